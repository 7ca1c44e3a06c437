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

    /// <summary><c>exp</c> is absent.</summary>
    NoExpiry,

    /// <summary><c>exp</c> has come.</summary>
    Expired,

    /// <summary><c>nbf</c> has not come.</summary>
    NotYetValid,

    /// <summary><c>iat</c> lies in the future.</summary>
    WrongIssueTime,
}
