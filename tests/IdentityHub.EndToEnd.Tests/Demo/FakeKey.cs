using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace IdentityHub.EndToEnd.Tests.Demo;

/// <summary>A signing key of the fake provider. Signs with code of its own, so that a mistake in the demo's cannot cancel itself out.</summary>
internal sealed class FakeKey
{
    private readonly Func<byte[], byte[]> sign;

    private FakeKey(string algorithm, string keyId, JsonObject publicJwk, Func<byte[], byte[]> sign)
    {
        Algorithm = algorithm;
        KeyId = keyId;
        PublicJwk = publicJwk;
        this.sign = sign;
    }

    public string Algorithm { get; }

    public string KeyId { get; }

    public JsonObject PublicJwk { get; }

    public static FakeKey Create(string algorithm, string keyId) => algorithm switch
    {
        "ES256" => CreateEc(algorithm, keyId, ECCurve.NamedCurves.nistP256, "P-256", HashAlgorithmName.SHA256),
        "ES384" => CreateEc(algorithm, keyId, ECCurve.NamedCurves.nistP384, "P-384", HashAlgorithmName.SHA384),
        "ES512" => CreateEc(algorithm, keyId, ECCurve.NamedCurves.nistP521, "P-521", HashAlgorithmName.SHA512),
        "RS256" => CreateRsa(algorithm, keyId, RSASignaturePadding.Pkcs1),
        _ => CreateRsa(algorithm, keyId, RSASignaturePadding.Pss),
    };

    public static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    /// <param name="header">Null for the usual header; a test gives its own to lie in it.</param>
    public string Sign(JsonObject payload, string? type = null, JsonObject? header = null)
    {
        header ??= new JsonObject { ["alg"] = Algorithm, ["kid"] = KeyId };
        if (type is not null)
        {
            header["typ"] = type;
        }

        var input = $"{Encode(header.ToJsonString())}.{Encode(payload.ToJsonString())}";
        return $"{input}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(input)))}";
    }

    private static FakeKey CreateEc(string algorithm, string keyId, ECCurve curve, string curveName, HashAlgorithmName hash)
    {
        var key = ECDsa.Create(curve);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var jwk = new JsonObject
        {
            ["kty"] = "EC",
            ["use"] = "sig",
            ["kid"] = keyId,
            ["alg"] = algorithm,
            ["crv"] = curveName,
            ["x"] = Base64Url.EncodeToString(point.X),
            ["y"] = Base64Url.EncodeToString(point.Y),
        };
        return new FakeKey(algorithm, keyId, jwk, input => key.SignData(input, hash));
    }

    private static FakeKey CreateRsa(string algorithm, string keyId, RSASignaturePadding padding)
    {
        var key = RSA.Create(2048);
        var parameters = key.ExportParameters(includePrivateParameters: false);
        var jwk = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = keyId,
            ["alg"] = algorithm,
            ["n"] = Base64Url.EncodeToString(parameters.Modulus),
            ["e"] = Base64Url.EncodeToString(parameters.Exponent),
        };
        return new FakeKey(algorithm, keyId, jwk, input => key.SignData(input, HashAlgorithmName.SHA256, padding));
    }
}
