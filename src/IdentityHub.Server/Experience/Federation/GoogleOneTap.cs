using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.External;

namespace IdentityHub.Server.Experience.Federation;

/// <summary>Google One Tap: Google's own script on our page, or on the client's, gives an ID token without anybody having begun a sign-in.</summary>
internal static class GoogleOneTap
{
    private const string Step = "Verification.Social.Submit";
    private const string Credential = "credential";

    // Google's name of both the cookie and the parameter, which must say the same.
    private const string CsrfToken = "g_csrf_token";

    /// <summary>Takes an ID token.</summary>
    /// <param name="context">The request.</param>
    /// <param name="connectorId">A connector for Google with One Tap turned on.</param>
    /// <param name="data">With <c>credential</c>, and <c>g_csrf_token</c> where Google posted it.</param>
    /// <returns>
    /// Id of the proof; 404 <c>session.verification_session_not_found</c> where it is not turned on; 400 <c>session.csrf_token_mismatch</c>; what the
    /// provider's code refuses.
    /// </returns>
    public static async Task<ApiResult<string>> VerifyAsync(ExperienceContext context, string connectorId, IReadOnlyDictionary<string, string> data)
    {
        if (!(await ExternalSources.FindAsync(context, VerificationType.Social, connectorId)).TryGet(out var source, out var closed))
        {
            return context.Refuse(Step, closed);
        }

        if (!data.ContainsKey(Credential) || source.Target != "google" || !IsEnabled(source.Connector.Config))
        {
            return context.Refuse(Step, SessionErrors.VerificationSessionNotFound);
        }

        if (!IsOurs(context, data))
        {
            return context.Refuse(Step, ExternalErrors.TokenMismatch);
        }

        var session = new ExternalSession
        {
            State = "",
            RedirectUri = ExternalRedirect.CallbackOf(context, connectorId),
            ExpiresAt = context.Now + ExternalVerification.Lifetime,
        };
        return await ExternalVerification.CompleteAsync(context, Step, source, RandomValues.StandardId(), session, data);
    }

    private static bool IsEnabled(JsonElement config) =>
        config.ValueKind == JsonValueKind.Object && config.TryGetProperty("oneTap", out var oneTap) && oneTap.ValueKind == JsonValueKind.Object
        && oneTap.TryGetProperty("isEnabled", out var isEnabled) && isEnabled.ValueKind == JsonValueKind.True;

    // A form of another site could bring somebody else's ID token. What Google posts comes with a token that its script left in a cookie; what a page
    // of ours takes comes with a form of its own, on which the person saw whose it is.
    private static bool IsOurs(ExperienceContext context, IReadOnlyDictionary<string, string> data) => data.TryGetValue(CsrfToken, out var token)
        ? token.Length > 0 && context.Http.Request.Cookies[CsrfToken] is { } cookie
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(cookie))
        : ExternalVerification.IsApi(context) || HttpMethods.IsPost(context.Http.Request.Method);
}
