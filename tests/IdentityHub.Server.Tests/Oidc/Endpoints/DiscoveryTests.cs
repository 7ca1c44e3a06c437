using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Server.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Oidc.Endpoints;

public sealed class DiscoveryTests
{
    [Fact(DisplayName = "oidcc-discovery-endpoint-verification: the document is complete, true and the same at each address")]
    public async Task Tells_what_is_there_and_nothing_else()
    {
        await using var scenario = await Scenario.StartAsync(
            Databases.Sqlite, options => options.Settings["Oidc:AdditionalSigningAlgorithms:0"] = "RS256");
        var text = await scenario.Client.GetStringAsync("/oidc/.well-known/openid-configuration");
        Assert.Equal(text, await scenario.Client.GetStringAsync("/oidc/.well-known/oauth-authorization-server"));
        Assert.Equal(text, await scenario.Client.GetStringAsync("/.well-known/oauth-authorization-server/oidc"));
        var document = JsonColumn.Parse(text);
        Assert.Equal(scenario.Issuer, document.GetProperty("issuer").GetString());
        Assert.Equal(["S256"], Strings(document, "code_challenge_methods_supported"));
        Assert.Equal(["code"], Strings(document, "response_types_supported"));
        Assert.Equal(["ES256", "RS256"], Strings(document, "id_token_signing_alg_values_supported"));
        Assert.True(document.GetProperty("authorization_response_iss_parameter_supported").GetBoolean());
        Assert.False(document.GetProperty("request_uri_parameter_supported").GetBoolean());
        Assert.False(document.GetProperty("claims_parameter_supported").GetBoolean());

        var mapped = scenario.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText).ToHashSet();
        foreach (var member in document.EnumerateObject().Where(member => member.Name.EndsWith("_endpoint", StringComparison.Ordinal) || member.Name == "jwks_uri"))
        {
            var url = member.Value.GetString()!;
            Assert.StartsWith(scenario.Issuer + "/", url, StringComparison.Ordinal);
            Assert.Contains(url[scenario.Host.PublicUrl.Length..], mapped);
        }
    }

    [Fact]
    public async Task Publishes_keys_that_verify_what_it_signs()
    {
        await using var scenario = await Scenario.StartAsync(Databases.Sqlite);
        using var response = await scenario.Client.GetAsync("/oidc/jwks");
        Assert.Equal("application/jwk-set+json", response.Content.Headers.ContentType!.MediaType);
        var key = Assert.Single(JsonColumn.Parse(await response.Content.ReadAsStringAsync()).GetProperty("keys").EnumerateArray());
        Assert.Equal(["kty", "use", "kid", "alg", "crv", "x", "y"], key.EnumerateObject().Select(member => member.Name));
        Assert.Equal("ES256", key.GetProperty("alg").GetString());
        using var again = new HttpRequestMessage(HttpMethod.Get, "/oidc/jwks");
        again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        using var unchanged = await scenario.Client.SendAsync(again);
        Assert.Equal(304, (int)unchanged.StatusCode);
    }

    [Fact(DisplayName = "GHSA-93m4-mfpg-c3xf: addresses come from the configured public URL, never from headers")]
    public async Task Ignores_the_host_header()
    {
        await using var scenario = await Scenario.StartAsync(Databases.Sqlite);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/oidc/.well-known/openid-configuration");
        request.Headers.Host = "evil.example";
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        request.Headers.Add("Forwarded", "host=evil.example;proto=https");
        using var response = await scenario.Client.SendAsync(request);
        Assert.DoesNotContain("evil.example", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_its_path_base()
    {
        await using var host = await HubHost.StartAsync(Databases.Sqlite, options => options.Settings["PublicUrl"] = "https://example.com/id");
        using var client = host.NewClient();
        var document = JsonColumn.Parse(await client.GetStringAsync("/id/oidc/.well-known/openid-configuration"));
        Assert.Equal("https://example.com/id/oidc", document.GetProperty("issuer").GetString());
    }

    private static IEnumerable<string?> Strings(JsonElement document, string member) =>
        document.GetProperty(member).EnumerateArray().Select(value => value.GetString());
}
