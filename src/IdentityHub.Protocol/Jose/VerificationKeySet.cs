namespace IdentityHub.Protocol.Jose;

/// <summary>The keys of one signer that tokens are verified with.</summary>
/// <param name="Keys">Every usable key.</param>
public sealed record VerificationKeySet(IReadOnlyList<VerificationKey> Keys)
{
    /// <summary>The usable keys of a published set; keys for encryption, of unknown types or too weak are left out.</summary>
    /// <param name="keySet">The set as read.</param>
    /// <param name="rsaAlgorithm">The algorithm of RSA keys that name none themselves.</param>
    public static VerificationKeySet From(JsonWebKeySet keySet, JwsAlgorithm rsaAlgorithm = JwsAlgorithm.RS256)
    {
        ArgumentNullException.ThrowIfNull(keySet);
        var keys = new List<VerificationKey>(keySet.Keys.Count);
        foreach (var jwk in keySet.Keys)
        {
            if (VerificationKey.TryCreate(jwk, out var key, out _, rsaAlgorithm))
            {
                keys.Add(key);
            }
        }

        return new VerificationKeySet(keys);
    }

    /// <summary>
    /// The key for a header's <c>kid</c> and <c>alg</c>, both of which must match. Without a <c>kid</c> the set must leave no choice
    /// (OpenID Connect Core, 10.1).
    /// </summary>
    public VerificationKey? Find(string? keyId, JwsAlgorithm algorithm)
    {
        VerificationKey? found = null;
        foreach (var key in Keys)
        {
            if (key.Algorithm != algorithm || (keyId is not null && key.KeyId != keyId))
            {
                continue;
            }

            if (keyId is not null)
            {
                return key;
            }

            if (found is not null)
            {
                return null;
            }

            found = key;
        }

        return found;
    }
}
