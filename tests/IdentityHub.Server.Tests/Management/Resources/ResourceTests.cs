using IdentityHub.Server.Management.Resources;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.Resources;

/// <summary>API resources and their permissions, as spec 02 §6 has them.</summary>
public sealed class ResourceTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Creates_reads_changes_and_deletes(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var created = (await hub.PostAsync("/resources", new { name = "Orders", indicator = "https://orders.example.com", id = "mine", tenantId = "other" })).Is(201);
        Assert.Equal("default", created["tenantId"].GetString());
        Assert.Equal(21, created.Id.Length);
        Assert.Equal(3600, created["accessTokenTtl"].GetInt32());
        Assert.Equal("[]", created["scopes"].GetRawText());
        (await hub.PostAsync("/resources", new { name = "Again", indicator = "https://orders.example.com" })).IsRefused(422, "resource.resource_identifier_in_use");

        var path = "/resources/" + created.Id;
        var changed = (await hub.PatchAsync(path, new { name = "Sales", accessTokenTtl = 60, indicator = "https://else.example.com", isDefault = true })).Is(200);
        Assert.Equal(("Sales", 60, "https://orders.example.com", false), (
            changed["name"].GetString(), changed["accessTokenTtl"].GetInt32(), changed["indicator"].GetString(), changed["isDefault"].GetBoolean()));
        Assert.Equal(changed.Text, (await hub.GetAsync(path)).Is(200).Text);

        (await hub.PatchAsync("/resources/api/is-default", new { isDefault = true })).Is(200);
        (await hub.PatchAsync(path + "/is-default", new { isDefault = true })).Is(200);
        Assert.False((await hub.GetAsync("/resources/api"))["isDefault"].GetBoolean());

        (await hub.DeleteAsync(path)).Is(204);
        (await hub.DeleteAsync(path)).IsRefused(404, "entity.not_exists_with_id");
        (await hub.GetAsync(path)).IsRefused(404, "entity.not_exists_with_id");
        (await hub.PatchAsync("/resources/management-api", new { name = "x" })).IsRefused(400, "resource.cannot_modify_management_api");
        (await hub.DeleteAsync("/resources/management-api")).IsRefused(400, "resource.cannot_delete_management_api");
    }

    [Fact]
    public async Task Names_the_place_of_every_wrong_value()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        await hub.RefusesWrongBodiesAsync<CreateResource>("POST", "/resources", new { name = "n", indicator = "https://x.example.com", accessTokenTtl = 60 });
        await hub.RefusesWrongBodiesAsync<UpdateResource>("PATCH", "/resources/api", new { name = "n", accessTokenTtl = 60 });
        await hub.RefusesWrongBodiesAsync<CreateScope>("POST", "/resources/api/scopes", new { name = "n", description = "d" });
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Manages_permissions(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var created = (await hub.PostAsync("/resources/api/scopes", new { name = "read:orders", description = "Reads" })).Is(201);
        Assert.Equal("api", created["resourceId"].GetString());
        (await hub.PostAsync("/resources/api/scopes", new { name = "read:orders" })).IsRefused(422, "scope.name_exists");
        (await hub.PostAsync("/resources/api/scopes", new { name = "read orders" })).IsRefused(400, "scope.name_with_space");
        (await hub.PostAsync("/resources/none/scopes", new { name = "read" })).IsRefused(404, "entity.not_exists_with_id");
        (await hub.PostAsync("/resources/management-api/scopes", new { name = "read" })).IsRefused(400, "resource.cannot_modify_management_api");

        var path = "/resources/api/scopes/" + created.Id;
        (await hub.PatchAsync(path, new { name = "s-read" })).Is(200);
        Assert.Equal("Reads", (await hub.PatchAsync(path, new { name = "read:member2" })).Is(200)["description"].GetString());
        Assert.Equal("null", (await hub.PatchAsync(path, new { description = (string?)null })).Is(200)["description"].GetRawText());
        (await hub.PatchAsync(path, new { name = "read:member" })).IsRefused(422, "scope.name_exists");
        (await hub.PatchAsync("/resources/other/scopes/" + created.Id, new { name = "x" })).IsRefused(404, "entity.not_exists_with_id");

        // A permission that goes leaves the roles that held it.
        (await hub.DeleteAsync("/resources/api/scopes/s-global")).Is(204);
        Assert.Equal(0, await hub.Scenario.ReadAsync(db => db.RoleScopes.CountAsync(row => row.ScopeId == "s-global")));
        (await hub.DeleteAsync("/resources/api/scopes/s-global")).IsRefused(404, "entity.not_exists_with_id");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Searches_permissions_and_says_what_is_wrong_with_a_search(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var found = (await hub.GetAsync("/resources/api/scopes?search.name=READ%25&page_size=1")).Is(200);
        Assert.Equal(["s-global"], found.Ids);
        Assert.Equal("2", found.Headers["Total-Number"]);
        Assert.Equal(["s-invite"], (await hub.GetAsync("/resources/api/scopes?search=^invite&mode=posix")).Is(200).Ids);
        foreach (var wrong in new[] { "search=", "search.secret=a", "search=(&mode=posix", "search=[&mode=similar_to&isCaseSensitive=true", "search=a&mode=regex" })
        {
            var answer = (await hub.GetAsync("/resources/api/scopes?" + wrong)).IsRefused(400, "request.invalid_input");
            Assert.NotEmpty(answer["details"].GetString()!);
        }
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Lists_in_pages_by_number_and_by_cursor(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        for (var number = 0; number < 5; number++)
        {
            (await hub.PostAsync("/resources/other/scopes", new { name = $"scope{number}" })).Is(201);
        }

        var page = (await hub.GetAsync("/resources/other/scopes?page_size=2&page=2")).Is(200);
        Assert.Equal("5", page.Headers["Total-Number"]);
        Assert.Equal(["scope2", "scope3"], page.Body.EnumerateArray().Select(scope => scope.GetProperty("name").GetString()));
        var address = hub.Scenario.Host.PublicUrl + "/api/resources/other/scopes?page_size=2&page=";
        Assert.Equal(
            $"<{address}1>; rel=\"first\", <{address}1>; rel=\"prev\", <{address}3>; rel=\"last\", <{address}3>; rel=\"next\"", page.Headers["Link"]);

        var seen = new List<string>();
        var cursor = "";
        do
        {
            var part = (await hub.GetAsync($"/resources/other/scopes?page_size=2&cursor={cursor}")).Is(200);
            seen.AddRange(part.Body.EnumerateArray().Select(scope => scope.GetProperty("name").GetString()!));
            Assert.DoesNotContain("Total-Number", part.Headers.Keys);
            cursor = part.Headers.GetValueOrDefault("Next-Cursor");
        }
        while (cursor is not null);
        Assert.Equal(["scope0", "scope1", "scope2", "scope3", "scope4"], seen);

        Assert.True((await hub.GetAsync("/resources")).Is(200).Body.GetArrayLength() >= 3);
        var all = (await hub.GetAsync("/resources?includeScopes=true")).Is(200);
        Assert.Equal(3, all.Body.EnumerateArray().Single(resource => resource.GetProperty("id").GetString() == "api").GetProperty("scopes").GetArrayLength());
    }
}
