namespace IdentityHub.Demo.OpenIdConnect;

/// <summary>Why a token was refused. One name per check, so that a test (and a log line) can say which one spoke.</summary>
internal enum TokenProblem
{
    None,
    Malformed,
    AlgorithmNotAllowed,
    UnknownKey,
    AmbiguousKey,
    BadSignature,
    WrongType,
    WrongIssuer,
    MissingSubject,
    WrongSubject,
    WrongAudience,
    WrongAuthorizedParty,
    MissingExpiry,
    Expired,
    NotYetValid,
    MissingIssuedAt,
    IssuedInTheFuture,
    MissingNonce,
    WrongNonce,
    WrongAccessTokenHash,
    MissingClientId,
}
