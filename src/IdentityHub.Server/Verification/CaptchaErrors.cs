using IdentityHub.Server.Api;

namespace IdentityHub.Server.Verification;

/// <summary>Refusals of whoever did not show to be a person.</summary>
internal static class CaptchaErrors
{
    /// <summary>Nothing was shown yet.</summary>
    public static ApiError Required { get; } = new("session.captcha_required", 422, "Show first that you are a person.");

    /// <summary>It was not a person, or nobody could say.</summary>
    public static ApiError Failed { get; } = new("session.captcha_failed", 422, "The check that you are a person failed. Try again.");
}
