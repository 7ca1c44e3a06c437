using IdentityHub.Server.Api;
using IdentityHub.Server.Experience.Federation;

namespace IdentityHub.Server.Experience.Steps;

/// <summary>Signing in with the provider of an enterprise, as a proof.</summary>
internal static class SsoVerification
{
    /// <summary>Says where the browser is to go, and keeps what is needed when it comes back.</summary>
    /// <param name="context">The request.</param>
    /// <param name="connectorId">The connector.</param>
    /// <param name="state">Opaque; comes back with the browser.</param>
    /// <param name="redirectUri">Where the browser comes back to, see <see cref="ExternalRedirect"/>.</param>
    /// <param name="loginHint">The address that the person typed; null for what the client gave.</param>
    /// <returns>See <see cref="ExternalVerification.BeginAsync"/>.</returns>
    public static Task<ApiResult<ExternalBegin>> BeginAsync(
        ExperienceContext context, string connectorId, string state, string redirectUri, string? loginHint = null) =>
        ExternalVerification.BeginAsync(context, VerificationType.EnterpriseSso, connectorId, state, redirectUri, loginHint);

    /// <summary>Finds out who came back.</summary>
    /// <param name="context">The request.</param>
    /// <param name="connectorId">The connector.</param>
    /// <param name="verificationId">Id of the proof.</param>
    /// <param name="data">The callback's parameters.</param>
    /// <returns>See <see cref="ExternalVerification.VerifyAsync"/>.</returns>
    public static Task<ApiResult<string>> VerifyAsync(
        ExperienceContext context, string connectorId, string verificationId, IReadOnlyDictionary<string, string> data) =>
        ExternalVerification.VerifyAsync(context, VerificationType.EnterpriseSso, connectorId, verificationId, data);
}
