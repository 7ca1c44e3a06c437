using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Management.Users;
using IdentityHub.Server.Messages;
using IdentityHub.Server.Verification;

namespace IdentityHub.Server.Experience.Api;

/// <summary>The Experience API: what pages do on which people sign in, for pages of one's own.</summary>
internal static class ExperienceRoutes
{
    private const string Root = "/experience";
    private const string Proof = Root + "/verification";
    private const string Profile = Root + "/profile";

    /// <summary>Maps the operations.</summary>
    public static void MapExperience(this ApiRoutes api)
    {
        MapInteraction(api);
        MapVerifications(api);
        api.MapExternal();
        MapProfile(api);
    }

    private static void MapInteraction(ApiRoutes api)
    {
        api.Put<BeginInteraction, Nothing>(Root, "InitInteraction", "Begins, or begins again.", ExperienceOperations.BeginAsync)
            .Fails(SessionErrors.NotFound, CaptchaErrors.Failed);
        api.Put<SwitchInteraction, Nothing>(
                Root + "/interaction-event", "UpdateInteractionEvent", "Goes from signing in to registering, or back.", ExperienceOperations.SwitchAsync)
            .Fails(SessionErrors.NotFound, SessionErrors.NotForForgotPassword, SessionErrors.Forbidden, SessionErrors.InteractionNotFound);
        api.Get(Root + "/interaction", "GetInteraction", "Shows what was done so far.", ExperienceOperations.GetAsync)
            .Fails(SessionErrors.NotFound, SessionErrors.InteractionNotFound);
        api.Post<IdentifyPerson, Nothing>(Root + "/identification", "IdentifyUser", "Says who it is, or makes an account.", ExperienceOperations.IdentifyAsync)
            .Returns(204, 201)
            .Fails(
                SessionErrors.NotFound, SessionErrors.VerificationFailed, SessionErrors.Suspended, SessionErrors.Forbidden, SessionErrors.VerificationSessionNotFound,
                SessionErrors.UserNotExist, SessionErrors.IdentityConflict, SessionErrors.MethodNotEnabled, SessionErrors.MissingProfile, UserErrors.EmailInUse);
        api.Post(Root + "/submit", "SubmitInteraction", "Ends the interaction.", ExperienceOperations.SubmitAsync)
            .Returns(200)
            .Fails(
                SessionErrors.NotFound, SessionErrors.Suspended, SessionErrors.MfaRequired, SessionErrors.IdentifierNotFound, SessionErrors.MissingProfile,
                SessionErrors.NewPasswordRequired, CaptchaErrors.Required, SessionErrors.MissingMfa);
    }

    private static void MapVerifications(ApiRoutes api)
    {
        api.Post<VerifyPassword, VerificationAnswer>(
                Proof + "/password", "CreatePasswordVerification", "Verifies a password.", ExperienceOperations.VerifyPasswordAsync)
            .Returns(200)
            .Fails(
                SessionErrors.NotFound, SessionErrors.Blocked, SessionErrors.Suspended, SessionErrors.InvalidCredentials, SessionErrors.PasswordExpired, SessionErrors.Overloaded);
        api.Post<SendCode, VerificationAnswer>(
                Proof + "/verification-code", "CreateAndSendVerificationCode", "Sends a code.", ExperienceOperations.SendCodeAsync)
            .Returns(200)
            .Fails(
                SessionErrors.NotFound, SessionErrors.NotForForgotPassword, SessionErrors.Forbidden, SessionErrors.InteractionNotFound, CaptchaErrors.Required,
                SessionErrors.MethodNotEnabled, EmailErrors.NotAllowed, EmailErrors.SubaddressingNotAllowed, VerificationErrors.MessageRateLimited,
                MessageErrors.NoConnector(MessageChannel.Email));
        api.Post<VerifyCode, VerificationAnswer>(
                Proof + "/verification-code/verify", "VerifyVerificationCodeVerification", "Verifies a code.", ExperienceOperations.VerifyCodeAsync)
            .Returns(200)
            .Fails(
                SessionErrors.NotFound, SessionErrors.Blocked, VerificationErrors.CodeNotFound, VerificationErrors.CodeMismatch, VerificationErrors.CodeExpired,
                VerificationErrors.TooManyTries, VerificationErrors.EmailMismatch, VerificationErrors.PhoneMismatch, SessionErrors.VerificationSessionNotFound);
        api.Post<SendMfaCode, VerificationAnswer>(
                Proof + "/mfa-verification-code", "CreateAndSendMfaVerificationCode", "Sends a code as second factor.", ExperienceOperations.SendMfaCodeAsync)
            .Returns(200)
            .Fails(
                SessionErrors.NoAddress, SessionErrors.MfaFactorNotEnabled, SessionErrors.InteractionNotFound, VerificationErrors.MessageRateLimited,
                MessageErrors.NoConnector(MessageChannel.Email));
        api.Post<VerifyMfaCode, VerificationAnswer>(
                Proof + "/mfa-verification-code/verify", "VerifyMfaVerificationCode", "Verifies a code as second factor.", ExperienceOperations.VerifyMfaCodeAsync)
            .Returns(200)
            .Fails(SessionErrors.Blocked, VerificationErrors.CodeMismatch, SessionErrors.VerificationSessionNotFound);
        api.Post<NewIdentity, VerificationAnswer>(
                Proof + "/new-password-identity",
                "CreateNewPasswordIdentityVerification",
                "Checks a username and a password for a new account.",
                ExperienceOperations.VerifyNewIdentityAsync)
            .Returns(200)
            .Fails(SessionErrors.NotFound, SessionErrors.Forbidden, SessionErrors.PasswordRejected, UserErrors.UsernameInUse, SessionErrors.TooManyRegistrations);
        api.Post<VerifyToken, VerificationAnswer>(
                Proof + "/one-time-token/verify", "VerifyOneTimeTokenVerification", "Takes the token of a magic link.", ExperienceOperations.VerifyTokenAsync)
            .Returns(200)
            .Fails(
                SessionErrors.NotFound, SessionErrors.Blocked, VerificationErrors.TokenEmailMismatch, VerificationErrors.TokenExpired, VerificationErrors.TokenConsumed,
                VerificationErrors.TokenRevoked, VerificationErrors.TokenNotFound);
    }

    private static void MapProfile(ApiRoutes api)
    {
        api.Post<AddProfile, Nothing>(Profile, "AddUserProfile", "Adds something to the account.", ExperienceOperations.AddProfileAsync)
            .Fails(
                SessionErrors.NotForForgotPassword, SessionErrors.VerificationFailed, SessionErrors.MfaRequired, SessionErrors.IdentifierNotFound,
                SessionErrors.VerificationSessionNotFound, SessionErrors.UsernameExists, UserErrors.UsernameInUse, SessionErrors.PasswordRejected);
        api.Put<ResetPassword, Nothing>(
                Profile + "/password", "ResetUserPassword", "Chooses a new password for a forgotten one.", ExperienceOperations.ResetPasswordAsync)
            .Fails(SessionErrors.InvalidInteractionType, SessionErrors.IdentifierNotFound, SessionErrors.PasswordRejected, SessionErrors.SamePassword);
        api.Post(Profile + "/mfa/mfa-enabled", "MarkMfaEnabled", "Wants second factors.", ExperienceOperations.EnableMfaAsync)
            .Fails(SessionErrors.NotForForgotPassword, SessionErrors.MfaRequired, SessionErrors.IdentifierNotFound);
        api.Post(Profile + "/mfa/mfa-skipped", "SkipMfaBindingFlow", "Puts off setting up a second factor.", ExperienceOperations.SkipMfaAsync)
            .Fails(SessionErrors.NotForForgotPassword, SessionErrors.MfaRequired, SessionErrors.IdentifierNotFound, SessionErrors.MfaNotUserControlled);
        api.Post(
                Profile + "/mfa/mfa-suggestion-skipped", "SkipMfaSuggestion", "Puts off adding another second factor.", ExperienceOperations.SkipMfaSuggestionAsync)
            .Fails(SessionErrors.NotForForgotPassword, SessionErrors.MfaRequired, SessionErrors.IdentifierNotFound);
    }
}
