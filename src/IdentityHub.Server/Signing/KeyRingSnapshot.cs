using System.Security.Cryptography;
using System.Text;
using IdentityHub.Data.Signing;
using IdentityHub.Protocol.Jose;

namespace IdentityHub.Server.Signing;

/// <summary>The keys at one moment; never changes.</summary>
internal sealed class KeyRingSnapshot
{
    /// <summary>No keys.</summary>
    public static readonly KeyRingSnapshot Empty = new([], [], []);

    private readonly Dictionary<string, SigningKey> signing;
    private readonly Dictionary<string, VerificationKey> verification;

    private KeyRingSnapshot(Dictionary<string, SigningKey> signing, List<VerificationKey> verification, IReadOnlyList<string> algorithms)
    {
        this.signing = signing;
        this.verification = verification.ToDictionary(key => key.KeyId!);
        VerificationKeys = new(verification);
        Algorithms = algorithms;
        Jwks = new JsonWebKeySet([.. verification.Select(key => key.Jwk)]).ToUtf8();
    }

    /// <summary>Algorithms with a signing key, the default first.</summary>
    public IReadOnlyList<string> Algorithms { get; }

    /// <summary>All published keys, in the order of the key set document.</summary>
    public VerificationKeySet VerificationKeys { get; }

    /// <summary>The key set document.</summary>
    public ReadOnlyMemory<byte> Jwks { get; }

    /// <summary>The keys of these records: those that sign, then those that will, then those that did.</summary>
    /// <param name="records">What the database holds.</param>
    /// <param name="defaultAlgorithm">Comes first.</param>
    /// <param name="open">Decrypts a private key.</param>
    /// <param name="earlier">Where keys are taken from that were opened before: importing one is slow.</param>
    public static KeyRingSnapshot From(
        IReadOnlyList<SigningKeyRecord> records, string defaultAlgorithm, Func<SigningKeyRecord, SigningKey> open, KeyRingSnapshot earlier)
    {
        // Clients that take the first key they understand should take one that signs (spec: Current, Next, Previous).
        var ordered = records
            .OrderBy(record => record.Status switch { SigningKeyStatus.Current => 0, SigningKeyStatus.Next => 1, _ => 2 })
            .ThenBy(record => record.Algorithm == defaultAlgorithm ? 0 : 1)
            .ThenBy(record => record.Algorithm, StringComparer.Ordinal)
            .ThenByDescending(record => record.CreatedAt)
            .ToList();
        var current = ordered.Where(record => record.Status == SigningKeyStatus.Current).ToList();
        return new(
            current.ToDictionary(
                record => record.Algorithm,
                record => earlier.FindSigningKey(record.Algorithm) is { } key && key.KeyId == record.Id ? key : open(record)),
            [.. ordered.Select(record => earlier.Find(record.Id) ?? ReadPublic(record))],
            [.. current.Select(record => record.Algorithm)]);
    }

    /// <summary>The key that signs with an algorithm.</summary>
    public SigningKey? FindSigningKey(string algorithm) => signing.GetValueOrDefault(algorithm);

    /// <summary>The published key with an identifier.</summary>
    public VerificationKey? Find(string keyId) => verification.GetValueOrDefault(keyId);

    private static VerificationKey ReadPublic(SigningKeyRecord record) =>
        JsonWebKey.TryParse(Encoding.UTF8.GetBytes(record.PublicJwk), out var jwk)
        && jwk.Kid == record.Id
        && VerificationKey.TryCreate(jwk, out var key, out _)
            ? key
            : throw new CryptographicException($"The public half of the signing key {record.Id} is damaged.");
}
