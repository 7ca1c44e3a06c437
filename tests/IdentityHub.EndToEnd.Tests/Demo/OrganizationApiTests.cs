using System.Net;
using System.Text.Json.Nodes;

namespace IdentityHub.EndToEnd.Tests.Demo;

/// <summary>The organization API, asked over HTTP with all the tokens it must not accept.</summary>
public sealed class OrganizationApiTests : IAsyncLifetime
{
    private DemoHost demo = null!;

    private FakeProvider Provider => demo.Provider;

    public async ValueTask InitializeAsync() => demo = await DemoHost.StartAsync();

    public ValueTask DisposeAsync() => demo.DisposeAsync();

    [Fact]
    public async Task Lists_the_members_of_the_tokens_organization()
    {
        using var response = await CallAsync(_ => { });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal(FakeProvider.Acme, (string?)body["organizationId"]);
        Assert.Equal(["Alice Example", "Bob Example"], body["members"]!.AsArray().Select(member => (string?)member!["name"]));
    }

    [Fact]
    public async Task Accepts_a_list_of_audiences_that_names_it()
    {
        using var response = await CallAsync(claims => claims["aud"] = new JsonArray("https://other.example", FakeProvider.Resource));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Asks_for_a_token_when_there_is_none()
    {
        using var response = await demo.CallApiAsync(FakeProvider.Acme, null);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer realm=\"IdentityHub demo API\"", response.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task Does_not_take_a_token_from_the_query_or_the_sign_in_cookie()
    {
        await demo.SignInAsync();
        var token = Provider.Signer.Sign(Provider.NewAccessTokenClaims(FakeProvider.Acme), "at+jwt");
        using var response = await demo.Browser.GetAsync($"/organizations/{FakeProvider.Acme}/members?access_token={token}");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Refuses_a_token_for_another_api() => await AssertInvalidAsync(await CallAsync(claims => claims["aud"] = "https://other.example/api"));

    [Fact]
    public async Task Refuses_an_organization_token_without_the_resource() =>
        await AssertInvalidAsync(await CallAsync(claims => claims["aud"] = $"urn:logto:organization:{FakeProvider.Acme}"));

    [Fact]
    public async Task Refuses_a_token_of_another_issuer() => await AssertInvalidAsync(await CallAsync(claims => claims["iss"] = "https://other.example"));

    [Fact]
    public async Task Refuses_an_expired_token()
    {
        var token = Provider.Signer.Sign(Provider.NewAccessTokenClaims(FakeProvider.Acme), "at+jwt");
        demo.Clock.Move(TimeSpan.FromMinutes(11));
        await AssertInvalidAsync(await demo.CallApiAsync(FakeProvider.Acme, token));
    }

    [Fact]
    public async Task Refuses_an_opaque_token() => await AssertInvalidAsync(await demo.CallApiAsync(FakeProvider.Acme, FakeProvider.OpaqueAccessToken));

    [Theory]
    [InlineData(null)]
    [InlineData("JWT")]
    public async Task Refuses_an_id_token_as_access_token(string? type) =>
        await AssertInvalidAsync(await demo.CallApiAsync(FakeProvider.Acme, Provider.Signer.Sign(Provider.NewAccessTokenClaims(FakeProvider.Acme), type)));

    [Fact]
    public async Task Refuses_a_token_signed_by_somebody_else()
    {
        var token = FakeKey.Create("ES384", "first").Sign(Provider.NewAccessTokenClaims(FakeProvider.Acme), "at+jwt");
        await AssertInvalidAsync(await demo.CallApiAsync(FakeProvider.Acme, token));
    }

    [Fact]
    public async Task Refuses_the_token_of_another_organization()
    {
        using var response = await CallAsync(claims => claims["organization_id"] = FakeProvider.Globex);
        await AssertForbiddenAsync(response, "another organization");
    }

    [Fact]
    public async Task Refuses_a_token_without_organization()
    {
        using var response = await CallAsync(claims => claims.Remove("organization_id"));
        await AssertForbiddenAsync(response, "another organization");
    }

    [Theory]
    [InlineData("invite:member")]
    [InlineData("read:membership")]
    [InlineData("READ:MEMBER")]
    [InlineData("")]
    public async Task Refuses_a_token_without_the_scope(string scope)
    {
        using var response = await CallAsync(claims => claims["scope"] = scope);
        await AssertForbiddenAsync(response, "lacks the scope");
        Assert.Contains("scope=\"read:member\"", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_it_cannot_check_tokens_when_the_hub_is_away()
    {
        var token = Provider.Signer.Sign(Provider.NewAccessTokenClaims(FakeProvider.Acme), "at+jwt");
        Provider.Discovery = _ => [];
        using var response = await demo.CallApiAsync(FakeProvider.Acme, token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    [Fact]
    public async Task Tells_that_it_is_alive()
    {
        using var response = await demo.Browser.GetAsync("/api/health");
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    private static async Task AssertInvalidAsync(HttpResponseMessage response)
    {
        using (response)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Contains("error=\"invalid_token\"", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
            Assert.Equal("invalid_token", (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]);
        }
    }

    private static async Task AssertForbiddenAsync(HttpResponseMessage response, string reason)
    {
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("error=\"insufficient_scope\"", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Contains(reason, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> CallAsync(Action<JsonObject> change)
    {
        var claims = Provider.NewAccessTokenClaims(FakeProvider.Acme);
        change(claims);
        return demo.CallApiAsync(FakeProvider.Acme, Provider.Signer.Sign(claims, "at+jwt"));
    }
}
