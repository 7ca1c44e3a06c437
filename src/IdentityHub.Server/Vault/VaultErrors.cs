using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors;

namespace IdentityHub.Server.Vault;

/// <summary>Refusals about tokens of other providers.</summary>
internal static class VaultErrors
{
    /// <summary>There are none, or they may not be used now: the identity is gone, or the connector is disabled or keeps no tokens.</summary>
    public static ApiError TokenNotFound { get; } =
        new("secrets.third_party_token_set.token_not_found", 404, "No tokens of this provider are kept for the user.");

    /// <summary>The access token has ended, and the provider gives no other one. The user has to sign in there again.</summary>
    public static ApiError AccessTokenExpired { get; } = new(
        "secrets.third_party_token_set.access_token_expired", 401, "The provider's access token has expired and cannot be replaced by another one.");

    /// <summary>The access token has ended, and the provider could not be asked. It may work in a moment.</summary>
    public static ApiError ProviderUnavailable { get; } = new("connector.general", 502, "The provider could not be asked for another access token.");

    /// <summary>
    /// Whether a provider said that a refresh token is no good (RFC 6749 §5.2 <c>invalid_grant</c>), which asking again does not change.
    /// </summary>
    /// <param name="error">What <see cref="Connectors.External.IExternalProvider.RefreshAsync"/> answered.</param>
    public static bool IsRefusal(ApiError error) =>
        error.Protocol?.Code == "invalid_grant"
        || error.Code == ConnectorErrors.AuthorizationFailed("").Code
        || error.Details?.Contains("invalid_grant", StringComparison.Ordinal) == true;
}
