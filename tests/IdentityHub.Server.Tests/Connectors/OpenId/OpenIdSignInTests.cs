using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Protocol.Authorization;
using IdentityHub.Server.Connectors.External;

namespace IdentityHub.Server.Tests.Connectors.OpenId;

/// <summary>The way through a provider that is right, and every way in which one can be wrong.</summary>
public sealed class OpenIdSignInTests
{
    [Fact]
    public async Task A_person_is_signed_in_with_code_pkce_state_and_nonce()
    {
        await using var idp = await FakeIdp.StartAsync();
        using var stage = new OpenIdStage(null, idp.Host);
        idp.Claims = claims =>
        {
            claims["amr"] = new JsonArray("pwd", "mfa", "rsa", 7, "mfa");
            claims["auth_time"] = 1_790_000_000;
        };
        var connector = OpenIdStage.Connector(new { clientId = "hub", clientSecret = "s:/% é", issuer = idp.Issuer, scope = "calendar" }, wantsTokens: true);

        var (query, start) = await OpenIdStage.StartAsync(
            stage.Oidc, connector, request => request with { LoginHint = "ada@acme.example", IsForced = true, UiLocales = ["th", "en"] });

        Assert.Equal(("code", "hub", "state-1", OpenIdStage.RedirectUri), (query["response_type"], query["client_id"], query["state"], query["redirect_uri"]));
        Assert.Equal(
            ("openid profile email calendar", "login", "0", "ada@acme.example", "th en"),
            (query["scope"], query["prompt"], query["max_age"], query["login_hint"], query["ui_locales"]));
        Assert.Equal((start.Session.Nonce, "S256"), (query["nonce"], query["code_challenge_method"]));
        Assert.True(Pkce.Verify(start.Session.CodeVerifier!, query["code_challenge"]));
        Assert.Equal(stage.Time.GetUtcNow().AddMinutes(15), start.Session.ExpiresAt);

        idp.Nonce = start.Session.Nonce;
        var result = await stage.Oidc.CompleteAsync(connector, start.Session, new Dictionary<string, string> { ["code"] = "c 1" }, CancellationToken.None);

        Assert.True(result.TryGet(out var signIn, out var error), error?.Details);
        Assert.Equal((idp.Issuer, "user-1", "Ada", "ada@acme.example", true), (signIn.Identity.Issuer, signIn.Identity.Id, signIn.Identity.Name, signIn.Identity.Email, signIn.Identity.IsEmailVerified));
        Assert.Equal(["pwd", "mfa"], signIn.Identity.AuthenticationMethods);
        Assert.Equal(1_790_000_000, signIn.Identity.AuthenticatedAt?.ToUnixTimeSeconds());
        Assert.Equal(("at-1", "openid profile email calendar", stage.Time.GetUtcNow().AddHours(1)), (signIn.Tokens?.AccessToken, signIn.Tokens?.Scope, signIn.Tokens?.ExpiresAt));
        Assert.False(signIn.Identity.Raw.TryGetProperty("nonce", out _));
        var call = idp.Requests.Single(request => request.Path == "/token");
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["grant_type"] = "authorization_code",
                ["code"] = "c 1",
                ["redirect_uri"] = OpenIdStage.RedirectUri,
                ["code_verifier"] = start.Session.CodeVerifier!,
            },
            call.Form);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes("hub:s%3A%2F%25%20%C3%A9")), call.Headers["Authorization"]);
        Assert.Equal("Bearer at-1", idp.Requests.Single(request => request.Path == "/me").Headers["Authorization"]);
    }

    [Fact]
    public async Task A_provider_that_takes_the_secret_only_in_the_body_gets_it_there_and_no_challenge_when_it_knows_none()
    {
        await using var idp = await FakeIdp.StartAsync();
        using var stage = new OpenIdStage(null, idp.Host);
        idp.Document = document =>
        {
            document["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post", "private_key_jwt");
            document["code_challenge_methods_supported"] = new JsonArray("plain");
        };
        var signIn = await stage.SignsInAsync(idp);
        var call = idp.Requests.Single(request => request.Path == "/token");
        Assert.False(call.Headers.ContainsKey("Authorization"));
        Assert.Equal(("hub", "s"), (call.Form["client_id"], call.Form["client_secret"]));
        Assert.False(call.Form.ContainsKey("code_verifier"));
        Assert.Null(signIn.Tokens);
    }

    [Theory]
    [InlineData("nonce", null, "no nonce")]
    [InlineData("nonce", "another", "nonce is another")]
    [InlineData("iss", "https://evil.example", "another issuer")]
    [InlineData("aud", "other", "aud")]
    [InlineData("azp", "other", "azp")]
    [InlineData("sub", null, "sub")]
    [InlineData("iat", null, "iat")]
    [InlineData("exp", null, "exp")]
    [InlineData("at_hash", "AAAA", "at_hash")]
    public async Task Advisories_2_and_64_an_ID_token_with_a_wrong_claim_signs_nobody_in(string claim, string? value, string detail)
    {
        await using var idp = await FakeIdp.StartAsync();
        using var stage = new OpenIdStage(null, idp.Host);
        idp.Claims = claims =>
        {
            claims.Remove(claim);
            if (value is not null)
            {
                claims[claim] = value;
            }
        };
        await stage.RefusesAsync(idp, "connector.social_invalid_id_token", detail);
        Assert.Equal(0, idp.Count("/me"));
    }

    [Fact]
    public async Task Oidcc_client_test_an_unsigned_or_forged_or_absent_ID_token_signs_nobody_in()
    {
        await using var idp = await FakeIdp.StartAsync();
        using var stage = new OpenIdStage(null, idp.Host);
        idp.Token = token => "eyJhbGciOiJub25lIn0." + token.Split('.')[1] + ".";
        await stage.RefusesAsync(idp, "connector.social_invalid_id_token", "algorithm");
        idp.Token = token => token[..^4] + (token.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA");
        await stage.RefusesAsync(idp, "connector.social_invalid_id_token", "");
        idp.Token = null;
        idp.Answer = answer => answer.Remove("id_token");
        await stage.RefusesAsync(idp, "connector.invalid_response", "id_token");
        idp.Answer = answer => answer["token_type"] = "DPoP";
        await stage.RefusesAsync(idp, "connector.invalid_response", "bearer");
        idp.Answer = answer => answer.Remove("access_token");
        await stage.RefusesAsync(idp, "connector.invalid_response", "access_token");
    }

    [Fact]
    public async Task Oidcc_client_test_userinfo_invalid_sub_signs_nobody_in()
    {
        await using var idp = await FakeIdp.StartAsync();
        using var stage = new OpenIdStage(null, idp.Host);
        idp.Person = person => person["sub"] = "user-2";
        await stage.RefusesAsync(idp, "connector.invalid_response", "somebody else");
        idp.Person = person => person.Remove("sub");
        await stage.RefusesAsync(idp, "connector.invalid_response", "sub");
    }

    [Fact]
    public async Task A_userinfo_endpoint_that_is_down_is_done_without_when_the_address_is_known()
    {
        await using var idp = await FakeIdp.StartAsync();
        using var stage = new OpenIdStage(null, idp.Host);
        idp.Instead = async context =>
        {
            if (context.Request.Path == "/me")
            {
                await FakeIdp.SayAsync(context, new JsonObject(), 503);
                return true;
            }

            return false;
        };
        await stage.RefusesAsync(idp, "connector.general", "/me answered 503");
        idp.Claims = claims => claims["email"] = "ada@acme.example";
        var signIn = await stage.SignsInAsync(idp);
        Assert.Equal(("ada@acme.example", false), (signIn.Identity.Email, signIn.Identity.IsEmailVerified));
    }

    [Fact]
    public async Task An_address_is_verified_by_what_is_said_of_this_address_and_not_of_another()
    {
        await using var idp = await FakeIdp.StartAsync();
        using var stage = new OpenIdStage(null, idp.Host);
        idp.Claims = claims => claims["email"] = "victim@acme.example";
        var signIn = await stage.SignsInAsync(idp);
        Assert.Equal(("victim@acme.example", false), (signIn.Identity.Email, signIn.Identity.IsEmailVerified));
        idp.Claims = claims => claims["email"] = "ada@acme.example";
        Assert.True((await stage.SignsInAsync(idp)).Identity.IsEmailVerified);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"true\"", true)]
    [InlineData("false", false)]
    [InlineData("\"false\"", false)]
    [InlineData("null", false)]
    [InlineData("[true]", false)]
    [InlineData("\"yes\"", false)]
    public async Task Advisory_1_an_address_counts_as_verified_only_when_the_provider_says_so_or_is_trusted(string said, bool isVerified)
    {
        await using var idp = await FakeIdp.StartAsync();
        using var stage = new OpenIdStage(null, idp.Host);
        idp.Person = person => person["email_verified"] = JsonNode.Parse(said);
        Assert.Equal(isVerified, (await stage.SignsInAsync(idp)).Identity.IsEmailVerified);
        var trusting = OpenIdStage.Connector(new { clientId = "hub", clientSecret = "s", issuer = idp.Issuer, trustUnverifiedEmail = true });
        Assert.True((await stage.SignsInAsync(idp, stage.Oidc, trusting)).Identity.IsEmailVerified);
        idp.Person = person => person["email"] = "nobody";
        var identity = (await stage.SignsInAsync(idp, stage.Oidc, trusting)).Identity;
        Assert.Equal((null, false), (identity.Email, identity.IsEmailVerified));
    }

    [Fact]
    public async Task What_cannot_be_stored_is_left_out()
    {
        await using var idp = await FakeIdp.StartAsync();
        using var stage = new OpenIdStage(null, idp.Host);
        idp.Person = person =>
        {
            person["name"] = new string('n', 500);
            person["picture"] = "javascript:alert(1)";
            person["phone_number"] = "+66 81 234 5678";
            person["phone_number_verified"] = true;
            person["bad"] = "a\u0000b";
            person["nested"] = new JsonObject { ["list"] = new JsonArray("\u0000") };
            person["groups"] = new JsonArray("a", "b");
        };
        var identity = (await stage.SignsInAsync(idp)).Identity;
        Assert.Equal((128, null, "66812345678", true), (identity.Name?.Length, identity.Avatar, identity.Phone, identity.IsPhoneVerified));
        Assert.False(identity.Raw.TryGetProperty("bad", out _));
        Assert.False(identity.Raw.TryGetProperty("nested", out _));
        Assert.Equal(2, identity.Raw.GetProperty("groups").GetArrayLength());
    }

    [Fact]
    public async Task Rfc_9207_a_response_that_names_another_issuer_never_reaches_the_token_endpoint()
    {
        await using var idp = await FakeIdp.StartAsync();
        using var stage = new OpenIdStage(null, idp.Host);
        await stage.RefusesAsync(idp, "connector.authorization_failed", "https://evil.example", ("iss", "https://evil.example"));
        await stage.RefusesAsync(idp, "connector.authorization_failed", "access_denied: No thanks", ("error", "access_denied"), ("error_description", "No thanks"));
        await stage.RefusesAsync(idp, "connector.social_auth_code_invalid", "no code", ("code", ""));
        Assert.Equal(0, idp.Count("/token"));
        Assert.True((await stage.SignInAsync(idp, more: ("iss", idp.Issuer))).TryGet(out _, out _));
    }

    [Fact]
    public async Task Rfc_9207_a_provider_that_says_it_names_itself_has_to()
    {
        await using var idp = await FakeIdp.StartAsync();
        using var stage = new OpenIdStage(null, idp.Host);
        idp.Document = document => document["authorization_response_iss_parameter_supported"] = true;
        await stage.RefusesAsync(idp, "connector.authorization_failed", "does not say who it comes from");
        Assert.True((await stage.SignInAsync(idp, more: ("iss", idp.Issuer))).TryGet(out _, out _));
    }

    [Fact]
    public async Task A_session_without_a_nonce_or_past_its_time_is_of_no_use()
    {
        await using var idp = await FakeIdp.StartAsync();
        using var stage = new OpenIdStage(null, idp.Host);
        var connector = OpenIdStage.For(idp);
        var (_, start) = await OpenIdStage.StartAsync(stage.Oidc, connector);
        var data = new Dictionary<string, string> { ["code"] = "c" };
        foreach (var session in new[] { start.Session with { Nonce = null }, start.Session with { Nonce = "" }, start.Session with { ExpiresAt = stage.Time.GetUtcNow() } })
        {
            var error = (await stage.Oidc.CompleteAsync(connector, session, data, CancellationToken.None)).Error;
            Assert.Equal("connector.social_auth_code_invalid", error?.Code);
        }

        Assert.Equal(0, idp.Count("/token"));
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_grant","error_description":"Code expired"}""", "connector.social_auth_code_invalid", "invalid_grant: Code expired")]
    [InlineData(401, """{"error":"invalid_client"}""", "connector.authorization_failed", "invalid_client")]
    [InlineData(500, "<html>", "connector.invalid_response", "answered 500")]
    [InlineData(307, "", "connector.invalid_response", "answered 307")]
    [InlineData(200, "<html>", "connector.invalid_response", "JSON")]
    [InlineData(429, "{}", "connector.rate_limit_exceeded", "429")]
    public async Task What_the_token_endpoint_says_is_told_to_the_operator(int status, string body, string code, string detail)
    {
        await using var idp = await FakeIdp.StartAsync();
        using var stage = new OpenIdStage(null, idp.Host);
        idp.Instead = async context =>
        {
            if (context.Request.Path != "/token")
            {
                return false;
            }

            context.Response.StatusCode = status;
            context.Response.Headers.Location = idp.Issuer + "/elsewhere";
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body));
            return true;
        };
        await stage.RefusesAsync(idp, code, detail);
        Assert.Equal(0, idp.Count("/elsewhere"));
    }

    [Fact]
    public async Task Oidcc_client_test_refreshed_tokens_of_another_issuer_or_subject_are_refused()
    {
        await using var idp = await FakeIdp.StartAsync();
        using var stage = new OpenIdStage(null, idp.Host);
        var connector = OpenIdStage.For(idp) with { TokensOf = new ExternalSubject(idp.Issuer, "user-1") };
        idp.Now = stage.Time.GetUtcNow;
        idp.Claims = claims => claims.Remove("nonce");
        idp.Answer = answer => answer["refresh_token"] = "rt-2";
        var result = await stage.Oidc.RefreshAsync(connector, "rt-1", CancellationToken.None);
        Assert.True(result.TryGet(out var tokens, out var error), error?.Details);
        Assert.Equal(("at-1", "rt-2", stage.Time.GetUtcNow().AddHours(1)), (tokens.AccessToken, tokens.RefreshToken, tokens.ExpiresAt));
        var call = idp.Requests.Single(request => request.Path == "/token");
        Assert.Equal(new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["refresh_token"] = "rt-1" }, call.Form);

        foreach (var (claim, value) in new[] { ("sub", "user-2"), ("iss", "https://evil.example"), ("aud", "other") })
        {
            idp.Claims = claims => claims[claim] = value;
            error = (await stage.Oidc.RefreshAsync(connector, "rt-1", CancellationToken.None)).Error;
            Assert.Equal("connector.social_invalid_id_token", error?.Code);
        }

        idp.Claims = null;
        idp.Answer = answer => answer.Remove("id_token");
        Assert.True((await stage.Oidc.RefreshAsync(connector, "rt-1", CancellationToken.None)).TryGet(out tokens, out _));
        Assert.Null(tokens!.RefreshToken);
        idp.Answer = answer => answer["error"] = "invalid_grant";
        error = (await stage.Oidc.RefreshAsync(connector, "rt-1", CancellationToken.None)).Error;
        Assert.Equal(("connector.social_invalid_access_token", 401), (error?.Code, error?.Status));
    }

    [Fact]
    public void Nothing_secret_is_printed()
    {
        var connector = OpenIdStage.Connector(new { clientSecret = "s3cr3t" });
        Assert.DoesNotContain("s3cr3t", connector.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("user-1", new ExternalSubject("i", "user-1").ToString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Object, connector.Config.ValueKind);
    }
}
