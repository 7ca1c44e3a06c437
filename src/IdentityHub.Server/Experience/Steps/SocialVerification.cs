using IdentityHub.Server.Api;
using IdentityHub.Server.Experience.Federation;

namespace IdentityHub.Server.Experience.Steps;

/// <summary>Signing in with a social account, as a proof.</summary>
internal static class SocialVerification
{
    /// <summary>Says where the browser is to go, and keeps what is needed when it comes back.</summary>
    /// <param name="context">The request.</param>
    /// <param name="connectorId">The connector.</param>
    /// <param name="state">Opaque; comes back with the browser.</param>
    /// <param name="redirectUri">Where the browser comes back to, see <see cref="ExternalRedirect"/>.</param>
    /// <returns>See <see cref="ExternalVerification.BeginAsync"/>.</returns>
    public static Task<ApiResult<ExternalBegin>> BeginAsync(ExperienceContext context, string connectorId, string state, string redirectUri) =>
        ExternalVerification.BeginAsync(context, VerificationType.Social, connectorId, state, redirectUri, loginHint: null);

    /// <summary>Finds out who came back.</summary>
    /// <param name="context">The request.</param>
    /// <param name="connectorId">The connector.</param>
    /// <param name="verificationId">Id of the proof; null for Google One Tap, where nothing was begun.</param>
    /// <param name="data">The callback's parameters.</param>
    /// <returns>See <see cref="ExternalVerification.VerifyAsync"/> and <see cref="GoogleOneTap.VerifyAsync"/>.</returns>
    public static Task<ApiResult<string>> VerifyAsync(
        ExperienceContext context, string connectorId, string? verificationId, IReadOnlyDictionary<string, string> data) =>
        verificationId is null
            ? GoogleOneTap.VerifyAsync(context, connectorId, data)
            : ExternalVerification.VerifyAsync(context, VerificationType.Social, connectorId, verificationId, data);
}
