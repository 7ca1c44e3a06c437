using System.Text.Json.Nodes;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;

namespace IdentityHub.Server.Experience;

/// <summary>Refusals of steps in which people sign in.</summary>
internal static class SessionErrors
{
    /// <summary>The browser has no interaction, or it was finished or changed meanwhile.</summary>
    public static ApiError NotFound { get; } = new("session.not_found", 400, "There is no running sign-in. Please go back and begin again.")
    {
        Protocol = OAuthError.InvalidRequest("interaction session id cookie not found"),
    };

    /// <summary>Nobody said yet what the interaction is about.</summary>
    public static ApiError InteractionNotFound { get; } =
        new("session.interaction_not_found", 404, "The interaction has not begun, or is over. Please begin again.");

    /// <summary>Another site sent the request.</summary>
    public static ApiError CrossSite { get; } = new("auth.forbidden", 403, "Requests from other sites are not accepted.");

    /// <summary>The settings do not allow it.</summary>
    public static ApiError Forbidden { get; } = new("auth.forbidden", 403, "The settings do not allow this.");

    /// <summary>The interaction is, or would be, one for a forgotten password.</summary>
    public static ApiError NotForForgotPassword { get; } =
        new("session.not_supported_for_forgot_password", 400, "This is not possible while a password is reset.");

    /// <summary>The proof cannot reset a password.</summary>
    public static ApiError ForgotPasswordMethod { get; } = NotForForgotPassword with
    {
        Status = 422,
        Message = "A password cannot be reset in this way.",
    };

    /// <summary>Only for a forgotten password.</summary>
    public static ApiError InvalidInteractionType { get; } =
        new("session.invalid_interaction_type", 400, "This is possible only while a password is reset.");

    /// <summary>There is no such proof.</summary>
    public static ApiError VerificationSessionNotFound { get; } =
        new("session.verification_session_not_found", 404, "There is no such verification. Please verify again.");

    /// <summary>The proof is not complete.</summary>
    public static ApiError VerificationFailed { get; } = new("session.verification_failed", 400, "The verification is not complete.");

    /// <summary>Nobody is identified.</summary>
    public static ApiError IdentifierNotFound { get; } =
        new("session.identifier_not_found", 404, "It is not known who this is. Please begin again.");

    /// <summary>The user has nothing that a code could be sent to.</summary>
    public static ApiError NoAddress { get; } = IdentifierNotFound with { Status = 400 };

    /// <summary>Somebody else is identified already.</summary>
    public static ApiError IdentityConflict { get; } =
        new("session.identity_conflict", 409, "Another account was identified before. Please begin again.");

    /// <summary>No such account, no password, or a wrong one.</summary>
    public static ApiError InvalidCredentials { get; } =
        new("session.invalid_credentials", 422, "The account or the password is wrong.");

    /// <summary>Too many attempts failed.</summary>
    public static ApiError Blocked { get; } =
        new("session.verification_blocked_too_many_attempts", 400, "Too many attempts failed; further ones are refused for a while.");

    /// <summary>The password must not be used any more.</summary>
    public static ApiError PasswordExpired { get; } = new("password.expired", 422, "The password has expired.");

    /// <summary>The password does not meet the policy; why is in <c>data</c>.</summary>
    public static ApiError PasswordRejected { get; } = new("password.rejected", 422, "The password does not meet the policy.");

    /// <summary>Too many passwords wait to be hashed.</summary>
    public static ApiError Overloaded { get; } = ApiErrors.Overloaded;

    /// <summary>Too many accounts from one network.</summary>
    public static ApiError TooManyRegistrations { get; } =
        new("request.rate_limited", 429, "Too many accounts were made from this network within the hour.");

    /// <summary>This way to sign in is turned off.</summary>
    public static ApiError MethodNotEnabled { get; } =
        new("user.sign_in_method_not_enabled", 422, "This way to sign in is not available.");

    /// <summary>There is no such user; with the identifier in <c>data</c>.</summary>
    public static ApiError UserNotExist { get; } = new("user.user_not_exist", 404, "There is no such user.");

    /// <summary>The user may do nothing.</summary>
    public static ApiError Suspended { get; } = new("user.suspended", 401, "The user is suspended.");

    /// <summary>Something is yet to be given; what, is in <c>data.missingProfile</c>.</summary>
    public static ApiError MissingProfile { get; } = new("user.missing_profile", 422, "Some required information is missing.");

    /// <summary>No new password was chosen.</summary>
    public static ApiError NewPasswordRequired { get; } =
        new("user.new_password_required_in_profile", 422, "A new password is yet to be chosen.");

    /// <summary>It is the old password.</summary>
    public static ApiError SamePassword { get; } = new("user.same_password", 422, "The new password must differ from the old one.");

    /// <summary>There can be no such e-mail address.</summary>
    public static ApiError InvalidEmail { get; } = new("user.invalid_email", 422, "There can be no such e-mail address.");

    /// <summary>There can be no such phone number.</summary>
    public static ApiError InvalidPhone { get; } = new("user.invalid_phone", 422, "There can be no such phone number.");

    /// <summary>The account has one.</summary>
    public static ApiError UsernameExists { get; } = new("user.username_exists_in_profile", 422, "The account has a username.");

    /// <summary>The account has one.</summary>
    public static ApiError EmailExists { get; } = new("user.email_exists_in_profile", 422, "The account has an e-mail address.");

    /// <summary>The account has one.</summary>
    public static ApiError PhoneExists { get; } = new("user.phone_exists_in_profile", 422, "The account has a phone number.");

    /// <summary>The account has one.</summary>
    public static ApiError PasswordExists { get; } = new("user.password_exists_in_profile", 422, "The account has a password.");

    /// <summary>A second factor is due; which there are, is in <c>data</c>.</summary>
    public static ApiError MfaRequired { get; } =
        new("session.mfa.require_mfa_verification", 403, "A second factor is required.");

    /// <summary>The settings do not allow this factor.</summary>
    public static ApiError MfaFactorNotEnabled { get; } =
        new("session.mfa.mfa_factor_not_enabled", 400, "This second factor is not available.");

    /// <summary>A second factor must be set up; which there are, is in <c>data</c>.</summary>
    public static ApiError MissingMfa { get; } = new("user.missing_mfa", 422, "A second factor must be set up.");

    /// <summary>Nobody may do without a second factor.</summary>
    public static ApiError MfaNotUserControlled { get; } =
        new("session.mfa.mfa_policy_not_user_controlled", 422, "A second factor is required; this cannot be skipped.");

    /// <summary>The address belongs to an enterprise whose people sign in with its own provider; its connectors are in <c>data.ssoConnectors</c>.</summary>
    public static ApiError SsoEnabled { get; } =
        new("session.sso_enabled", 422, "People of this domain sign in with the provider of their organization.");

    /// <summary>What is wrong with a username.</summary>
    /// <param name="reason">The end of the code, such as <c>too_short</c>.</param>
    /// <param name="number">The number in the sentence.</param>
    public static ApiError UsernameRejected(string reason, int? number = null) =>
        new("user.username_" + reason, 422, "The username does not meet the rules: " + reason.Replace('_', ' ') + (number is null ? "." : $" ({number})."))
        {
            Data = number is null ? null : new JsonObject { [reason == "too_short" ? "min" : "max"] = number },
        };

    /// <summary>The same refusal with facts.</summary>
    public static ApiError With(this ApiError error, string name, JsonNode? value) => error with { Data = new JsonObject { [name] = value } };
}
