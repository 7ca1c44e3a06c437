using IdentityHub.Server.Api;

namespace IdentityHub.Server.Verification;

/// <summary>Refusals of codes and one-time tokens.</summary>
internal static class VerificationErrors
{
    /// <summary>No code waits for this address, or it was used.</summary>
    public static ApiError CodeNotFound { get; } = new("verification_code.not_found", 400, "No code waits to be verified. Ask for a new one.");

    /// <summary>The code went to another e-mail address.</summary>
    public static ApiError EmailMismatch { get; } = new("verification_code.email_mismatch", 400, "The code was sent to another e-mail address.");

    /// <summary>The code went to another phone number.</summary>
    public static ApiError PhoneMismatch { get; } = new("verification_code.phone_mismatch", 400, "The code was sent to another phone number.");

    /// <summary>The code's time is over.</summary>
    public static ApiError CodeExpired { get; } = new("verification_code.expired", 400, "The code has expired. Ask for a new one.");

    /// <summary>The code was tried too often.</summary>
    public static ApiError TooManyTries { get; } =
        new("verification_code.exceed_max_try", 400, "The code was tried too often. Ask for a new one.");

    /// <summary>It is another code.</summary>
    public static ApiError CodeMismatch { get; } = new("verification_code.code_mismatch", 400, "The code is wrong.");

    /// <summary>Too many messages to one recipient.</summary>
    public static ApiError MessageRateLimited { get; } =
        new("request.message_rate_limited", 429, "Too many messages were sent to this recipient. Try again later.");

    /// <summary>There is no such token.</summary>
    public static ApiError TokenNotFound { get; } = new("one_time_token.token_not_found", 404, "There is no such token for this e-mail address.");

    /// <summary>The token was made for another address.</summary>
    public static ApiError TokenEmailMismatch { get; } =
        new("one_time_token.email_mismatch", 400, "The token was made for another e-mail address.");

    /// <summary>The token's time is over.</summary>
    public static ApiError TokenExpired { get; } = new("one_time_token.token_expired", 400, "The token has expired.");

    /// <summary>The token was used.</summary>
    public static ApiError TokenConsumed { get; } = new("one_time_token.token_consumed", 400, "The token was used before.");

    /// <summary>The token was taken back.</summary>
    public static ApiError TokenRevoked { get; } = new("one_time_token.token_revoked", 400, "The token was revoked.");

    /// <summary>A token that was used stays used.</summary>
    public static ApiError CannotReactivate { get; } =
        new("one_time_token.cannot_reactivate_token", 400, "A token that does not count any more cannot be made to count again.");

    /// <summary>There is no organization with this id, or none at all.</summary>
    public static ApiError OrganizationNotFound { get; } = ApiErrors.RelationNotFound with { Status = 422 };
}
