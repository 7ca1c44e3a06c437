using System.Text;
using System.Text.Json;
using IdentityHub.Data.Applications;
using IdentityHub.Protocol.Jose;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Conformance;

/// <summary>
/// Modules of the plan <c>oidcc-basic-certification-test-plan</c> from the request to the tokens. Those that end at the authorization
/// endpoint or speak of one slice alone are with the tests of that slice.
/// </summary>
public sealed class BasicPlanTests
{
    [Theory(DisplayName = "oidcc-server-client-secret-post; oidcc-alternate-happy-flow")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Takes_the_secret_in_the_body_or_the_header_and_parameters_in_any_order(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        using var browser = new TestBrowser(scenario);
        var query = TestBrowser.Query(Scenario.Web, "scope=email profile openid");
        using var started = await browser.Http.GetAsync("/oidc/auth?" + string.Join('&', query.Split('&').Reverse()));
        Assert.StartsWith("/sign-in?", TestBrowser.Location(started), StringComparison.Ordinal);
        var first = (await scenario.RedeemAsync(Scenario.Web, TestBrowser.CodeOf(await browser.ProveAsync()))).Ok();
        Assert.Equal("email profile openid", first["scope"]);
        Assert.Equal("alice@example.com", first.IdTokenClaims.GetProperty("email").GetString());

        using var silent = await browser.AuthorizeAsync(Scenario.Web, "prompt=none");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oidc/token");
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Scenario.Web}:{Scenario.Secret}")));
        request.Content = new FormUrlEncodedContent(
            [new("code_verifier", Scenario.Verifier), new("redirect_uri", Scenario.RedirectUri), new("code", TestBrowser.CodeOf(silent)), new("grant_type", "authorization_code")]);
        using var response = await scenario.Client.SendAsync(request);
        var second = (await TokenAnswer.ReadAsync(response)).Ok();
        Assert.Equal(first.IdTokenClaims.GetProperty("sub").GetString(), second.IdTokenClaims.GetProperty("sub").GetString());
        Assert.Equal(first.IdTokenClaims.GetProperty("auth_time").GetInt64(), second.IdTokenClaims.GetProperty("auth_time").GetInt64());
    }

    [Theory(DisplayName = "oidcc-idtoken-signature; oidcc-idtoken-unsigned")]
    [InlineData("ES256", null, "ES256")]
    [InlineData("RS256", null, "RS256")]
    [InlineData("RS256", "ES256", "ES256")]
    [InlineData("ES256", "none", "ES256")]
    public async Task Signs_id_tokens_with_a_published_key_and_never_without(string hub, string? client, string expected)
    {
        await using var scenario = await Scenario.StartAsync(Databases.Sqlite, options =>
        {
            options.Settings["Oidc:SigningAlgorithm"] = hub;
            options.Settings["Oidc:AdditionalSigningAlgorithms:0"] = "ES256";
        });
        await scenario.ChangeAsync(async db =>
        {
            var spa = await db.Applications.AsTracking().SingleAsync(row => row.Id == Scenario.Spa);
            spa.OidcClientMetadata = spa.OidcClientMetadata with { IdTokenSignedResponseAlg = client };
        });
        using var browser = new TestBrowser(scenario);
        var token = (await scenario.RedeemAsync(Scenario.Spa, await browser.SignInAsync())).Ok()["id_token"]!;
        var header = TokenAnswer.Claims("." + token);
        Assert.Equal(expected, header.GetProperty("alg").GetString());

        var keys = JsonDocument.Parse(await scenario.Client.GetStringAsync("/oidc/jwks")).RootElement.GetProperty("keys");
        var jwk = keys.EnumerateArray().Single(key => key.GetProperty("kid").GetString() == header.GetProperty("kid").GetString());
        Assert.True(JsonWebKey.TryParse(Encoding.UTF8.GetBytes(jwk.GetRawText()), out var parsed));
        Assert.True(VerificationKey.TryCreate(parsed, out var key, out _));
        Assert.True(JwsReader.Read(token, key).Succeeded);
        Assert.False(JwsReader.Read(token[..^4] + "AAAA", key).Succeeded);
        var metadata = await scenario.Client.GetStringAsync("/oidc/.well-known/openid-configuration");
        Assert.DoesNotContain("\"none\"", metadata.Split("id_token_signing_alg_values_supported")[1].Split(']')[0], StringComparison.Ordinal);
    }

    [Fact(DisplayName = "oidcc-ensure-request-without-nonce-succeeds-for-code-flow; -display-popup, -ui-locales, -claims-locales, -claims-essential, -login-hint, -with-unknown-parameter-, -with-acr-values-, -with-valid-pkce-succeeds")]
    public async Task Optional_parameters_never_stand_in_the_way()
    {
        await using var scenario = await Scenario.StartAsync(Databases.Sqlite);
        using var browser = new TestBrowser(scenario);
        var code = await browser.SignInAsync(
            Scenario.Web,
            Scenario.Alice,
            "scope=openid profile",
            "nonce=",
            "display=popup",
            "ui_locales=se",
            "claims_locales=se",
            "claims={\"userinfo\":{\"name\":{\"essential\":true}}}",
            "login_hint=bob@example.com",
            "acr_values=1 2",
            "extra=foobar");
        (await scenario.TokenAsync(Scenario.Web, ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Scenario.RedirectUri)))
            .Refused(400, "invalid_grant");
        var tokens = (await scenario.RedeemAsync(Scenario.Web, code)).Ok();
        Assert.False(tokens.IdTokenClaims.TryGetProperty("nonce", out _));
        Assert.Equal(Scenario.Alice, tokens.IdTokenClaims.GetProperty("sub").GetString());
        Assert.Equal("ALICE", (await UserInfoAsync(scenario, tokens.AccessToken)).Ok()["name"]);
    }

    [Fact(DisplayName = "oidcc-prompt-none-not-logged-in")]
    public async Task Without_a_session_silence_is_an_error()
    {
        await using var scenario = await Scenario.StartAsync(Databases.Sqlite);
        using var browser = new TestBrowser(scenario);
        using var response = await browser.AuthorizeAsync(Scenario.Web, "prompt=none");
        var returned = TestBrowser.Returned(response);
        Assert.Equal(("login_required", "s-1", scenario.Issuer, null), (returned["error"], returned["state"], returned["iss"], returned["code"]));
        Assert.Equal(0, await scenario.ReadAsync(db => db.Interactions.CountAsync()));
    }

    [Theory(DisplayName = "oidcc-ensure-request-object-with-redirect-uri")]
    [InlineData("redirect_uri=http://localhost:9999/callback", "http://localhost:9999/callback?error=request_not_supported")]
    [InlineData("redirect_uri=", "http://localhost:9999/callback?error=request_not_supported")]
    [InlineData("redirect_uri=https://evil.example/callback", null)]
    public async Task A_request_object_chooses_no_redirect_uri(string outside, string? expected)
    {
        await using var scenario = await Scenario.StartAsync(Databases.Sqlite);
        using var browser = new TestBrowser(scenario);
        var payload = System.Buffers.Text.Base64Url.EncodeToString("""{"client_id":"web","redirect_uri":"https://evil.example/callback","state":"inside"}"""u8);
        using var response = await browser.AuthorizeAsync(Scenario.Web, outside, $"request=eyJhbGciOiJub25lIn0.{payload}.");
        Assert.True(expected is null ? response.Headers.Location is null : TestBrowser.Location(response).StartsWith(expected, StringComparison.Ordinal));
    }

    [Theory(DisplayName = "oidcc-refresh-token")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refreshes_for_the_same_client_and_user_only(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        using var browser = new TestBrowser(scenario);
        var code = await browser.SignInAsync(Scenario.Web, Scenario.Alice, "scope=openid offline_access profile", "prompt=consent");
        var first = (await scenario.RedeemAsync(Scenario.Web, code)).Ok();
        Assert.Matches("^[A-Za-z0-9_-]{43}$", first.RefreshToken);
        scenario.Host.Time.Advance(TimeSpan.FromSeconds(2));
        var second = (await scenario.RefreshAsync(Scenario.Web, first.RefreshToken)).Ok();
        foreach (var claim in new[] { "iss", "sub", "aud", "auth_time" })
        {
            Assert.Equal(first.IdTokenClaims.GetProperty(claim).GetRawText(), second.IdTokenClaims.GetProperty(claim).GetRawText());
        }

        Assert.True(second.IdTokenClaims.GetProperty("iat").GetInt64() > first.IdTokenClaims.GetProperty("iat").GetInt64());
        Assert.NotEqual(first.AccessToken, second.AccessToken);
        Assert.Equal("ALICE", (await UserInfoAsync(scenario, second.AccessToken)).Ok()["name"]);
        (await scenario.RefreshAsync(Scenario.ThirdParty, second.RefreshToken)).Refused(400, "invalid_grant");
        (await scenario.RefreshAsync(Scenario.Spa, second.RefreshToken)).Refused(400, "invalid_grant");
        (await scenario.RefreshAsync(Scenario.Web, second.RefreshToken)).Ok();
    }

    [Theory(DisplayName = "oidcc-codereuse-30seconds")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_code_used_again_after_half_a_minute_ends_what_it_gave(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        using var browser = new TestBrowser(scenario);
        var code = await browser.SignInAsync(Scenario.Web, Scenario.Alice, "scope=openid offline_access", "prompt=consent");
        var tokens = (await scenario.RedeemAsync(Scenario.Web, code)).Ok();
        (await UserInfoAsync(scenario, tokens.AccessToken)).Ok();
        scenario.Host.Time.Advance(TimeSpan.FromSeconds(30));
        (await scenario.RedeemAsync(Scenario.Web, code)).Refused(400, "invalid_grant");
        (await UserInfoAsync(scenario, tokens.AccessToken)).Refused(401, "invalid_token");
        (await scenario.RefreshAsync(Scenario.Web, tokens.RefreshToken)).Refused(400, "invalid_grant");
    }

    private static async Task<TokenAnswer> UserInfoAsync(Scenario scenario, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/oidc/me");
        request.Headers.Authorization = new("Bearer", token);
        using var response = await scenario.Client.SendAsync(request);
        return await TokenAnswer.ReadAsync(response);
    }
}
