using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using IdentityHub.Demo.OpenIdConnect;

namespace IdentityHub.EndToEnd.Tests.Demo;

/// <summary>The demo as a relying party, one lie of the provider at a time.</summary>
public sealed class IdTokenTests : IAsyncLifetime
{
    private const string Nonce = "the-nonce-of-this-request";
    private DemoHost demo = null!;

    private FakeProvider Provider => demo.Provider;

    public async ValueTask InitializeAsync() => demo = await DemoHost.StartAsync();

    public ValueTask DisposeAsync() => demo.DisposeAsync();

    [Theory(DisplayName = "oidcc-client-test: a correct ID token is accepted with every allowed algorithm")]
    [InlineData("ES256")]
    [InlineData("ES384")]
    [InlineData("ES512")]
    [InlineData("RS256")]
    [InlineData("PS256")]
    public async Task Accepts_a_correct_token(string algorithm)
    {
        Provider.Keys[0] = FakeKey.Create(algorithm, "other");
        Assert.Equal(TokenProblem.None, await ValidateAsync(Provider.Signer.Sign(Claims())));
    }

    [Theory(DisplayName = "oidcc-client-test-invalid-iss: another issuer is refused")]
    [InlineData("https://attacker.example/oidc")]
    [InlineData("{issuer}/")]
    [InlineData(null)]
    public async Task Refuses_another_issuer(string? issuer) => Assert.Equal(
        TokenProblem.WrongIssuer,
        await ValidateAsync(SignWith(claims => claims["iss"] = issuer?.Replace("{issuer}", Provider.Issuer, StringComparison.Ordinal))));

    [Fact(DisplayName = "oidcc-client-test-missing-sub: a token without subject is refused")]
    public async Task Refuses_a_token_without_subject() =>
        Assert.Equal(TokenProblem.MissingSubject, await ValidateAsync(SignWith(claims => claims.Remove("sub"))));

    [Theory(DisplayName = "oidcc-client-test-invalid-aud: a token for somebody else, or for somebody else too, is refused")]
    [InlineData("\"another-client\"")]
    [InlineData("[]")]
    [InlineData("[\"demowebapp00000000001\",\"another-client\"]")]
    [InlineData("null")]
    public async Task Refuses_another_audience(string audience) =>
        Assert.Equal(TokenProblem.WrongAudience, await ValidateAsync(SignWith(claims => claims["aud"] = JsonNode.Parse(audience))));

    [Fact(DisplayName = "oidcc-client-test-missing-aud: a token without audience is refused")]
    public async Task Refuses_a_token_without_audience() =>
        Assert.Equal(TokenProblem.WrongAudience, await ValidateAsync(SignWith(claims => claims.Remove("aud"))));

    [Fact(DisplayName = "oidcc-client-test-invalid-azp: a token given to another party is refused")]
    public async Task Refuses_another_authorized_party() =>
        Assert.Equal(TokenProblem.WrongAuthorizedParty, await ValidateAsync(SignWith(claims => claims["azp"] = "another-client")));

    [Fact(DisplayName = "oidcc-client-test-missing-iat: a token without time of issue is refused")]
    public async Task Refuses_a_token_without_time_of_issue() =>
        Assert.Equal(TokenProblem.MissingIssuedAt, await ValidateAsync(SignWith(claims => claims.Remove("iat"))));

    [Fact(DisplayName = "oidcc-client-test-missing-exp: a token without end is refused")]
    public async Task Refuses_a_token_without_end() =>
        Assert.Equal(TokenProblem.MissingExpiry, await ValidateAsync(SignWith(claims => claims.Remove("exp"))));

    [Fact(DisplayName = "oidcc-client-test-expired: a token past its end is refused")]
    public async Task Refuses_an_expired_token()
    {
        var token = Provider.Signer.Sign(Claims());
        demo.Clock.Move(TimeSpan.FromMinutes(62));
        Assert.Equal(TokenProblem.Expired, await ValidateAsync(token));
    }

    [Fact(DisplayName = "oidcc-client-test-nonce-invalid: another nonce is refused")]
    public async Task Refuses_another_nonce() =>
        Assert.Equal(TokenProblem.WrongNonce, await ValidateAsync(SignWith(claims => claims["nonce"] = "another")));

    [Fact(DisplayName = "oidcc-client-test-nonce-missing: a token without nonce is refused")]
    public async Task Refuses_a_token_without_nonce() =>
        Assert.Equal(TokenProblem.MissingNonce, await ValidateAsync(SignWith(claims => claims.Remove("nonce"))));

    [Theory(DisplayName = "oidcc-client-test-invalid-sig: a signature by another key under the right key id is refused")]
    [InlineData("ES384")]
    [InlineData("RS256")]
    public async Task Refuses_a_bad_signature(string algorithm)
    {
        Provider.Keys[0] = FakeKey.Create(algorithm, "first");
        Assert.Equal(TokenProblem.BadSignature, await ValidateAsync(FakeKey.Create(algorithm, "first").Sign(Claims())));
    }

    [Fact(DisplayName = "oidcc-client-test-invalid-sig: changed claims are refused")]
    public async Task Refuses_changed_claims()
    {
        var parts = Provider.Signer.Sign(Claims()).Split('.');
        var changed = Claims();
        changed["sub"] = "mallory";
        Assert.Equal(TokenProblem.BadSignature, await ValidateAsync($"{parts[0]}.{FakeKey.Encode(changed.ToJsonString())}.{parts[2]}"));
    }

    [Theory(DisplayName = "oidcc-client-test-idtoken-sig-none: none and symmetric algorithms are refused")]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("HS256")]
    [InlineData("")]
    public async Task Refuses_other_algorithms(string algorithm)
    {
        var input = $"{FakeKey.Encode(new JsonObject { ["alg"] = algorithm, ["kid"] = "first" }.ToJsonString())}.{FakeKey.Encode(Claims().ToJsonString())}";
        // The classic confusion: the published key as the shared secret.
        var secret = Encoding.UTF8.GetBytes(Provider.Signer.PublicJwk.ToJsonString());
        var signature = algorithm == "HS256" ? Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(input))) : "";
        Assert.Equal(TokenProblem.AlgorithmNotAllowed, await ValidateAsync($"{input}.{signature}"));
    }

    [Fact(DisplayName = "oidcc-client-test-kid-absent-single-jwks: without key id the only key is used")]
    public async Task Accepts_a_missing_key_id_with_one_key() =>
        Assert.Equal(TokenProblem.None, await ValidateAsync(Provider.Signer.Sign(Claims(), header: new JsonObject { ["alg"] = "ES384" })));

    [Fact(DisplayName = "oidcc-client-test-kid-absent-multiple-jwks: without key id several keys are ambiguous")]
    public async Task Refuses_a_missing_key_id_with_several_keys()
    {
        Provider.Keys.Add(FakeKey.Create("ES384", "second"));
        Assert.Equal(TokenProblem.AmbiguousKey, await ValidateAsync(Provider.Signer.Sign(Claims(), header: new JsonObject { ["alg"] = "ES384" })));
    }

    [Fact(DisplayName = "oidcc-client-test-signing-key-rotation-just-before-signing: a key published a moment ago is found")]
    public async Task Survives_key_rotation()
    {
        Assert.Equal(TokenProblem.None, await ValidateAsync(Provider.Signer.Sign(Claims())));
        Provider.Keys.Insert(0, FakeKey.Create("ES384", "rotated"));
        Assert.Equal(TokenProblem.None, await ValidateAsync(Provider.Signer.Sign(Claims())));
    }

    [Fact(DisplayName = "oidcc-client-test-signing-key-rotation: made-up key ids cause one look at the keys in ten seconds")]
    public async Task Limits_how_often_it_looks_for_keys()
    {
        await ValidateAsync(Provider.Signer.Sign(Claims()));
        for (var i = 0; i < 20; i++)
        {
            var token = FakeKey.Create("ES256", $"made-up-{i}").Sign(Claims());
            Assert.Equal(TokenProblem.UnknownKey, await ValidateAsync(token));
        }

        Assert.Equal(2, Provider.JwksRequests);
        demo.Clock.Move(TimeSpan.FromSeconds(11));
        Provider.Keys.Insert(0, FakeKey.Create("ES384", "rotated"));
        Assert.Equal(TokenProblem.None, await ValidateAsync(Provider.Signer.Sign(Claims())));
        Assert.Equal(3, Provider.JwksRequests);
    }

    [Fact(DisplayName = "oidcc-client-test-signing-key-rotation: a withdrawn key is forgotten")]
    public async Task Forgets_a_withdrawn_key()
    {
        var old = Provider.Signer;
        Assert.Equal(TokenProblem.None, await ValidateAsync(old.Sign(Claims())));
        Provider.Keys[0] = FakeKey.Create("ES384", "rotated");
        demo.Clock.Move(TimeSpan.FromMinutes(11));
        Assert.Equal(TokenProblem.UnknownKey, await ValidateAsync(old.Sign(Claims())));
    }

    [Fact(DisplayName = "oidcc-client-test-invalid-at-hash: the hash of another access token is refused, the right one accepted")]
    public async Task Checks_the_access_token_hash()
    {
        var right = Base64Url.EncodeToString(SHA384.HashData("the-access-token"u8).AsSpan(0, 24));
        var wrong = Base64Url.EncodeToString(SHA384.HashData("another-access-token"u8).AsSpan(0, 24));
        Assert.Equal(TokenProblem.None, await ValidateAsync(SignWith(claims => claims["at_hash"] = right)));
        Assert.Equal(TokenProblem.WrongAccessTokenHash, await ValidateAsync(SignWith(claims => claims["at_hash"] = wrong)));
    }

    [Theory(DisplayName = "oidcc-client-test-wrong-typ: an access or logout token is no ID token")]
    [InlineData("at+jwt")]
    [InlineData("logout+jwt")]
    public async Task Refuses_other_kinds_of_token(string type) =>
        Assert.Equal(TokenProblem.WrongType, await ValidateAsync(Provider.Signer.Sign(Claims(), type)));

    [Fact(DisplayName = "oidcc-client-test-refresh-token: a refreshed token may lack the nonce, not change it or the user")]
    public async Task Checks_a_refreshed_token()
    {
        Assert.Equal(TokenProblem.None, await ValidateAsync(SignWith(claims => claims.Remove("nonce")), "alice-id-0001"));
        Assert.Equal(TokenProblem.WrongNonce, await ValidateAsync(SignWith(claims => claims["nonce"] = "another"), "alice-id-0001"));
        Assert.Equal(TokenProblem.WrongSubject, await ValidateAsync(SignWith(claims => claims["sub"] = "bob"), "alice-id-0001"));
        Assert.Equal(TokenProblem.WrongIssuer, await ValidateAsync(SignWith(claims => claims["iss"] = "https://other.example"), "alice-id-0001"));
    }

    [Theory(DisplayName = "oidcc-client-test: what is no JWT is refused without an exception")]
    [InlineData("")]
    [InlineData("opaque")]
    [InlineData("a.b.c")]
    [InlineData("e30.e30.")]
    [InlineData("W10.W10.AA")]
    [InlineData("e30.e30.e30.e30.e30")]
    [InlineData("eyJhbGciOiJFUzM4NCIsImFsZyI6Im5vbmUifQ.e30.AA")]
    public async Task Refuses_what_is_no_token(string text) =>
        Assert.True(await ValidateAsync(text) is TokenProblem.Malformed or TokenProblem.AlgorithmNotAllowed);

    [Fact(DisplayName = "oidcc-client-test-discovery-issuer-mismatch: a document of another issuer is not used")]
    public async Task Refuses_another_issuers_document()
    {
        Provider.Discovery = document =>
        {
            document["issuer"] = "https://attacker.example/oidc";
            return document;
        };
        var failure = await Assert.ThrowsAsync<ProviderException>(() => demo.Discovery.GetAsync(default));
        Assert.Contains("another issuer", failure.Message, StringComparison.Ordinal);
    }

    [Theory(DisplayName = "oidcc-client-test-discovery: an endpoint that is missing or not https is not used")]
    [InlineData(null)]
    [InlineData("http://hub.example/oidc/token")]
    [InlineData("/oidc/token")]
    [InlineData("file:///oidc/token")]
    public async Task Refuses_an_unsafe_endpoint(string? endpoint)
    {
        Provider.Discovery = document =>
        {
            document["token_endpoint"] = endpoint;
            return document;
        };
        await Assert.ThrowsAsync<ProviderException>(() => demo.Discovery.GetAsync(default));
    }

    private JsonObject Claims() => Provider.NewIdTokenClaims(Nonce);

    private string SignWith(Action<JsonObject> change)
    {
        var claims = Claims();
        change(claims);
        return Provider.Signer.Sign(claims);
    }

    private async Task<TokenProblem> ValidateAsync(string token, string? subject = null)
    {
        var expected = new IdTokenExpectations(Provider.Issuer, FakeProvider.ClientId, Nonce, subject, "the-access-token");
        var (claims, problem) = await demo.IdTokens.ValidateAsync(token, expected, default);
        Assert.Equal(problem == TokenProblem.None, claims is not null);
        return problem;
    }
}
