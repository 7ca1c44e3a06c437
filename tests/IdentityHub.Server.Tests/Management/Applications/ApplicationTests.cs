using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.Applications;

/// <summary>Applications, as spec 02 §4 has them.</summary>
public sealed class ApplicationTests
{
    [Theory(DisplayName = "Applications: create, read, change and delete; ids, times and secrets are ours to make (mass assignment)")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Creates_reads_changes_and_deletes(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var created = (await hub.PostAsync("/applications", new
        {
            name = "Robot",
            type = "MachineToMachine",
            id = "mine",
            tenantId = "other",
            createdAt = 1,
            secret = "mine-mine-mine-mine-mine-mine-mine",
            isAdmin = true,
            isDisabled = true,
            appLevelAccessControlEnabled = true,
        })).Is(200);
        Assert.Equal(21, created.Id.Length);
        var expected =
            $$"""
            {"tenantId":"default","id":"{{created.Id}}","name":"Robot","description":null,"type":"MachineToMachine","oidcClientMetadata":{"redirectUris":[],"postLogoutRedirectUris":[]},"customClientMetadata":{},"protectedAppMetadata":null,"customData":{},"isThirdParty":false,"appLevelAccessControlEnabled":false,"createdAt":{{created["createdAt"].GetInt64()}}}
            """;
        Assert.Equal(expected, created.Text);
        Assert.NotEqual(1, created["createdAt"].GetInt64());

        var path = "/applications/" + created.Id;
        Assert.Equal(expected[..^1] + ",\"isAdmin\":false}", (await hub.GetAsync(path)).Is(200).Text);
        var changed = (await hub.PatchAsync(path, new { description = "Counts", customData = new { a = 1 }, isAdmin = true, type = "SPA", id = "x", createdAt = 1, isThirdParty = true })).Is(200);
        Assert.Equal(("Counts", "MachineToMachine", false, created.Id), (
            changed["description"].GetString(), changed["type"].GetString(), changed["isThirdParty"].GetBoolean(), changed.Id));
        Assert.True((await hub.GetAsync(path)).Is(200)["isAdmin"].GetBoolean());
        Assert.Equal("""{"b":2}""", (await hub.PatchAsync(path, new { customData = new { b = 2 }, isAdmin = false })).Is(200)["customData"].GetRawText());
        Assert.False(await hub.Scenario.ReadAsync(db => db.ApplicationRoles.AnyAsync(row => row.ApplicationId == created.Id && row.RoleId == HubSeed.MachineAdminRoleId)));

        Assert.Equal("""{"b":3,"c":[null]}""", (await hub.PatchAsync(path + "/custom-data", new { b = 3, c = new int?[] { null } })).Is(200).Text);
        (await hub.PatchAsync(path + "/custom-data", "[1]")).IsInvalid("");
        (await hub.PatchAsync("/applications/none/custom-data", new { })).IsRefused(404, "entity.not_exists_with_id");

        (await hub.DeleteAsync(path + "/legacy-secret")).IsRefused(400, "application.no_legacy_secret_found");
        (await hub.DeleteAsync("/applications/none/legacy-secret")).IsRefused(404, "entity.not_exists_with_id");
        (await hub.DeleteAsync(path)).Is(204);
        foreach (var method in new[] { "GET", "PATCH", "DELETE" })
        {
            (await hub.SendAsync(method, path, method == "PATCH" ? new { name = "x" } : null)).IsRefused(404, "entity.not_exists_with_id");
        }

        foreach (var builtIn in new[] { "demo-app", "account-center", "admin-console", "device-demo-app" })
        {
            (await hub.GetAsync("/applications/" + builtIn)).IsRefused(404, "entity.not_exists_with_id");
        }
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Metadata_is_replaced_as_a_whole_and_takes_effect(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var created = (await hub.PostAsync("/applications", new
        {
            name = "Shop",
            type = "SPA",
            oidcClientMetadata = new { redirectUris = new[] { "https://one.example.com/cb" }, postLogoutRedirectUris = Array.Empty<string>(), logoUri = "https://one.example.com/logo.png" },
            customClientMetadata = new { refreshTokenTtlInDays = 3, corsAllowedOrigins = new[] { "https://one.example.com", "https://*.preview.example.com" } },
        })).Is(200);
        Assert.Equal("""{"corsAllowedOrigins":["https://one.example.com","https://*.preview.example.com"],"refreshTokenTtlInDays":3}""", created["customClientMetadata"].GetRawText());
        using var before = await AuthorizeAsync(hub, created.Id, "https://one.example.com/cb");
        Assert.StartsWith("/sign-in?", TestBrowser.Location(before), StringComparison.Ordinal);

        var changed = (await hub.PatchAsync("/applications/" + created.Id, new
        {
            oidcClientMetadata = new { redirectUris = new[] { "https://two.example.com/cb" }, postLogoutRedirectUris = Array.Empty<string>() },
            customClientMetadata = new { },
        })).Is(200);
        Assert.Equal("""{"redirectUris":["https://two.example.com/cb"],"postLogoutRedirectUris":[]}""", changed["oidcClientMetadata"].GetRawText());
        Assert.Equal("{}", changed["customClientMetadata"].GetRawText());
        using var refused = await AuthorizeAsync(hub, created.Id, "https://one.example.com/cb");
        Assert.Equal(400, (int)refused.StatusCode);
        using var after = await AuthorizeAsync(hub, created.Id, "https://two.example.com/cb");
        Assert.StartsWith("/sign-in?", TestBrowser.Location(after), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_what_a_type_cannot_be(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        async Task RefusesAsync(int status, string code, object body) => (await hub.PostAsync("/applications", body)).IsRefused(status, "application." + code);
        await RefusesAsync(400, "saml.use_saml_app_api", new { name = "n", type = "SAML" });
        await RefusesAsync(400, "protected_app_metadata_is_required", new { name = "n", type = "Protected" });
        await RefusesAsync(501, "protected_app_not_configured", new { name = "n", type = "Protected", protectedAppMetadata = new { subDomain = "n", origin = "https://n.example.com" } });
        await RefusesAsync(400, "invalid_third_party_application_type", new { name = "n", type = "MachineToMachine", isThirdParty = true });
        await RefusesAsync(422, "device_flow_native_only", new { name = "n", type = "SPA", customClientMetadata = new { isDeviceFlow = true } });
        await RefusesAsync(422, "third_party_application_cannot_enable_token_exchange", new { name = "n", type = "SPA", isThirdParty = true, customClientMetadata = new { allowTokenExchange = true } });
        Assert.False(await hub.Scenario.ReadAsync(db => db.Applications.AnyAsync(row => row.Name == "n")));

        var device = (await hub.PostAsync("/applications", new { name = "TV", type = "Native", customClientMetadata = new { isDeviceFlow = true } })).Is(200);
        var path = "/applications/" + device.Id;
        (await hub.PatchAsync(path, new { customClientMetadata = new { isDeviceFlow = false } })).IsRefused(422, "application.device_flow_not_changeable");
        Assert.Equal("""{"idTokenTtl":60,"isDeviceFlow":true}""", (await hub.PatchAsync(path, new { customClientMetadata = new { idTokenTtl = 60 } })).Is(200)["customClientMetadata"].GetRawText());
        (await hub.PatchAsync("/applications/spa", new { customClientMetadata = new { isDeviceFlow = true } })).IsRefused(422, "application.device_flow_not_changeable");
        (await hub.PatchAsync("/applications/third", new { customClientMetadata = new { allowTokenExchange = true } }))
            .IsRefused(422, "application.third_party_application_cannot_enable_token_exchange");
        (await hub.PatchAsync("/applications/spa", new { isAdmin = true })).IsRefused(422, "application.invalid_type");
        (await hub.PatchAsync("/applications/spa", new { protectedAppMetadata = new { origin = "https://x.example.com" } })).IsRefused(422, "application.protected_application_only");
        (await hub.PatchAsync("/applications/spa", new { protectedAppMetadata = (string?)null })).Is(200);
        (await hub.PatchAsync("/applications/spa", new { appLevelAccessControlEnabled = true })).IsRefused(422, "request.invalid_input");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Lists_newest_first_with_filters(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var ids = new List<string>();
        for (var number = 0; number < 3; number++)
        {
            hub.Scenario.Host.Time.Advance(TimeSpan.FromSeconds(1));
            ids.Insert(0, (await hub.PostAsync("/applications", new { name = $"New {number}", type = number == 0 ? "Native" : "MachineToMachine" })).Is(200).Id);
        }

        var all = (await hub.GetAsync("/applications")).Is(200);
        Assert.Equal(ids, all.Ids.Take(3));
        Assert.Equal(9, all.Ids.Count);
        Assert.DoesNotContain("Total-Number", all.Headers.Keys);
        var page = (await hub.GetAsync("/applications?page=2&page_size=2")).Is(200);
        Assert.Equal(("9", ids[2], 2), (page.Headers["Total-Number"], page.Ids[0], page.Ids.Count));

        string[] machines = [ids[0], ids[1], ManagementScenario.Manager, Scenario.Machine];
        Assert.Equal(all.Ids.Intersect(machines), (await hub.GetAsync("/applications?types=MachineToMachine")).Is(200).Ids);
        Assert.Equal(all.Ids.Intersect([Scenario.Native, Scenario.Spa, ids[2]]), (await hub.GetAsync("/applications?types=SPA&types=Native")).Is(200).Ids);
        Assert.Equal([Scenario.ThirdParty], (await hub.GetAsync("/applications?isThirdParty=true")).Is(200).Ids);
        Assert.DoesNotContain(Scenario.ThirdParty, (await hub.GetAsync("/applications?isThirdParty=false")).Is(200).Ids);
        Assert.Equal(all.Ids.Where(id => id != Scenario.Machine), (await hub.GetAsync("/applications?excludeRoleId=r-machine")).Is(200).Ids);
        Assert.Equal(all.Ids.Where(id => id != Scenario.Machine), (await hub.GetAsync("/applications?excludeOrganizationId=" + Scenario.Acme)).Is(200).Ids);
        (await hub.GetAsync("/applications?excludeRoleId=a&excludeOrganizationId=b")).IsRefused(400, "request.invalid_input");
        (await hub.GetAsync("/applications?types=Other")).IsInvalid("types");
        (await hub.GetAsync("/applications?isThirdParty=maybe")).IsInvalid("isThirdParty");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Searches(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        (await hub.PatchAsync("/applications/web", new { description = "Sells 100% of it's things" })).Is(200);
        await FindsAsync("search=client%20w%25", Scenario.Web);
        await FindsAsync("search.id=%25ach%25", Scenario.Machine);
        await FindsAsync("search.description=%25it's%25", Scenario.Web);
        await FindsAsync("search.name=client%20w%25&isCaseSensitive=true");
        await FindsAsync("mode=exact&search=Client%20web&search=Client%20spa&types=SPA", Scenario.Spa);
        await FindsAsync("search.name=Client%25&search.id=%25i%25&joint=and", Scenario.Native, Scenario.Machine, Scenario.ThirdParty);
        Assert.Equal("3", (await hub.GetAsync("/applications?page=1&page_size=2&search.name=Client%25&search.id=%25i%25&joint=and")).Is(200).Headers["Total-Number"]);
        foreach (var injected in new[] { "'; DROP TABLE applications; --", @"a\b", "%' OR '1'='1", "\"; --", "${x}", "_______________________________" })
        {
            foreach (var field in new[] { "search", "search.id", "search.name", "search.description" })
            {
                await FindsAsync($"{field}={Uri.EscapeDataString(injected)}");
                await FindsAsync($"mode=exact&{field}={Uri.EscapeDataString(injected)}");
            }
        }

        foreach (var wrong in new[] { "search=", "search.secret=x", "search.customData.a=x", "mode=none&search=x" })
        {
            (await hub.GetAsync("/applications?" + wrong)).IsRefused(400, "request.invalid_input");
            (await hub.GetAsync("/applications/machine/roles?" + wrong)).IsRefused(400, "request.invalid_input");
        }

        Assert.Equal(["r-machine"], (await hub.GetAsync("/applications/machine/roles?search.name=machine%25")).Is(200).Ids);
        Assert.Empty((await hub.GetAsync("/applications/machine/roles?search=nothing")).Is(200).Ids);

        async Task FindsAsync(string query, params string[] ids) =>
            Assert.Equal(ids.Order(StringComparer.Ordinal), (await hub.GetAsync("/applications?" + query)).Is(200).Ids.Order(StringComparer.Ordinal));
    }

    [Theory(DisplayName = "Advisory 26 (CVE-2026-9086): JaVaScRiPt: and friends are refused in any case, with the place of the element")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_addresses_that_nobody_may_be_sent_to(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        string[] bad = ["JaVaScRiPt:alert(1)", "data:text/html,x", "https://x.example.com/#f", "https://u@x.example.com/", "/relative", "", "https://*.com/", "https://x.example.com/?code=1"];
        foreach (var uri in bad)
        {
            var body = new { name = "n", type = "SPA", oidcClientMetadata = new { redirectUris = new[] { "https://ok.example.com/", uri }, postLogoutRedirectUris = new[] { uri } } };
            (await hub.PostAsync("/applications", body)).IsInvalid("oidcClientMetadata.redirectUris.1", "oidcClientMetadata.postLogoutRedirectUris.0");
        }

        foreach (var origin in new[] { "*", "null", "https://x.example.com/path", "javascript:x", "https://x.example.com?a", "ftp://x.example.com" })
        {
            (await hub.PatchAsync("/applications/spa", new { customClientMetadata = new { corsAllowedOrigins = new[] { origin } } })).IsInvalid("customClientMetadata.corsAllowedOrigins.0");
        }

        foreach (var uri in new[] { "javascript:alert(1)", "x.example.com", "https://x.example.com/#f" })
        {
            (await hub.PatchAsync("/applications/web", new { oidcClientMetadata = new { redirectUris = Array.Empty<string>(), postLogoutRedirectUris = Array.Empty<string>(), backchannelLogoutUri = uri } }))
                .IsInvalid("oidcClientMetadata.backchannelLogoutUri");
        }
    }

    [Theory(DisplayName = "Two changes at once: of different members both survive, of one document one wins whole, merges are all kept")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Survives_changes_at_once(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        const string Path = "/applications/web";
        for (var round = 0; round < 10; round++)
        {
            var (name, text) = ($"Name {round}", $"Text {round}");
            var uris = Enumerable.Range(0, 4).Select(index => $"https://r{round}-{index}.example.com/").ToArray();
            var answers = await Task.WhenAll(
                hub.PatchAsync(Path, new { name }),
                hub.PatchAsync(Path, new { description = text }),
                hub.PatchAsync(Path, new { oidcClientMetadata = new { redirectUris = uris[..2], postLogoutRedirectUris = uris[..2] } }),
                hub.PatchAsync(Path, new { oidcClientMetadata = new { redirectUris = uris[2..], postLogoutRedirectUris = uris[2..] } }),
                hub.PatchAsync(Path + "/custom-data", new Dictionary<string, int> { [$"a{round}"] = 1 }),
                hub.PatchAsync(Path + "/custom-data", new Dictionary<string, int> { [$"b{round}"] = 1 }));
            Assert.All(answers, answer => answer.Is(200));
            var row = (await hub.GetAsync(Path)).Is(200);
            Assert.Equal((name, text), (row["name"].GetString(), row["description"].GetString()));
            var metadata = row["oidcClientMetadata"];
            Assert.Equal(metadata.GetProperty("redirectUris").GetRawText(), metadata.GetProperty("postLogoutRedirectUris").GetRawText());
        }

        Assert.Equal(20, (await hub.GetAsync(Path)).Is(200)["customData"].EnumerateObject().Count());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Deleting_one_takes_everything_of_it_along(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        (await hub.Scenario.SignInAsync(Scenario.ThirdParty, "openid offline_access profile")).Ok();
        (await hub.PutAsync("/applications/third/sign-in-experience", new { displayName = "Third" })).Is(201);
        (await hub.PutAsync("/applications/third/access-control", new { userIds = new[] { Scenario.Alice }, userRoleIds = new[] { "r-global" }, organizationIds = new[] { Scenario.Acme }, organizationRoleRules = Array.Empty<object>() })).Is(200);
        (await hub.PutAsync($"/applications/third/users/{Scenario.Alice}/consent-organizations", new { organizationIds = new[] { Scenario.Acme } })).Is(204);
        using (var browser = new TestBrowser(hub.Scenario))
        {
            using var started = await browser.AuthorizeAsync(Scenario.ThirdParty);
            (await hub.DeleteAsync("/applications/third")).Is(204);
            Assert.Null(await browser.FindInteractionAsync());
        }

        (await hub.DeleteAsync("/applications/machine")).Is(204);
        var left = await hub.Scenario.ReadAsync(async db =>
            await db.ApplicationSecrets.CountAsync(row => row.ApplicationId == "third" || row.ApplicationId == "machine")
            + await db.Authorizations.CountAsync(row => row.ApplicationId == "third") + await db.Tokens.CountAsync(row => row.ApplicationId == "third")
            + await db.ApplicationSignInExperiences.CountAsync(row => row.ApplicationId == "third")
            + await db.ApplicationAccessControlUsers.CountAsync() + await db.ApplicationAccessControlUserRoles.CountAsync() + await db.ApplicationAccessControlOrganizations.CountAsync()
            + await db.ApplicationUserConsentOrganizations.CountAsync() + await db.ApplicationUserConsentUserScopes.CountAsync() + await db.ApplicationUserConsentOrganizationResourceScopes.CountAsync()
            + await db.ApplicationRoles.CountAsync(row => row.ApplicationId == "machine") + await db.OrganizationApplications.CountAsync() + await db.OrganizationRoleApplications.CountAsync());
        Assert.Equal(0, left);
        Assert.True(await hub.Scenario.ReadAsync(db => db.Users.AnyAsync(row => row.Id == Scenario.Alice)));
    }

    private static async Task<HttpResponseMessage> AuthorizeAsync(ManagementScenario hub, string client, string redirectUri)
    {
        using var browser = new TestBrowser(hub.Scenario);
        return await browser.AuthorizeAsync(client, "redirect_uri=" + redirectUri);
    }
}
