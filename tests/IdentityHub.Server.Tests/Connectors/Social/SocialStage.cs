using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Protocol.Jose;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Connectors.OpenId;
using IdentityHub.Server.Connectors.Social;
using IdentityHub.Server.Connectors.Social.Flow;
using IdentityHub.Server.Connectors.Social.Kinds;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Outbound;
using IdentityHub.Server.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging.Abstractions;

namespace IdentityHub.Server.Tests.Connectors.Social;

/// <summary>A provider on this machine that answers as the real ones do, and every kind of connector with its addresses led there.</summary>
internal sealed class SocialStage : IAsyncDisposable
{
    public const string ClientId = "client-1";
    public const string Secret = "the-secret-that-provider-and-hub-share";
    public const string RedirectUri = "https://hub.example.com/callback/c-1";
    public const string State = "state-of-the-caller";

    /// <summary>Ids of all kinds that call a provider.</summary>
    public static readonly string[] Ids =
    [
        "apple-universal", "azuread-universal", "discord-universal", "facebook-universal", "github-universal", "gitlab-universal", "google-universal",
        "kakao-universal", "line-universal", "linkedin-universal", "oauth2", "oidc", "x-universal",
    ];

    // Making an RSA key takes a second.
    private static readonly SigningKey SharedKey = SigningKey.Generate(JwsAlgorithm.RS256);

    private readonly Dictionary<string, ISocialConnector> kinds;

    private SocialStage(FakeService service)
    {
        Service = service;
        var outbound = new OutboundOptions { AllowedHosts = [service.Host] };
        Http = new OutboundHttp(new OutboundConnections(outbound));
        var directory = new OpenIdDirectory(Http, new PlainHttp(outbound, isDevelopment: false), Time, NullLogger<OpenIdDirectory>.Instance);
        var endpoints = new ConnectorEndpoints(Ids.ToDictionary(id => id, _ => service.Address));
        var services = new SocialServices(Http, new TokenEndpoint(Http, Time), new IdTokens(directory, Time), endpoints, Time);
        kinds = new ISocialConnector[]
        {
            new AppleConnector(services), new AzureAdConnector(services), new DiscordConnector(services), new FacebookConnector(services), new GitHubConnector(services),
            new GitLabConnector(services), new GoogleConnector(services), new KakaoConnector(services), new LineConnector(services), new LinkedInConnector(services),
            new OAuth2Connector(services), new OidcConnector(services), new XConnector(services),
        }.ToDictionary(kind => kind.Factory.Id);
        service.Answer = AnswerAsync;
    }

    public FakeService Service { get; }

    public OutboundHttp Http { get; }

    public ManualTimeProvider Time { get; } = new();

    public SigningKey Key { get; } = SharedKey;

    /// <summary>What is answered, by method and path.</summary>
    public Dictionary<string, (int Status, string Body)> Answers { get; } = [];

    /// <summary>All other paths.</summary>
    public (int Status, string Body) Otherwise { get; set; } = (404, """{"message":"Not Found"}""");

    public long Now => Time.GetUtcNow().ToUnixTimeSeconds();

    public static async Task<SocialStage> StartAsync() => new(await FakeService.StartAsync());

    public ISocialConnector Kind(string id) => kinds[id];

    /// <summary>Begins a sign-in.</summary>
    public async Task<SocialStart> BeginAsync(string id, object config, ExternalRequest? request = null, bool wantsTokens = false)
    {
        var connector = new ExternalConnector("c-1", Json(config)) { WantsTokens = wantsTokens };
        Assert.Null(Kind(id).CheckConfig(connector.Config));
        var result = await Kind(id).StartAsync(connector, request ?? new ExternalRequest(State, RedirectUri), CancellationToken.None);
        Assert.True(result.TryGet(out var start, out var error), $"{error?.Code}: {error?.Details}");
        return new SocialStart(this, Kind(id), connector, start);
    }

    /// <summary>An ID token of the provider, with what every one of them says.</summary>
    public string Sign(JsonObject claims, string? nonce, SigningKey? key = null)
    {
        var all = new JsonObject { ["aud"] = ClientId, ["iat"] = Now, ["exp"] = Now + 3600 };
        if (nonce is not null)
        {
            all["nonce"] = nonce;
        }

        foreach (var (name, value) in claims)
        {
            all[name] = value?.DeepClone();
        }

        return JwsWriter.Write(key ?? Key, null, Encoding.UTF8.GetBytes(all.ToJsonString()));
    }

    /// <summary>The provider publishes keys at a path.</summary>
    public void Publishes(string path, params SigningKey[] keys) =>
        Answers["GET " + path] = (200, Encoding.UTF8.GetString(new JsonWebKeySet([.. (keys.Length == 0 ? [Key] : keys).Select(key => key.PublicJwk)]).ToUtf8()));

    /// <summary>The provider gives tokens at a path.</summary>
    public void Gives(string path, object tokens) => Answers["POST " + path] = (200, JsonSerializer.Serialize(tokens));

    /// <summary>The provider shows something at a path.</summary>
    public void Shows(string path, string body, int status = 200) => Answers["GET " + path] = (status, body);

    /// <summary>The only request to a path.</summary>
    public FakeRequest Take(string method, string path) =>
        Assert.Single(Service.Requests, request => request.Method == method && request.Path.Split('?')[0] == path);

    public static JsonElement Json(object value) => value is string text ? JsonDocument.Parse(text).RootElement : JsonSerializer.SerializeToElement(value);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Service.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var (status, body) = Answers.TryGetValue($"{context.Request.Method} {context.Request.Path}", out var answer) ? answer : Otherwise;
        context.Response.StatusCode = status;
        context.Response.ContentType = body.StartsWith('<') ? "text/html" : "application/json";
        await context.Response.WriteAsync(body);
    }
}

/// <summary>A sign-in that has begun.</summary>
internal sealed record SocialStart(SocialStage Stage, ISocialConnector Kind, ExternalConnector Connector, ExternalStart Start)
{
    public string Path => new Uri(Start.AuthorizationUri).AbsolutePath;

    /// <summary>Parameters of the authorization request, each once.</summary>
    public Dictionary<string, string> Parameters => QueryHelpers.ParseQuery(new Uri(Start.AuthorizationUri).Query).ToDictionary(pair => pair.Key, pair => Assert.Single(pair.Value)!);

    public string? Nonce => Start.Session.Nonce;

    public Task<ExternalSignIn> CompleteAsync(params (string Name, string Value)[] data) => CompleteAsync(Start.Session, data);

    public async Task<ExternalSignIn> CompleteAsync(ExternalSession session, params (string Name, string Value)[] data)
    {
        var result = await TryAsync(session, data);
        Assert.True(result.TryGet(out var signIn, out var error), $"{error?.Code}: {error?.Details}");
        return signIn;
    }

    /// <summary>Ends it and expects a refusal; what it says must not hold a secret.</summary>
    public async Task<IdentityHub.Server.Api.ApiError> RefusedAsync(int status, string code, params (string Name, string Value)[] data)
    {
        var error = (await TryAsync(Start.Session, data)).Error;
        Assert.True(error is not null && (status, code) == (error.Status, error.Code), $"{error?.Status} {error?.Code} instead of {status} {code}: {error?.Details}");
        foreach (var secret in new[] { SocialStage.Secret, Start.Session.CodeVerifier, Start.Session.Nonce, "code-1-of-the-provider" }.OfType<string>())
        {
            Assert.DoesNotContain(secret, error!.Details ?? "", StringComparison.Ordinal);
        }

        return error!;
    }

    private Task<IdentityHub.Server.Api.ApiResult<ExternalSignIn>> TryAsync(ExternalSession session, (string Name, string Value)[] data)
    {
        var given = data.Length > 0 ? data : [("code", "code-1-of-the-provider"), ("state", SocialStage.State)];
        return Kind.CompleteAsync(Connector, session, given.ToDictionary(pair => pair.Name, pair => pair.Value), CancellationToken.None);
    }
}
