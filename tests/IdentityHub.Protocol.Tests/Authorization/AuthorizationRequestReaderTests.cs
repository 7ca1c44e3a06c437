using IdentityHub.Protocol.Authorization;
using IdentityHub.Protocol.Messages;

namespace IdentityHub.Protocol.Tests.Authorization;

public sealed class AuthorizationRequestReaderTests
{
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static readonly AuthorizationClient Spa = new()
    {
        ClientId = "app",
        RedirectUris = ["https://app.example.com/cb"],
        IsPublic = true,
    };

    private static readonly AuthorizationClient Web = Spa with { IsPublic = false };

    private static string Complete =>
        $"client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&response_type=code&scope=openid&state=s&code_challenge={Challenge}&code_challenge_method=S256";

    private static AuthorizationOutcome Read(AuthorizationClient client, string query)
    {
        Assert.True(RequestParameters.ParseForm(query).TryGet(out var parameters, out _));
        return AuthorizationRequestReader.Read(parameters, client, resource => resource == "https://api.example.com");
    }

    private static string With(string parameter)
    {
        var name = parameter.Split('=')[0];
        return string.Join('&', Complete.Split('&').Where(pair => pair.Split('=')[0] != name).Append(parameter));
    }

    [Fact]
    public void Reads_a_request()
    {
        Assert.True(Read(Spa, Complete + "&nonce=n&ui_locales=de%20en-US%20%3Cscript%3E&login_hint=a%40b&unknown=1").TryGet(out var request, out _));
        Assert.Equal("s", request.State);
        Assert.Equal("n", request.Nonce);
        Assert.Equal(["openid"], request.Scopes);
        Assert.Equal(["de", "en-US"], request.UiLocales);
        Assert.Equal("a@b", request.LoginHint);
        Assert.Equal(Challenge, request.CodeChallenge);
        Assert.Equal(ResponseMode.Query, request.ResponseMode);
    }

    [Theory]
    [InlineData("redirect_uri=https://evil.example/cb", "invalid_redirect_uri")]
    [InlineData("redirect_uri=javascript:alert(1)", "invalid_redirect_uri")]
    public void Shows_errors_before_the_redirect_uri_is_trusted(string parameter, string error)
    {
        var outcome = Read(Spa, With(parameter) + "&response_mode=nope");
        Assert.Equal(error, outcome.Error?.Code);
        Assert.Null(outcome.ReplyTo);
    }

    [Theory]
    [InlineData("response_type=", "invalid_request")]
    [InlineData("response_type=token", "unsupported_response_type")]
    [InlineData("response_type=code%20id_token", "unsupported_response_type")]
    [InlineData("response_type=CODE", "unsupported_response_type")]
    [InlineData("response_mode=web_message", "unsupported_response_mode")]
    [InlineData("prompt=none%20login", "invalid_request")]
    [InlineData("prompt=maybe", "invalid_request")]
    [InlineData("max_age=-1", "invalid_request")]
    [InlineData("max_age=1.5", "invalid_request")]
    [InlineData("max_age=99999999999999999999", "invalid_request")]
    [InlineData("request=eyJ", "request_not_supported")]
    [InlineData("request_uri=https%3A%2F%2Fapp.example.com%2Fr", "request_uri_not_supported")]
    [InlineData("registration=%7B%7D", "registration_not_supported")]
    [InlineData("resource=nope", "invalid_target")]
    [InlineData("resource=https%3A%2F%2Fother.example.com", "invalid_target")]
    public void Sends_errors_to_the_client(string parameter, string error)
    {
        var outcome = Read(Spa, With(parameter));
        Assert.Equal(error, outcome.Error?.Code);
        Assert.Equal("https://app.example.com/cb", outcome.ReplyTo?.RedirectUri);
        Assert.Equal("s", outcome.ReplyTo?.State);
    }

    [Theory]
    [InlineData("code_challenge=", "code_challenge must be provided with code_challenge_method")]
    [InlineData("code_challenge_method=", "code_challenge_method must be provided with code_challenge")]
    [InlineData("code_challenge_method=plain", "not supported value of code_challenge_method")]
    [InlineData("code_challenge=short", "code_challenge must be a string with a length of 43 characters of base64url")]
    public void Refuses_every_challenge_but_S256(string parameter, string description)
    {
        Assert.Equal(description, Read(Spa, With(parameter)).Error?.Description);
        Assert.Equal(description, Read(Web, With(parameter)).Error?.Description);
    }

    [Fact(DisplayName = "RFC 9700 §4, 7: public clients must use PKCE")]
    public void Public_clients_must_use_pkce()
    {
        const string Without = "client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&response_type=code&scope=openid";
        Assert.Equal("Authorization Server policy requires PKCE to be used for this request", Read(Spa, Without).Error?.Description);
        Assert.Null(Read(Web, Without).Error);
    }

    [Fact]
    public void The_only_redirect_uri_may_be_left_out()
    {
        Assert.True(Read(Spa, With("redirect_uri=")).TryGet(out var request, out _));
        Assert.False(request.RedirectUriWasSent);
        Assert.Equal("https://app.example.com/cb", request.RedirectUri);
    }

    [Theory(DisplayName = "oidcc-ensure-redirect-uri-in-authorization-request")]
    [InlineData("https://app.example.com/cb", "https://app.example.com/cb2")]
    [InlineData("https://*.app.example.com/cb")]
    public void A_redirect_uri_that_is_not_the_only_one_may_not_be_left_out(params string[] registered)
    {
        var outcome = Read(Spa with { RedirectUris = registered }, With("redirect_uri="));
        Assert.Equal("missing required parameter 'redirect_uri'", outcome.Error?.Description);
        Assert.Null(outcome.ReplyTo);
    }

    [Theory]
    [InlineData("", true, false)]
    [InlineData("login", true, false)]
    [InlineData("consent", true, true)]
    [InlineData("login%20consent", true, true)]
    [InlineData("consent", false, false)]
    public void Offline_access_needs_consent_and_a_client_that_may_refresh(string prompt, bool allowsRefresh, bool kept)
    {
        var outcome = Read(Spa with { AllowsRefresh = allowsRefresh }, With("scope=openid%20offline_access") + "&prompt=" + prompt);
        Assert.Equal(kept, outcome.Request?.Scopes.Contains("offline_access"));
    }

    [Fact]
    public void Third_party_clients_get_only_enabled_user_scopes()
    {
        var client = Spa with { AllowedUserScopes = new HashSet<string> { "profile" } };
        Assert.Null(Read(client, With("scope=openid%20profile%20read:orders")).Error);
        var outcome = Read(client, With("scope=openid%20profile%20email%20phone"));
        Assert.Equal(("invalid_scope", "email phone"), (outcome.Error?.Code, outcome.Error?.Scope));
    }

    [Theory]
    [InlineData("token", null, ResponseMode.Fragment)]
    [InlineData("code id_token", null, ResponseMode.Fragment)]
    [InlineData("code", null, ResponseMode.Query)]
    [InlineData("code", "fragment", ResponseMode.Fragment)]
    [InlineData("code", "form_post", ResponseMode.FormPost)]
    public void Response_modes(string responseType, string? value, ResponseMode expected) =>
        Assert.Equal(expected, ResponseModes.Parse(value, responseType));

    [Fact]
    public void Pkce_follows_appendix_B_of_RFC_7636()
    {
        const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        Assert.True(Pkce.Verify(Verifier, Challenge));
        Assert.False(Pkce.Verify(Verifier + "k", Challenge));
        Assert.False(Pkce.Verify(Verifier[..42], Challenge));
        Assert.False(Pkce.Verify(Challenge, Challenge));
        Assert.False(Pkce.IsVerifier(new string('a', 129)));
        Assert.False(Pkce.IsVerifier(new string('a', 42) + "+"));
        Assert.True(Pkce.IsVerifier(new string('~', 128)));
    }
}
