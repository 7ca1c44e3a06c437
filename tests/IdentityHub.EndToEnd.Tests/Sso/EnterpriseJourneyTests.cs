using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IdentityHub.Server.Tests.Support;
using IdentityHub.Tests.Clients;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Tests.Sso;

/// <summary>
/// Enterprise sign-in from start to end, for an application on @logto/node: an operator sets the connector up over the Management API, people of the company
/// sign in with Chromium at the company's own provider. The providers are the npm packages oidc-provider and saml-idp.
/// </summary>
public sealed class EnterpriseJourneyTests
{
    private const string Employee = EnterpriseStage.Role;
    // The SDK compares the hub's clock with its own and bears five minutes.
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(4);

    [Theory(DisplayName = "Scenarios 1 to 3: enterprise sign-in with Google Workspace, Entra ID and Okta")]
    [InlineData("google", "GoogleWorkspace", "ada@acme.example", "Ada Acme", "110001", true)]
    [InlineData("entra", "AzureAdOidc", "bob@acme.example", "Bob Acme", "AAAAbob", true)]
    [InlineData("entra", "AzureAdOidc", "ada@acme.example", "Ada Acme", "AAAAada", false)]
    [InlineData("okta", "Okta", "ada@acme.example", "Ada Acme", "00u1ada", true)]
    public async Task Signs_in_with_the_companys_provider(string kind, string provider, string address, string name, string subject, bool provesAddress)
    {
        var port = FreePort.Take();
        await using var stage = await EnterpriseStage.StartAsync(LogtoApp.HomeOf(port).TrimEnd('/'));
        var added = await stage.AddConnectorAsync(provider, keepsTokens: true);
        var connector = EnterpriseStage.IdOf(added);
        await using var idp = await StartAsync(kind, port, added.GetProperty("callbackUri").GetString()!);
        await ConfigureAsync(stage, idp, kind, connector);
        var organization = await stage.OpenAsync(connector);

        // Somebody new types the address.
        await using var browser = await EnterpriseBrowser.OpenAsync(stage.App, kind);
        await browser.BeginAsync();
        await browser.TypeAsync(address);
        await browser.SignInThereAsync(idp.Issuer, address);
        var user = await browser.ReadAsync();

        // What Entra ID says without the optional claims proves no address: the account has none, and is the same the next time all the same.
        var (email, verified) = provesAddress ? (address, "true") : ("", "false");
        Assert.Equal(new AppUser(user.Id, name, email, verified, organization, $"{organization}:{Employee}", "Acme Company"), user);
        Assert.Equal([user.Id], (await stage.PeopleAsync()).Select(EnterpriseStage.IdOf));
        Assert.Equal([Employee], await stage.RolesAsync(organization, user.Id));

        await ActThereAsync(stage, browser, connector, idp, subject);

        // The same person comes back by the button.
        await browser.Page.GotoAsync(stage.App.Home);
        await browser.SignOutAsync();
        await browser.BeginAsync();
        await browser.Page.ClickAsync("a.provider[href*='/single-sign-on']");
        await Assertions.Expect(browser.Page).ToHaveURLAsync(new Regex(@"/single-sign-on\?"));
        await browser.ShootAsync("button");
        await browser.TypeAsync(address);
        await browser.SignInThereAsync(idp.Issuer, address);
        Assert.Equal(user, await browser.ReadAsync());
        Assert.Equal([user.Id], (await stage.PeopleAsync()).Select(EnterpriseStage.IdOf));
        Assert.Empty(browser.Complaints);
    }

    [Fact(DisplayName = "Enterprise sign-in: an address of the company never leads to a password, one of somebody else does")]
    public async Task Offers_nothing_but_the_companys_provider_for_its_addresses()
    {
        await using var stage = await EnterpriseStage.StartAsync();
        var added = await stage.AddConnectorAsync("Okta", keepsTokens: false);
        await using var idp = await StartAsync("okta", FreePort.Take(), added.GetProperty("callbackUri").GetString()!);
        await ConfigureAsync(stage, idp, "okta", EnterpriseStage.IdOf(added));
        await stage.OpenAsync(EnterpriseStage.IdOf(added));
        const string Password = "violet harbour lantern 9";
        foreach (var primaryEmail in new[] { "ada@acme.example", "olga@elsewhere.example" })
        {
            await stage.SendAsync(HttpMethod.Post, "/users", new { primaryEmail, password = Password, name = "Has a password" });
        }

        await using var browser = await EnterpriseBrowser.OpenAsync(stage.App, "password");
        foreach (var screen in new[] { "sign_in", "single_sign_on", "identifier:sign_in", "reset_password", "register", "identifier:register" })
        {
            await browser.Page.GotoAsync($"{stage.App.Home}sign-in?screen={screen}");
            await browser.TypeAsync("ada@acme.example");
            await browser.ArriveThereAsync(idp.Issuer, "ada@acme.example");
        }

        await browser.BeginAsync();
        await browser.TypeAsync("olga@elsewhere.example");
        await browser.Page.FillAsync("#password", Password);
        await browser.Page.ClickAsync("main form .button");
        Assert.Equal(("olga@elsewhere.example", ""), await browser.ReadAsync() is var olga ? (olga.Email, olga.Organizations) : default);
        Assert.Empty(browser.Complaints);
    }

    [Fact(DisplayName = "Enterprise sign-in with SAML: from the address to the provider's page and back to the application")]
    public async Task Signs_in_with_the_companys_SAML_provider()
    {
        await using var stage = await EnterpriseStage.StartAsync();
        var added = await stage.AddConnectorAsync("SAML", keepsTokens: false);
        var connector = EnterpriseStage.IdOf(added);

        // The provider has to know the hub before the hub can know the provider.
        var we = (await stage.SendAsync(HttpMethod.Get, "/sso-connectors/" + connector)).GetProperty("providerConfig").GetProperty("serviceProvider");
        var acs = we.GetProperty("assertionConsumerServiceUrl").GetString()!;
        Assert.Equal(acs, added.GetProperty("callbackUri").GetString());
        await using var idp = await LocalSamlProvider.StartAsync(acs, we.GetProperty("entityId").GetString()!);
        var address = new UriBuilder(idp.Address) { Host = "localhost" }.Uri;
        var refusal = await stage.ConfigureAsync(connector, new { metadataUrl = new Uri(address, "/nothing") }, 400);
        Assert.Equal("connector.invalid_config", refusal.GetProperty("code").GetString());
        Assert.Contains("404", refusal.GetProperty("details").GetString(), StringComparison.Ordinal);
        await stage.ConfigureAsync(connector, new { metadataUrl = new Uri(address, "/metadata"), attributeMapping = new { name = "displayName" } });
        var organization = await stage.OpenAsync(connector);

        await using var browser = await EnterpriseBrowser.OpenAsync(stage.App, "saml");
        string? id = null;
        for (var visit = 0; visit < 2; visit++)
        {
            await browser.BeginAsync();
            await browser.TypeAsync("ada@acme.example");
            await browser.Page.WaitForSelectorAsync("#btn-sign-in");
            Assert.Equal(address.Authority, new Uri(browser.Page.Url).Authority);
            await browser.Page.FillAsync("#userName", "ada@acme.example");
            await browser.Page.FillAsync("#email", "ada@acme.example");
            await browser.Page.FillAsync(".form-profile #displayName", "Ada Acme");
            await browser.ShootAsync("there");
            await browser.Page.ClickAsync("#btn-sign-in");
            var user = await browser.ReadAsync();
            id ??= user.Id;
            Assert.Equal(new AppUser(id, "Ada Acme", "ada@acme.example", "true", organization, $"{organization}:{Employee}", "Acme Company"), user);
            await browser.SignOutAsync();
        }

        Assert.Equal([id!], (await stage.PeopleAsync()).Select(EnterpriseStage.IdOf));
        Assert.Equal([Employee], await stage.RolesAsync(organization, id!));
        Assert.Empty(browser.Complaints);
    }

    private static Task<Upstream> StartAsync(string kind, int port, string callback) => Upstream.StartAsync(kind, callback, options =>
    {
        options["port"] = port;
        options["host"] = "localhost";
        options["interactive"] = true;
        options["accessTokenTtl"] = (int)TokenLifetime.TotalSeconds;
    });

    private static async Task ConfigureAsync(EnterpriseStage stage, Upstream idp, string kind, string connector)
    {
        var config = new JsonObject { ["clientId"] = idp.ClientId, ["clientSecret"] = idp.ClientSecret };
        switch (kind)
        {
            case "google":
                config["offlineAccess"] = true;
                config["scope"] = "https://www.googleapis.com/auth/calendar.readonly";
                break;
            default:
                config["scope"] = kind == "okta" ? "offline_access okta.users.read" : "offline_access User.Read";
                config["issuer"] = idp.Issuer + "/wrong";
                var refusal = await stage.ConfigureAsync(connector, config, 400);
                Assert.Equal("connector.invalid_config", refusal.GetProperty("code").GetString());
                Assert.Contains(idp.Issuer + "/wrong/.well-known/openid-configuration", refusal.GetProperty("details").GetString(), StringComparison.Ordinal);
                config["issuer"] = idp.Issuer;
                break;
        }

        var parsed = (await stage.ConfigureAsync(connector, config)).GetProperty("providerConfig");
        Assert.Equal(idp.Issuer, parsed.GetProperty("issuer").GetString());
        Assert.StartsWith(idp.Issuer + "/", parsed.GetProperty("tokenEndpoint").GetString(), StringComparison.Ordinal);
    }

    // The hub keeps the provider's tokens for the application, and takes new ones before they end.
    private static async Task ActThereAsync(EnterpriseStage stage, EnterpriseBrowser browser, string connector, Upstream idp, string subject)
    {
        var first = await browser.ActThereAsync(connector, idp.Issuer);
        await browser.ShootAsync("elsewhere");
        Assert.Equal(("200", subject), (first.Status, first.Subject));
        Assert.Equal(first, await browser.ActThereAsync(connector, idp.Issuer));
        stage.Clock.Move(TokenLifetime);
        var second = await browser.ActThereAsync(connector, idp.Issuer);
        Assert.Equal(("200", subject), (second.Status, second.Subject));
        Assert.NotEqual(first.Token, second.Token);
    }
}
