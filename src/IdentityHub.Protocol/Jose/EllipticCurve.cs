using System.Security.Cryptography;

namespace IdentityHub.Protocol.Jose;

/// <summary>A curve of RFC 7518, 6.2.1.1, with the one algorithm it serves (RFC 7518, 3.4).</summary>
internal sealed record EllipticCurve(string Name, string Oid, JwsAlgorithm Algorithm, int CoordinateSize)
{
    private static readonly EllipticCurve[] All =
    [
        new("P-256", "1.2.840.10045.3.1.7", JwsAlgorithm.ES256, 32),
        new("P-384", "1.3.132.0.34", JwsAlgorithm.ES384, 48),
        new("P-521", "1.3.132.0.35", JwsAlgorithm.ES512, 66),
    ];

    public ECCurve Curve => ECCurve.CreateFromValue(Oid);

    public static EllipticCurve Of(JwsAlgorithm algorithm) => Array.Find(All, curve => curve.Algorithm == algorithm)
        ?? throw new ArgumentOutOfRangeException(nameof(algorithm));

    public static EllipticCurve? Named(string? name) => Array.Find(All, curve => curve.Name == name);

    /// <summary>Knows a curve by its object identifier only: a key with explicit curve parameters is never recognised.</summary>
    public static EllipticCurve? Of(ECCurve curve) =>
        curve.IsNamed ? Array.Find(All, known => known.Oid == curve.Oid.Value || known.Curve.Oid.FriendlyName == curve.Oid.FriendlyName) : null;
}
