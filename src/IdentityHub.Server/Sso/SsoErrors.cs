using System.Text.Json.Nodes;
using IdentityHub.Server.Api;

namespace IdentityHub.Server.Sso;

/// <summary>Refusals about enterprise connectors.</summary>
internal static class SsoErrors
{
    /// <summary>There is no such kind of enterprise connector.</summary>
    public static ApiError ProviderNotFound { get; } = new("connector.not_found", 422, "There is no kind of enterprise connector with this `providerName`.");

    /// <summary>What only SAML connectors have.</summary>
    public static ApiError NotSaml { get; } = new("connector.not_found", 404, "There is no SAML connector with this id.");

    /// <summary>Another connector has this name.</summary>
    public static ApiError DuplicateConnectorName { get; } =
        new("single_sign_on.duplicate_connector_name", 409, "Another enterprise connector has this name.");

    /// <summary>Requests are to be signed, and nothing is there to sign with.</summary>
    public static ApiError ActiveSigningKeyRequired { get; } =
        new("single_sign_on.active_signing_key_required", 400, "Requests can be signed once the connector has an active signing key.");

    /// <summary>The key signs requests.</summary>
    public static ApiError SigningKeyInUse { get; } =
        new("single_sign_on.can_not_deactivate_signing_key_in_use", 400, "The connector signs its requests with this key. Turn that off or activate another key first.");

    /// <summary>The provider may trust the key.</summary>
    public static ApiError SigningKeyActive { get; } =
        new("single_sign_on.can_not_delete_active_signing_key", 400, "An active signing key cannot be deleted. Activate another one or deactivate this one first.");

    /// <summary>Only SAML providers begin a sign-in.</summary>
    public static ApiError IdpInitiatedNotSupported { get; } =
        new("single_sign_on.idp_initiated_authentication_not_supported", 400, "Only the provider of a SAML connector can begin a sign-in.");

    /// <summary>Nobody could be led there.</summary>
    public static ApiError RedirectUriNotRegistered { get; } = new(
        "single_sign_on.idp_initiated_authentication_redirect_uri_not_registered", 400, "The redirect URI is not one of the application.");

    /// <summary>Nothing has this id.</summary>
    public static ApiError NotExists(string id) => ApiErrors.NotExistsWithId("sso_connectors", id);

    /// <summary>Domains of everybody, which no enterprise speaks for.</summary>
    public static ApiError ForbiddenDomains(IEnumerable<string> domains) =>
        new("single_sign_on.forbidden_domains", 422, "Domains of public mail services cannot be those of an enterprise.") { Data = List(domains) };

    /// <summary>Domains that are listed twice, or that belong to another connector.</summary>
    public static ApiError DuplicatedDomains(IEnumerable<string> domains) =>
        new("single_sign_on.duplicated_domains", 422, "Domains are listed twice, or belong to another connector and are not shared by both.") { Data = List(domains) };

    /// <summary>What is no domain.</summary>
    public static ApiError InvalidDomainFormat(IEnumerable<string> domains) =>
        new("single_sign_on.invalid_domain_format", 422, "A domain looks like `example.com`.") { Data = List(domains) };

    /// <summary>The provider cannot lead people to such a client.</summary>
    /// <param name="types">The types that it can lead to.</param>
    public static ApiError IdpInitiatedApplicationType(string types) => new(
        "single_sign_on.idp_initiated_authentication_invalid_application_type", 400, $"The provider can lead people to first-party applications of these types: {types}.");

    /// <summary>Ours: the TXT record is not there.</summary>
    /// <param name="details">What was looked for and found.</param>
    public static ApiError DomainNotVerified(string details) =>
        new("single_sign_on.domain_not_verified", 422, "The TXT record of the domain does not prove that it is yours.") { Details = details };

    /// <summary>What a provider publishes is not what the configuration says.</summary>
    /// <param name="error">What was found.</param>
    public static ApiError Unverified(ApiError error) => error.Code is "connector.invalid_config" || error.Code.StartsWith("single_sign_on.", StringComparison.Ordinal)
        ? error
        : new ApiError("connector.invalid_config", 400, "The configuration does not lead to a provider that can be used.")
        {
            Data = new JsonObject { ["reason"] = error.Code },
            Details = error.Details ?? error.Message,
        };

    private static JsonObject List(IEnumerable<string> domains) => new() { ["data"] = new JsonArray([.. domains.Select(domain => JsonValue.Create(domain))]) };
}
