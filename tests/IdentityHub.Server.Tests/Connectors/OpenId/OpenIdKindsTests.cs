using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Sso;
using IdentityHub.Server.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Connectors.OpenId;

/// <summary>What each kind of enterprise connector adds to the protocol.</summary>
public sealed class OpenIdKindsTests
{
    private const string Tenant = "6f1c5d9e-2f6b-4c0b-9c59-0d6a4c9f7a11";

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_hub_knows_four_kinds(string provider)
    {
        await using var hub = await HubHost.StartAsync(provider);
        var providers = hub.Services.GetRequiredService<SsoProviders>();
        foreach (var name in new[] { "OIDC", "Okta", "AzureAdOidc", "GoogleWorkspace" })
        {
            var about = providers.Find(name)!.About;
            Assert.Equal((name, "oidc", false), (about.ProviderName, about.ProviderType, about.IsSaml));
            Assert.True(about.Name.ContainsKey("en") && about.Description.ContainsKey("en"));
            foreach (var logo in new[] { about.Logo, about.LogoDark })
            {
                var svg = XDocument.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(logo["data:image/svg+xml;base64,".Length..])));
                Assert.Equal("svg", svg.Root!.Name.LocalName);
            }
        }

        Assert.Equal(providers.All.Count, providers.All.Select(kind => kind.About.Logo).Distinct().Count());
    }

    [Theory]
    [InlineData("{}", "clientId clientSecret issuer")]
    [InlineData("""{"clientId":"","clientSecret":7,"issuer":"idp.example"}""", "clientId clientSecret issuer")]
    [InlineData("""{"clientId":"c","clientSecret":"s","issuer":"https://idp.example","scope":7,"trustUnverifiedEmail":"yes"}""", "scope trustUnverifiedEmail")]
    [InlineData("""{"clientId":"c","clientSecret":"s","issuer":"http://idp.example"}""", "issuer")]
    [InlineData("""{"clientId":"c","clientSecret":"s","issuer":"https://idp.example/?x=1"}""", "issuer")]
    [InlineData("""{"clientId":"c","clientSecret":"s","issuer":"https://idp.example/#x"}""", "issuer")]
    [InlineData("""{"clientId":"c","clientSecret":"s","issuer":"https://u:p@idp.example/"}""", "issuer")]
    [InlineData("""{"clientId":"c","clientSecret":"s","issuer":"https://idp.example/realm","scope":"a b","trustUnverifiedEmail":false,"other":1}""", "")]
    [InlineData("""{"clientId":"c","clientSecret":"s","issuer":"https://idp.example/.well-known/openid-configuration"}""", "")]
    [InlineData("""{"clientId":"c","clientSecret":"s","issuer":"http://127.0.0.1:3001/oidc"}""", "")]
    public void A_configuration_is_checked_member_by_member(string config, string wrong)
    {
        using var stage = new OpenIdStage();
        using var document = JsonDocument.Parse(config);
        foreach (var provider in new ISsoProvider[] { stage.Oidc, stage.Okta, stage.Entra })
        {
            var error = provider.CheckConfig(document.RootElement);
            Assert.Equal(wrong.Length == 0 ? null : "connector.invalid_config", error?.Code);
            foreach (var member in wrong.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                Assert.Contains(member, error!.Details, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_configuration_that_is_none_starts_and_finishes_nothing()
    {
        using var stage = new OpenIdStage();
        var connector = OpenIdStage.Connector(new { });
        var session = new ExternalSession { State = "s", RedirectUri = "r", ExpiresAt = DateTimeOffset.MaxValue, Nonce = "n" };
        foreach (var provider in new ISsoProvider[] { stage.Oidc, stage.Okta, stage.Entra, stage.Google })
        {
            Assert.Equal("connector.invalid_config", (await provider.StartAsync(connector, new ExternalRequest("s", "r"), CancellationToken.None)).Error?.Code);
            Assert.Equal("connector.invalid_config", (await provider.CompleteAsync(connector, session, new Dictionary<string, string>(), CancellationToken.None)).Error?.Code);
            Assert.Equal("connector.invalid_config", (await provider.RefreshAsync(connector, "rt", CancellationToken.None)).Error?.Code);
            Assert.Equal("connector.invalid_config", (await provider.DescribeAsync(connector, CancellationToken.None)).Error?.Code);
        }
    }

    [Fact]
    public void Addresses_of_all_tenants_of_entra_cannot_be_trusted_unverified()
    {
        using var stage = new OpenIdStage();
        JsonElement Config(string tenant, bool trust) => JsonSerializer.SerializeToElement(
            new { clientId = "c", clientSecret = "s", issuer = $"https://login.microsoftonline.com/{tenant}/v2.0", trustUnverifiedEmail = trust });
        Assert.Contains("one tenant", stage.Entra.CheckConfig(Config("common", true))?.Details, StringComparison.Ordinal);
        Assert.NotNull(stage.Entra.CheckConfig(Config("organizations", true)));
        Assert.Null(stage.Entra.CheckConfig(Config("common", false)));
        Assert.Null(stage.Entra.CheckConfig(Config(Tenant, true)));
    }

    [Theory]
    [InlineData("""{"email":"ada@acme.example","xms_edov":true}""", "ada@acme.example", true)]
    [InlineData("""{"email":"ada@acme.example","xms_edov":1}""", "ada@acme.example", true)]
    [InlineData("""{"email":"ada@acme.example","xms_edov":"1"}""", "ada@acme.example", true)]
    [InlineData("""{"email":"ada@acme.example","xms_edov":"true"}""", "ada@acme.example", true)]
    [InlineData("""{"email":"ada@acme.example","email_verified":true}""", "ada@acme.example", true)]
    [InlineData("""{"email":"ada@acme.example","xms_edov":"false"}""", "ada@acme.example", false)]
    [InlineData("""{"email":"ada@acme.example","xms_edov":0}""", "ada@acme.example", false)]
    [InlineData("""{"email":"ada@acme.example"}""", "ada@acme.example", false)]
    [InlineData("""{"preferred_username":"ada@acme.example","xms_edov":true,"email_verified":true}""", "ada@acme.example", false)]
    [InlineData("""{"preferred_username":"+66812345678","upn":"ada@acme.example"}""", "ada@acme.example", false)]
    [InlineData("""{"upn":"ada_acme.example#EXT#@other.onmicrosoft.example"}""", null, false)]
    [InlineData("{}", null, false)]
    public async Task Advisory_1_entra_s_addresses_are_verified_when_the_tenant_owns_their_domain(string said, string? email, bool isVerified)
    {
        await using var idp = await FakeIdp.StartAsync();
        using var stage = new OpenIdStage(null, idp.Host);
        idp.Document = document => document.Remove("userinfo_endpoint");
        idp.Claims = claims =>
        {
            foreach (var (name, value) in JsonNode.Parse(said)!.AsObject())
            {
                claims[name] = value!.DeepClone();
            }
        };
        var identity = (await stage.SignsInAsync(idp, stage.Entra)).Identity;
        Assert.Equal((email, isVerified), (identity.Email, identity.IsEmailVerified));
        var trusting = OpenIdStage.Connector(new { clientId = "hub", clientSecret = "s", issuer = idp.Issuer, trustUnverifiedEmail = true });
        Assert.Equal(email is not null, (await stage.SignsInAsync(idp, stage.Entra, trusting)).Identity.IsEmailVerified);
    }

    [Fact]
    public async Task Entra_s_userinfo_and_pictures_are_done_without()
    {
        await using var idp = await FakeIdp.StartAsync();
        using var stage = new OpenIdStage(null, idp.Host);
        idp.Person = person => person["picture"] = "https://graph.microsoft.com/v1.0/me/photo/$value";
        var identity = (await stage.SignsInAsync(idp, stage.Entra)).Identity;
        Assert.Equal(("Ada", null), (identity.Name, identity.Avatar));
        idp.Instead = async context =>
        {
            if (context.Request.Path == "/me")
            {
                await FakeIdp.SayAsync(context, new JsonObject(), 401);
                return true;
            }

            return false;
        };
        Assert.Null((await stage.SignsInAsync(idp, stage.Entra)).Identity.Email);
    }

    [Fact]
    public async Task Google_takes_accounts_that_a_domain_of_the_connector_manages()
    {
        await using var idp = await FakeIdp.StartAsync();
        using var stage = new OpenIdStage(idp.Issuer, idp.Host);
        var config = new { clientId = "hub", clientSecret = "s" };
        var connector = OpenIdStage.Connector(config, false, "acme.example", "ทดสอบ.example");
        foreach (var hd in new[] { null, "other.example", "acme.example.evil.example", "sub.acme.example", "" })
        {
            idp.Claims = claims => claims["hd"] = hd;
            var error = (await stage.SignInAsync(idp, stage.Google, connector)).Error;
            Assert.Equal("connector.authorization_failed", error?.Code);
            Assert.Contains("hd", error!.Details, StringComparison.Ordinal);
        }

        foreach (var hd in new[] { "acme.example", "ACME.example", new System.Globalization.IdnMapping().GetAscii("ทดสอบ.example") })
        {
            idp.Claims = claims => claims["hd"] = hd;
            Assert.True((await stage.SignsInAsync(idp, stage.Google, connector)).Identity.IsEmailVerified);
        }

        idp.Claims = null;
        Assert.True((await stage.SignsInAsync(idp, stage.Google, OpenIdStage.Connector(config))).Identity.IsEmailVerified);
        idp.Person = person => person["email_verified"] = false;
        Assert.False((await stage.SignsInAsync(idp, stage.Google, OpenIdStage.Connector(config))).Identity.IsEmailVerified);
    }

    [Fact]
    public async Task Google_is_asked_in_its_own_words()
    {
        await using var idp = await FakeIdp.StartAsync();
        using var stage = new OpenIdStage(idp.Issuer, idp.Host);
        var online = OpenIdStage.Connector(new { clientId = "hub", clientSecret = "s", scope = "offline_access https://www.googleapis.com/auth/calendar.readonly" });
        var (query, _) = await OpenIdStage.StartAsync(stage.Google, online);
        Assert.Equal(("openid profile email https://www.googleapis.com/auth/calendar.readonly", "select_account"), (query["scope"], query["prompt"]));
        Assert.False(query.ContainsKey("access_type") || query.ContainsKey("hd"));

        var offline = OpenIdStage.Connector(new { clientId = "hub", clientSecret = "s", offlineAccess = true }, false, "acme.example");
        (query, _) = await OpenIdStage.StartAsync(stage.Google, offline, request => request with { IsForced = true, Scope = "offline_access drive" });
        Assert.Equal(("offline", "select_account consent", "acme.example", "openid profile email drive"), (query["access_type"], query["prompt"], query["hd"], query["scope"]));

        (query, _) = await OpenIdStage.StartAsync(stage.Google, offline with { Domains = ["acme.example", "acme.test"] });
        Assert.Equal("*", query["hd"]);
    }

    [Fact]
    public void Google_has_one_issuer_unless_a_setting_says_otherwise()
    {
        var settings = new Microsoft.Extensions.Configuration.ConfigurationBuilder();
        Assert.Equal("https://accounts.google.com", HubOptions.Read(settings.Build()).Connectors.GoogleIssuer);
        using var stage = new OpenIdStage();
        using var config = JsonDocument.Parse("""{"clientId":"c","clientSecret":"s","issuer":"https://evil.example"}""");
        Assert.Null(stage.Google.CheckConfig(config.RootElement));
        using var incomplete = JsonDocument.Parse("""{"offlineAccess":"yes"}""");
        Assert.Contains("offlineAccess", stage.Google.CheckConfig(incomplete.RootElement)?.Details, StringComparison.Ordinal);
    }
}
