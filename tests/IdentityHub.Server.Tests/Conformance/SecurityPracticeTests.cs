using System.Net;
using System.Text;
using System.Text.Json;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.Conformance;

/// <summary>Points of RFC 9700 and advisories that concern several endpoints at once.</summary>
public sealed class SecurityPracticeTests(SharedScenario shared) : IClassFixture<SharedScenario>
{
    private Scenario Hub => shared.Scenario;

    [Fact(DisplayName = "28 CVE-2026-9792; RFC 9700 §4, 12 and 18: no password grant, no implicit flow, for no client and by no spelling")]
    public async Task Grants_that_are_not_there_cannot_be_reached()
    {
        string[] grants = ["password", "PASSWORD", " password", "implicit", "urn:ietf:params:oauth:grant-type:token-exchange", "urn:openid:params:grant-type:ciba"];
        foreach (var client in new[] { Scenario.Spa, Scenario.Web, Scenario.Native, Scenario.Machine, Scenario.ThirdParty })
        {
            foreach (var grant in grants)
            {
                (await Hub.TokenAsync(client, ("grant_type", grant), ("username", "alice"), ("password", "secret"), ("scope", "openid")))
                    .Refused(400, "unsupported_grant_type");
            }
        }

        (await Hub.TokenAsync(Scenario.Web, ("grant_type", "client_credentials"), ("resource", Scenario.Api))).Refused(400, "invalid_request");
        using var browser = new TestBrowser(Hub);
        foreach (var type in new[] { "token", "id_token", "id_token token", "code token", "code id_token", "none" })
        {
            using var response = await browser.AuthorizeAsync(Scenario.Spa, "response_type=" + type, "prompt=none");
            Assert.Contains("error=unsupported_response_type", TestBrowser.Location(response), StringComparison.Ordinal);
        }

        var metadata = await MetadataAsync("/oidc/.well-known/openid-configuration");
        Assert.Equal("""["authorization_code","refresh_token","client_credentials"]""", metadata.GetProperty("grant_types_supported").GetRawText());
        Assert.Equal("""["code"]""", metadata.GetProperty("response_types_supported").GetRawText());
    }

    [Fact(DisplayName = "62 CVE-2026-27840: a shortened, lengthened or respelled value is another value")]
    public async Task Only_the_whole_value_counts()
    {
        using var browser = new TestBrowser(Hub);
        var code = await browser.SignInAsync(Scenario.Spa, Scenario.Alice, "scope=openid offline_access", "prompt=consent");
        foreach (var wrong in Variants(code))
        {
            (await Hub.RedeemAsync(Scenario.Spa, wrong)).Refused(400, "invalid_grant");
        }

        var tokens = (await Hub.RedeemAsync(Scenario.Spa, code)).Ok();
        foreach (var wrong in Variants(tokens.RefreshToken))
        {
            (await Hub.RefreshAsync(Scenario.Spa, wrong)).Refused(400, "invalid_grant");
            Assert.Equal("false", (await Hub.PostAsync("/oidc/token/introspection", Scenario.Spa, ("token", wrong))).Ok()["active"]);
        }

        foreach (var wrong in Variants(tokens.AccessToken))
        {
            (await UserInfoAsync(wrong)).Refused(401, "invalid_token");
            Assert.Equal("false", (await Hub.PostAsync("/oidc/token/introspection", Scenario.Spa, ("token", wrong))).Ok()["active"]);
            Assert.Equal(200, (await Hub.PostAsync("/oidc/token/revocation", Scenario.Spa, ("token", wrong))).Status);
        }

        (await UserInfoAsync(tokens.AccessToken)).Ok();
        (await Hub.RefreshAsync(Scenario.Spa, tokens.RefreshToken)).Ok();
    }

    [Fact(DisplayName = "87 CVE-2026-48096; ASVS 7.2.1: a cookie counts under its own name and with its own signature only")]
    public async Task Cookies_cannot_be_swapped_or_changed()
    {
        using var browser = new TestBrowser(Hub);
        await browser.SignInAsync();
        var (session, signature) = (browser.Cookie("_session")!, browser.Cookie("_session.sig")!);
        Assert.Equal(302, await SilentAsync($"_session={session}; _session.sig={signature}"));
        foreach (var cookies in new[]
        {
            $"_session={session}",
            $"_session={session}; _session.sig=",
            $"_session={session}x; _session.sig={signature}",
            $"_session={session[..^1]}; _session.sig={signature}",
            $"_session={session}; _session.sig={signature[..^1]}",
            $"_interaction={session}; _interaction.sig={signature}",
        })
        {
            Assert.Equal(400, await SilentAsync(cookies));
        }

        // 302 stands for a code, 400 for login_required.
        async Task<int> SilentAsync(string cookies)
        {
            using var client = Hub.Host.NewClient();
            using var request = new HttpRequestMessage(HttpMethod.Get, "/oidc/auth?" + TestBrowser.Query(Scenario.Spa, "prompt=none"));
            request.Headers.TryAddWithoutValidation("Cookie", cookies);
            using var response = await client.SendAsync(request);
            return TestBrowser.Returned(response)["code"] is not null ? 302 : 400;
        }
    }

    [Fact(DisplayName = "11 CVE-2026-11800; ASVS 9.2.2: hints are ID tokens of ours, whatever else is signed or only looks so")]
    public async Task Other_tokens_are_no_hints_and_id_tokens_open_nothing()
    {
        using var browser = new TestBrowser(Hub);
        var code = await browser.SignInAsync(Scenario.Spa, Scenario.Alice, "scope=openid offline_access read:catalog", "prompt=consent", "resource=" + Scenario.Api);
        var tokens = (await Hub.RedeemAsync(Scenario.Spa, code)).Ok();
        var accessToken = (await Hub.RefreshAsync(Scenario.Spa, tokens.RefreshToken, ("resource", Scenario.Api))).Ok().AccessToken;
        Assert.Equal(2, accessToken.Count(character => character == '.'));
        var idToken = tokens["id_token"]!;
        (await UserInfoAsync(idToken)).Refused(401, "invalid_token");
        (await UserInfoAsync(accessToken)).Refused(401, "invalid_token");

        var keys = await Hub.Client.GetStringAsync("/oidc/jwks");
        var key = JsonDocument.Parse(keys).RootElement.GetProperty("keys")[0];
        var kid = key.GetProperty("kid").GetString();
        var payload = idToken.Split('.')[1];
        byte[][] publicMaterial = [Encoding.UTF8.GetBytes(keys), Encoding.UTF8.GetBytes(key.GetRawText()), Encoding.UTF8.GetBytes(key.GetProperty("x").GetString()!), []];
        var forged = publicMaterial.Select(secret => Symmetric(kid!, payload, secret));
        foreach (var hint in forged.Append(accessToken).Append($"{Encode("""{"alg":"none"}""")}.{payload}.").Append(idToken.Split('.')[0] + "." + payload + "."))
        {
            using var response = await browser.AuthorizeAsync(Scenario.Spa, "prompt=none", "id_token_hint=" + hint);
            Assert.Equal("invalid_request", TestBrowser.Returned(response)["error"]);
        }

        using var real = await browser.AuthorizeAsync(Scenario.Spa, "prompt=none", "id_token_hint=" + idToken);
        TestBrowser.CodeOf(real);
    }

    [Fact(DisplayName = "RFC 9700 §4, 5, 6, 11 and 20: 303 after a post, S256 announced, metadata at the address of RFC 8414")]
    public async Task Announces_and_answers_as_the_practice_says()
    {
        using var browser = new TestBrowser(Hub);
        using var content = new FormUrlEncodedContent(TestBrowser.Query(Scenario.Spa, "prompt=none").Split('&').Select(pair =>
            KeyValuePair.Create(pair.Split('=')[0], Uri.UnescapeDataString(pair.Split('=')[1]))));
        using var posted = await browser.Http.PostAsync("/oidc/auth", content);
        Assert.Equal(HttpStatusCode.SeeOther, posted.StatusCode);
        foreach (var path in new[] { "/.well-known/oauth-authorization-server/oidc", "/oidc/.well-known/oauth-authorization-server" })
        {
            var metadata = await MetadataAsync(path);
            Assert.Equal("""["S256"]""", metadata.GetProperty("code_challenge_methods_supported").GetRawText());
            Assert.Equal(Hub.Issuer, metadata.GetProperty("issuer").GetString());
            Assert.True(metadata.GetProperty("authorization_response_iss_parameter_supported").GetBoolean());
        }
    }

    [Fact(DisplayName = "RFC 9700 §4, 21: a token says whether a client or a user stands behind it")]
    public async Task A_client_is_not_taken_for_a_user()
    {
        var machine = (await Hub.TokenAsync(Scenario.Machine, ("grant_type", "client_credentials"), ("resource", Scenario.Api))).Ok().AccessTokenClaims;
        Assert.Equal(machine.GetProperty("client_id").GetString(), machine.GetProperty("sub").GetString());
        using var browser = new TestBrowser(Hub);
        var tokens = (await Hub.SignInAsync(Scenario.Spa, "openid offline_access read:catalog", [Scenario.Api])).Ok();
        var user = (await Hub.RefreshAsync(Scenario.Spa, tokens.RefreshToken, ("resource", Scenario.Api))).Ok().AccessTokenClaims;
        Assert.NotEqual(user.GetProperty("client_id").GetString(), user.GetProperty("sub").GetString());
        Assert.Equal(Scenario.Api, user.GetProperty("aud").GetString());
    }

    private static IEnumerable<string> Variants(string value) =>
        [value[..^1], value[1..], value + "A", value + "=", "A" + value, value + value, value.ToUpperInvariant(), value[..^1] + (value[^1] == 'A' ? 'B' : 'A')];

    private static string Encode(string text) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static string Symmetric(string kid, string payload, byte[] secret)
    {
        var signed = $"{Encode($$"""{"alg":"HS256","kid":"{{kid}}"}""")}.{payload}";
        return signed + "." + System.Buffers.Text.Base64Url.EncodeToString(
            System.Security.Cryptography.HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed)));
    }

    private async Task<JsonElement> MetadataAsync(string path) => JsonDocument.Parse(await Hub.Client.GetStringAsync(path)).RootElement;

    private async Task<TokenAnswer> UserInfoAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/oidc/me");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        using var response = await Hub.Client.SendAsync(request);
        return await TokenAnswer.ReadAsync(response);
    }
}
