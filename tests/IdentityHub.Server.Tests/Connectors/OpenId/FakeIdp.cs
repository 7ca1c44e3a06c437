using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Protocol.Jose;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.Server.Tests.Connectors.OpenId;

/// <summary>
/// An OpenID Connect provider on this machine that is right until a test tells it to be wrong. People are "signed in" by reading the request that
/// the hub makes: its nonce goes into the ID token.
/// </summary>
internal sealed class FakeIdp : IAsyncDisposable
{
    private readonly FakeService service;
    private SigningKey key = SigningKey.Generate(JwsAlgorithm.ES256);

    private FakeIdp(FakeService service)
    {
        this.service = service;
        Published = [key.PublicJwk];
        service.Answer = HandleAsync;
    }

    /// <summary>Its issuer.</summary>
    public string Issuer => service.Address;

    public string Host => service.Host;

    /// <summary>What it was sent.</summary>
    public ConcurrentQueue<FakeRequest> Requests => service.Requests;

    /// <summary>The keys it publishes.</summary>
    public List<JsonWebKey> Published { get; set; }

    /// <summary>Nonce of the sign-in under way.</summary>
    public string? Nonce { get; set; }

    /// <summary>Changes the discovery document.</summary>
    public Action<JsonObject>? Document { get; set; }

    /// <summary>Changes the ID token's claims.</summary>
    public Action<JsonObject>? Claims { get; set; }

    /// <summary>Changes the signed token.</summary>
    public Func<string, string>? Token { get; set; }

    /// <summary>Changes the answer of the token endpoint.</summary>
    public Action<JsonObject>? Answer { get; set; }

    /// <summary>Changes the answer of the userinfo endpoint.</summary>
    public Action<JsonObject>? Person { get; set; }

    /// <summary>Answers in the place of an endpoint, by path; true when it did.</summary>
    public Func<HttpContext, Task<bool>>? Instead { get; set; }

    /// <summary>The clock that tokens are made by.</summary>
    public Func<DateTimeOffset> Now { get; set; } = () => TimeProvider.System.GetUtcNow();

    /// <summary>How often a path was asked for.</summary>
    public int Count(string path) => Requests.Count(request => request.Path == path);

    public static async Task<FakeIdp> StartAsync() => new(await FakeService.StartAsync());

    /// <summary>Signs with another key from now on, and publishes it at once, or later, or never.</summary>
    public void Rotate(bool isPublished = true)
    {
        key = SigningKey.Generate(JwsAlgorithm.ES256);
        if (isPublished)
        {
            Published = [key.PublicJwk];
        }
    }

    /// <summary>Publishes the key it signs with.</summary>
    public void Publish() => Published = [key.PublicJwk];

    public ValueTask DisposeAsync() => service.DisposeAsync();

    /// <summary>Answers with JSON.</summary>
    public static Task SayAsync(HttpContext context, JsonNode body, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body.ToJsonString());
    }

    private async Task HandleAsync(HttpContext context)
    {
        if (Instead is { } instead && await instead(context))
        {
            return;
        }

        switch (context.Request.Path.Value)
        {
            case "/.well-known/openid-configuration":
                await SayAsync(context, Changed(Describe(), Document));
                break;
            case "/keys":
                context.Response.ContentType = "application/json";
                await context.Response.BodyWriter.WriteAsync(new JsonWebKeySet([.. Published]).ToUtf8());
                break;
            case "/token":
                await SayAsync(context, Changed(GiveTokens(), Answer));
                break;
            case "/me":
                await SayAsync(context, Changed(new JsonObject { ["sub"] = "user-1", ["name"] = "Ada", ["email"] = "ada@acme.example", ["email_verified"] = true }, Person));
                break;
            default:
                context.Response.StatusCode = 404;
                break;
        }
    }

    private JsonObject Describe() => new()
    {
        ["issuer"] = Issuer,
        ["authorization_endpoint"] = Issuer + "/auth",
        ["token_endpoint"] = Issuer + "/token",
        ["jwks_uri"] = Issuer + "/keys",
        ["userinfo_endpoint"] = Issuer + "/me",
    };

    private JsonObject GiveTokens()
    {
        var now = Now();
        var claims = new JsonObject
        {
            ["iss"] = Issuer,
            ["sub"] = "user-1",
            ["aud"] = "hub",
            ["exp"] = now.AddMinutes(5).ToUnixTimeSeconds(),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["nonce"] = Nonce,
        };
        var token = JwsWriter.Write(key, null, JsonSerializer.SerializeToUtf8Bytes(Changed(claims, Claims)));
        return new JsonObject { ["access_token"] = "at-1", ["token_type"] = "Bearer", ["expires_in"] = 3600, ["id_token"] = Token?.Invoke(token) ?? token };
    }

    private static JsonObject Changed(JsonObject json, Action<JsonObject>? change)
    {
        change?.Invoke(json);
        return json;
    }
}
