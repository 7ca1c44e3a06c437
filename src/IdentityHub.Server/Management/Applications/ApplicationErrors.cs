using IdentityHub.Server.Api;

namespace IdentityHub.Server.Management.Applications;

/// <summary>Refusals about applications.</summary>
internal static class ApplicationErrors
{
    /// <summary>SAML applications have operations of their own.</summary>
    public static ApiError UseSamlApi { get; } =
        new("application.saml.use_saml_app_api", 400, "SAML applications are managed by operations of their own.");

    /// <summary>A protected application needs to know what it protects.</summary>
    public static ApiError ProtectedMetadataRequired { get; } =
        new("application.protected_app_metadata_is_required", 400, "A protected application needs protectedAppMetadata.");

    /// <summary>There is no edge proxy that could protect anything.</summary>
    public static ApiError ProtectedNotConfigured { get; } =
        new("application.protected_app_not_configured", 501, "This hub runs no proxy for protected applications.");

    /// <summary>Only protected applications have these settings.</summary>
    public static ApiError ProtectedOnly { get; } =
        new("application.protected_application_only", 422, "Only protected applications have protectedAppMetadata.");

    /// <summary>A third-party application is one that people sign in to.</summary>
    public static ApiError InvalidThirdPartyType { get; } = new(
        "application.invalid_third_party_application_type", 400, "Only Native, SPA and Traditional applications can be third-party applications.");

    /// <summary>Token exchange is for our own applications.</summary>
    public static ApiError ThirdPartyTokenExchange { get; } = new(
        "application.third_party_application_cannot_enable_token_exchange", 422, "A third-party application cannot exchange tokens.");

    /// <summary>The device flow is for native applications.</summary>
    public static ApiError DeviceFlowNativeOnly { get; } =
        new("application.device_flow_native_only", 422, "Only Native applications can use the device flow.");

    /// <summary>An application begins with the device flow or never uses it.</summary>
    public static ApiError DeviceFlowNotChangeable { get; } =
        new("application.device_flow_not_changeable", 422, "Whether an application uses the device flow cannot be changed.");

    /// <summary>Only machines have roles.</summary>
    public static ApiError InvalidType { get; } =
        new("application.invalid_type", 422, "Only MachineToMachine applications can have roles.");

    /// <summary>Roles of people are not for machines.</summary>
    public static ApiError InvalidRoleType { get; } =
        new("application.invalid_role_type", 422, "Only roles of the type MachineToMachine can be given to applications.");

    /// <summary>Our own applications may ask for anything.</summary>
    public static ApiError ThirdPartyOnly { get; } =
        new("application.third_party_application_only", 422, "This is only for third-party applications.");

    /// <summary>Some permissions are not there.</summary>
    public static ApiError ConsentScopesNotFound { get; } =
        new("application.user_consent_scopes_not_found", 422, "Some of these permissions do not exist.");

    /// <summary>Nobody consents to others managing the hub.</summary>
    public static ApiError ConsentToManagementApi { get; } = new(
        "application.consent_management_api_scopes_not_allowed", 422, "Permissions of the Management API cannot be given to third-party applications.");

    /// <summary>A user consents only for organizations that the user belongs to.</summary>
    public static ApiError MembershipRequired { get; } =
        new("organization.require_membership", 422, "The user is not a member of every one of these organizations.");

    /// <summary>Secrets have names since before this hub.</summary>
    public static ApiError NoLegacySecret { get; } =
        new("application.no_legacy_secret_found", 400, "The application has no legacy secret.");

    /// <summary>The application has a secret with this name.</summary>
    public static ApiError SecretNameExists { get; } =
        new("application.secret_name_exists", 422, "The application has a secret with this name.");

    /// <summary>A secret that never works helps nobody.</summary>
    public static ApiError SecretExpired { get; } =
        new("request.invalid_input", 400, "The input is not valid.") { Details = "expiresAt must lie in the future." };

    /// <summary>One list, one exclusion.</summary>
    public static ApiError TwoExclusions { get; } = new("request.invalid_input", 400, "The input is not valid.")
    {
        Details = "excludeRoleId and excludeOrganizationId cannot be used together.",
    };

    /// <summary>Access control without a rule would keep everybody out.</summary>
    public static ApiError NoAccessRules { get; } = new("request.invalid_input", 422, "The input is not valid.")
    {
        Details = "Access control that is on needs at least one rule.",
    };

    /// <summary>There is no such application.</summary>
    public static ApiError NotFound(string id) => ApiErrors.NotExistsWithId("applications", id);
}
