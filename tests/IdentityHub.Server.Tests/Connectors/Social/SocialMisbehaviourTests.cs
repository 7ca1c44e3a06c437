using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Protocol.Jose;
using IdentityHub.Server.Connectors.External;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.Server.Tests.Connectors.Social;

/// <summary>Providers that are away, slow, enormous, wrong or hostile: each is a refusal with a reason, and never an identity.</summary>
public sealed class SocialMisbehaviourTests
{
    /// <summary>Kinds that exchange a code.</summary>
    public static TheoryData<string> WithCode => [.. SocialStage.Ids.Where(static id => id != "apple-universal")];

    /// <summary>Kinds that ask for a profile.</summary>
    public static TheoryData<string> WithProfile =>
        ["azuread-universal", "discord-universal", "facebook-universal", "github-universal", "gitlab-universal", "kakao-universal", "linkedin-universal", "oauth2", "x-universal"];

    /// <summary>Kinds with ID tokens from the token endpoint, and the issuer that they expect.</summary>
    public static TheoryData<string, string> WithIdToken => new()
    {
        { "google-universal", "https://accounts.google.com" },
        { "azuread-universal", "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0" },
        { "gitlab-universal", "https://gitlab.com" },
        { "oidc", "https://provider.example.com" },
    };

    [Theory, MemberData(nameof(WithCode))]
    public async Task A_code_that_is_refused_is_an_invalid_code(string id)
    {
        await using var stage = await SocialStage.StartAsync();
        var begun = await stage.BeginAsync(id, ConfigOf(id));
        stage.Otherwise = (400, """{"error":"invalid_grant","error_description":"code-1-of-the-provider is used\r\nX: y"}""");
        var error = await begun.RefusedAsync(401, "connector.social_auth_code_invalid");
        Assert.Contains("invalid_grant *** is used  X: y", error.Details, StringComparison.Ordinal);

        // As GitHub says it.
        stage.Otherwise = (200, """{"error":"bad_verification_code","error_description":"The code passed is incorrect or expired.","error_uri":"https://docs.github.com"}""");
        await begun.RefusedAsync(401, "connector.social_auth_code_invalid");
        await begun.RefusedAsync(401, "connector.social_auth_code_invalid", ("state", SocialStage.State));
        await begun.RefusedAsync(401, "connector.social_auth_code_invalid", ("code", ""));
        await begun.RefusedAsync(401, "connector.social_auth_code_invalid", ("code", new string('x', 9000)));
    }

    [Theory, MemberData(nameof(WithCode))]
    public async Task Each_failure_of_a_token_endpoint_has_its_error(string id)
    {
        await using var stage = await SocialStage.StartAsync();
        var begun = await stage.BeginAsync(id, ConfigOf(id));
        foreach (var (status, body, code, expected) in new[]
        {
            (401, """{"error":"invalid_client"}""", "connector.authorization_failed", 401),
            (429, """{"error":"slow_down"}""", "connector.rate_limit_exceeded", 429),
            (503, """{"error":"server_error"}""", "connector.general", 400),
            (500, "<html>oops</html>", "connector.general", 400),
            (200, "<!DOCTYPE html><title>Sign in</title>", "connector.invalid_response", 400),
            (302, "", "connector.invalid_response", 400),
            (200, "{}", "connector.invalid_response", 400),
            (200, "[]", "connector.invalid_response", 400),
            (200, "", "connector.invalid_response", 400),
            (200, """{"access_token":7}{""", "connector.invalid_response", 400),
            (200, """{"access_token":"a\ud800"}""", "connector.invalid_response", 400),
            (200, """{"access_token":"a\r\nX: y"}""", "connector.invalid_response", 400),
            (200, $$"""{"access_token":"{{new string('a', 20_000)}}"}""", "connector.invalid_response", 400),
            (200, new string('[', 5000), "connector.invalid_response", 400),
        })
        {
            stage.Otherwise = (status, body);
            await begun.RefusedAsync(expected, code);
        }
    }

    [Theory, MemberData(nameof(WithProfile))]
    public async Task Each_failure_of_a_profile_has_its_error(string id)
    {
        await using var stage = await SocialStage.StartAsync();
        var begun = await BeginWithTokensAsync(stage, id);
        foreach (var (status, body, code, expected) in new[]
        {
            (401, """{"message":"Bad credentials"}""", "connector.social_invalid_access_token", 401),
            (403, "{}", "connector.social_invalid_access_token", 401),
            (429, "{}", "connector.rate_limit_exceeded", 429),
            (500, "<html></html>", "connector.general", 400),
            (200, "<!DOCTYPE html>", "connector.invalid_response", 400),
            (200, "[]", "connector.invalid_response", 400),
            (200, "null", "connector.invalid_response", 400),
            (200, """{"id":"a\u0000b","sub":"x"}""", "connector.invalid_response", 400),
        })
        {
            stage.Otherwise = (status, body);
            await begun.RefusedAsync(expected, code);
        }
    }

    [Theory]
    [InlineData("discord-universal", """{"id":ID,"username":"x"}""")]
    [InlineData("facebook-universal", """{"id":ID}""")]
    [InlineData("kakao-universal", """{"id":ID}""")]
    [InlineData("linkedin-universal", """{"sub":ID}""")]
    [InlineData("oauth2", """{"id":ID}""")]
    [InlineData("x-universal", """{"data":{"id":ID}}""")]
    public async Task Nobody_without_an_id_of_at_most_128_characters(string id, string profile)
    {
        await using var stage = await SocialStage.StartAsync();
        var begun = await BeginWithTokensAsync(stage, id);
        foreach (var wrong in new[] { "null", "\"\"", "true", "{}", "[\"1\"]", "1.5", "1e300", $"\"{new string('x', 129)}\"", "\"a\\u0007b\"" })
        {
            stage.Otherwise = (200, profile.Replace("ID", wrong, StringComparison.Ordinal));
            await begun.RefusedAsync(400, "connector.invalid_response");
        }

        stage.Otherwise = (200, profile.Replace("ID", $"\"{new string('x', 128)}\"", StringComparison.Ordinal));
        Assert.Equal(128, (await begun.CompleteAsync()).Identity.Id.Length);
    }

    [Fact]
    public async Task What_is_not_usable_of_a_profile_is_left_out()
    {
        await using var stage = await SocialStage.StartAsync();
        var begun = await BeginWithTokensAsync(stage, "oauth2");
        foreach (var avatar in new[] { "http://example.com/a.png", "javascript:alert(1)", "data:text/html,x", "//example.com/a", "https://a b", "https://x/\\\"onerror=", new string('h', 3000), "https://" })
        {
            stage.Otherwise = (200, JsonSerializer.Serialize(new { id = "1", avatar, email = "a@b.example", name = "A" }));
            Assert.Null((await begun.CompleteAsync()).Identity.Avatar);
        }

        foreach (var email in new object?[] { "not an address", "a@b", "a b@example.com", "a@example.com\r\nBcc: b@example.com", new string('a', 130) + "@example.com", 7, null })
        {
            stage.Otherwise = (200, JsonSerializer.Serialize(new { id = "1", email }));
            Assert.Equal((null, false), (await begun.CompleteAsync()).Identity is var identity ? (identity.Email, identity.IsEmailVerified) : default);
        }

        stage.Otherwise = (200, JsonSerializer.Serialize(new { id = "1", name = "  A\u0007da\n" + new string('é', 300), phone = "+66 81-234 5678" }));
        var read = (await begun.CompleteAsync()).Identity;
        Assert.Equal(("66812345678", false), (read.Phone, read.IsPhoneVerified));
        Assert.StartsWith("A da é", read.Name, StringComparison.Ordinal);
        Assert.InRange(read.Name!.Length, 100, 128);
        stage.Otherwise = (200, JsonSerializer.Serialize(new { id = "1", phone = "12", groups = Enumerable.Repeat("a group of many", 10_000) }));
        read = (await begun.CompleteAsync()).Identity;
        Assert.Equal((null, "{}"), (read.Phone, read.Raw.GetRawText()));
    }

    [Theory(DisplayName = "CVE-2026-11800: an ID token signed with the public key, by no algorithm or by another key is none"), MemberData(nameof(WithIdToken))]
    public async Task Takes_only_id_tokens_of_the_provider(string id, string issuer)
    {
        await using var stage = await SocialStage.StartAsync();
        var begun = await BeginWithTokensAsync(stage, id);
        var claims = new JsonObject { ["iss"] = issuer, ["sub"] = "1", ["tid"] = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490", ["oid"] = "1" };
        stage.Otherwise = (200, """{"id":"1","sub":"1"}""");
        Give(stage, stage.Sign(claims, begun.Nonce));
        Assert.Equal("1", (await begun.CompleteAsync()).Identity.Id);

        using var other = SigningKey.Generate(JwsAlgorithm.ES256);
        var payload = Encoding.UTF8.GetBytes(new JsonObject
        {
            ["iss"] = issuer,
            ["sub"] = "1",
            ["aud"] = SocialStage.ClientId,
            ["exp"] = stage.Now + 60,
            ["iat"] = stage.Now,
            ["nonce"] = begun.Nonce,
            ["tid"] = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490",
            ["oid"] = "1",
        }.ToJsonString());
        var good = stage.Sign(claims, begun.Nonce);
        var wrong = new List<string>
        {
            // The bytes of the public key, in the forms in which attackers try them.
            SharedSecretJws.Write(SharedSecretAlgorithm.HS256, stage.Key.PublicJwk.N!, payload),
            SharedSecretJws.Write(SharedSecretAlgorithm.HS256, Encoding.UTF8.GetString(new JsonWebKeySet([stage.Key.PublicJwk]).ToUtf8()), payload),
            // The client's own secret is no key of a provider that signs with its own.
            SharedSecretJws.Write(SharedSecretAlgorithm.HS256, SocialStage.Secret, payload),
            $"{Base64Url.EncodeToString("""{"alg":"none"}"""u8)}.{Base64Url.EncodeToString(payload)}.",
            $"{Base64Url.EncodeToString("""{"alg":"RS256","crit":["x"],"x":1}"""u8)}.{good.Split('.')[1]}.{good.Split('.')[2]}",
            stage.Sign(claims, begun.Nonce, other),
            good[..^8] + "AAAAAAAA",
            stage.Sign(claims, null),
            stage.Sign(claims, "another"),
            stage.Sign(With("iss", "https://evil.example"), begun.Nonce),
            stage.Sign(With("iss", issuer + "/"), begun.Nonce),
            stage.Sign(With("iss", null), begun.Nonce),
            stage.Sign(With("aud", "another client"), begun.Nonce),
            stage.Sign(With("aud", new JsonArray(SocialStage.ClientId, "another client")), begun.Nonce),
            stage.Sign(With("azp", "another client"), begun.Nonce),
            stage.Sign(With("exp", stage.Now - 120), begun.Nonce),
            stage.Sign(With("exp", null), begun.Nonce),
            stage.Sign(With("iat", stage.Now + 600), begun.Nonce),
            stage.Sign(With("nbf", stage.Now + 600), begun.Nonce),
            "", "x", "a.b.c", new string('a', 20_000),
        };
        foreach (var token in wrong)
        {
            Give(stage, token);
            await begun.RefusedAsync(401, "connector.social_invalid_id_token");
        }

        stage.Answers["POST " + TokenPath(id)] = (200, """{"access_token":"a"}""");
        await begun.RefusedAsync(401, "connector.social_invalid_id_token");

        JsonObject With(string name, JsonNode? value)
        {
            var changed = (JsonObject)claims.DeepClone();
            changed[name] = value;
            return changed;
        }

        void Give(SocialStage stage, string token) => stage.Gives(TokenPath(id), new { access_token = "a", id_token = token });
    }

    [Theory, MemberData(nameof(WithCode))]
    public async Task A_provider_that_is_slow_enormous_or_away_is_a_refusal(string id)
    {
        await using var stage = await SocialStage.StartAsync();
        var begun = await stage.BeginAsync(id, ConfigOf(id));
        stage.Http.Client.Timeout = TimeSpan.FromMilliseconds(300);
        stage.Service.Answer = context => Task.Delay(TimeSpan.FromSeconds(20), context.RequestAborted);
        Assert.Contains("did not answer", (await begun.RefusedAsync(400, "connector.general")).Details, StringComparison.Ordinal);
        await stage.Service.DisposeAsync();
        Assert.Contains("cannot be reached", (await begun.RefusedAsync(400, "connector.general")).Details, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(WithCode))]
    public async Task An_answer_without_end_is_cut_off(string id)
    {
        await using var stage = await SocialStage.StartAsync();
        var begun = await stage.BeginAsync(id, ConfigOf(id));
        stage.Service.Answer = async context =>
        {
            for (var part = 0; part < 200; part++)
            {
                await context.Response.WriteAsync(new string(' ', 16 * 1024));
            }
        };
        Assert.Contains("longer than", (await begun.RefusedAsync(400, "connector.general")).Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_that_come_with_the_browser_are_told_without_control_characters()
    {
        await using var stage = await SocialStage.StartAsync();
        foreach (var id in SocialStage.Ids)
        {
            var begun = await stage.BeginAsync(id, ConfigOf(id));
            var error = await begun.RefusedAsync(401, "connector.authorization_failed", ("error", "access_denied"), ("error_description", "no\r\nLog: forged " + new string('x', 5000)));
            Assert.StartsWith("access_denied no  Log: forged", error.Details, StringComparison.Ordinal);
            Assert.InRange(error.Details!.Length, 1, 300);
            await begun.RefusedAsync(400, "connector.general", ("error", "server_error"), ("code", "x"));
        }

        Assert.Empty(stage.Service.Requests);
    }

    [Theory(DisplayName = "RFC 9207: a response of another provider is refused before its code is sent anywhere")]
    [InlineData("google-universal")]
    [InlineData("gitlab-universal")]
    [InlineData("line-universal")]
    [InlineData("apple-universal")]
    [InlineData("oidc")]
    public async Task Refuses_a_response_that_names_another_issuer(string id)
    {
        await using var stage = await SocialStage.StartAsync();
        var begun = await stage.BeginAsync(id, ConfigOf(id));
        await begun.RefusedAsync(401, "connector.authorization_failed", ("code", "x"), ("iss", "https://evil.example"));
        Assert.Empty(stage.Service.Requests);
    }

    [Fact]
    public async Task No_provider_is_called_with_a_configuration_that_is_wrong()
    {
        await using var stage = await SocialStage.StartAsync();
        foreach (var id in SocialStage.Ids)
        {
            foreach (var wrong in new[] { "{}", """{"clientId":"","clientSecret":"x"}""", """{"clientId":7}""", """{"clientId":"x","clientSecret":null,"scope":[]}""", "[]", "7" })
            {
                var config = SocialStage.Json(wrong);
                Assert.Equal("connector.invalid_config", stage.Kind(id).CheckConfig(config)?.Code);
                var connector = new ExternalConnector("c", config);
                var session = new ExternalSession { State = "s", RedirectUri = "https://x.example", ExpiresAt = stage.Time.GetUtcNow() };
                Assert.Equal("connector.invalid_config", (await stage.Kind(id).StartAsync(connector, new("s", "https://x.example"), default)).Error?.Code);
                Assert.Equal("connector.invalid_config", (await stage.Kind(id).CompleteAsync(connector, session, new Dictionary<string, string> { ["code"] = "x" }, default)).Error?.Code);
                Assert.Equal("connector.invalid_config", (await stage.Kind(id).RefreshAsync(connector, "x", default)).Error?.Code);
            }
        }

        Assert.Empty(stage.Service.Requests);
    }

    [Fact]
    public async Task Tokens_of_any_kind_never_reach_a_text()
    {
        await using var stage = await SocialStage.StartAsync();
        var begun = await stage.BeginAsync("google-universal", ConfigOf("google-universal"));
        foreach (var printed in new object[] { begun.Start.Session, begun.Connector, new ExternalTokens("at-secret"), new ExternalRequest("s", "https://r.example") })
        {
            Assert.DoesNotContain("secret", printed.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(begun.Nonce!, printed.ToString(), StringComparison.Ordinal);
        }
    }

    /// <summary>A configuration with all that is required.</summary>
    internal static object ConfigOf(string id) => id switch
    {
        "azuread-universal" => new { clientId = SocialStage.ClientId, clientSecret = SocialStage.Secret, cloudInstance = "https://login.microsoftonline.com", tenantId = "common" },
        "oauth2" => new
        {
            clientId = SocialStage.ClientId,
            clientSecret = SocialStage.Secret,
            authorizationEndpoint = "https://provider.example.com/authorize",
            tokenEndpoint = "https://provider.example.com/token",
            userInfoEndpoint = "https://provider.example.com/me",
        },
        "oidc" => new
        {
            clientId = SocialStage.ClientId,
            clientSecret = SocialStage.Secret,
            authorizationEndpoint = "https://provider.example.com/authorize",
            tokenEndpoint = "https://provider.example.com/token",
            scope = "profile email",
            idTokenVerificationConfig = new { jwksUri = "https://provider.example.com/jwks", issuer = "https://provider.example.com" },
        },
        _ => new { clientId = SocialStage.ClientId, clientSecret = SocialStage.Secret },
    };

    private static string TokenPath(string id) => id switch
    {
        "azuread-universal" => "/common/oauth2/v2.0/token",
        "discord-universal" => "/api/oauth2/token",
        "facebook-universal" => "/v23.0/oauth/access_token",
        "github-universal" => "/login/oauth/access_token",
        "gitlab-universal" or "kakao-universal" => "/oauth/token",
        "line-universal" => "/oauth2/v2.1/token",
        "linkedin-universal" => "/oauth/v2/accessToken",
        "x-universal" => "/2/oauth2/token",
        _ => "/token",
    };

    private static async Task<SocialStart> BeginWithTokensAsync(SocialStage stage, string id)
    {
        var begun = await stage.BeginAsync(id, ConfigOf(id));
        foreach (var path in new[] { "/common/discovery/v2.0/keys", "/oauth/discovery/keys", "/oauth2/v3/certs", "/jwks" })
        {
            stage.Publishes(path);
        }

        var issuer = id == "azuread-universal" ? "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0" : "https://gitlab.com";
        var claims = new JsonObject { ["iss"] = issuer, ["sub"] = "1", ["oid"] = "1", ["tid"] = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490" };
        stage.Gives(TokenPath(id), new { access_token = "a-token", token_type = "Bearer", id_token = stage.Sign(claims, begun.Nonce) });
        return begun;
    }
}
