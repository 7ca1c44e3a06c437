using System.Collections.Frozen;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using IdentityHub.Data.Experience;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Verification;
using Microsoft.Extensions.Logging.Abstractions;

namespace IdentityHub.Server.Tests.Verification;

/// <summary>Captchas are verified by the hub, not by the browser; whatever goes wrong means no.</summary>
public sealed class CaptchaVerifierTests : IDisposable
{
    private static readonly CaptchaConfig Turnstile = new() { Type = CaptchaConfig.Turnstile, SiteKey = "site", SecretKey = "s3cret&" };
    private static readonly CaptchaConfig Recaptcha = new() { Type = CaptchaConfig.RecaptchaEnterprise, SiteKey = "site", SecretKey = "key", ProjectId = "my/project" };

    private readonly MasterKey masterKey = new(RandomNumberGenerator.GetBytes(MasterKey.Length));
    private readonly Service service = new();
    private readonly CaptchaClient client;

    public CaptchaVerifierTests() => client = new CaptchaClient(new HttpClient(service));

    [Fact]
    public async Task Asks_Turnstile_with_secret_token_and_address()
    {
        service.Answer = """{"success":true,"hostname":"example.com"}""";
        Assert.Null(await VerifyAsync(Turnstile, "token+1"));
        Assert.Equal("https://challenges.cloudflare.com/turnstile/v0/siteverify", service.Address);
        Assert.Equal("secret=s3cret%26&response=token%2B1&remoteip=192.0.2.1", service.Body);
    }

    [Fact]
    public async Task Asks_reCAPTCHA_with_the_key_in_a_header()
    {
        service.Answer = """{"tokenProperties":{"valid":true,"action":"interaction"},"riskAnalysis":{"score":0.5}}""";
        Assert.Null(await VerifyAsync(Recaptcha, "token"));
        Assert.Equal("https://recaptchaenterprise.googleapis.com/v1/projects/my%2Fproject/assessments", service.Address);
        Assert.Equal("""{"event":{"token":"token","siteKey":"site","expectedAction":"interaction","userIpAddress":"192.0.2.1"}}""", service.Body);
        Assert.Equal("key", service.Key);
    }

    [Theory]
    [InlineData("""{"success":false,"error-codes":["timeout-or-duplicate"]}""")]
    [InlineData("""{"success":"true"}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("true")]
    [InlineData("no JSON")]
    [InlineData("")]
    public async Task Fails_closed_on_every_other_answer_of_Turnstile(string answer)
    {
        service.Answer = answer;
        AssertFailed(await VerifyAsync(Turnstile, "token"));
    }

    [Theory]
    [InlineData("""{"tokenProperties":{"valid":false,"action":"interaction"},"riskAnalysis":{"score":0.9}}""")]
    [InlineData("""{"tokenProperties":{"valid":true,"action":"interaction"},"riskAnalysis":{"score":0.4}}""")]
    [InlineData("""{"tokenProperties":{"valid":true,"action":"login"},"riskAnalysis":{"score":0.9}}""")]
    [InlineData("""{"tokenProperties":{"valid":true,"action":"interaction"},"riskAnalysis":{"score":"0.9"}}""")]
    [InlineData("""{"tokenProperties":{"valid":true,"action":"interaction"}}""")]
    [InlineData("""{"tokenProperties":{"valid":true},"riskAnalysis":{"score":0.9}}""")]
    [InlineData("""{"tokenProperties":[]}""")]
    [InlineData("{}")]
    public async Task Fails_closed_on_every_other_answer_of_reCAPTCHA(string answer)
    {
        service.Answer = answer;
        AssertFailed(await VerifyAsync(Recaptcha, "token"));
    }

    [Fact]
    public async Task A_ticked_box_needs_no_score()
    {
        service.Answer = """{"tokenProperties":{"valid":true,"action":""},"riskAnalysis":{"score":0.1}}""";
        Assert.Null(await VerifyAsync(Recaptcha with { Mode = "checkbox" }, "token"));
        service.Answer = """{"tokenProperties":{"valid":false}}""";
        AssertFailed(await VerifyAsync(Recaptcha with { Mode = "checkbox" }, "token"));
    }

    [Fact]
    public async Task Fails_closed_when_the_service_is_down_or_says_too_much()
    {
        service.Status = HttpStatusCode.InternalServerError;
        service.Answer = """{"success":true}""";
        AssertFailed(await VerifyAsync(Turnstile, "token"));
        service.Status = HttpStatusCode.Redirect;
        AssertFailed(await VerifyAsync(Turnstile, "token"));
        service.Status = HttpStatusCode.OK;
        service.Answer = """{"success":true,"x":" """ + new string('x', 100_000) + "\"}";
        AssertFailed(await VerifyAsync(Turnstile, "token"));
        service.Failure = new HttpRequestException("refused");
        AssertFailed(await VerifyAsync(Turnstile, "token"));
        service.Failure = new TaskCanceledException("timeout");
        AssertFailed(await VerifyAsync(Turnstile, "token"));
    }

    [Fact]
    public async Task Fails_closed_without_a_provider_a_token_or_the_right_master_key()
    {
        service.Answer = """{"success":true}""";
        AssertFailed(await VerifyAsync(null, "token"));
        AssertFailed(await VerifyAsync(Turnstile, ""));
        AssertFailed(await VerifyAsync(Turnstile, new string('t', 8193)));
        AssertFailed(await VerifyAsync(Turnstile with { Type = "Other" }, "token"));
        using var other = new MasterKey(RandomNumberGenerator.GetBytes(MasterKey.Length));
        var verifier = new CaptchaVerifier(client, other, NullLogger<CaptchaVerifier>.Instance);
        AssertFailed(await verifier.VerifyAsync(CatalogOf(Turnstile), "token", null, default));
        Assert.Null(verifier.Describe(CatalogOf(Turnstile)));
        Assert.Null(service.Address);
    }

    [Fact]
    public void Pages_hear_what_they_need_and_no_secret()
    {
        var verifier = new CaptchaVerifier(client, masterKey, NullLogger<CaptchaVerifier>.Instance);
        Assert.Equal(
            new PublicCaptcha(CaptchaConfig.RecaptchaEnterprise, "site", "recaptcha.net", "checkbox"),
            verifier.Describe(CatalogOf(Recaptcha with { Domain = "recaptcha.net", Mode = "checkbox" })));
        Assert.DoesNotContain("key", Recaptcha.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        client.Dispose();
        service.Dispose();
        masterKey.Dispose();
    }

    private Task<Server.Api.ApiError?> VerifyAsync(CaptchaConfig? config, string token) =>
        new CaptchaVerifier(client, masterKey, NullLogger<CaptchaVerifier>.Instance).VerifyAsync(CatalogOf(config), token, "192.0.2.1", default);

    private static void AssertFailed(Server.Api.ApiError? error) => Assert.Equal(("session.captcha_failed", 422), (error?.Code, error?.Status));

    private CatalogSnapshot CatalogOf(CaptchaConfig? config) => new(static (_, _) => Task.FromResult<ApplicationEntry?>(null))
    {
        Resources = FrozenDictionary<string, ResourceEntry>.Empty,
        DefaultResource = null,
        Roles = FrozenDictionary<string, RoleEntry>.Empty,
        OrganizationRoles = FrozenDictionary<string, OrganizationRoleEntry>.Empty,
        OrganizationScopes = FrozenDictionary<string, Data.Organizations.OrganizationScope>.Empty,
        DisabledOrganizationIds = [],
        Settings = FrozenDictionary<string, System.Text.Json.JsonElement>.Empty,
        Connectors = FrozenDictionary<string, Data.Connectors.Connector>.Empty,
        EmailTemplates = [],
        CustomPhrases = FrozenDictionary<string, System.Text.Json.JsonElement>.Empty,
        CustomProfileFields = [],
        CaptchaProvider = config is null ? null : new CaptchaProvider { Id = "captcha", EncryptedConfig = config.Protect(masterKey) },
        ExtendedIdTokenClaims = [],
    };

    private sealed class Service : HttpMessageHandler
    {
        public string Answer { get; set; } = "{}";

        public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

        public Exception? Failure { get; set; }

        public string? Address { get; private set; }

        public string? Body { get; private set; }

        public string? Key { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Failure is not null)
            {
                throw Failure;
            }

            Address = request.RequestUri!.AbsoluteUri;
            Body = await request.Content!.ReadAsStringAsync(cancellationToken);
            Key = request.Headers.TryGetValues("X-Goog-Api-Key", out var values) ? values.Single() : null;
            return new HttpResponseMessage(Status) { Content = new StringContent(Answer, Encoding.UTF8, "application/json") };
        }
    }
}
