using System.Text.Json.Nodes;
using IdentityHub.Server.Api;

namespace IdentityHub.Server.Management.SignInExperiences;

/// <summary>Refusals about how people sign in.</summary>
internal static class ExperienceErrors
{
    /// <summary>A language that the pages do not speak.</summary>
    public static ApiError UnsupportedLanguage { get; } =
        new("sign_in_experiences.unsupported_default_language", 400, "The sign-in pages do not speak this language.");

    /// <summary>A username alone proves nothing.</summary>
    public static ApiError UsernameRequiresPassword { get; } =
        new("sign_in_experiences.username_requires_password", 400, "Accounts with a username need a password.");

    /// <summary>An address that nobody verified must not open an account.</summary>
    public static ApiError PasswordlessRequiresVerify { get; } =
        new("sign_in_experiences.passwordless_requires_verify", 400, "E-mail addresses and phone numbers of new accounts must be verified.");

    /// <summary>The same identifier twice.</summary>
    public static ApiError DuplicatedIdentifiers { get; } =
        new("sign_in_experiences.duplicated_sign_up_identifiers", 400, "The identifiers of new accounts must differ.");

    /// <summary>Secondary ones without a first one.</summary>
    public static ApiError MissingIdentifiers { get; } =
        new("sign_in_experiences.missing_sign_up_identifiers", 400, "Secondary identifiers need a first one.");

    /// <summary>Whoever registers with it could not sign in with it.</summary>
    public static ApiError MissingInSignIn { get; } =
        new("sign_in_experiences.miss_sign_up_identifier_in_sign_in", 400, "What new accounts register with must be a way to sign in too.");

    /// <summary>Accounts have passwords that could not be used.</summary>
    public static ApiError PasswordMustBeEnabled { get; } =
        new("sign_in_experiences.password_sign_in_must_be_enabled", 400, "New accounts get a password, so it must be a way to sign in.");

    /// <summary>Accounts have no password, so only codes are left.</summary>
    public static ApiError CodeMustBeEnabled { get; } =
        new("sign_in_experiences.code_sign_in_must_be_enabled", 400, "New accounts get no password, so codes must be a way to sign in.");

    /// <summary>A way to sign in that proves nothing.</summary>
    public static ApiError NoFactor { get; } =
        new("sign_in_experiences.at_least_one_authentication_factor", 400, "Every way to sign in needs a password or a code.");

    /// <summary>Nobody would be left who can recover.</summary>
    public static ApiError BackupCodeAlone { get; } =
        new("sign_in_experiences.backup_code_cannot_be_enabled_alone", 400, "Backup codes need another factor beside them.");

    /// <summary>The same factor twice.</summary>
    public static ApiError DuplicatedFactors { get; } = new("sign_in_experiences.duplicated_mfa_factors", 400, "The factors must differ.");

    /// <summary>The first factor cannot be the second.</summary>
    public static ApiError EmailCodeForMfa { get; } = new(
        "sign_in_experiences.email_verification_code_cannot_be_used_for_mfa", 400, "Codes by e-mail sign people in already, so they are no second factor.");

    /// <summary>The first factor cannot be the second.</summary>
    public static ApiError PhoneCodeForMfa { get; } = new(
        "sign_in_experiences.phone_verification_code_cannot_be_used_for_mfa", 400, "Codes by phone sign people in already, so they are no second factor.");

    /// <summary>The second factor cannot be the first.</summary>
    public static ApiError EmailCodeForSignIn { get; } = new(
        "sign_in_experiences.email_verification_code_cannot_be_used_for_sign_in", 400, "Codes by e-mail are a second factor, so they cannot sign people in.");

    /// <summary>The second factor cannot be the first.</summary>
    public static ApiError PhoneCodeForSignIn { get; } = new(
        "sign_in_experiences.phone_verification_code_cannot_be_used_for_sign_in", 400, "Codes by phone are a second factor, so they cannot sign people in.");

    /// <summary>There is nothing to adapt.</summary>
    public static ApiError AdaptiveRequiresMfa { get; } =
        new("sign_in_experiences.adaptive_mfa_requires_mfa", 422, "Adaptive multi-factor authentication needs a factor.");

    /// <summary>What can be skipped protects nobody.</summary>
    public static ApiError AdaptiveRequiresMandatory { get; } = new(
        "sign_in_experiences.adaptive_mfa_requires_non_skippable_policy", 422, "Adaptive multi-factor authentication needs a policy that cannot be skipped.");

    /// <summary>These policies belong to adaptive authentication.</summary>
    public static ApiError NonAdaptiveRequiresSkippable { get; } = new(
        "sign_in_experiences.non_adaptive_mfa_requires_skippable_policy", 422, "This policy is only for adaptive multi-factor authentication.");

    /// <summary>An expired password could not be replaced.</summary>
    public static ApiError ExpirationRequiresForgotPassword { get; } = new(
        "sign_in_experiences.password_expiration_requires_forgot_password", 422, "Passwords can only expire when there is a way to recover from a forgotten one.");

    /// <summary>Not an address, a domain or a pattern of them.</summary>
    public static ApiError InvalidBlocklist { get; } = new(
        "sign_in_experiences.invalid_custom_email_blocklist_format", 400, "Entries are e-mail addresses or domains such as @example.com; * stands for anything.");

    /// <summary>Nobody could get past the policy.</summary>
    public static ApiError CaptchaWithoutProvider { get; } = ApiErrors.InvalidRequest("`captchaPolicy` needs a captcha provider: set one first.");

    /// <summary>Something that this hub cannot do.</summary>
    /// <param name="member">The member that asks for it.</param>
    public static ApiError NotHere(string member) => ApiErrors.InvalidRequest($"`{member}` cannot be changed on this hub.");

    /// <summary>There is nobody to bring the messages.</summary>
    /// <param name="connector">The kind that is missing: <c>Email</c> or <c>Sms</c>.</param>
    public static ApiError ConnectorNotFound(string connector) => new(
        "sign_in_experiences.enabled_connector_not_found", 400, $"This needs a connector of type {connector}, and there is none.")
    {
        Data = new JsonObject { ["type"] = connector },
    };

    /// <summary>There is nobody to bring the codes.</summary>
    /// <param name="method">How they would be sent: <c>email</c> or <c>sms</c>.</param>
    public static ApiError ForgotPasswordRequiresConnector(string method) => new(
        "sign_in_experiences.forgot_password_method_requires_connector", 400, $"Recovery by {method} needs a connector, and there is none.")
    {
        Data = new JsonObject { ["method"] = method },
    };

    /// <summary>Usernames that differ by case only.</summary>
    public static ApiError CaseConflicts { get; } = new(
        "sign_in_experiences.username_policy_case_conflicts_exist", 409, "Some usernames differ by upper and lower case only.");
}
