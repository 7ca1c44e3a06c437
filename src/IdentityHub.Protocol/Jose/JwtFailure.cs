namespace IdentityHub.Protocol.Jose;

/// <summary>Why a JWT's claims were refused.</summary>
public enum JwtFailure
{
    /// <summary>There is no failure.</summary>
    None,

    /// <summary><c>iss</c> is absent or another.</summary>
    WrongIssuer,

    /// <summary><c>aud</c> is absent or holds none of our names.</summary>
    WrongAudience,

    /// <summary><c>azp</c> is another client, or absent from a token for several audiences.</summary>
    WrongAuthorizedParty,

    /// <summary><c>sub</c> is absent or another.</summary>
    WrongSubject,

    /// <summary><c>exp</c> is absent.</summary>
    NoExpiry,

    /// <summary><c>exp</c> has come.</summary>
    Expired,

    /// <summary><c>nbf</c> has not come.</summary>
    NotYetValid,

    /// <summary><c>iat</c> lies in the future, or is absent although an age was demanded.</summary>
    WrongIssueTime,

    /// <summary>Issued longer ago than allowed.</summary>
    TooOld,

    /// <summary><c>nonce</c> is absent or another.</summary>
    WrongNonce,
}
