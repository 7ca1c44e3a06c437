namespace IdentityHub.Protocol.Jose;

/// <summary>Why a JSON Web Key cannot verify signatures here.</summary>
public enum JsonWebKeyProblem
{
    /// <summary>There is no problem.</summary>
    None,

    /// <summary><c>kty</c> is neither <c>EC</c> nor <c>RSA</c>.</summary>
    UnsupportedKeyType,

    /// <summary><c>crv</c> is none of <c>P-256</c>, <c>P-384</c> and <c>P-521</c>.</summary>
    UnsupportedCurve,

    /// <summary><c>alg</c> is not accepted here or does not fit the key.</summary>
    UnsupportedAlgorithm,

    /// <summary><c>use</c> or <c>key_ops</c> says that the key is for something else.</summary>
    NotForSignatures,

    /// <summary>The key came with private or symmetric members: whoever sent it has published a secret.</summary>
    HasPrivateMembers,

    /// <summary>A number is missing, not in canonical base64url, of the wrong size, or the point is not on the curve.</summary>
    InvalidValue,

    /// <summary>An RSA modulus of fewer than 2048 bits.</summary>
    TooSmall,

    /// <summary>An RSA modulus or exponent so large that verifying would serve to exhaust this server.</summary>
    TooLarge,
}
