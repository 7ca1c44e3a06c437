using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace IdentityHub.EndToEnd.Tests.Demo;

/// <summary>A small OpenID provider with one user, alice, who is always signed in; a test bends what it says.</summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    public const string ClientId = "demowebapp00000000001";
    public const string ClientSecret = "a secret: with / and +";
    public const string Resource = "https://api.demo.identityhub.example/org";
    public const string Acme = "acmecorp0001";
    public const string Globex = "globexcorp01";
    public const string OpaqueAccessToken = "opaque-access-token";

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge, string RedirectUri)> codes = new();
    private int refreshCounter;

    private FakeProvider(WebApplication app) => this.app = app;

    public string Base => app.Urls.First();

    public string Issuer => $"{Base}/oidc";

    /// <summary>All published keys; the first one signs.</summary>
    public List<FakeKey> Keys { get; } = [FakeKey.Create("ES384", "first")];

    public Func<JsonObject, JsonObject> Discovery { get; set; } = document => document;

    public Action<JsonObject> IdTokenClaims { get; set; } = _ => { };

    public Action<JsonObject> RefreshedIdTokenClaims { get; set; } = _ => { };

    public Action<JsonObject> AccessTokenClaims { get; set; } = _ => { };

    public Action<JsonObject> UserInfo { get; set; } = _ => { };

    public Action<Dictionary<string, string?>> AuthorizationResponse { get; set; } = _ => { };

    public TimeSpan TokenDelay { get; set; }

    public IQueryCollection? LastAuthorization { get; private set; }

    public IQueryCollection? LastEndSession { get; private set; }

    public string CurrentRefreshToken => $"refresh-{refreshCounter}";

    public bool RefreshTokenWasReplayed { get; private set; }

    public int JwksRequests { get; private set; }

    public FakeKey Signer => Keys[0];

    public static async Task<FakeProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        var app = builder.Build();
        var provider = new FakeProvider(app);
        app.MapGet("/api/status", () => Results.NoContent());
        app.MapGet("/oidc/.well-known/openid-configuration", () => Json(provider.Discovery(provider.DiscoveryDocument())));
        app.MapGet("/oidc/jwks", () =>
        {
            provider.JwksRequests++;
            return Json(new JsonObject { ["keys"] = new JsonArray([.. provider.Keys.Select(key => key.PublicJwk.DeepClone())]) });
        });
        app.MapGet("/oidc/auth", (Delegate)provider.Authorize);
        app.MapPost("/oidc/token", (Delegate)provider.TokenAsync);
        app.MapGet("/oidc/me", (Delegate)provider.Me);
        app.MapGet("/oidc/session/end", (HttpContext http) =>
        {
            provider.LastEndSession = http.Request.Query;
            return Results.Redirect(http.Request.Query["post_logout_redirect_uri"].ToString());
        });
        await app.StartAsync();
        return provider;
    }

    public JsonObject NewIdTokenClaims(string? nonce)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = Issuer,
            ["sub"] = "alice-id-0001",
            ["aud"] = ClientId,
            ["iat"] = now,
            ["exp"] = now + 3600,
            ["name"] = "Alice Example",
            ["username"] = "alice",
            ["organizations"] = new JsonArray(Acme, Globex),
            ["created_at"] = now * 1000,
        };
        if (nonce is not null)
        {
            claims["nonce"] = nonce;
        }

        return claims;
    }

    public JsonObject NewAccessTokenClaims(string? organizationId, string scope = "read:member")
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["jti"] = Guid.NewGuid().ToString("N"),
            ["iss"] = Issuer,
            ["sub"] = "alice-id-0001",
            ["aud"] = Resource,
            ["client_id"] = ClientId,
            ["iat"] = now,
            ["exp"] = now + 600,
            ["scope"] = scope,
        };
        if (organizationId is not null)
        {
            claims["organization_id"] = organizationId;
        }

        return claims;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static IResult Json(JsonObject json, int status = 200) => Results.Text(json.ToJsonString(), "application/json", Encoding.UTF8, status);

    private static IResult Error(string code, int status, string description) =>
        Json(new JsonObject { ["error"] = code, ["error_description"] = description }, status);

    private JsonObject DiscoveryDocument() => new()
    {
        ["issuer"] = Issuer,
        ["authorization_endpoint"] = $"{Issuer}/auth",
        ["token_endpoint"] = $"{Issuer}/token",
        ["userinfo_endpoint"] = $"{Issuer}/me",
        ["jwks_uri"] = $"{Issuer}/jwks",
        ["end_session_endpoint"] = $"{Issuer}/session/end",
        ["authorization_response_iss_parameter_supported"] = true,
    };

    private IResult Authorize(HttpContext http)
    {
        var query = LastAuthorization = http.Request.Query;
        var code = Guid.NewGuid().ToString("N");
        codes[code] = (query["nonce"].ToString(), query["code_challenge"].ToString(), query["redirect_uri"].ToString());
        var response = new Dictionary<string, string?> { ["code"] = code, ["state"] = query["state"], ["iss"] = Issuer };
        AuthorizationResponse(response);
        return Results.Redirect(QueryHelpers.AddQueryString(query["redirect_uri"].ToString(), response));
    }

    private async Task<IResult> TokenAsync(HttpContext http)
    {
        await Task.Delay(TokenDelay);
        var form = await http.Request.ReadFormAsync();
        var credentials = Encoding.UTF8.GetString(Convert.FromBase64String(http.Request.Headers.Authorization.ToString()["Basic ".Length..])).Split(':');
        if (System.Net.WebUtility.UrlDecode(credentials[0]) != ClientId || System.Net.WebUtility.UrlDecode(credentials[1]) != ClientSecret)
        {
            return Error("invalid_client", 401, "client authentication failed");
        }

        return form["grant_type"] == "authorization_code" ? Redeem(form) : Refresh(form);
    }

    private IResult Redeem(IFormCollection form)
    {
        var hash = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (!codes.TryRemove(form["code"].ToString(), out var code) || code.Challenge != hash || code.RedirectUri != form["redirect_uri"])
        {
            return Error("invalid_grant", 400, "grant request is invalid");
        }

        var claims = NewIdTokenClaims(code.Nonce);
        IdTokenClaims(claims);
        return Json(new JsonObject
        {
            ["access_token"] = OpaqueAccessToken,
            ["token_type"] = "Bearer",
            ["expires_in"] = 3600,
            ["id_token"] = Signer.Sign(claims),
            ["refresh_token"] = CurrentRefreshToken,
        });
    }

    private IResult Refresh(IFormCollection form)
    {
        if (form["refresh_token"] != CurrentRefreshToken)
        {
            RefreshTokenWasReplayed = true;
            return Error("invalid_grant", 400, "grant request is invalid");
        }

        var organization = form["organization_id"].ToString();
        if (organization.Length > 0 && organization is not (Acme or Globex))
        {
            return Error("access_denied", 403, "user is not a member of the organization");
        }

        refreshCounter++;
        var idClaims = NewIdTokenClaims(nonce: null);
        RefreshedIdTokenClaims(idClaims);
        var accessClaims = NewAccessTokenClaims(organization, organization == Acme ? "read:member invite:member manage:billing" : "read:member");
        AccessTokenClaims(accessClaims);
        return Json(new JsonObject
        {
            ["access_token"] = organization.Length > 0 ? Signer.Sign(accessClaims, "at+jwt") : OpaqueAccessToken,
            ["token_type"] = "Bearer",
            ["expires_in"] = 600,
            ["id_token"] = Signer.Sign(idClaims),
            ["refresh_token"] = CurrentRefreshToken,
        });
    }

    private IResult Me(HttpContext http)
    {
        if (http.Request.Headers.Authorization != $"Bearer {OpaqueAccessToken}")
        {
            return Error("invalid_token", 401, "invalid token provided");
        }

        var claims = new JsonObject
        {
            ["sub"] = "alice-id-0001",
            ["name"] = "Alice Example",
            ["username"] = "alice",
            ["email"] = "alice@demo.identityhub.example",
            ["organizations"] = new JsonArray(Acme, Globex),
            ["organization_data"] = new JsonArray(
                new JsonObject { ["id"] = Acme, ["name"] = "Acme", ["description"] = "Makes everything" },
                new JsonObject { ["id"] = Globex, ["name"] = "Globex", ["description"] = "Makes everything else" }),
            ["organization_roles"] = new JsonArray($"{Acme}:admin", $"{Globex}:member"),
        };
        UserInfo(claims);
        return Json(claims);
    }
}
