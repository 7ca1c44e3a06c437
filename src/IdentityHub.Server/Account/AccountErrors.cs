using IdentityHub.Server.Api;

namespace IdentityHub.Server.Account;

/// <summary>Refusals of the Account API.</summary>
internal static class AccountErrors
{
    /// <summary>Only our own applications change accounts.</summary>
    public static ApiError ThirdPartyForbidden { get; } =
        new("auth.third_party_application_forbidden", 403, "Applications of third parties cannot do this.");

    /// <summary>There is no such proof of this user in this application, it is not complete or complete already, was used, or is too old.</summary>
    public static ApiError VerificationNotFound { get; } =
        new("verification_record.not_found", 400, "There is no such verification. Please verify again.");

    /// <summary>The proof is about an account of another kind.</summary>
    public static ApiError InvalidTarget { get; } =
        new("verification_record.social_verification.invalid_target", 422, "The verification is about an account at another provider.");

    /// <summary>No tokens came with the proof, or the connector keeps none.</summary>
    public static ApiError TokenResponseNotFound { get; } = new(
        "verification_record.social_verification.token_response_not_found", 422, "The verification brought no tokens, or the connector keeps none.");

    /// <summary>The account that was proven is not the one that the user has here.</summary>
    public static ApiError IdentityNotOfUser { get; } =
        new("user.identity_not_exists_in_current_user", 422, "The verified account is not linked to the user.");
}
