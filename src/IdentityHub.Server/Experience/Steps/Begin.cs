using IdentityHub.Server.Api;

namespace IdentityHub.Server.Experience.Steps;

/// <summary>Says what an interaction is about.</summary>
internal static class Begin
{
    /// <summary>Begins, or begins again: whatever was proven before is forgotten.</summary>
    /// <param name="context">The request.</param>
    /// <param name="interactionEvent">What the person is about to do.</param>
    /// <param name="captchaToken">What the service against programs gave the browser.</param>
    /// <returns>Nothing; 422 <c>session.captcha_failed</c>.</returns>
    public static async Task<ApiResult<Nothing>> StartAsync(ExperienceContext context, InteractionEvent interactionEvent, string? captchaToken)
    {
        var isAsked = context.Settings.CaptchaPolicy.Enabled && captchaToken is not null;
        if (isAsked && await Guards.CheckCaptchaAsync(context, captchaToken!) is { } failed)
        {
            return failed;
        }

        context.State = new ExperienceState { Event = interactionEvent, Captcha = isAsked ? new CaptchaState(true, false) : null };
        return Nothing.Value;
    }

    /// <summary>
    /// Goes from signing in to making an account, or back. Proofs stay, so that a code need not be sent twice; who was identified does not, so that each
    /// account is reached by its own proof only (CVE-2026-54730).
    /// </summary>
    /// <returns>Nothing; 400 <c>session.not_supported_for_forgot_password</c>; 403 <c>auth.forbidden</c>.</returns>
    public static Task<ApiResult<Nothing>> SwitchAsync(ExperienceContext context, InteractionEvent interactionEvent)
    {
        var state = context.State!;
        if (state.Event != interactionEvent && InteractionEvent.ForgotPassword is var reset && (state.Event == reset || interactionEvent == reset))
        {
            return Refuse(SessionErrors.NotForForgotPassword);
        }

        if (Guards.CheckMode(context, interactionEvent) is { } closed)
        {
            return Refuse(closed);
        }

        context.State = state.Event == interactionEvent
            ? state
            : state with
            {
                Event = interactionEvent,
                UserId = null,
                IdentifiedBy = null,
                Profile = new PendingProfile { Submitted = state.Profile.Submitted },
            };
        return Task.FromResult<ApiResult<Nothing>>(Nothing.Value);
    }

    private static Task<ApiResult<Nothing>> Refuse(ApiError error) => Task.FromResult<ApiResult<Nothing>>(error);
}
