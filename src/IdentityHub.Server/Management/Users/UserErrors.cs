using System.Text.Json.Nodes;
using IdentityHub.Server.Api;

namespace IdentityHub.Server.Management.Users;

/// <summary>Refusals about users.</summary>
internal static class UserErrors
{
    /// <summary>There is no such user.</summary>
    public static ApiError NotFound { get; } = ApiErrors.NotFound with { Message = "There is no such user." };

    /// <summary>Somebody has this username.</summary>
    public static ApiError UsernameInUse { get; } = new("user.username_already_in_use", 422, "Another user has this username.");

    /// <summary>Somebody has this e-mail address.</summary>
    public static ApiError EmailInUse { get; } = new("user.email_already_in_use", 422, "Another user has this e-mail address.");

    /// <summary>Somebody has this phone number.</summary>
    public static ApiError PhoneInUse { get; } = new("user.phone_already_in_use", 422, "Another user has this phone number.");

    /// <summary>Digits that are no phone number.</summary>
    public static ApiError InvalidPhone { get; } = new("user.invalid_phone", 422, "There can be no such phone number.");

    /// <summary>A password and a digest.</summary>
    public static ApiError PasswordAndDigest { get; } =
        new("user.password_and_digest", 400, "Give a password or the digest of one, not both.");

    /// <summary>A digest without the way it was made.</summary>
    public static ApiError PasswordAlgorithmRequired { get; } =
        new("user.password_algorithm_required", 400, "A password digest needs its algorithm.");

    /// <summary>An administrator would remove the account it acts with.</summary>
    public static ApiError CannotDeleteSelf { get; } = new("user.cannot_delete_self", 400, "You cannot delete your own account.");

    /// <summary>Nobody would be left who may do everything.</summary>
    public static ApiError LastOwner { get; } = new(
        "administrator.last_owner", 422, "This is the last owner who can sign in. Make somebody else an owner first.");

    /// <summary>The password is not the user's.</summary>
    public static ApiError InvalidCredentials { get; } = new("session.invalid_credentials", 422, "The password is wrong.");

    /// <summary>Passwords do not expire here.</summary>
    public static ApiError PasswordExpirationNotEnabled { get; } =
        new("sign_in_experiences.password_expiration_not_enabled", 400, "Passwords do not expire: the sign-in experience does not turn it on.");

    /// <summary>The role is not one for people.</summary>
    public static ApiError InvalidRoleType { get; } = new("user.invalid_role_type", 422, "Only roles for users can be given to a user.");

    /// <summary>Who may do everything is not decided by everybody who may use the API.</summary>
    public static ApiError InternalRole { get; } =
        ApiErrors.Forbidden with { Message = "Only an administrator, signed in as a person, can give or take this role." };

    /// <summary>Another user has this social identity.</summary>
    public static ApiError IdentityInUse { get; } = new("user.identity_already_in_use", 422, "Another user has this identity.");

    /// <summary>The user has no identity of this kind.</summary>
    public static ApiError IdentityNotExist { get; } = new("user.identity_not_exist", 404, "The user has no such identity.");

    /// <summary>The user has no identity from this connector.</summary>
    public static ApiError SsoIdentityNotExists { get; } =
        new("user.enterprise_sso_identity_not_exists", 404, "The user has no identity from this connector.");

    /// <summary>The user has such a token.</summary>
    public static ApiError TokenNameExists { get; } =
        new("user.personal_access_token_name_exists", 422, "The user has a personal access token with this name.");

    /// <summary>It would never have been valid.</summary>
    public static ApiError ExpiresInPast { get; } = ApiErrors.InvalidRequest("The value of `expiresAt` must be in the future.");

    /// <summary>There is no such session.</summary>
    public static ApiError SessionNotFound { get; } = new("oidc.session_not_found", 404, "There is no such session.");

    /// <summary>The session is another user's.</summary>
    public static ApiError SessionOfAnotherUser { get; } = new("oidc.invalid_session_account_id", 404, "The session is not this user's.");

    /// <summary>There is no such grant.</summary>
    public static ApiError GrantNotFound { get; } = new("oidc.invalid_grant", 404, "There is no such grant.");

    /// <summary>Two filters that exclude each other.</summary>
    public static ApiError OneExclusionOnly { get; } =
        ApiErrors.InvalidRequest("Give `excludeRoleId` or `excludeOrganizationId`, not both.");

    /// <summary>There is no such role.</summary>
    public static ApiError RoleNotFound(string id) => ApiErrors.NotExistsWithId("roles", id);

    /// <summary>These roles are not for people.</summary>
    public static ApiError RolesOfOtherType(IEnumerable<string> ids) =>
        InvalidRoleType with { Data = new JsonObject { ["roleIds"] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]) } };

    /// <summary>The digest cannot be verified, and why.</summary>
    /// <param name="code">From <see cref="People.Passwords.DigestReading.ErrorCode"/>.</param>
    public static ApiError BadDigest(string code) => new(code, 400, code switch
    {
        "password.invalid_legacy_password_format" => "The legacy password is not a list of algorithm, arguments and result.",
        "password.unsupported_legacy_hash_algorithm" => "The legacy password was made in a way that cannot be repeated here.",
        _ => "The digest is not one of this algorithm, or would cost too much to verify.",
    });

    /// <summary>What a unique index found.</summary>
    /// <param name="target">Its name, or table and columns.</param>
    public static ApiError InUse(string target) => target switch
    {
        _ when target.Contains("normalized_username", StringComparison.Ordinal) => UsernameInUse,
        _ when target.Contains("normalized_email", StringComparison.Ordinal) => EmailInUse,
        _ when target.Contains("primary_phone", StringComparison.Ordinal) => PhoneInUse,
        _ when target.Contains("user_identities", StringComparison.Ordinal) || target.Contains("user_sso_identities", StringComparison.Ordinal) => IdentityInUse,
        _ when target.Contains("personal_access_tokens", StringComparison.Ordinal) => TokenNameExists,
        _ => ApiErrors.UniqueViolation,
    };
}
