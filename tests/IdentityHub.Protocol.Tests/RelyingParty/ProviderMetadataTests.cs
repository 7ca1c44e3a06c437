using System.Text.Json.Nodes;
using IdentityHub.Protocol.RelyingParty;
using IdentityHub.Protocol.Tests.Jose;

namespace IdentityHub.Protocol.Tests.RelyingParty;

public sealed class ProviderMetadataTests
{
    private const string Issuer = "https://idp.example/realm";
    private static readonly IssuerRule Rule = IssuerRule.Exactly(Issuer);

    [Fact]
    public void Reads_what_a_relying_party_needs()
    {
        var document = Document();
        document["userinfo_endpoint"] = "https://idp.example/me";
        document["authorization_response_iss_parameter_supported"] = true;
        document["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post");
        document["id_token_signing_alg_values_supported"] = new JsonArray("RS256", "none");
        document["code_challenge_methods_supported"] = new JsonArray("plain");
        document["anything"] = new JsonObject { ["else"] = 7 };

        var metadata = Read(document);

        Assert.Equal((Issuer, "https://idp.example/auth?p=1"), (metadata.Issuer, metadata.AuthorizationEndpoint));
        Assert.Equal(("https://idp.example/token", "https://idp.example/keys"), (metadata.TokenEndpoint, metadata.JwksUri));
        Assert.Equal("https://idp.example/me", metadata.UserinfoEndpoint);
        Assert.Equal((true, true, false), (metadata.NamesItselfInResponses, metadata.WantsSecretInBody, metadata.TakesCodeChallenge));
        Assert.Equal(["RS256", "none"], metadata.IdTokenAlgorithms!);
    }

    [Fact]
    public void What_a_provider_does_not_say_has_the_standard_s_default()
    {
        var document = Document();
        document["userinfo_endpoint"] = null;
        var metadata = Read(document);
        Assert.Equal((false, false, true), (metadata.NamesItselfInResponses, metadata.WantsSecretInBody, metadata.TakesCodeChallenge));
        Assert.Null(metadata.UserinfoEndpoint);
        document["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post", "client_secret_basic");
        Assert.False(Read(document).WantsSecretInBody);
    }

    [Theory]
    [InlineData("https://idp.example/realm/")]
    [InlineData("https://idp.example/Realm")]
    [InlineData("https://idp.example")]
    [InlineData("http://idp.example/realm")]
    [InlineData("https://evil.example/realm")]
    [InlineData("https://idp.example/%72ealm")]
    public void Oidcc_client_test_discovery_issuer_mismatch_says_both(string issuer)
    {
        var document = Document();
        document["issuer"] = issuer;
        var problem = Refuse(document);
        Assert.Equal(UpstreamFailure.WrongIssuer, problem.Failure);
        Assert.Contains(issuer, problem.Message, StringComparison.Ordinal);
        Assert.Contains(Issuer, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("authorization_endpoint")]
    [InlineData("token_endpoint")]
    [InlineData("jwks_uri")]
    public void An_address_that_is_needed_and_missing_is_named(string member)
    {
        var document = Document();
        document.Remove(member);
        Assert.Equal((UpstreamFailure.EndpointMissing, $"It has no {member}."), (Refuse(document).Failure, Refuse(document).Message));
        document[member] = 7;
        Assert.Equal(UpstreamFailure.Malformed, Refuse(document).Failure);
    }

    [Theory]
    [InlineData("http://idp.example/x")]
    [InlineData("ftp://idp.example/x")]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//idp.example/x")]
    [InlineData("/x")]
    [InlineData("")]
    [InlineData("https://user:password@idp.example/x")]
    [InlineData("https://idp.example/x#y")]
    [InlineData("https://idp.example/x#")]
    [InlineData("https://idp.example/x y")]
    [InlineData("https://idp.example\\@evil.example/")]
    [InlineData("https://idp.example/\r\nHost: evil")]
    [InlineData("https://")]
    public void Advisory_33_addresses_are_https_and_nothing_else(string address)
    {
        foreach (var member in new[] { "authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint" })
        {
            var document = Document();
            document[member] = address;
            Assert.Equal(UpstreamFailure.EndpointRefused, Refuse(document).Failure);
        }
    }

    [Fact]
    public void Plain_http_is_taken_where_it_is_allowed()
    {
        var document = Document();
        document["token_endpoint"] = "http://127.0.0.1:8080/token";
        var utf8 = JoseTestData.Utf8(document.ToJsonString());
        Assert.True(ProviderMetadata.Parse(utf8, Rule, uri => uri.IsLoopback).TryGet(out _, out _));
        Assert.False(ProviderMetadata.Parse(utf8, Rule, uri => uri.Port == 80).TryGet(out _, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    [InlineData("{")]
    [InlineData("<html></html>")]
    [InlineData("{}")]
    [InlineData("""{"issuer":7}""")]
    [InlineData("""{"issuer":"https://idp.example/realm","issuer":"https://evil.example"}""")]
    [InlineData("""{"issuer":"\ud800"}""")]
    public void What_is_no_document_is_malformed(string text) =>
        Assert.Equal(UpstreamFailure.Malformed, ProviderMetadata.Parse(JoseTestData.Utf8(text), Rule, _ => false).Problem?.Failure);

    [Fact]
    public void A_document_that_is_too_long_or_too_deep_is_malformed()
    {
        var document = Document();
        document["filler"] = new string('x', ProviderMetadata.MaximumLength);
        Assert.Equal(UpstreamFailure.Malformed, Refuse(document).Failure);
        var deep = $$"""{"issuer":"{{Issuer}}","deep":{{new string('[', 40)}}{{new string(']', 40)}}}""";
        Assert.Equal(UpstreamFailure.Malformed, ProviderMetadata.Parse(JoseTestData.Utf8(deep), Rule, _ => false).Problem?.Failure);
    }

    [Theory]
    [InlineData("token_endpoint_auth_methods_supported", "\"client_secret_basic\"")]
    [InlineData("id_token_signing_alg_values_supported", "[7]")]
    [InlineData("code_challenge_methods_supported", "{}")]
    [InlineData("authorization_response_iss_parameter_supported", "\"true\"")]
    public void What_is_supported_has_its_type(string member, string value)
    {
        var document = Document();
        document[member] = JsonNode.Parse(value);
        Assert.Equal(UpstreamFailure.Malformed, Refuse(document).Failure);
    }

    [Fact]
    public void The_address_of_the_document_can_be_given_for_the_issuer()
    {
        var rule = IssuerRule.Exactly(Issuer + "/.well-known/openid-configuration");
        Assert.Equal((Issuer, Issuer + "/.well-known/openid-configuration"), (rule.Issuer, rule.DiscoveryAddress));
        Assert.True(rule.IsOfDocument(Issuer));
        Assert.True(rule.IsOfDocument(Issuer + "/"));
        Assert.False(rule.IsOfDocument(Issuer + "//"));
        Assert.False(Rule.IsOfDocument(Issuer + "/"));
        Assert.Equal("https://idp.example/.well-known/openid-configuration", IssuerRule.Exactly("https://idp.example/").DiscoveryAddress);
    }

    [Theory]
    [InlineData("https://login.microsoftonline.com/common/v2.0", "https://login.microsoftonline.com/{tenantid}/v2.0")]
    [InlineData("https://login.microsoftonline.com/organizations/v2.0/.well-known/openid-configuration", "https://login.microsoftonline.com/{tenantid}/v2.0")]
    [InlineData("https://login.microsoftonline.us/consumers/v2.0", "https://login.microsoftonline.us/{tenantid}/v2.0")]
    [InlineData("https://login.microsoftonline.com/6f1c5d9e-2f6b-4c0b-9c59-0d6a4c9f7a11/v2.0", null)]
    [InlineData("https://login.microsoftonline.com/Common/v2.0", null)]
    [InlineData("https://login.microsoftonline.com/x/common/v2.0", null)]
    [InlineData("https://login.microsoftonline.com/common", null)]
    [InlineData("nothing", null)]
    public void Entra_s_shared_addresses_have_a_template(string issuer, string? template)
    {
        Assert.Equal(template, IssuerRule.ForEntra(issuer).Template);
        Assert.Null(IssuerRule.Exactly(issuer).Template);
    }

    [Fact]
    public void Entra_s_personal_accounts_are_a_tenant_of_their_own()
    {
        var rule = IssuerRule.ForEntra("https://login.microsoftonline.com/consumers/v2.0");
        const string personal = "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0";
        Assert.True(rule.IsOfDocument(personal));
        Assert.True(rule.IsOfToken(personal, personal, null));
        Assert.False(rule.IsOfToken("https://login.microsoftonline.com/6f1c5d9e-2f6b-4c0b-9c59-0d6a4c9f7a11/v2.0", personal, "6f1c5d9e-2f6b-4c0b-9c59-0d6a4c9f7a11"));
        Assert.False(rule.IsOfDocument("https://login.microsoftonline.com/6f1c5d9e-2f6b-4c0b-9c59-0d6a4c9f7a11/v2.0"));
    }

    internal static JsonObject Document() => new()
    {
        ["issuer"] = Issuer,
        ["authorization_endpoint"] = "https://idp.example/auth?p=1",
        ["token_endpoint"] = "https://idp.example/token",
        ["jwks_uri"] = "https://idp.example/keys",
    };

    private static UpstreamResult<ProviderMetadata> Parse(JsonObject document) =>
        ProviderMetadata.Parse(JoseTestData.Utf8(document.ToJsonString()), Rule, _ => false);

    private static ProviderMetadata Read(JsonObject document)
    {
        Assert.True(Parse(document).TryGet(out var metadata, out var problem), problem?.Message);
        return metadata;
    }

    private static UpstreamProblem Refuse(JsonObject document)
    {
        Assert.False(Parse(document).TryGet(out _, out var problem));
        return problem;
    }
}
