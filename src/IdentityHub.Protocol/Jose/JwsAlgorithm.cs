namespace IdentityHub.Protocol.Jose;

/// <summary>
/// The signature algorithms that can be used (RFC 7518, 3.1). All are asymmetric: <c>none</c> and the HMAC family have no member here, so
/// they cannot be chosen by a token or by a setting. Those with SHA-384 and SHA-512 on RSA are for what other providers sign.
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

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-384.</summary>
    RS384,

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-512.</summary>
    RS512,

    /// <summary>RSASSA-PSS with SHA-384 and a salt of 48 bytes.</summary>
    PS384,

    /// <summary>RSASSA-PSS with SHA-512 and a salt of 64 bytes.</summary>
    PS512,
}
