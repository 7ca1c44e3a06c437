using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using IdentityHub.Data.Experience;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Tests.Support;
using IdentityHub.Server.Verification;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Verification;

/// <summary>The services that tell people from programs: tokens that begin with <c>person</c> are a person's, each once.</summary>
internal sealed class FakeCaptcha : HttpMessageHandler
{
    public static readonly CaptchaConfig Turnstile = new() { Type = CaptchaConfig.Turnstile, SiteKey = "site-key", SecretKey = "s3cret" };

    public static readonly CaptchaConfig Recaptcha =
        new() { Type = CaptchaConfig.RecaptchaEnterprise, SiteKey = "site-key", SecretKey = "s3cret", ProjectId = "project" };

    private readonly ConcurrentDictionary<string, int> tokens = new();

    /// <summary>How often somebody asked about a token.</summary>
    public int CallsFor(string token) => tokens.GetValueOrDefault(token);

    /// <summary>Puts it in the place of the real ones.</summary>
    public void Use(HubHostOptions options)
    {
        var configure = options.Configure;
        options.Configure = builder =>
        {
            configure?.Invoke(builder);
            builder.Services.AddSingleton(new CaptchaClient(new HttpClient(this, disposeHandler: false)));
        };
    }

    /// <summary>Sets one up.</summary>
    public static Task SetUpAsync(Scenario company, CaptchaConfig config) => company.ChangeAsync(db =>
    {
        db.Add(new CaptchaProvider { Id = "captcha", EncryptedConfig = config.Protect(company.Host.Services.GetRequiredService<MasterKey>()) });
        db.MarkCatalogChanged();
        return Task.CompletedTask;
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        var isTurnstile = request.RequestUri!.Host == "challenges.cloudflare.com";
        var token = isTurnstile
            ? System.Web.HttpUtility.ParseQueryString(body)["response"]!
            : JsonDocument.Parse(body).RootElement.GetProperty("event").GetProperty("token").GetString()!;
        var isPerson = tokens.AddOrUpdate(token, 1, static (_, calls) => calls + 1) == 1 && token.StartsWith("person", StringComparison.Ordinal);
        object answer = isTurnstile
            ? new { success = isPerson }
            : new { tokenProperties = new { valid = isPerson, action = "interaction" }, riskAnalysis = new { score = 0.9 } };
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(answer), Encoding.UTF8, "application/json") };
    }
}
