using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Protocol.Jose;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Connectors.Social;

namespace IdentityHub.Server.Tests.Connectors.Social;

/// <summary>The generic kinds with all their settings.</summary>
public sealed class GenericConnectorTests
{
    private const string Base = "https://provider.example.com";

    [Fact]
    public async Task Oidc_sends_what_is_configured_and_what_the_flow_needs_cannot_be_replaced()
    {
        await using var stage = await SocialStage.StartAsync();
        var begun = await stage.BeginAsync(
            "oidc",
            Oidc(config =>
            {
                config["authorizationEndpoint"] = Base + "/authorize?tenant=a";
                config["authRequestOptionalConfig"] = new JsonObject
                {
                    ["responseMode"] = "form_post",
                    ["display"] = "page",
                    ["prompt"] = "consent",
                    ["maxAge"] = "600",
                    ["uiLocales"] = "th",
                    ["idTokenHint"] = "x.y.z",
                    ["loginHint"] = "configured@example.com",
                    ["acrValues"] = "urn:mfa",
                };
                config["customConfig"] = new JsonObject
                {
                    ["audience"] = "api",
                    ["client_id"] = "other",
                    ["state"] = "fixed",
                    ["redirect_uri"] = "https://evil.example",
                    ["nonce"] = "fixed",
                    ["code_challenge"] = "x",
                    ["code_challenge_method"] = "plain",
                    ["response_type"] = "token",
                    ["scope"] = "all",
                };
            }),
            new ExternalRequest(SocialStage.State, SocialStage.RedirectUri) { LoginHint = "ada@example.com", IsForced = true });
        var sent = begun.Parameters;
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["tenant"] = "a",
            ["response_mode"] = "form_post",
            ["display"] = "page",
            ["prompt"] = "consent login",
            ["max_age"] = "0",
            ["ui_locales"] = "th",
            ["id_token_hint"] = "x.y.z",
            ["login_hint"] = "ada@example.com",
            ["acr_values"] = "urn:mfa",
            ["audience"] = "api",
            ["client_id"] = SocialStage.ClientId,
            ["state"] = SocialStage.State,
            ["redirect_uri"] = SocialStage.RedirectUri,
            ["nonce"] = begun.Nonce!,
            ["code_challenge_method"] = "S256",
            ["response_type"] = "code",
            ["scope"] = "openid profile email",
        })
        {
            Assert.Equal(value, sent[name]);
        }

        Assert.NotEqual("x", sent["code_challenge"]);
    }

    [Theory]
    [InlineData("client_secret_post", null)]
    [InlineData("client_secret_basic", null)]
    [InlineData("client_secret_jwt", SharedSecretAlgorithm.HS256)]
    [InlineData("client_secret_jwt", SharedSecretAlgorithm.HS384)]
    [InlineData("client_secret_jwt", SharedSecretAlgorithm.HS512)]
    public async Task Every_way_to_show_the_secret(string method, SharedSecretAlgorithm? algorithm)
    {
        await using var stage = await SocialStage.StartAsync();
        const string secret = "s e c:r/e+t&ä";
        var config = OAuth2(config =>
        {
            (config["tokenEndpointAuthMethod"], config["clientSecret"], config["clientId"]) = (method, secret, "a:b");
            config["clientSecretJwtSigningAlgorithm"] = algorithm?.ToString() ?? "";
        });
        var begun = await stage.BeginAsync("oauth2", config);
        stage.Gives("/token", new { access_token = "a" });
        stage.Shows("/me", """{"id":"1"}""");
        await begun.CompleteAsync();
        var request = stage.Take("POST", "/token");
        switch (method)
        {
            case "client_secret_post":
                Assert.Equal(("a:b", secret), (request.Form["client_id"], request.Form["client_secret"]));
                break;
            case "client_secret_basic":
                var shown = Encoding.UTF8.GetString(Convert.FromBase64String(request.Headers["Authorization"]["Basic ".Length..])).Split(':');
                Assert.Equal(("a:b", secret), (Uri.UnescapeDataString(shown[0]), Uri.UnescapeDataString(shown[1])));
                Assert.False(request.Form.ContainsKey("client_secret") || request.Form.ContainsKey("client_id"));
                break;
            default:
                Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", request.Form["client_assertion_type"]);
                Assert.True(SharedSecretJws.TryVerify(request.Form["client_assertion"], algorithm!.Value, secret, out var payload));
                var claims = JsonDocument.Parse(payload).RootElement;
                Assert.Equal(
                    ("a:b", "a:b", stage.Service.Address + "/token"), (claims.GetProperty("iss").GetString(), claims.GetProperty("sub").GetString(), claims.GetProperty("aud").GetString()));
                Assert.Equal((stage.Now, stage.Now + 300, 43), (claims.GetProperty("iat").GetInt64(), claims.GetProperty("exp").GetInt64(), claims.GetProperty("jti").GetString()!.Length));
                Assert.DoesNotContain(secret, request.Body, StringComparison.Ordinal);
                break;
        }
    }

    [Theory]
    [InlineData("""{"access_token":"t","expires_in":"60","scope":"a b"}""")]
    [InlineData("access_token=t&expires_in=60&scope=a+b&token_type=bearer")]
    [InlineData("access_token=t&access_token=other&expires_in=60&scope=a%20b")]
    public async Task Oauth2_reads_tokens_as_json_and_as_a_form(string body)
    {
        await using var stage = await SocialStage.StartAsync();
        foreach (var type in new[] { "query-string", "json", "" })
        {
            var begun = await stage.BeginAsync("oauth2", OAuth2(config => config["tokenEndpointResponseType"] = type), wantsTokens: true);
            stage.Answers["POST /token"] = (200, body);
            stage.Shows("/me", """{"id":"1"}""");
            var tokens = (await begun.CompleteAsync()).Tokens!;
            Assert.Equal(("t", "a b", stage.Time.GetUtcNow().AddSeconds(60)), (tokens.AccessToken, tokens.Scope, tokens.ExpiresAt));
        }
    }

    [Fact]
    public async Task Oauth2_finds_the_profile_where_the_map_says()
    {
        await using var stage = await SocialStage.StartAsync();
        var map = new JsonObject { ["id"] = "data.user.uid", ["email"] = "data.mail", ["name"] = "full.name", ["avatar"] = "", ["phone"] = "data.tel" };
        var begun = await stage.BeginAsync("oauth2", OAuth2(config => config["profileMap"] = map));
        stage.Gives("/token", new { access_token = "t" });
        stage.Shows("/me", """{"data":{"user":{"uid":77},"mail":"ada@example.com","tel":"66812345678"},"full.name":"Ada","avatar":"https://example.com/a.png"}""");
        var identity = (await begun.CompleteAsync()).Identity;
        Assert.Equal(("77", "ada@example.com", "Ada", "https://example.com/a.png", "66812345678"), (identity.Id, identity.Email, identity.Name, identity.Avatar, identity.Phone));
        Assert.False(identity.IsEmailVerified || identity.IsPhoneVerified);

        // That the provider says so in a member of its own choice proves nothing; the operator's word does.
        stage.Shows("/me", """{"id":"1","email":"ada@example.com","email_verified":true}""");
        begun = await stage.BeginAsync("oauth2", OAuth2(_ => { }));
        Assert.False((await begun.CompleteAsync()).Identity.IsEmailVerified);
        begun = await stage.BeginAsync("oauth2", OAuth2(config => config["trustUnverifiedEmail"] = true));
        Assert.True((await begun.CompleteAsync()).Identity.IsEmailVerified);
    }

    [Theory]
    [InlineData("true", false, false, true)]
    [InlineData("\"true\"", false, false, false)]
    [InlineData("\"true\"", true, false, true)]
    [InlineData("\"false\"", true, false, false)]
    [InlineData("1", true, false, false)]
    [InlineData("false", false, true, true)]
    [InlineData("null", false, false, false)]
    public async Task Oidc_addresses_count_by_the_rule_of_the_connector(string claim, bool acceptsText, bool trusts, bool counts)
    {
        await using var stage = await SocialStage.StartAsync();
        var begun = await stage.BeginAsync("oidc", Oidc(config => (config["acceptStringTypedBooleanClaims"], config["trustUnverifiedEmail"]) = (acceptsText, trusts)));
        stage.Publishes("/jwks");
        var claims = new JsonObject
        {
            ["iss"] = Base,
            ["sub"] = "1",
            ["email"] = "ada@example.com",
            ["email_verified"] = JsonNode.Parse(claim),
            ["phone_number"] = "+66812345678",
            ["phone_number_verified"] = JsonNode.Parse(claim),
            ["name"] = "Ada",
            ["picture"] = "https://example.com/a.png",
            ["amr"] = new JsonArray("pwd", "mfa", "custom", 7),
            ["auth_time"] = stage.Now,
        };
        stage.Gives("/token", new { access_token = "t", id_token = stage.Sign(claims, begun.Nonce) });
        var identity = (await begun.CompleteAsync()).Identity;
        Assert.Equal(("ada@example.com", counts), (identity.Email, identity.IsEmailVerified));
        Assert.Equal(("66812345678", counts && !trusts), (identity.Phone, identity.IsPhoneVerified));
        Assert.Equal(["pwd", "mfa"], identity.AuthenticationMethods);
        Assert.Equal(stage.Now, identity.AuthenticatedAt!.Value.ToUnixTimeSeconds());
    }

    [Theory]
    [InlineData("""{"issuer":"https://provider.example.com"}""", true)]
    [InlineData("""{"issuer":["https://a.example","https://provider.example.com"]}""", true)]
    [InlineData("""{"issuer":""}""", true)]
    [InlineData("""{"issuer":"https://a.example"}""", false)]
    [InlineData("""{"audience":"client-1"}""", true)]
    [InlineData("""{"audience":["x","client-1"]}""", true)]
    [InlineData("""{"audience":"x"}""", false)]
    [InlineData("""{"algorithms":["RS256","ES256"]}""", true)]
    [InlineData("""{"algorithms":["ES256"]}""", false)]
    [InlineData("""{"algorithms":["HS256"]}""", false)]
    [InlineData("""{"subject":"1"}""", true)]
    [InlineData("""{"subject":"2"}""", false)]
    [InlineData("""{"typ":"JWT"}""", false)]
    [InlineData("""{"maxTokenAge":"10 minutes"}""", true)]
    [InlineData("""{"maxTokenAge":5,"clockTolerance":0}""", false)]
    [InlineData("""{"maxTokenAge":5,"clockTolerance":"1 minute"}""", true)]
    [InlineData("""{"crit":{"b64":true}}""", true)]
    public async Task Oidc_verifies_id_tokens_as_configured(string rules, bool passes)
    {
        await using var stage = await SocialStage.StartAsync();
        var begun = await stage.BeginAsync("oidc", Oidc(config =>
        {
            config["idTokenVerificationConfig"] = JsonNode.Parse(rules);
            config["idTokenVerificationConfig"]!["jwksUri"] = Base + "/jwks";
        }));
        stage.Publishes("/jwks");
        stage.Gives("/token", new { access_token = "t", id_token = stage.Sign(new JsonObject { ["iss"] = Base, ["sub"] = "1", ["iat"] = stage.Now - 30 }, begun.Nonce) });
        if (passes)
        {
            Assert.Equal("1", (await begun.CompleteAsync()).Identity.Id);
        }
        else
        {
            await begun.RefusedAsync(401, "connector.social_invalid_id_token");
        }
    }

    [Fact]
    public async Task Oidc_takes_tokens_signed_with_the_secret_only_when_that_is_configured()
    {
        await using var stage = await SocialStage.StartAsync();
        foreach (var (named, passes) in new[] { ("HS512", true), ("HS256", false), ("RS256", false) })
        {
            var begun = await stage.BeginAsync("oidc", Oidc(config => config["idTokenVerificationConfig"]!["algorithms"] = new JsonArray(named)));
            var claims = new JsonObject { ["iss"] = Base, ["sub"] = "1", ["aud"] = SocialStage.ClientId, ["iat"] = stage.Now, ["exp"] = stage.Now + 60, ["nonce"] = begun.Nonce };
            stage.Gives("/token", new { access_token = "t", id_token = SharedSecretJws.Write(SharedSecretAlgorithm.HS512, SocialStage.Secret, Encoding.UTF8.GetBytes(claims.ToJsonString())) });
            if (passes)
            {
                Assert.Equal("1", (await begun.CompleteAsync()).Identity.Id);
            }
            else
            {
                await begun.RefusedAsync(401, "connector.social_invalid_id_token");
            }
        }
    }

    [Theory]
    [InlineData("""{"scope":null}""", "scope")]
    [InlineData("""{"authorizationEndpoint":"javascript:alert(1)"}""", "authorizationEndpoint")]
    [InlineData("""{"tokenEndpoint":"/token"}""", "tokenEndpoint")]
    [InlineData("""{"tokenEndpointAuthMethod":"private_key_jwt"}""", "tokenEndpointAuthMethod")]
    [InlineData("""{"clientSecretJwtSigningAlgorithm":"none"}""", "clientSecretJwtSigningAlgorithm")]
    [InlineData("""{"responseType":"token"}""", "responseType")]
    [InlineData("""{"grantType":"password"}""", "grantType")]
    [InlineData("""{"idTokenVerificationConfig":{}}""", "idTokenVerificationConfig.jwksUri")]
    [InlineData("""{"idTokenVerificationConfig":{"jwksUri":"https://a.example","algorithms":["none"]}}""", "idTokenVerificationConfig.algorithms.0")]
    [InlineData("""{"idTokenVerificationConfig":{"jwksUri":"https://a.example","clockTolerance":"soon"}}""", "idTokenVerificationConfig.clockTolerance")]
    [InlineData("""{"idTokenVerificationConfig":{"jwksUri":"https://a.example","maxTokenAge":-1}}""", "idTokenVerificationConfig.maxTokenAge")]
    [InlineData("""{"authRequestOptionalConfig":{"responseMode":"fragment"}}""", "authRequestOptionalConfig.responseMode")]
    [InlineData("""{"authRequestOptionalConfig":{"maxAge":"long"}}""", "authRequestOptionalConfig.maxAge")]
    [InlineData("""{"customConfig":{"a":1}}""", "customConfig.a")]
    [InlineData("""{"acceptStringTypedBooleanClaims":"yes"}""", "acceptStringTypedBooleanClaims")]
    public async Task Oidc_refuses_a_wrong_setting_by_name(string change, string place)
    {
        await using var stage = await SocialStage.StartAsync();
        var config = Oidc(config =>
        {
            foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
            {
                config[name] = value?.DeepClone();
            }
        });
        var error = stage.Kind("oidc").CheckConfig(SocialStage.Json(config));
        Assert.Equal("connector.invalid_config", error?.Code);
        Assert.Contains($"\"{place}\"", error!.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Google_one_tap_brings_the_id_token_itself()
    {
        await using var stage = await SocialStage.StartAsync();
        stage.Publishes("/oauth2/v3/certs");
        var config = new { clientId = SocialStage.ClientId, clientSecret = SocialStage.Secret, oneTap = new { isEnabled = true, autoSelect = true } };
        var begun = await stage.BeginAsync("google-universal", config, wantsTokens: true);
        var session = new ExternalSession { State = "", RedirectUri = "", ExpiresAt = stage.Time.GetUtcNow().AddMinutes(15) };
        foreach (var issuer in new[] { "https://accounts.google.com", "accounts.google.com" })
        {
            var claims = new JsonObject { ["iss"] = issuer, ["azp"] = "android.apps.googleusercontent.com", ["sub"] = "11", ["email"] = "ada@gmail.com", ["email_verified"] = true, ["name"] = "Ada" };
            var signIn = await begun.CompleteAsync(session, ("credential", stage.Sign(claims, null)), ("g_csrf_token", "x"));
            Assert.Equal(("11", "ada@gmail.com", true, null), (signIn.Identity.Id, signIn.Identity.Email, signIn.Identity.IsEmailVerified, signIn.Tokens));

            // A sign-in that began with a nonce does not end with a token that has none.
            await begun.RefusedAsync(401, "connector.social_invalid_id_token", ("credential", stage.Sign(claims, null)));
            (claims["aud"], claims["sub"]) = ("another client", "11");
            await begun.RefusedAsync(401, "connector.social_invalid_id_token", ("credential", stage.Sign(claims, begun.Nonce)));
        }

        Assert.DoesNotContain(stage.Service.Requests, request => request.Method == "POST");
        begun = await stage.BeginAsync("google-universal", new { clientId = SocialStage.ClientId, clientSecret = SocialStage.Secret, oneTap = new { isEnabled = false } });
        await begun.RefusedAsync(401, "connector.authorization_failed", ("credential", stage.Sign(new JsonObject { ["iss"] = "accounts.google.com", ["sub"] = "1" }, begun.Nonce)));
    }

    [Fact]
    public async Task Keys_are_asked_for_again_when_a_token_names_a_new_one_but_not_for_every_token()
    {
        await using var stage = await SocialStage.StartAsync();
        using var second = SigningKey.Generate(JwsAlgorithm.ES256);
        using var third = SigningKey.Generate(JwsAlgorithm.ES256);
        stage.Publishes("/jwks", second);
        var begun = await stage.BeginAsync("oidc", Oidc(_ => { }));
        Give(second);
        await begun.CompleteAsync();
        await begun.CompleteAsync();
        Assert.Equal(1, Asked());

        // A stranger's tokens make the hub call the provider once a minute, and those that are none at all never.
        stage.Gives("/token", new { access_token = "t", id_token = "a.b.c" });
        await begun.RefusedAsync(401, "connector.social_invalid_id_token");
        Assert.Equal(1, Asked());
        Give(third);
        await begun.RefusedAsync(401, "connector.social_invalid_id_token");
        await begun.RefusedAsync(401, "connector.social_invalid_id_token");
        Assert.Equal(2, Asked());

        // The provider has rotated.
        stage.Publishes("/jwks", second, third);
        stage.Time.Advance(TimeSpan.FromMinutes(1));
        Give(third);
        await begun.CompleteAsync();
        Assert.Equal(3, Asked());

        // Old keys do while the provider is away, and a key that has gone does not come back.
        stage.Answers["GET /jwks"] = (503, "");
        stage.Time.Advance(TimeSpan.FromMinutes(61));
        Give(second);
        await begun.CompleteAsync();
        stage.Publishes("/jwks", third);
        stage.Time.Advance(TimeSpan.FromMinutes(61));
        Give(second);
        await begun.RefusedAsync(401, "connector.social_invalid_id_token");

        void Give(SigningKey key) => stage.Gives("/token", new { access_token = "t", id_token = stage.Sign(new JsonObject { ["iss"] = Base, ["sub"] = "1" }, begun.Nonce, key) });

        int Asked() => stage.Service.Requests.Count(request => request.Path == "/jwks");
    }

    [Theory]
    [InlineData(200, "<html>")]
    [InlineData(200, "[]")]
    [InlineData(200, """{"keys":{}}""")]
    [InlineData(200, """{"keys":[]}""")]
    [InlineData(200, "")]
    [InlineData(302, "")]
    [InlineData(503, "")]
    public async Task What_is_no_key_set_is_the_operator_s_to_mend(int status, string body)
    {
        await using var stage = await SocialStage.StartAsync();
        stage.Answers["GET /jwks"] = (status, body);
        var begun = await stage.BeginAsync("oidc", Oidc(_ => { }));
        stage.Gives("/token", new { access_token = "t", id_token = stage.Sign(new JsonObject { ["iss"] = Base, ["sub"] = "1" }, begun.Nonce) });
        Assert.Contains("/jwks", (await begun.RefusedAsync(400, "connector.invalid_metadata")).Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_token_with_another_access_token_is_not_taken()
    {
        await using var stage = await SocialStage.StartAsync();
        stage.Publishes("/jwks");
        var begun = await stage.BeginAsync("oidc", Oidc(_ => { }));
        var hash = Base64Url.EncodeToString(SHA256.HashData("the-token"u8).AsSpan(0, 16));
        var token = stage.Sign(new JsonObject { ["iss"] = Base, ["sub"] = "1", ["at_hash"] = hash }, begun.Nonce);
        stage.Gives("/token", new { access_token = "the-token", id_token = token });
        await begun.CompleteAsync();
        stage.Gives("/token", new { access_token = "another", id_token = token });
        Assert.Contains("at_hash", (await begun.RefusedAsync(401, "connector.social_invalid_id_token")).Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_s_sign_in_is_the_same_when_it_is_restored()
    {
        await using var stage = await SocialStage.StartAsync();
        using var key = new IdentityHub.Server.Hosting.MasterKey(Encoding.ASCII.GetBytes("a master key of thirty-two bytes"));
        using var other = new IdentityHub.Server.Hosting.MasterKey(Encoding.ASCII.GetBytes("another master key of 32 bytes!!"));
        var sessions = new DerivedSessions(key, stage.Time);
        var begun = await stage.BeginAsync("oidc", Oidc(_ => { }), sessions.Begin("c-1", SocialStage.State, SocialStage.RedirectUri));
        Assert.Equal(begun.Start.Session, sessions.Restore("c-1", SocialStage.State, SocialStage.RedirectUri));
        foreach (var wrong in new[]
        {
            sessions.Restore("c-2", SocialStage.State, SocialStage.RedirectUri), sessions.Restore("c-1", "another", SocialStage.RedirectUri),
            new DerivedSessions(other, stage.Time).Restore("c-1", SocialStage.State, SocialStage.RedirectUri),
        })
        {
            Assert.NotEqual(begun.Nonce, wrong.Nonce);
            Assert.NotEqual(begun.Start.Session.CodeVerifier, wrong.CodeVerifier);
        }

        Assert.True(Protocol.Authorization.Pkce.IsVerifier(begun.Start.Session.CodeVerifier!));
        Assert.NotEqual(begun.Nonce, begun.Start.Session.CodeVerifier);
    }

    private static string Oidc(Action<JsonObject> change)
    {
        var config = (JsonObject)JsonSerializer.SerializeToNode(SocialMisbehaviourTests.ConfigOf("oidc"))!;
        change(config);
        return config.ToJsonString();
    }

    private static string OAuth2(Action<JsonObject> change)
    {
        var config = (JsonObject)JsonSerializer.SerializeToNode(SocialMisbehaviourTests.ConfigOf("oauth2"))!;
        change(config);
        return config.ToJsonString();
    }
}
