using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.Management.Applications;

/// <summary>What third-party applications may ask for, and where users let them act.</summary>
public sealed class ConsentTests
{
    private const string Scopes = "/applications/third/user-consent-scopes";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Permissions_are_raised_and_lowered(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        Assert.Equal(
            """{"organizationScopes":[],"resourceScopes":[],"organizationResourceScopes":[{"resource":{"id":"api","name":"API","indicator":"https://api.example.com/org"},"scopes":[{"id":"s-read","name":"read:member","description":null}]}],"userScopes":["profile"]}""",
            (await hub.GetAsync(Scopes)).Is(200).Text);
        var added = (await hub.PostAsync(Scopes, new { organizationScopes = new[] { "o-billing" }, resourceScopes = new[] { "s-global", "s-global" }, organizationResourceScopes = new[] { "s-read", "s-invite" }, userScopes = new[] { "profile", "email" } })).Is(201);
        Assert.Equal("", added.Text);
        var all = (await hub.GetAsync(Scopes)).Is(200);
        Assert.Equal("""["email","profile"]""", all["userScopes"].GetRawText());
        Assert.Equal("o-billing", all["organizationScopes"][0].GetProperty("id").GetString());
        Assert.Equal("s-global", all["resourceScopes"][0].GetProperty("scopes")[0].GetProperty("id").GetString());
        Assert.Equal(2, all["organizationResourceScopes"][0].GetProperty("scopes").GetArrayLength());

        // One bad one: nothing is added.
        (await hub.PostAsync(Scopes, new { userScopes = new[] { "phone" }, resourceScopes = new[] { "none" } })).IsRefused(422, "application.user_consent_scopes_not_found");
        (await hub.PostAsync(Scopes, new { userScopes = new[] { "phone" }, organizationScopes = new[] { "none" } })).IsRefused(422, "application.user_consent_scopes_not_found");
        (await hub.PostAsync(Scopes, new { userScopes = new[] { "phone" }, organizationResourceScopes = new[] { "management-api-all" } })).IsRefused(422, "application.consent_management_api_scopes_not_allowed");
        Assert.Equal(all.Text, (await hub.GetAsync(Scopes)).Is(200).Text);

        // What is taken away ends with the tokens that the client has.
        var tokens = (await hub.Scenario.SignInAsync(Scenario.ThirdParty, "openid offline_access email")).Ok();
        Assert.True(tokens.IdTokenClaims.TryGetProperty("email", out _));
        foreach (var path in new[] { "/user-scopes/email", "/organization-scopes/o-billing", "/resource-scopes/s-global", "/organization-resource-scopes/s-read" })
        {
            (await hub.DeleteAsync(Scopes + path)).Is(204);
            (await hub.DeleteAsync(Scopes + path)).IsRefused(404, "entity.not_found");
        }

        Assert.False((await hub.Scenario.RefreshAsync(Scenario.ThirdParty, tokens.RefreshToken)).Ok().IdTokenClaims.TryGetProperty("email", out _));
        (await hub.DeleteAsync(Scopes + "/other/email")).IsInvalid("scopeType");
        (await hub.DeleteAsync("/applications/none/user-consent-scopes/user-scopes/email")).IsRefused(404, "entity.not_exists_with_id");
        (await hub.PostAsync("/applications/web/user-consent-scopes", new { userScopes = new[] { "email" } })).IsRefused(422, "application.third_party_application_only");
        (await hub.PostAsync("/applications/none/user-consent-scopes", new { userScopes = new[] { "email" } })).IsRefused(404, "entity.not_exists_with_id");
        (await hub.GetAsync("/applications/none/user-consent-scopes")).IsRefused(404, "entity.not_exists_with_id");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Organizations_are_those_of_the_user(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        await hub.Scenario.ChangeAsync(db =>
        {
            db.Add(new Data.Organizations.OrganizationUser { OrganizationId = Scenario.Globex, UserId = Scenario.Alice });
            return Task.CompletedTask;
        });
        const string Path = $"/applications/third/users/{Scenario.Alice}/consent-organizations";
        (await hub.PostAsync(Path, new { organizationIds = new[] { Scenario.Acme, Scenario.Acme } })).Is(201);
        (await hub.PostAsync(Path, new { organizationIds = new[] { Scenario.Acme } })).Is(201);
        (await hub.PutAsync(Path, new { organizationIds = new[] { Scenario.Globex, "none" } })).IsRefused(422, "organization.require_membership");
        Assert.Equal([Scenario.Acme], await OrganizationsAsync(hub));
        (await hub.PutAsync(Path, new { organizationIds = new[] { Scenario.Globex } })).Is(204);
        Assert.Equal([Scenario.Globex], await OrganizationsAsync(hub));
        (await hub.DeleteAsync($"{Path}/{Scenario.Globex}")).Is(204);
        (await hub.DeleteAsync($"{Path}/{Scenario.Globex}")).IsRefused(404, "entity.not_found");
        Assert.Empty(await OrganizationsAsync(hub));
        (await hub.PutAsync($"/applications/third/users/{Scenario.Bob}/consent-organizations", new { organizationIds = new[] { Scenario.Acme } })).IsRefused(422, "organization.require_membership");
        (await hub.PutAsync("/applications/third/users/nobody/consent-organizations", new { organizationIds = Array.Empty<string>() })).IsRefused(404, "entity.not_exists_with_id");
        (await hub.PutAsync($"/applications/web/users/{Scenario.Alice}/consent-organizations", new { organizationIds = Array.Empty<string>() })).IsRefused(422, "application.third_party_application_only");
    }

    private static async Task<List<string>> OrganizationsAsync(ManagementScenario hub)
    {
        var answer = (await hub.GetAsync($"/applications/third/users/{Scenario.Alice}/consent-organizations")).Is(200);
        var organizations = answer["organizations"].EnumerateArray().Select(organization => organization.GetProperty("id").GetString()!).ToList();
        Assert.Equal(organizations.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), answer.Headers["Total-Number"]);
        return organizations;
    }
}
