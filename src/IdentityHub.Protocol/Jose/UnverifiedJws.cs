namespace IdentityHub.Protocol.Jose;

/// <summary>
/// A well-formed token whose signature nobody has looked at: header and payload are a stranger's claims, good for finding out
/// which client or provider to load and for nothing else.
/// </summary>
public sealed class UnverifiedJws
{
    private readonly byte[] _signedBytes;
    private readonly byte[] _signature;

    internal UnverifiedJws(JwsHeader header, byte[] payload, byte[] signedBytes, byte[] signature)
    {
        Header = header;
        Payload = payload;
        _signedBytes = signedBytes;
        _signature = signature;
    }

    /// <summary>The header; untrusted.</summary>
    public JwsHeader Header { get; }

    /// <summary>The payload's bytes; untrusted.</summary>
    public ReadOnlyMemory<byte> Payload { get; }

    /// <summary>Verifies with the key of the set that has the header's <c>kid</c> and <c>alg</c>.</summary>
    public JwsResult<VerifiedJws> Verify(VerificationKeySet keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return keys.Find(Header.KeyId, Header.Algorithm) is { } key ? Verify(key) : new(JwsFailure.UnknownKey);
    }

    /// <summary>Verifies with a key the caller has chosen, whatever the header's <c>kid</c> says. The key's algorithm must be the header's.</summary>
    public JwsResult<VerifiedJws> Verify(VerificationKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Algorithm != Header.Algorithm)
        {
            return new(JwsFailure.AlgorithmNotAllowed);
        }

        return key.Verify(_signedBytes, _signature)
            ? new(new VerifiedJws(Header, Payload, key))
            : new(JwsFailure.BadSignature);
    }
}
