namespace IdentityHub.Protocol.Jose;

/// <summary>
/// A token whose signature was found to be <see cref="Key"/>'s. Whether it is for us, for now and of the right type is still to be
/// checked: <see cref="JwsHeader.HasType"/> and <see cref="JwtValidation"/>.
/// </summary>
public sealed class VerifiedJws
{
    // Only a successful verification makes one, so that a parameter of this type is proof of it.
    internal VerifiedJws(JwsHeader header, ReadOnlyMemory<byte> payload, VerificationKey key)
    {
        Header = header;
        Payload = payload;
        Key = key;
    }

    /// <summary>The protected header.</summary>
    public JwsHeader Header { get; }

    /// <summary>The payload's bytes.</summary>
    public ReadOnlyMemory<byte> Payload { get; }

    /// <summary>The key that verified the token.</summary>
    public VerificationKey Key { get; }
}
