using IdentityHub.Data.Sso;
using IdentityHub.Server.Tests.SignIn;
using IdentityHub.Server.Tests.Support;
using IdentityHub.Tests.Clients;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Connectors.Saml;

/// <summary>SimpleSAMLphp, the hub's pages and an application.</summary>
public sealed class SimpleSamlPhpAccountTests
{
    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_person_has_one_account_wherever_the_sign_in_begins(string database)
    {
        await using var idp = await SimpleSamlPhp.StartAsync();
        var config = new { metadataUrl = idp.MetadataUrl, signAuthnRequest = true };
        await using var stage = await SamlStage.StartAsync(idp, config, database);
        await OpenAsync(stage);
        var subjects = new List<string?>();
        for (var visit = 0; visit < 2; visit++)
        {
            var browser = new PageBrowser(stage.Scenario.Host);
            var departure = await browser.SubmitAsync(await browser.StartAsync(), ("identifier", "ada@acme.example"));
            var form = await idp.SignInAsync(FederatedPages.Destination(departure).AbsoluteUri);
            var returned = await browser.FollowAsync(await browser.PostAsync(form.Action, [.. form.Fields]));
            subjects.Add(SubjectOf(await stage.Scenario.RedeemAsync(Scenario.Spa, returned.ClientParameter("code")!)));
        }

        // And once from the provider's side, in a browser that was never here.
        var unasked = await idp.SignInAsync(idp.UnaskedAddress(stage.EntityId).AbsoluteUri);
        Assert.Equal((stage.Acs, "SAMLResponse"), (unasked.Action, Assert.Single(unasked.Fields.Keys)));
        var stranger = new PageBrowser(stage.Scenario.Host);
        var led = await stranger.FollowAsync(await stranger.PostAsync(unasked.Action, [.. unasked.Fields]));
        subjects.Add(SubjectOf(await stage.Scenario.TokenAsync(
            Scenario.Web, ("grant_type", "authorization_code"), ("code", led.ClientParameter("code")!), ("redirect_uri", Scenario.RedirectUri))));

        var user = await stage.Scenario.ReadAsync(db => db.Users.SingleAsync(row => row.NormalizedEmail == "ada@acme.example"));
        Assert.Equal([user.Id, user.Id, user.Id], subjects);
        Assert.Equal("Ada <Lovelace> & Ünïcode", user.Name);
        var identity = await stage.Scenario.ReadAsync(db => db.UserSsoIdentities.SingleAsync());
        Assert.Equal((user.Id, SimpleSamlPhp.EntityId), (identity.UserId, identity.Issuer));
    }

    private static string? SubjectOf(TokenAnswer answer) => answer.Ok().IdTokenClaims.GetProperty("sub").GetString();

    private static Task OpenAsync(SamlStage stage) => stage.Scenario.ChangeAsync(async db =>
    {
        (await db.HubSettings.SingleAsync(row => row.Key == "signInExperience")).Value = FederatedPages.Experience;
        db.Add(new SsoIdpInitiatedAuthConfig
        {
            SsoConnectorId = SamlStage.Id,
            DefaultApplicationId = Scenario.Web,
            AutoSendAuthorizationRequest = true,
            CreatedAt = stage.Scenario.Host.Time.GetUtcNow(),
        });
        db.MarkCatalogChanged();
    });
}
