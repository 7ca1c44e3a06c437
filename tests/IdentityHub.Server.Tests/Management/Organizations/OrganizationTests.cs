using System.Text.Json;
using IdentityHub.Data.Organizations;
using IdentityHub.Server.Management.Organizations;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.Organizations;

/// <summary>Organizations, as spec 02 §7 has them.</summary>
public sealed class OrganizationTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Creates_reads_changes_and_deletes(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var created = (await hub.PostAsync(
            "/organizations",
            new { name = "cap org", id = "mine", tenantId = "other", createdAt = 1, isDisabled = true, isTrustedDeviceAllowed = false })).Is(201);
        var (id, now) = (created.Id, hub.Scenario.Host.Time.GetUtcNow().ToUnixTimeMilliseconds());
        var createdAt = created["createdAt"].GetInt64();
        Assert.InRange(createdAt, now - 60_000, now);
        Assert.Equal(12, id.Length);
        Assert.Equal(
            $$"""{"tenantId":"default","id":"{{id}}","name":"cap org","description":null,"customData":{},"isMfaRequired":false,"color":{},"branding":{},"customCss":null,"createdAt":{{createdAt}}}""",
            created.Text);
        Assert.Equal(created.Text, (await hub.GetAsync("/organizations/" + id)).Is(200).Text);
        Assert.True(await hub.Scenario.ReadAsync(db => db.Organizations.AnyAsync(row => row.Id == id && row.IsTrustedDeviceAllowed && !row.IsDisabled)));

        var path = "/organizations/" + id;
        (await hub.PatchAsync(path, """{"customData":{"plan":"pro","seats":{"a":1}},"branding":{"logoUrl":"https://x.example/l.png"},"color":{"primaryColor":"#abc"}}""")).Is(200);
        var changed = (await hub.PatchAsync(
            path,
            """{"id":"x","tenantId":"x","createdAt":5,"name":"New","description":"d","customData":{"seats":{"b":null}},"branding":{"favicon":"https://x.example/f.ico","evil":1},"color":{"isDarkModeEnabled":true},"customCss":"a{}","isMfaRequired":true}""")).Is(200);
        Assert.Equal(
            $$$"""{"tenantId":"default","id":"{{{id}}}","name":"New","description":"d","customData":{"plan":"pro","seats":{"b":null}},"isMfaRequired":true,"color":{"primaryColor":"#abc","isDarkModeEnabled":true},"branding":{"logoUrl":"https://x.example/l.png","favicon":"https://x.example/f.ico"},"customCss":"a{}","createdAt":{{{createdAt}}}}""",
            changed.Text);
        var bare = (await hub.PatchAsync(path, """{"branding":{"logoUrl":null},"color":{"primaryColor":null,"darkPrimaryColor":null}}""")).Is(200);
        Assert.Equal(("""{"favicon":"https://x.example/f.ico"}""", """{"isDarkModeEnabled":true}"""), (bare["branding"].GetRawText(), bare["color"].GetRawText()));
        var cleared = (await hub.PatchAsync(path, new { description = (string?)null, customCss = (string?)null })).Is(200);
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (cleared["description"].ValueKind, cleared["customCss"].ValueKind));
        Assert.True((await hub.PatchAsync(path, new { isDisabled = true })).Is(200)["isDisabled"].GetBoolean());
        Assert.False((await hub.PatchAsync(path, new { isDisabled = false })).Is(200).Body.TryGetProperty("isDisabled", out _));

        (await hub.DeleteAsync(path)).Is(204);
        (await hub.DeleteAsync(path)).IsRefused(404, "entity.not_found");
        (await hub.GetAsync(path)).IsRefused(404, "entity.not_exists_with_id");
        (await hub.PatchAsync(path, new { name = "x" })).IsRefused(404, "entity.not_exists");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Lists_oldest_first_and_finds_parts_of_names_literally(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        string[] names = ["100% wool", "a_b", "axb", "O'Hara \"Ltd\"", "back\\slash", "MÜLLER", "müller & co"];
        foreach (var name in names)
        {
            hub.Scenario.Host.Time.Advance(TimeSpan.FromMilliseconds(5));
            (await hub.PostAsync("/organizations", new { name })).Is(201);
        }

        Assert.Equal(["Acme", "Globex", .. names], await NamesAsync("page_size=100"));
        Assert.Equal(["100% wool"], await NamesAsync("q=%25"));
        Assert.Equal(["a_b"], await NamesAsync("q=_"));
        Assert.Equal(["a_b"], await NamesAsync("q=A_B"));
        Assert.Equal(["O'Hara \"Ltd\""], await NamesAsync("q=" + Uri.EscapeDataString("'hara \"")));
        Assert.Equal(["back\\slash"], await NamesAsync("q=%5C"));
        Assert.Equal([], await NamesAsync("q=" + Uri.EscapeDataString("' OR 1=1 --")));
        Assert.Equal(["MÜLLER", "müller & co"], await NamesAsync("q=" + Uri.EscapeDataString("Müll")));
        Assert.Equal(["Acme"], await NamesAsync("q=" + Scenario.Acme));
        Assert.Equal(["Acme", "Globex", .. names], await NamesAsync("page_size=100&q="));
        Assert.Equal(["100% wool", "a_b"], await NamesAsync("page_size=2&page=2"));
        Assert.Equal(400, (await hub.GetAsync("/organizations?q=%00")).Status);
        Assert.Equal(400, (await hub.GetAsync("/organizations?q=a&q=b")).Status);

        var seen = new List<string>();
        string? cursor = "";
        do
        {
            var part = (await hub.GetAsync($"/organizations?page_size=4&cursor={cursor}")).Is(200);
            seen.AddRange(part.Body.EnumerateArray().Select(row => row.GetProperty("name").GetString()!));
            cursor = part.Headers.GetValueOrDefault("Next-Cursor");
        }
        while (cursor is not null);
        Assert.Equal(["Acme", "Globex", .. names], seen);

        async Task<List<string>> NamesAsync(string query) =>
            [.. (await hub.GetAsync("/organizations?" + query)).Is(200).Body.EnumerateArray().Select(row => row.GetProperty("name").GetString()!)];
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Shows_three_members_when_asked(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        await hub.AddUsersAsync(5);
        (await hub.PostAsync($"/organizations/{Scenario.Acme}/users", new { userIds = hub.UserIds(5) })).Is(201);

        var plain = (await hub.GetAsync("/organizations")).Is(200);
        Assert.False(plain.Body[0].TryGetProperty("usersCount", out _) || plain.Body[0].TryGetProperty("featuredUsers", out _));
        var shown = (await hub.GetAsync("/organizations?showFeatured=1")).Is(200);
        Assert.Equal(6, shown.Body[0].GetProperty("usersCount").GetInt32());
        Assert.Equal(
            """[{"id":"alice0000000","avatar":null,"name":"ALICE"},{"id":"user00000000","avatar":null,"name":"User 0"},{"id":"user00000001","avatar":null,"name":"User 1"}]""",
            shown.Body[0].GetProperty("featuredUsers").GetRawText());
        Assert.Equal(0, shown.Body[1].GetProperty("usersCount").GetInt32());
        Assert.Equal("[]", shown.Body[1].GetProperty("featuredUsers").GetRawText());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Keeps_what_twenty_patches_at_once_add(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var path = "/organizations/" + Scenario.Acme;
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async number => (await hub.PatchAsync(path, $$$"""{"customData":{"k{{{number}}}":{{{number}}}}}""")).Is(200)));
        Assert.Equal(20, (await hub.GetAsync(path))["customData"].EnumerateObject().Count());
    }

    [Fact]
    public async Task Names_the_place_of_every_wrong_value()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        var color = new { primaryColor = "#abcdef", isDarkModeEnabled = true, darkPrimaryColor = "#FFF" };
        var branding = new { logoUrl = "https://a.example/", darkLogoUrl = "https://a.example/", favicon = "https://a.example/", darkFavicon = "https://a.example/" };
        await hub.RefusesWrongBodiesAsync<CreateOrganization>(
            "POST", "/organizations", new { name = "n", description = "d", customData = new { a = 1 }, isMfaRequired = true, color, branding, customCss = "a" });
        await hub.RefusesWrongBodiesAsync<UpdateOrganization>(
            "PATCH",
            "/organizations/" + Scenario.Acme,
            new { name = "n", description = "d", customData = new { a = 1 }, isMfaRequired = true, isDisabled = false, color, branding, customCss = "a" });
        var path = "/organizations/" + Scenario.Acme;
        await hub.RefusesWrongBodiesAsync<AddOrganizationUsers>("POST", path + "/users", new { userIds = new[] { "a" } });
        await hub.RefusesWrongBodiesAsync<ReplaceOrganizationUsers>("PUT", path + "/users", new { userIds = new[] { "a" } });
        await hub.RefusesWrongBodiesAsync<AssignRolesToOrganizationUsers>("POST", path + "/users/roles", new { userIds = new[] { "a" }, organizationRoleIds = new[] { "a" } });
        await hub.RefusesWrongBodiesAsync<OrganizationUserRoles>(
            "PUT", path + "/users/alice0000000/roles", new { organizationRoleIds = new[] { "a" }, organizationRoleNames = new[] { "a" } });
        await hub.RefusesWrongBodiesAsync<AddOrganizationApplications>("POST", path + "/applications", new { applicationIds = new[] { "a" } });
        await hub.RefusesWrongBodiesAsync<AssignRolesToOrganizationApplications>(
            "POST", path + "/applications/roles", new { applicationIds = new[] { "a" }, organizationRoleIds = new[] { "a" } });
        await hub.RefusesWrongBodiesAsync<AddOrganizationRoles>("POST", path + "/applications/machine/roles", new { organizationRoleIds = new[] { "a" } });
        await hub.RefusesWrongBodiesAsync<AddJitEmailDomain>("POST", path + "/jit/email-domains", new { emailDomain = "a.example" });
        await hub.RefusesWrongBodiesAsync<ReplaceJitEmailDomains>("PUT", path + "/jit/email-domains", new { emailDomains = new[] { "a.example" } });

        foreach (var body in new[]
        {
            """{"name":"n","color":{"primaryColor":"red"}}""", """{"name":"n","color":{"primaryColor":"#abcd"}}""", """{"name":"n","branding":{"logoUrl":"javascript:alert(1)"}}""",
            """{"name":"n","branding":{"logoUrl":"//a.example/x"}}""", """{"name":"n","customData":{"a":"\u0000"}}""", """{"name":"n","customData":{"\ud800":1}}""",
        })
        {
            (await hub.PostAsync("/organizations", body)).Is(400);
        }

        Assert.Equal(0, await hub.Scenario.ReadAsync(db => db.Organizations.CountAsync(row => row.Name == "n")));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Records_changes_and_takes_everything_along_when_one_is_deleted(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        (await hub.PostAsync($"/organizations/{Scenario.Acme}/jit/email-domains", new { emailDomain = "acme.example" })).Is(201);
        (await hub.PostAsync("/organization-invitations", new { organizationId = Scenario.Acme, invitee = "x@acme.example", expiresAt = hub.InAnHour() })).Is(201);
        (await hub.DeleteAsync("/organizations/" + Scenario.Acme)).Is(204);
        await hub.Scenario.ReadAsync(async db =>
        {
            Assert.Equal(0, await db.Set<OrganizationUser>().CountAsync());
            Assert.Equal(0, await db.Set<OrganizationRoleUser>().CountAsync());
            Assert.Equal(0, await db.Set<OrganizationApplication>().CountAsync());
            Assert.Equal(0, await db.Set<OrganizationInvitation>().CountAsync());
            Assert.Equal(0, await db.Set<OrganizationJitEmailDomain>().CountAsync());
            var audit = await db.AuditLogs.Select(row => row.Key).ToListAsync();
            Assert.Contains("ManagementApi.DeleteOrganization", audit);
            Assert.Contains("ManagementApi.CreateOrganizationInvitation", audit);
            return true;
        });
    }
}
