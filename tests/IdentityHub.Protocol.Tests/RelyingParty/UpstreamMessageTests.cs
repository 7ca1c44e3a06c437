using IdentityHub.Protocol.Authorization;
using IdentityHub.Protocol.RelyingParty;
using IdentityHub.Protocol.Tests.Jose;

namespace IdentityHub.Protocol.Tests.RelyingParty;

/// <summary>Requests, responses, answers of the token and userinfo endpoints.</summary>
public sealed class UpstreamMessageTests
{
    private const string Issuer = "https://idp.example";
    private static readonly IssuerRule Rule = IssuerRule.Exactly(Issuer);

    [Fact]
    public void A_request_has_every_parameter_once_and_encoded()
    {
        var verifier = RandomValues.Token();
        var request = new UpstreamRequest
        {
            ClientId = "hub & co",
            RedirectUri = "https://hub.example/callback/1?x=1",
            State = "s+/=",
            Scope = "openid profile",
            Nonce = "n",
            CodeChallenge = Pkce.ChallengeOf(verifier),
            Prompt = "login",
            LoginHint = "ada+1@acme.example",
            UiLocales = ["th", "en"],
            ResponseMode = "query",
            Others = [new("access_type", "offline")],
        };
        Assert.Equal(
            "https://idp.example/auth?tenant=1&response_type=code&client_id=hub%20%26%20co&redirect_uri=https%3A%2F%2Fhub.example%2Fcallback%2F1%3Fx%3D1"
                + $"&scope=openid%20profile&state=s%2B%2F%3D&nonce=n&code_challenge={Pkce.ChallengeOf(verifier)}&code_challenge_method=S256"
                + "&prompt=login&login_hint=ada%2B1%40acme.example&ui_locales=th%20en&response_mode=query&access_type=offline",
            request.ToAddress("https://idp.example/auth?tenant=1"));
        Assert.True(Pkce.Verify(verifier, Pkce.ChallengeOf(verifier)));
        Assert.Equal(
            "https://idp.example/auth?response_type=code&client_id=c&redirect_uri=r&state=s",
            new UpstreamRequest { ClientId = "c", RedirectUri = "r", State = "s" }.ToAddress("https://idp.example/auth"));
    }

    [Theory]
    [InlineData(null, "openid profile email")]
    [InlineData("", "openid profile email")]
    [InlineData("  email   calendar,openid\ncalendar ", "openid profile email calendar")]
    [InlineData("https://www.googleapis.com/auth/calendar.readonly offline_access", "openid profile email https://www.googleapis.com/auth/calendar.readonly")]
    public void Scopes_are_those_that_are_always_asked_for_and_the_configuration_s_each_once(string? configured, string expected) =>
        Assert.Equal(expected, UpstreamRequest.OpenIdScope(configured, "offline_access"));

    [Fact]
    public void Rfc_9207_a_response_of_another_issuer_is_refused_before_anything_else()
    {
        Assert.Equal("c", Code(true, ("code", "c"), ("iss", Issuer)));
        Assert.Equal("c", Code(false, ("code", "c"), ("iss", Issuer)));
        Assert.Equal("c", Code(false, ("code", "c")));
        Assert.Equal(UpstreamFailure.IssuerMissing, Failure(true, ("code", "c")));
        Assert.Equal(UpstreamFailure.WrongIssuer, Failure(false, ("code", "c"), ("iss", Issuer + "/")));
        Assert.Equal(UpstreamFailure.WrongIssuer, Failure(true, ("code", "c"), ("iss", "")));
        Assert.Equal(UpstreamFailure.WrongIssuer, Failure(true, ("error", "access_denied"), ("iss", "https://evil.example")));
        Assert.Equal(UpstreamFailure.Refused, Failure(true, ("error", "access_denied")));
        Assert.Equal(UpstreamFailure.Refused, Failure(true, ("error", "access_denied"), ("code", "c"), ("iss", Issuer)));
        Assert.Equal(UpstreamFailure.CodeMissing, Failure(false));
        Assert.Equal(UpstreamFailure.CodeMissing, Failure(false, ("code", "")));
        Assert.Equal(UpstreamFailure.CodeMissing, Failure(false, ("code", new string('c', 10_000))));
    }

    [Fact]
    public void Rfc_9207_at_entra_a_response_names_its_tenant()
    {
        var rule = IssuerRule.ForEntra("https://login.microsoftonline.com/common/v2.0");
        const string tenant = "https://login.microsoftonline.com/6f1c5d9e-2f6b-4c0b-9c59-0d6a4c9f7a11/v2.0";
        Assert.True(rule.IsOfResponse(tenant, rule.Template!));
        Assert.False(rule.IsOfResponse("https://login.microsoftonline.com/evil/v2.0", rule.Template!));
        Assert.False(rule.IsOfResponse("https://evil.example/6f1c5d9e-2f6b-4c0b-9c59-0d6a4c9f7a11/v2.0", rule.Template!));
        Assert.False(rule.IsOfResponse("https://login.microsoftonline.com//v2.0", rule.Template!));
    }

    [Fact]
    public void What_a_provider_says_is_shown_without_control_characters()
    {
        var problem = UpstreamResponse.ReadError(new Dictionary<string, string> { ["error"] = "access_denied", ["error_description"] = "No\r\nway\u0000" + new string('x', 500) });
        Assert.StartsWith("The provider answered access_denied: No  way x", problem!.Message, StringComparison.Ordinal);
        Assert.True(problem.Message.Length < 300);
        Assert.Equal("access_denied", problem.Error);
    }

    [Fact]
    public void Token_responses_are_read()
    {
        var tokens = Tokens("""{"access_token":"at","token_type":"bearer","expires_in":3599.9,"refresh_token":"rt","id_token":"it","scope":"a b","x":1}""");
        Assert.Equal(("at", "rt", "it", "a b", true), (tokens.AccessToken, tokens.RefreshToken, tokens.IdToken, tokens.Scope, tokens.IsBearer));
        Assert.Equal(TimeSpan.FromSeconds(3599), tokens.ExpiresIn);
        Assert.Equal(1, tokens.Members.GetProperty("x").GetInt32());
        tokens = Tokens("""{"access_token":"at","expires_in":"60","refresh_token":null,"scope":null}""");
        Assert.Equal((TimeSpan.FromMinutes(1), null, null, true), (tokens.ExpiresIn, tokens.RefreshToken, tokens.Scope, tokens.IsBearer));
        Assert.Null(Tokens("""{"access_token":"at"}""").ExpiresIn);
        Assert.False(Tokens("""{"access_token":"at","token_type":"DPoP"}""").IsBearer);
        Assert.Equal("at", Tokens("\uFEFF{\"access_token\":\"at\"}").AccessToken);
    }

    [Theory]
    [InlineData(200, "{}")]
    [InlineData(200, "")]
    [InlineData(200, "access_token=at&token_type=bearer")]
    [InlineData(200, """{"access_token":""}""")]
    [InlineData(200, """{"access_token":7}""")]
    [InlineData(200, """{"access_token":"a","access_token":"b"}""")]
    [InlineData(200, """{"access_token":"a\r\nX: y"}""")]
    [InlineData(200, """{"access_token":"é"}""")]
    [InlineData(200, """{"access_token":"a","refresh_token":""}""")]
    [InlineData(200, """{"access_token":"a","id_token":{}}""")]
    [InlineData(200, """{"access_token":"a","expires_in":-1}""")]
    [InlineData(200, """{"access_token":"a","expires_in":1e300}""")]
    [InlineData(200, """{"access_token":"a","expires_in":"soon"}""")]
    [InlineData(200, """{"access_token":"a","scope":["a"]}""")]
    [InlineData(302, """{"access_token":"a"}""")]
    [InlineData(500, "<html>")]
    [InlineData(500, """{"access_token":"a"}""")]
    public void What_is_no_token_response_is_malformed(int status, string body) =>
        Assert.Equal(UpstreamFailure.Malformed, TokenResponse.Parse(status, JoseTestData.Utf8(body)).Problem?.Failure);

    [Theory]
    [InlineData(400, """{"error":"invalid_grant","error_description":"expired"}""", "invalid_grant")]
    [InlineData(200, """{"error":"bad_verification_code","access_token":"a"}""", "bad_verification_code")]
    [InlineData(401, """{"error":"invalid_client"}""", "invalid_client")]
    [InlineData(400, """{"error":{"message":"no","code":100}}""", null)]
    public void What_a_token_endpoint_refuses_is_told_apart(int status, string body, string? error)
    {
        var problem = TokenResponse.Parse(status, JoseTestData.Utf8(body)).Problem;
        Assert.Equal((UpstreamFailure.Refused, error), (problem?.Failure, problem?.Error));
    }

    [Fact]
    public void Oidcc_client_test_userinfo_invalid_sub()
    {
        Assert.Null(Userinfo.Read("""{"sub":"user-1","email":"a@b.example"}"""u8, "user-1").Problem);
        Assert.Equal(UpstreamFailure.WrongSubject, Userinfo.Read("""{"sub":"user-2"}"""u8, "user-1").Problem?.Failure);
        Assert.Equal(UpstreamFailure.WrongSubject, Userinfo.Read("""{"sub":"USER-1"}"""u8, "user-1").Problem?.Failure);
        Assert.Equal(UpstreamFailure.NoSubject, Userinfo.Read("""{"email":"a@b.example"}"""u8, "user-1").Problem?.Failure);
        Assert.Equal(UpstreamFailure.NoSubject, Userinfo.Read("""{"sub":1}"""u8, "user-1").Problem?.Failure);
        Assert.Equal(UpstreamFailure.Malformed, Userinfo.Read("""{"sub":"user-2","sub":"user-1"}"""u8, "user-1").Problem?.Failure);
        var signed = Userinfo.Read("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1c2VyLTEifQ.AAAA"u8, "user-1").Problem;
        Assert.Equal(UpstreamFailure.Malformed, signed?.Failure);
        Assert.Contains("JWT", signed!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"keys":7}""")]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":[7,{"kty":1}]}""")]
    public void What_is_no_key_set_has_no_keys(string body) => Assert.False(ProviderKeys.TryParse(JoseTestData.Utf8(body), out _));

    [Fact]
    public void A_key_set_of_thousands_is_not_looked_at()
    {
        var key = """{"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}""";
        Assert.True(ProviderKeys.TryParse(JoseTestData.Utf8($$"""{"keys":[{{string.Join(',', Enumerable.Repeat(key, 256))}}]}"""), out _));
        Assert.False(ProviderKeys.TryParse(JoseTestData.Utf8($$"""{"keys":[{{string.Join(',', Enumerable.Repeat(key, 257))}}]}"""), out _));
    }

    private static TokenResponse Tokens(string body)
    {
        Assert.True(TokenResponse.Parse(200, JoseTestData.Utf8(body)).TryGet(out var tokens, out var problem), problem?.Message);
        return tokens;
    }

    private static UpstreamResult<string> Read(bool namesItself, (string Name, string Value)[] data) =>
        UpstreamResponse.ReadCode(data.ToDictionary(pair => pair.Name, pair => pair.Value), Rule, Issuer, namesItself);

    private static string? Code(bool namesItself, params (string Name, string Value)[] data) =>
        Read(namesItself, data).TryGet(out var code, out _) ? code : null;

    private static UpstreamFailure? Failure(bool namesItself, params (string Name, string Value)[] data) => Read(namesItself, data).Problem?.Failure;
}
