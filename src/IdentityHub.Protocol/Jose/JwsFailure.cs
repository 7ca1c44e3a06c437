namespace IdentityHub.Protocol.Jose;

/// <summary>Why a token was refused. The answer to the client stays one and the same; the reason is for the log and for tests.</summary>
public enum JwsFailure
{
    /// <summary>There is no failure.</summary>
    None,

    /// <summary>Longer than the caller allows.</summary>
    TooLarge,

    /// <summary>Not three parts of canonical base64url with a JSON object, free of duplicate members, as header.</summary>
    Malformed,

    /// <summary><c>alg</c> is not on the list, or is not the algorithm of the key (RFC 8725, 3.1).</summary>
    AlgorithmNotAllowed,

    /// <summary>The header demands an extension by <c>crit</c> or <c>b64</c> (RFC 7515, 4.1.11; RFC 7797); none is supported.</summary>
    UnsupportedHeader,

    /// <summary>No key of the set has the header's <c>kid</c> and <c>alg</c>.</summary>
    UnknownKey,

    /// <summary>The signature is not the key's over this token.</summary>
    BadSignature,
}
