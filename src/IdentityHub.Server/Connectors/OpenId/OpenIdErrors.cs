using IdentityHub.Server.Api;

namespace IdentityHub.Server.Connectors.OpenId;

/// <summary>Why a provider did not sign somebody in. Details are for the operator and hold nothing secret; people see that it did not work.</summary>
internal static class OpenIdErrors
{
    /// <summary>What the provider publishes about itself cannot be read, or is not what the configuration expects.</summary>
    /// <param name="details">What is wrong, and where.</param>
    public static ApiError InvalidMetadata(string details) =>
        new("connector.invalid_metadata", 400, "What the provider publishes about itself cannot be used.") { Details = details };

    /// <summary>The provider cannot be reached.</summary>
    /// <param name="details">Why.</param>
    public static ApiError Unreachable(string details) => new("connector.general", 400, "The provider cannot be reached.") { Details = details };

    /// <summary>The person or the provider said no, or the connector does not take this person.</summary>
    /// <param name="details">Why.</param>
    public static ApiError Refused(string details) =>
        new("connector.authorization_failed", 401, "The provider did not sign this person in.") { Details = details };

    /// <summary>The code is none, or the provider does not take it.</summary>
    /// <param name="details">Why.</param>
    public static ApiError CodeInvalid(string details) =>
        new("connector.social_auth_code_invalid", 401, "The provider does not take the code.") { Details = details };

    /// <summary>The provider does not take the refresh token; the person has to sign in there again.</summary>
    /// <param name="details">Why.</param>
    public static ApiError RefreshTokenInvalid(string details) =>
        new("connector.social_invalid_access_token", 401, "The provider gives no more access tokens.") { Details = details };
}
