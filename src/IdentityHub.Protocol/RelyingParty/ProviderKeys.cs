using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using IdentityHub.Protocol.Jose;

namespace IdentityHub.Protocol.RelyingParty;

/// <summary>
/// The keys a provider publishes (RFC 7517). An RSA key that names no algorithm, as Entra ID's do, serves whichever RSA algorithm the token names
/// and the caller allows; every other key serves its own. Safe for use by many threads at once.
/// </summary>
public sealed class ProviderKeys
{
    /// <summary>Bytes of the longest document that is looked at.</summary>
    public const int MaximumLength = 512 * 1024;

    /// <summary>Keys of the longest set that is looked at: each is tried and kept.</summary>
    public const int MaximumCount = 256;

    private readonly JsonWebKeySet published;
    private readonly Dictionary<string, string> issuers;
    private readonly ConcurrentDictionary<JwsAlgorithm, VerificationKeySet> sets = new();

    private ProviderKeys(JsonWebKeySet published, Dictionary<string, string> issuers) => (this.published, this.issuers) = (published, issuers);

    /// <summary>How many keys were read; those for encryption and of unknown types count.</summary>
    public int Count => published.Keys.Count;

    /// <summary>Reads a document.</summary>
    /// <param name="utf8">The document.</param>
    /// <param name="keys">The keys.</param>
    /// <returns>False when it is no key set, holds too many keys, or none.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out ProviderKeys? keys)
    {
        keys = UpstreamJson.TryParse(utf8, MaximumLength, out var json) && JsonWebKeySet.TryParse(json, out var set) && set.Keys.Count is > 0 and <= MaximumCount
            ? new ProviderKeys(set, ReadIssuers(json.GetProperty("keys")))
            : null;
        return keys is not null;
    }

    /// <summary>The keys that can verify by an algorithm.</summary>
    /// <param name="algorithm">That of the token; the caller has checked that it is allowed.</param>
    public VerificationKeySet For(JwsAlgorithm algorithm) => sets.GetOrAdd(
        algorithm.IsEllipticCurve() ? JwsAlgorithm.RS256 : algorithm,
        static (rsaAlgorithm, published) => VerificationKeySet.From(published, rsaAlgorithm),
        published);

    /// <summary>The issuer a key belongs to: a member of Entra ID's, whose tenants share one document. May hold the template's <c>{tenantid}</c>.</summary>
    /// <param name="keyId">Its <c>kid</c>.</param>
    /// <returns>Null when the document does not say.</returns>
    public string? IssuerOf(string? keyId) => keyId is null ? null : issuers.GetValueOrDefault(keyId);

    private static Dictionary<string, string> ReadIssuers(JsonElement keys)
    {
        var issuers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in keys.EnumerateArray())
        {
            if (key.ValueKind == JsonValueKind.Object
                && UpstreamJson.TryGetText(key, "kid", out var id) && id is not null && UpstreamJson.TryGetText(key, "issuer", out var issuer) && issuer is not null)
            {
                issuers[id] = issuer;
            }
        }

        return issuers;
    }
}
