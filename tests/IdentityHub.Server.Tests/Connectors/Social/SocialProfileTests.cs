using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using IdentityHub.Protocol.Jose;
using IdentityHub.Server.Connectors.External;

namespace IdentityHub.Server.Tests.Connectors.Social;

/// <summary>Each kind from the first address to the profile: what is sent, and what becomes of answers as the real providers give them.</summary>
public sealed class SocialProfileTests
{
    private static readonly object Client = new { clientId = SocialStage.ClientId, clientSecret = SocialStage.Secret };

    [Fact]
    public async Task Google()
    {
        await using var stage = await SocialStage.StartAsync();
        var begun = await stage.BeginAsync("google-universal", Client, new ExternalRequest(SocialStage.State, SocialStage.RedirectUri) { LoginHint = "ada@example.com" });
        Asks(begun, "/o/oauth2/v2/auth", "openid profile email", pkce: true, nonce: true);
        Assert.Equal("ada@example.com", begun.Parameters["login_hint"]);
        Assert.False(begun.Parameters.ContainsKey("access_type") || begun.Parameters.ContainsKey("prompt"));

        stage.Publishes("/oauth2/v3/certs");
        var claims = new JsonObject
        {
            ["iss"] = "https://accounts.google.com",
            ["azp"] = SocialStage.ClientId,
            ["sub"] = "110169484474386276334",
            ["email"] = "ada@example.com",
            ["email_verified"] = true,
            ["name"] = "Ada Lovelace",
            ["picture"] = "https://lh3.googleusercontent.com/a/x=s96-c",
            ["given_name"] = "Ada",
            ["family_name"] = "Lovelace",
        };
        stage.Gives("/token", new
        {
            access_token = "ya29.a0",
            expires_in = 3599,
            scope = "openid https://www.googleapis.com/auth/userinfo.email",
            token_type = "Bearer",
            id_token = stage.Sign(claims, begun.Nonce),
        });
        var signIn = await begun.CompleteAsync(("code", "4/0A-x"), ("state", SocialStage.State), ("iss", "https://accounts.google.com"), ("scope", "email profile"));
        Is(signIn, "110169484474386276334", "Ada Lovelace", "https://lh3.googleusercontent.com/a/x=s96-c", "ada@example.com", isVerified: true);
        Assert.Null(signIn.Tokens);
        Exchanged(stage, begun, "/token", "4/0A-x");
        Assert.Equal(SocialStage.Secret, stage.Take("POST", "/token").Form["client_secret"]);
    }

    [Fact]
    public async Task Google_gives_refresh_tokens_offline()
    {
        await using var stage = await SocialStage.StartAsync();
        var config = new { clientId = SocialStage.ClientId, clientSecret = SocialStage.Secret, scope = "profile https://www.googleapis.com/auth/calendar", prompts = new[] { "none", "select_account" }, offlineAccess = true };
        var begun = await stage.BeginAsync("google-universal", config, wantsTokens: true);
        Assert.Equal(("offline", "select_account consent"), (begun.Parameters["access_type"], begun.Parameters["prompt"]));
        Assert.Equal("openid profile https://www.googleapis.com/auth/calendar", begun.Parameters["scope"]);
        stage.Publishes("/oauth2/v3/certs");
        stage.Gives("/token", new
        {
            access_token = "ya29.a0",
            refresh_token = "1//0g",
            expires_in = 3599,
            token_type = "Bearer",
            scope = "openid",
            id_token = stage.Sign(new JsonObject { ["iss"] = "accounts.google.com", ["sub"] = "1" }, begun.Nonce),
        });
        var tokens = (await begun.CompleteAsync()).Tokens!;
        Assert.Equal(("ya29.a0", "1//0g", "Bearer", "openid"), (tokens.AccessToken, tokens.RefreshToken, tokens.TokenType, tokens.Scope));
        Assert.Equal(stage.Time.GetUtcNow().AddSeconds(3599), tokens.ExpiresAt);

        stage.Service.Requests.Clear();
        stage.Gives("/token", new { access_token = "ya29.b1", expires_in = 3599, token_type = "Bearer" });
        var refreshed = await begun.Kind.RefreshAsync(begun.Connector, "1//0g", CancellationToken.None);
        Assert.True(refreshed.TryGet(out var next, out _));
        Assert.Equal(("ya29.b1", null), (next.AccessToken, next.RefreshToken));
        var form = stage.Take("POST", "/token").Form;
        Assert.Equal(("refresh_token", "1//0g", SocialStage.ClientId), (form["grant_type"], form["refresh_token"], form["client_id"]));

        stage.Answers["POST /token"] = (400, """{"error":"invalid_grant","error_description":"Token has been expired or revoked: 1//0g."}""");
        var refused = (await begun.Kind.RefreshAsync(begun.Connector, "1//0g-refresh", CancellationToken.None)).Error!;
        Assert.Equal((401, "connector.authorization_failed"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task Github_takes_the_primary_address_when_it_is_verified()
    {
        await using var stage = await SocialStage.StartAsync();
        var begun = await stage.BeginAsync("github-universal", Client);
        Asks(begun, "/login/oauth/authorize", "read:user user:email", pkce: true, nonce: false);
        stage.Gives("/login/oauth/access_token", new { access_token = "gho_16C7e42F292c6912E7710c838347Ae178B4a", scope = "read:user,user:email", token_type = "bearer" });
        stage.Shows("/user", """{"login":"ada","id":583231,"avatar_url":"https://avatars.githubusercontent.com/u/583231?v=4","name":"Ada L.","email":"public@example.com"}""");
        stage.Shows("/user/emails", """
            [{"email":"old@example.com","primary":false,"verified":true,"visibility":null},
             {"email":"ada@example.com","primary":true,"verified":true,"visibility":"private"}]
            """);
        var signIn = await begun.CompleteAsync();
        Is(signIn, "583231", "Ada L.", "https://avatars.githubusercontent.com/u/583231?v=4", "ada@example.com", isVerified: true);
        Assert.Equal("583231", signIn.Identity.Raw.GetProperty("userInfo").GetProperty("id").GetRawText());
        Exchanged(stage, begun, "/login/oauth/access_token", "code-1-of-the-provider");
        Assert.Equal("application/json", stage.Take("POST", "/login/oauth/access_token").Headers["Accept"]);
        Assert.Equal("Bearer gho_16C7e42F292c6912E7710c838347Ae178B4a", stage.Take("GET", "/user").Headers["Authorization"]);

        stage.Shows("/user/emails", """[{"email":"ada@example.com","primary":true,"verified":false,"visibility":null},{"email":"b@example.com","primary":false,"verified":true}]""");
        Is(await begun.CompleteAsync(), "583231", "Ada L.", "https://avatars.githubusercontent.com/u/583231?v=4", "public@example.com", isVerified: false);

        // Without the scope there is the public address, or none, and it proves nothing.
        stage.Shows("/user/emails", """{"message":"Not Found"}""", 404);
        stage.Shows("/user", """{"login":"ada","id":583231,"avatar_url":"","name":null,"email":null}""");
        Is(await begun.CompleteAsync(), "583231", "ada", null, null, isVerified: false);
        stage.Shows("/user/emails", "{}", 500);
        await begun.RefusedAsync(400, "connector.general");
    }

    [Theory]
    [InlineData("8eaef023-2b34-4da1-9baa-8bc8c9d6a490", "87d349ed-44d7-43e1-9a83-5f2406dee5bd", "87d349ed-44d7-43e1-9a83-5f2406dee5bd")]
    [InlineData("9188040d-6c67-4c5b-b112-36a304b66dad", "00000000-0000-0000-048d-31887fad3a1b", "48d31887fad3a1b")]
    public async Task Azuread(string tenant, string oid, string id)
    {
        await using var stage = await SocialStage.StartAsync();
        var config = new { clientId = SocialStage.ClientId, clientSecret = SocialStage.Secret, cloudInstance = "https://login.microsoftonline.com", tenantId = "common", prompts = new[] { "select_account" } };
        var begun = await stage.BeginAsync("azuread-universal", config);
        Asks(begun, "/common/oauth2/v2.0/authorize", "openid profile email User.Read", pkce: true, nonce: true);
        Assert.Equal("select_account", begun.Parameters["prompt"]);
        stage.Publishes("/common/discovery/v2.0/keys");
        var claims = new JsonObject { ["iss"] = $"https://login.microsoftonline.com/{tenant}/v2.0", ["tid"] = tenant, ["oid"] = oid, ["sub"] = "pairwise", ["email"] = "ada@contoso.com" };
        stage.Gives("/common/oauth2/v2.0/token", new { token_type = "Bearer", scope = "User.Read", expires_in = 3736, access_token = "eyJ0eXAi.a", id_token = stage.Sign(claims, begun.Nonce) });
        stage.Shows("/v1.0/me", $$"""{"@odata.context":"x","displayName":"Ada","mail":"ada@victim.example","userPrincipalName":"ada@contoso.onmicrosoft.com","id":"{{id}}"}""");

        // Whoever administers a tenant writes any address into it: it is never proven by itself.
        Is(await begun.CompleteAsync(), id, "Ada", null, "ada@victim.example", isVerified: false);
        claims["xms_edov"] = true;
        stage.Gives("/common/oauth2/v2.0/token", new { token_type = "Bearer", access_token = "eyJ0eXAi.a", id_token = stage.Sign(claims, begun.Nonce) });
        Is(await begun.CompleteAsync(), id, "Ada", null, "ada@contoso.com", isVerified: true);

        stage.Shows("/v1.0/me", """{"displayName":"Eve","mail":"eve@example.com","id":"97d349ed-44d7-43e1-9a83-5f2406dee5bd"}""");
        await begun.RefusedAsync(401, "connector.social_invalid_id_token");
        foreach (var (other, issuer) in new[] { (tenant, "https://login.microsoftonline.com/common/v2.0"), ("x/y", "https://login.microsoftonline.com/x/y/v2.0") })
        {
            (claims["tid"], claims["iss"]) = (other, issuer);
            stage.Gives("/common/oauth2/v2.0/token", new { token_type = "Bearer", access_token = "eyJ0eXAi.a", id_token = stage.Sign(claims, begun.Nonce) });
            await begun.RefusedAsync(401, "connector.social_invalid_id_token");
        }
    }

    [Theory]
    [InlineData("8eaef023-2b34-4da1-9baa-8bc8c9d6a490", "9188040d-6c67-4c5b-b112-36a304b66dad", false)]
    [InlineData("8eaef023-2b34-4da1-9baa-8bc8c9d6a490", "8eaef023-2b34-4da1-9baa-8bc8c9d6a490", true)]
    [InlineData("organizations", "9188040d-6c67-4c5b-b112-36a304b66dad", false)]
    [InlineData("organizations", "8eaef023-2b34-4da1-9baa-8bc8c9d6a490", true)]
    [InlineData("consumers", "8eaef023-2b34-4da1-9baa-8bc8c9d6a490", false)]
    [InlineData("contoso.onmicrosoft.com", "8eaef023-2b34-4da1-9baa-8bc8c9d6a490", true)]
    public async Task Azuread_takes_people_of_the_tenant_alone(string configured, string tenant, bool isTaken)
    {
        await using var stage = await SocialStage.StartAsync();
        var config = new { clientId = SocialStage.ClientId, clientSecret = SocialStage.Secret, cloudInstance = "https://login.microsoftonline.com/", tenantId = configured };
        var begun = await stage.BeginAsync("azuread-universal", config);
        stage.Publishes($"/{configured}/discovery/v2.0/keys");
        var claims = new JsonObject { ["iss"] = $"https://login.microsoftonline.com/{tenant}/v2.0", ["tid"] = tenant, ["oid"] = "1", ["sub"] = "s" };
        stage.Gives($"/{configured}/oauth2/v2.0/token", new { access_token = "a", id_token = stage.Sign(claims, begun.Nonce) });
        stage.Shows("/v1.0/me", """{"id":"1"}""");
        if (isTaken)
        {
            Assert.Equal("1", (await begun.CompleteAsync()).Identity.Id);
        }
        else
        {
            await begun.RefusedAsync(401, "connector.social_invalid_id_token");
        }
    }

    [Fact]
    public async Task Apple_posts_the_id_token_and_the_name_at_the_first_sign_in()
    {
        await using var stage = await SocialStage.StartAsync();
        var begun = await stage.BeginAsync("apple-universal", new { clientId = SocialStage.ClientId, scope = "name email" });
        Asks(begun, "/auth/authorize", "name email", pkce: false, nonce: true, responseType: "code id_token");
        Assert.Equal("form_post", begun.Parameters["response_mode"]);
        stage.Publishes("/auth/keys");
        var claims = new JsonObject
        {
            ["iss"] = "https://appleid.apple.com",
            ["sub"] = "001999.f2c6b4e9d4.0530",
            ["email"] = "x7k@privaterelay.appleid.com",
            ["email_verified"] = "true",
            ["is_private_email"] = "true",
            ["nonce_supported"] = true,
        };
        var token = stage.Sign(claims, begun.Nonce);
        const string user = """{"name":{"firstName":"Ada","lastName":"Lovelace"},"email":"somebody@else.example"}""";
        var signIn = await begun.CompleteAsync(("code", "c1"), ("state", SocialStage.State), ("id_token", token), ("user", user));
        Is(signIn, "001999.f2c6b4e9d4.0530", "Ada Lovelace", null, "x7k@privaterelay.appleid.com", isVerified: true);
        Assert.DoesNotContain(stage.Service.Requests, request => request.Method == "POST");
        Is(await begun.CompleteAsync(("id_token", token)), "001999.f2c6b4e9d4.0530", null, null, "x7k@privaterelay.appleid.com", isVerified: true);

        foreach (var strange in new[] { "not json", "[]", "{\"name\":7}", "{\"name\":{\"firstName\":[]}}", "{\"name\":{\"firstName\":\"\\ud800\"}}", new string('x', 5000) })
        {
            Is(await begun.CompleteAsync(("id_token", token), ("user", strange)), "001999.f2c6b4e9d4.0530", null, null, "x7k@privaterelay.appleid.com", isVerified: true);
        }

        await begun.RefusedAsync(401, "connector.social_invalid_id_token", ("code", "c1"));
        await begun.RefusedAsync(401, "connector.social_invalid_id_token", ("id_token", stage.Sign(claims, "another nonce")));
        await begun.RefusedAsync(401, "connector.social_invalid_id_token", ("id_token", stage.Sign(claims, null)));
        await begun.RefusedAsync(401, "connector.authorization_failed", ("error", "user_cancelled_authorize"));
    }

    [Fact]
    public async Task Facebook_says_nothing_of_the_address()
    {
        await using var stage = await SocialStage.StartAsync();
        var begun = await stage.BeginAsync("facebook-universal", new { clientId = SocialStage.ClientId, clientSecret = SocialStage.Secret, scope = "email,public_profile" });
        Asks(begun, "/v23.0/dialog/oauth", "email public_profile", pkce: false, nonce: false);
        stage.Gives("/v23.0/oauth/access_token", new { access_token = "EAAB", token_type = "bearer", expires_in = 5183944 });
        stage.Shows("/v23.0/me", """{"id":"10158","name":"Ada","email":"ada\u0040example.com","picture":{"data":{"height":200,"is_silhouette":false,"url":"https://platform-lookaside.fbsbx.com/x?asid=1","width":200}}}""");
        Is(await begun.CompleteAsync(), "10158", "Ada", "https://platform-lookaside.fbsbx.com/x?asid=1", "ada@example.com", isVerified: false);
        var proof = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(SocialStage.Secret), "EAAB"u8));
        Assert.Contains("appsecret_proof=" + proof, stage.Take("GET", "/v23.0/me").Path, StringComparison.Ordinal);

        stage.Answers["POST /v23.0/oauth/access_token"] = (400, """{"error":{"message":"This authorization code has been used.","type":"OAuthException","code":100,"fbtrace_id":"A"}}""");
        Assert.Contains("has been used", (await begun.RefusedAsync(401, "connector.social_auth_code_invalid")).Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discord()
    {
        await using var stage = await SocialStage.StartAsync();
        var begun = await stage.BeginAsync("discord-universal", Client);
        Asks(begun, "/oauth2/authorize", "identify email", pkce: true, nonce: false);
        stage.Gives("/api/oauth2/token", new { token_type = "Bearer", access_token = "6qrZ", expires_in = 604800, refresh_token = "D43f", scope = "identify email" });
        stage.Shows("/api/users/@me", """{"id":"80351110224678912","username":"ada","global_name":"Ada","avatar":"8342729096ea3675442027381ff50dfe","verified":true,"email":"ada@example.com"}""");
        Is(await begun.CompleteAsync(), "80351110224678912", "Ada", "https://cdn.discordapp.com/avatars/80351110224678912/8342729096ea3675442027381ff50dfe", "ada@example.com", isVerified: true);
        stage.Shows("/api/users/@me", """{"id":"80351110224678912","username":"ada","global_name":null,"avatar":null,"verified":false,"email":"ada@example.com"}""");
        Is(await begun.CompleteAsync(), "80351110224678912", "ada", null, "ada@example.com", isVerified: false);
    }

    [Fact]
    public async Task Gitlab()
    {
        await using var stage = await SocialStage.StartAsync();
        var begun = await stage.BeginAsync("gitlab-universal", Client);
        Asks(begun, "/oauth/authorize", "openid profile email", pkce: true, nonce: true);
        stage.Publishes("/oauth/discovery/keys");
        stage.Gives("/oauth/token", new
        {
            access_token = "de6780",
            token_type = "Bearer",
            expires_in = 7200,
            refresh_token = "8257",
            scope = "openid profile email",
            id_token = stage.Sign(new JsonObject { ["iss"] = "https://gitlab.com", ["sub"] = "42" }, begun.Nonce),
        });
        stage.Shows("/oauth/userinfo", """{"sub":"42","name":"Ada","nickname":"ada","email":"ada@example.com","email_verified":true,"picture":"https://gitlab.com/uploads/-/avatar.png"}""");
        Is(await begun.CompleteAsync(), "42", "Ada", "https://gitlab.com/uploads/-/avatar.png", "ada@example.com", isVerified: true);
        stage.Shows("/oauth/userinfo", """{"sub":"43","email":"ada@example.com","email_verified":true}""");
        await begun.RefusedAsync(401, "connector.social_invalid_id_token");
    }

    [Fact]
    public async Task Linkedin()
    {
        await using var stage = await SocialStage.StartAsync();
        var begun = await stage.BeginAsync("linkedin-universal", Client);
        Asks(begun, "/oauth/v2/authorization", "openid profile email", pkce: false, nonce: false);
        stage.Gives("/oauth/v2/accessToken", new { access_token = "AQXd", expires_in = 5183999, scope = "email,openid,profile", token_type = "Bearer", id_token = "ignored.as.it-is" });
        stage.Shows("/v2/userinfo", """{"sub":"782bbtaQ","name":"Ada","given_name":"Ada","picture":"https://media.licdn-ei.com/dms/image/x/","locale":"en-US","email":"ada@example.com","email_verified":true}""");
        Is(await begun.CompleteAsync(), "782bbtaQ", "Ada", "https://media.licdn-ei.com/dms/image/x/", "ada@example.com", isVerified: true);
        stage.Shows("/v2/userinfo", """{"sub":"782bbtaQ","email":"ada@example.com"}""");
        Is(await begun.CompleteAsync(), "782bbtaQ", null, null, "ada@example.com", isVerified: false);
    }

    [Fact]
    public async Task X_gives_a_confirmed_address_with_its_scope()
    {
        await using var stage = await SocialStage.StartAsync();
        var begun = await stage.BeginAsync("x-universal", Client);
        Asks(begun, "/i/oauth2/authorize", "tweet.read users.read", pkce: true, nonce: false);
        stage.Gives("/2/oauth2/token", new { token_type = "bearer", expires_in = 7200, access_token = "VGh", scope = "users.read tweet.read" });
        stage.Shows("/2/users/me", """{"data":{"id":"2244994945","name":"Ada","username":"ada","profile_image_url":"https://pbs.twimg.com/profile_images/1/x_normal.jpg"}}""");
        Is(await begun.CompleteAsync(), "2244994945", "Ada", "https://pbs.twimg.com/profile_images/1/x_normal.jpg", null, isVerified: false);
        var request = stage.Take("POST", "/2/oauth2/token");
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{SocialStage.ClientId}:{SocialStage.Secret}")), request.Headers["Authorization"]);
        Assert.False(request.Form.ContainsKey("client_secret"));
        Assert.DoesNotContain("confirmed_email", stage.Take("GET", "/2/users/me").Path, StringComparison.Ordinal);

        stage.Gives("/2/oauth2/token", new { token_type = "bearer", access_token = "VGh", scope = "users.email users.read tweet.read" });
        stage.Shows("/2/users/me", """{"data":{"id":"2244994945","name":"Ada","username":"ada","confirmed_email":"ada@example.com"}}""");
        stage.Service.Requests.Clear();
        Is(await begun.CompleteAsync(), "2244994945", "Ada", null, "ada@example.com", isVerified: true);
        Assert.EndsWith(",confirmed_email", stage.Take("GET", "/2/users/me").Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SharedSecretAlgorithm.HS256)]
    [InlineData(null)]
    public async Task Line_signs_with_the_channel_secret_or_with_its_key(SharedSecretAlgorithm? algorithm)
    {
        await using var stage = await SocialStage.StartAsync();
        var config = new { clientId = SocialStage.ClientId, clientSecret = SocialStage.Secret, scope = "openid profile email", botPrompt = "normal" };
        var begun = await stage.BeginAsync(
            "line-universal", config, new ExternalRequest(SocialStage.State, SocialStage.RedirectUri) { UiLocales = ["th", "en"], IsForced = true, LoginHint = "ada@example.com" });
        Asks(begun, "/oauth2/v2.1/authorize", "openid profile email", pkce: true, nonce: true);
        Assert.Equal(("normal", "th en", "login"), (begun.Parameters["bot_prompt"], begun.Parameters["ui_locales"], begun.Parameters["prompt"]));
        Assert.False(begun.Parameters.ContainsKey("login_hint"));

        using var key = SigningKey.Generate(JwsAlgorithm.ES256);
        stage.Publishes("/oauth2/v2.1/certs", key);
        var claims = new JsonObject
        {
            ["iss"] = "https://access.line.me",
            ["sub"] = "U4af4980629",
            ["aud"] = SocialStage.ClientId,
            ["exp"] = stage.Now + 3600,
            ["iat"] = stage.Now,
            ["nonce"] = begun.Nonce,
            ["amr"] = new JsonArray("linesso", "pwd"),
            ["name"] = "Somchai ใจดี",
            ["picture"] = "https://profile.line-scdn.net/0h8pWWElvzZ19qLk3ywQYYCFZraTIdAGEX",
            ["email"] = "somchai@example.co.th",
        };
        string Sign() => algorithm is { } shared ? SharedSecretJws.Write(shared, SocialStage.Secret, Encoding.UTF8.GetBytes(claims.ToJsonString())) : stage.Sign(claims, begun.Nonce, key);
        void Give() => stage.Gives("/oauth2/v2.1/token", new
        {
            access_token = "bNl4YEFPI",
            expires_in = 2592000,
            id_token = Sign(),
            refresh_token = "Aa1FdeggRhTnPNNpxr8p",
            scope = "profile openid email",
            token_type = "Bearer",
        });
        Give();
        var signIn = await begun.CompleteAsync(("code", "b5fd32eacc791df"), ("state", SocialStage.State), ("friendship_status_changed", "true"));
        Is(signIn, "U4af4980629", "Somchai ใจดี", "https://profile.line-scdn.net/0h8pWWElvzZ19qLk3ywQYYCFZraTIdAGEX", "somchai@example.co.th", isVerified: false);
        Assert.Equal(["pwd"], signIn.Identity.AuthenticationMethods);
        Exchanged(stage, begun, "/oauth2/v2.1/token", "b5fd32eacc791df");

        // Without the permission there is no address.
        claims.Remove("email");
        Give();
        Assert.Null((await begun.CompleteAsync()).Identity.Email);
        foreach (var (name, wrong) in new (string, JsonNode?)[] { ("nonce", "x"), ("iss", "https://evil.example"), ("aud", "other"), ("exp", 1), ("sub", null) })
        {
            var right = claims[name]!.DeepClone();
            claims[name] = wrong;
            Give();
            await begun.RefusedAsync(401, "connector.social_invalid_id_token");
            claims[name] = right;
        }
    }

    [Fact]
    public async Task Line_usually_asks_for_the_profile_alone_and_another_secret_signs_nothing()
    {
        await using var stage = await SocialStage.StartAsync();
        var begun = await stage.BeginAsync("line-universal", new { clientId = SocialStage.ClientId, clientSecret = SocialStage.Secret, scope = "", botPrompt = "" });
        Asks(begun, "/oauth2/v2.1/authorize", "openid profile", pkce: true, nonce: true);
        Assert.False(begun.Parameters.ContainsKey("bot_prompt"));
        var claims = Encoding.UTF8.GetBytes(new JsonObject
        {
            ["iss"] = "https://access.line.me",
            ["sub"] = "U1",
            ["aud"] = SocialStage.ClientId,
            ["exp"] = stage.Now + 60,
            ["iat"] = stage.Now,
            ["nonce"] = begun.Nonce,
        }.ToJsonString());
        foreach (var token in new[]
        {
            SharedSecretJws.Write(SharedSecretAlgorithm.HS256, "another-secret", claims), SharedSecretJws.Write(SharedSecretAlgorithm.HS512, SocialStage.Secret, claims),
            JwsWriter.Write(stage.Key, null, claims), "a.b", "",
        })
        {
            stage.Gives("/oauth2/v2.1/token", new { access_token = "a", id_token = token });
            await begun.RefusedAsync(401, "connector.social_invalid_id_token");
        }
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public async Task Kakao_needs_no_secret(bool isValid, bool isVerified, bool counts)
    {
        await using var stage = await SocialStage.StartAsync();
        var begun = await stage.BeginAsync("kakao-universal", new { clientId = SocialStage.ClientId });
        Asks(begun, "/oauth/authorize", null, pkce: false, nonce: false);
        stage.Gives("/oauth/token", new { token_type = "bearer", access_token = "kat", expires_in = 43199, refresh_token = "krt", refresh_token_expires_in = 5184000, scope = "account_email profile" });
        stage.Shows("/v2/user/me", $$$"""
            {"id":123456789,"connected_at":"2022-04-11T01:45:28Z","kakao_account":{"profile":{"nickname":"Ada","thumbnail_image_url":"https://k.kakaocdn.net/t.jpg",
            "profile_image_url":"https://k.kakaocdn.net/p.jpg","is_default_image":false},"is_email_valid":{{{(isValid ? "true" : "false")}}},"is_email_verified":{{{(isVerified ? "true" : "false")}}},"email":"ada@kakao.com"}}
            """);
        Is(await begun.CompleteAsync(), "123456789", "Ada", "https://k.kakaocdn.net/p.jpg", "ada@kakao.com", counts);
        Assert.Contains("secure_resource=true", stage.Take("GET", "/v2/user/me").Path, StringComparison.Ordinal);
        Assert.False(stage.Take("POST", "/oauth/token").Form.ContainsKey("client_secret"));
    }

    private static void Asks(SocialStart begun, string path, string? scope, bool pkce, bool nonce, string responseType = "code")
    {
        var sent = begun.Parameters;
        Assert.StartsWith(begun.Stage.Service.Address + "/", begun.Start.AuthorizationUri, StringComparison.Ordinal);
        Assert.Equal(path, begun.Path);
        Assert.Equal(
            (responseType, SocialStage.ClientId, SocialStage.RedirectUri, SocialStage.State, scope),
            (sent["response_type"], sent["client_id"], sent["redirect_uri"], sent["state"], sent.GetValueOrDefault("scope")));
        Assert.Equal((nonce, pkce), (sent.ContainsKey("nonce"), sent.ContainsKey("code_challenge")));
        Assert.Equal((begun.Start.Session.Nonce, SocialStage.State, SocialStage.RedirectUri), (sent.GetValueOrDefault("nonce"), begun.Start.Session.State, begun.Start.Session.RedirectUri));
        Assert.Equal(begun.Stage.Time.GetUtcNow().AddMinutes(15), begun.Start.Session.ExpiresAt);
        if (pkce)
        {
            Assert.Equal("S256", sent["code_challenge_method"]);
            Assert.Equal(Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(begun.Start.Session.CodeVerifier!))), sent["code_challenge"]);
        }
    }

    private static void Exchanged(SocialStage stage, SocialStart begun, string path, string code)
    {
        var form = stage.Take("POST", path).Form;
        Assert.Equal(
            ("authorization_code", code, SocialStage.RedirectUri, begun.Start.Session.CodeVerifier),
            (form["grant_type"], form["code"], form["redirect_uri"], form.GetValueOrDefault("code_verifier")));
    }

    private static void Is(ExternalSignIn signIn, string id, string? name, string? avatar, string? email, bool isVerified)
    {
        var identity = signIn.Identity;
        Assert.Equal((id, name, avatar, email, isVerified), (identity.Id, identity.Name, identity.Avatar, identity.Email, identity.IsEmailVerified));
    }
}
