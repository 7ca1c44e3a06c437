using System.Text.RegularExpressions;
using IdentityHub.Tests.Clients;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Tests.Sso;

/// <summary>Enterprise sign-in with SimpleSAMLphp and Chromium, for an application on @logto/node, from either side.</summary>
public sealed class SimpleSamlPhpJourneyTests
{
    [Fact(DisplayName = "Enterprise sign-in with SimpleSAMLphp: begun in the application or at the provider, it is one person")]
    public async Task Signs_in_from_either_side()
    {
        await using var idp = await SimpleSamlPhp.StartAsync(new() { Encrypts = true });
        await using var stage = await EnterpriseStage.StartAsync();
        var connector = EnterpriseStage.IdOf(await stage.AddConnectorAsync("SAML", keepsTokens: false));
        await stage.SendAsync(HttpMethod.Post, $"/sso-connectors/{connector}/signing-keys", new { active = true }, 201);
        var configured = await stage.ConfigureAsync(connector, new { metadata = await idp.Browser.GetStringAsync(idp.MetadataUrl), signAuthnRequest = true });
        var entityId = configured.GetProperty("providerConfig").GetProperty("serviceProvider").GetProperty("entityId").GetString()!;
        await idp.TrustAsync(await stage.MetadataAsync(connector));
        var organization = await stage.OpenAsync(connector);
        await stage.SendAsync(
            HttpMethod.Put,
            $"/sso-connectors/{connector}/idp-initiated-auth-config",
            new { defaultApplicationId = stage.AppId, autoSendAuthorizationRequest = false, clientIdpInitiatedAuthCallbackUri = stage.App.Home + "sign-in" });

        // From the application, and again: the provider still knows who it is, so nobody types anything there.
        await using var browser = await EnterpriseBrowser.OpenAsync(stage.App, "simplesamlphp");
        await browser.BeginAsync();
        await browser.TypeAsync("ada@acme.example");
        await TypeThereAsync(browser, idp);
        var user = await browser.ReadAsync();
        Assert.Equal(
            new AppUser(
                user.Id, "Ada <Lovelace> & Ünïcode", "ada@acme.example", "true", organization, $"{organization}:{EnterpriseStage.Role}", "Acme Company"),
            user);
        await browser.SignOutAsync();
        await browser.BeginAsync();
        await browser.TypeAsync("ada@acme.example");
        Assert.Equal(user, await browser.ReadAsync());

        // From the provider, in a browser that neither of them has seen.
        await using var other = await EnterpriseBrowser.OpenAsync(stage.App, "simplesamlphp-unasked");
        await other.Page.GotoAsync(idp.UnaskedAddress(entityId).AbsoluteUri);
        await TypeThereAsync(other, idp);
        Assert.Equal(user, await other.ReadAsync());
        Assert.Equal([user.Id], (await stage.PeopleAsync()).Select(person => person.GetProperty("id").GetString()));
        Assert.Empty(browser.Complaints);
        Assert.Empty(other.Complaints);
    }

    private static async Task TypeThereAsync(EnterpriseBrowser browser, SimpleSamlPhp idp)
    {
        await Assertions.Expect(browser.Page).ToHaveURLAsync(new Regex("^" + Regex.Escape(idp.Address.AbsoluteUri)));
        await browser.Page.FillAsync("#username", "ada");
        await browser.Page.FillAsync("#password", idp.Secret);
        await browser.ShootAsync("there");
        await browser.Page.ClickAsync("[type=submit]");
    }
}
