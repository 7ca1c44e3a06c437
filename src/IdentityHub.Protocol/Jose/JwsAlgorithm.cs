namespace IdentityHub.Protocol.Jose;

/// <summary>
/// The signature algorithms this provider signs with and accepts (RFC 7518, 3.1). All are asymmetric: <c>none</c> and the
/// HMAC family have no member here, so they cannot be chosen by a token or by a setting.
/// </summary>
public enum JwsAlgorithm
{
    /// <summary>ECDSA on P-256 with SHA-256.</summary>
    ES256,

    /// <summary>ECDSA on P-384 with SHA-384.</summary>
    ES384,

    /// <summary>ECDSA on P-521 with SHA-512.</summary>
    ES512,

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256.</summary>
    RS256,

    /// <summary>RSASSA-PSS with SHA-256 and a salt of 32 bytes.</summary>
    PS256,
}
