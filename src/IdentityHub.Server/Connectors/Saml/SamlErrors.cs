using IdentityHub.Protocol.Saml;
using IdentityHub.Server.Api;

namespace IdentityHub.Server.Connectors.Saml;

/// <summary>Refusals about SAML.</summary>
internal static class SamlErrors
{
    /// <summary>No response waits under what the browser brought: it was taken, or is too old, or was never there.</summary>
    public static ApiError NoResponse { get; } =
        new("session.connector_session_not_found", 400, "The sign-in at the provider is not known, was used, or took too long. Please begin again.");

    /// <summary>The provider began, and nobody allowed that.</summary>
    public static ApiError NotInitiatedHere { get; } =
        new("single_sign_on.idp_initiated_authentication_not_supported", 400, "This sign-in was not begun here, or took too long. Please begin at the application.");

    /// <summary>The provider began, and there is nowhere to lead the person.</summary>
    public static ApiError NoApplication { get; } = new(
        "single_sign_on.idp_initiated_authentication_client_callback_uri_not_found", 400, "It is not set where people go who begin at the provider.");

    /// <summary>The form is not one of SAML.</summary>
    public static ApiError InvalidForm { get; } =
        new("connector.invalid_response", 400, "The provider's form has no SAMLResponse that can be read.");

    /// <summary>There is no such connector, or it may not be used now.</summary>
    public static ApiError ConnectorNotFound { get; } = new("connector.not_found", 404, "There is no such connector.");

    /// <summary>The assertion was used.</summary>
    public static ApiError Replayed { get; } = new("connector.invalid_response", 400, "The provider's answer was used before.")
    {
        Details = "The assertion was used before. If nobody pressed the back button, somebody may have copied it.",
    };

    /// <summary>There are no tokens in SAML.</summary>
    public static ApiError NoTokens { get; } = new("connector.not_implemented", 400, "SAML has no tokens that could be refreshed.");

    /// <summary>What the provider sent does not count.</summary>
    public static ApiError Refused(SamlRefusal refusal) => refusal.Failure == SamlFailure.NotSuccessful
        ? new("connector.authorization_failed", 401, "The provider did not let the person in.") { Details = refusal.Detail }
        : new("connector.invalid_response", 400, "The provider's answer is not accepted.") { Details = $"{refusal.Failure}: {refusal.Detail}" };

    /// <summary>The provider says too little of the person.</summary>
    /// <param name="details">What is missing, for the operator.</param>
    public static ApiError Incomplete(string details) =>
        new("connector.invalid_response", 400, "The provider's answer does not say enough about the person.") { Details = details };

    /// <summary>Its metadata cannot be used.</summary>
    /// <param name="details">Why, for the operator.</param>
    public static ApiError InvalidMetadata(string details) =>
        new("connector.invalid_metadata", 400, "The metadata of the provider cannot be used.") { Details = details };
}
