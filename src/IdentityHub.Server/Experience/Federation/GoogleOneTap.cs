using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Protocol;
using IdentityHub.Protocol.Authorization;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Sessions;

namespace IdentityHub.Server.Experience.Federation;

/// <summary>Google One Tap: Google's own script on our page, or on the client's, gives an ID token without anybody having begun a sign-in.</summary>
internal static class GoogleOneTap
{
    /// <summary>Google's name of the ID token.</summary>
    public const string Credential = "credential";

    /// <summary>Google's name of both the cookie and the parameter, which must say the same.</summary>
    public const string CsrfToken = "g_csrf_token";

    private const string Step = "Verification.Social.Submit";

    /// <summary>What the ID token for a page of ours has to repeat, so that one that was taken elsewhere or for another sign-in is of no use.</summary>
    public static string NonceOf(MasterKey masterKey, ActiveInteraction interaction) =>
        Base64Url.EncodeToString(masterKey.KeyedHash("google one tap nonce", interaction.Uid));

    /// <summary>Whether the client wants the person to prove anew who they are. Google signs in whoever is signed in there, and does not say since when.</summary>
    public static bool IsTooLittleFor(ActiveInteraction interaction) =>
        interaction.Request.Prompt.HasFlag(Prompts.Login) || interaction.Request.MaxAge is not null;

    /// <summary>Reads a claim of an ID token that nobody has verified yet: to show it, or to find what it may belong to.</summary>
    /// <returns>Null when there is no such text.</returns>
    public static string? Peek(string credential, string claim)
    {
        try
        {
            return credential.Split('.') is [_, var payload, _] && Base64Url.IsValid(payload)
                && JsonNode.Parse(Base64Url.DecodeFromChars(payload)) is JsonObject claims && claims[claim] is JsonValue value && value.TryGetValue<string>(out var text)
                ? text
                : null;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            // Not JSON, a member twice, or a text with half of a surrogate pair.
            return null;
        }
    }

    /// <summary>Takes an ID token.</summary>
    /// <param name="context">The request.</param>
    /// <param name="connectorId">A connector for Google with One Tap turned on.</param>
    /// <param name="data">With <c>credential</c>, and <c>g_csrf_token</c> where Google posted it.</param>
    /// <param name="nonce">What the ID token has to repeat; null where the page was another's.</param>
    /// <returns>
    /// Id of the proof; 404 <c>session.verification_session_not_found</c> where it is not turned on; 400 <c>session.csrf_token_mismatch</c>; 403
    /// <c>auth.forbidden</c> where the person has to prove anew who they are; what the provider's code refuses.
    /// </returns>
    public static async Task<ApiResult<string>> VerifyAsync(
        ExperienceContext context, string connectorId, IReadOnlyDictionary<string, string> data, string? nonce = null)
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

        if (IsTooLittleFor(context.Interaction))
        {
            return context.Refuse(Step, SessionErrors.Forbidden);
        }

        var session = new ExternalSession
        {
            State = "",
            RedirectUri = ExternalRedirect.CallbackOf(context, connectorId),
            ExpiresAt = context.Now + ExternalVerification.Lifetime,
            Nonce = nonce,
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
