using IdentityHub.Server.Api;
using IdentityHub.Server.Verification;

namespace IdentityHub.Server.Experience.Steps;

/// <summary>Checks that several steps share.</summary>
internal static class Guards
{
    /// <summary>Whether the settings allow what the person is about to do; whoever has a one-time token may register in any case.</summary>
    /// <returns>Null; 403 <c>auth.forbidden</c>.</returns>
    public static ApiError? CheckMode(ExperienceContext context, InteractionEvent interactionEvent) => interactionEvent switch
    {
        InteractionEvent.SignIn when !context.Settings.AllowsSignIn => SessionErrors.Forbidden,
        InteractionEvent.Register when !context.Settings.AllowsRegistration && context.State?.FindVerified(VerificationType.OneTimeToken) is null =>
            SessionErrors.Forbidden,
        _ => null,
    };

    /// <summary>Whether the person showed not to be a program, where that is asked for.</summary>
    /// <returns>Null; 422 <c>session.captcha_required</c>.</returns>
    public static ApiError? CheckCaptcha(ExperienceContext context) =>
        context.Settings.CaptchaPolicy.Enabled && context.State?.Captcha is not ({ Verified: true } or { Skipped: true }) ? CaptchaErrors.Required : null;

    /// <summary>Asks the service against programs.</summary>
    /// <returns>Null; 422 <c>session.captcha_failed</c>.</returns>
    public static Task<ApiError?> CheckCaptchaAsync(ExperienceContext context, string token) =>
        context.Service<CaptchaVerifier>().VerifyAsync(context.Catalog, token, context.Http.Connection.RemoteIpAddress?.ToString(), context.Cancellation);

    /// <summary>Whether an account may have this e-mail address.</summary>
    /// <returns>Null; 422 <c>session.email_blocklist.*</c>.</returns>
    public static ApiError? CheckEmail(ExperienceContext context, string email) => EmailRules.Check(email, context.Settings.EmailBlocklistPolicy);
}
