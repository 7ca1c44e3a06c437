using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Verification;

/// <summary>
/// Asks the configured service whether a person is there. Whatever goes wrong (no provider, no answer, an answer that makes no sense) means
/// no: a policy that asks for people must not let everybody in because a service is down.
/// </summary>
internal sealed class CaptchaVerifier(CaptchaClient client, MasterKey masterKey, ILogger<CaptchaVerifier> logger)
{
    /// <summary>What a page says it protects; an assessment for another purpose does not count.</summary>
    public const string Action = "interaction";

    private const double LeastScore = 0.5;
    private const int LongestToken = 8192;

    private static readonly Uri TurnstileAddress = new("https://challenges.cloudflare.com/turnstile/v0/siteverify");

    /// <summary>What pages need to show the service.</summary>
    /// <returns>Null when there is none, or its configuration cannot be read.</returns>
    public PublicCaptcha? Describe(CatalogSnapshot catalog) =>
        catalog.CaptchaProvider is { } provider && CaptchaConfig.Open(masterKey, provider) is { } config
            ? new PublicCaptcha(config.Type, config.SiteKey, config.Domain, config.Mode)
            : null;

    /// <summary>Verifies the token that the service's script gave to a page. Each is good for once; the services see to that.</summary>
    /// <param name="catalog">Where the provider is.</param>
    /// <param name="token">The token.</param>
    /// <param name="ip">Address of the browser, when known.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>Null for a person; 422 <c>session.captcha_failed</c> otherwise.</returns>
    public async Task<ApiError?> VerifyAsync(CatalogSnapshot catalog, string token, string? ip, CancellationToken cancellation)
    {
        if (catalog.CaptchaProvider is not { } provider || CaptchaConfig.Open(masterKey, provider) is not { } config)
        {
            Log.CaptchaWithoutProvider(logger);
            return CaptchaErrors.Failed;
        }

        if (token.Length is 0 or > LongestToken)
        {
            return CaptchaErrors.Failed;
        }

        try
        {
            var isPerson = config.Type switch
            {
                CaptchaConfig.Turnstile => await AskTurnstileAsync(config, token, ip, cancellation),
                CaptchaConfig.RecaptchaEnterprise => await AskRecaptchaAsync(config, token, ip, cancellation),
                _ => false,
            };
            return isPerson ? null : CaptchaErrors.Failed;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or JsonException or InvalidOperationException
            || (exception is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            Log.CaptchaUnreachable(logger, config.Type, exception.GetType().Name);
            return CaptchaErrors.Failed;
        }
    }

    // https://developers.cloudflare.com/turnstile/get-started/server-side-validation/
    private async Task<bool> AskTurnstileAsync(CaptchaConfig config, string token, string? ip, CancellationToken cancellation)
    {
        var form = new Dictionary<string, string> { ["secret"] = config.SecretKey, ["response"] = token };
        if (ip is not null)
        {
            form["remoteip"] = ip;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, TurnstileAddress) { Content = new FormUrlEncodedContent(form) };
        var answer = await client.SendAsync(request, cancellation);
        return Member(answer, "success").ValueKind == JsonValueKind.True;
    }

    // https://cloud.google.com/recaptcha/docs/create-assessment-website: the key goes in a header, so that it is in nobody's log of addresses.
    private async Task<bool> AskRecaptchaAsync(CaptchaConfig config, string token, string? ip, CancellationToken cancellation)
    {
        var address = new Uri($"https://recaptchaenterprise.googleapis.com/v1/projects/{Uri.EscapeDataString(config.ProjectId ?? "")}/assessments");
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = JsonContent.Create(new { @event = new { token, siteKey = config.SiteKey, expectedAction = Action, userIpAddress = ip } }),
        };
        request.Headers.Add("X-Goog-Api-Key", config.SecretKey);
        var answer = await client.SendAsync(request, cancellation);
        var properties = Member(answer, "tokenProperties");
        if (Member(properties, "valid").ValueKind != JsonValueKind.True)
        {
            return false;
        }

        // A ticked box has no action and no score that means anything.
        return config.Mode == CaptchaConfig.Checkbox
            || (Member(properties, "action") is { ValueKind: JsonValueKind.String } action && action.ValueEquals(Action)
                && Member(Member(answer, "riskAnalysis"), "score") is { ValueKind: JsonValueKind.Number } score
                && score.TryGetDouble(out var value) && value >= LeastScore);
    }

    private static JsonElement Member(JsonElement answer, string name) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(name, out var member) ? member : default;
}
