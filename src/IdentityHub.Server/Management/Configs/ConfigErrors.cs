using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Management.Configs;

/// <summary>Refusals about settings and keys.</summary>
internal static class ConfigErrors
{
    /// <summary>A next key waits, or the hub does not sign with such keys.</summary>
    public static ApiError InvalidRotation { get; } = new(
        "oidc.invalid_request", 422, "The keys cannot be rotated: a next key is waiting already, or the hub does not sign with keys of this kind.");

    /// <summary>It signs, or is about to.</summary>
    public static ApiError OnlyPrevious { get; } = new("oidc.only_previous_key_can_be_deleted", 422, "Only a key that no longer signs can be deleted.");

    /// <summary>There would be none left.</summary>
    public static ApiError KeyRequired { get; } = new("oidc.key_required", 422, "At least one key must stay.");

    /// <summary>There is no such key.</summary>
    public static ApiError KeyNotFound { get; } = new("oidc.key_not_found", 404, "There is no key with this id.");

    /// <summary>There are no such keys.</summary>
    public static ApiError UnknownKeyType { get; } = ApiErrors.InvalidInput(
        "path", [new SchemaIssue("invalid_enum_value", new SchemaPath(null, "keyType"), "Expected one of private-keys, cookie-keys.")]);
}
