using IdentityHub.Server.Api;

namespace IdentityHub.Server.Experience.Federation;

/// <summary>Refusals of steps in which people come with an account elsewhere.</summary>
internal static class ExternalErrors
{
    /// <summary>There is no such connector, or it may not be used now.</summary>
    public static ApiError ConnectorNotFound { get; } = new("connector.not_found", 404, "There is no such connector.");

    /// <summary>What was begun was used already, or too long ago.</summary>
    public static ApiError SessionNotFound { get; } =
        new("session.connector_validation_session_not_found", 404, "This sign-in was used already, or was begun too long ago. Please begin again.");

    /// <summary>What came back is not what was sent: somebody else began this sign-in.</summary>
    public static ApiError TokenMismatch { get; } =
        new("session.csrf_token_mismatch", 400, "The answer does not belong to the sign-in that this browser began.");

    /// <summary>No account has this social identity; whose address it has may be in <c>data.relatedUser</c>.</summary>
    public static ApiError IdentityNotExist { get; } = new("user.identity_not_exist", 404, "No account has this identity.");

    /// <summary>No account has this identity of an enterprise, nor its address.</summary>
    public static ApiError SsoIdentityNotExist { get; } = new("user.sso_identity_not_exist", 404, "No account has this identity of an enterprise.");

    /// <summary>The account has another identity of this kind.</summary>
    public static ApiError SocialAccountExists { get; } =
        new("user.social_account_exists_in_profile", 422, "The account is linked to another identity of this kind.");
}
