using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.People;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Management.Administrators;

/// <summary>Administrators by the API: who they are, what they may do, and that one owner always remains.</summary>
public sealed class AdministratorTests
{
    private const string Password = "correct horse battery staple";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Adds_lists_changes_and_removes_administrators(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        await hub.HireAsync();
        var created = (await hub.AsAsync(Staff.Owner, "POST", "/administrators", new { username = "ann", primaryEmail = "ann@example.com", role = "editor" })).Is(201);
        Assert.Equal(("ann", "ann@example.com", "editor"), (created["username"].GetString(), created["primaryEmail"].GetString(), created["role"].GetString()));
        var link = new Uri(created["setupLink"].GetProperty("url").GetString()!);
        Assert.StartsWith(hub.Scenario.Host.PublicUrl + "/setup?token=", link.AbsoluteUri, StringComparison.Ordinal);

        var list = (await hub.AsAsync(Staff.Viewer, "GET", "/administrators")).Is(200);
        Assert.Equal([Staff.Owner, created.Id, Staff.Editor, Staff.Viewer], list.Ids);
        Assert.Equal(
            $$"""{"id":"{{Staff.Owner}}","username":"owner","primaryEmail":"owner@example.com","name":null,"role":"owner","lastSignInAt":null,"isSuspended":false}""",
            list.Body[0].GetRawText());
        Assert.DoesNotContain("setup", list.Text, StringComparison.Ordinal);

        (await hub.AsAsync(Staff.Owner, "PATCH", "/administrators/" + created.Id, new { role = "owner" })).Is(200);
        Assert.Equal("owner", (await hub.AsAsync(created.Id, "GET", "/console/me")).Is(200)["role"].GetString());
        (await hub.AsAsync(Staff.Owner, "DELETE", "/administrators/" + created.Id)).Is(204);
        (await hub.AsAsync(Staff.Owner, "GET", "/users/" + created.Id)).Is(200);
        (await hub.AsAsync(Staff.Owner, "DELETE", "/administrators/" + created.Id)).IsRefused(404, "entity.not_found");
        (await hub.AsAsync(Staff.Owner, "PATCH", $"/administrators/{Staff.Nobody}", new { role = "viewer" })).IsRefused(404, "entity.not_found");
        (await hub.AsAsync(Staff.Owner, "POST", "/administrators/nobody/setup-link")).IsRefused(404, "entity.not_found");

        // Who did it is in the trail; what nobody may read is not.
        var rows = await hub.Scenario.ReadAsync(db => db.AuditLogs.Where(row => row.Key.EndsWith("Administrator")).OrderBy(row => row.Id).ToListAsync());
        Assert.Equal(["ManagementApi.CreateAdministrator", "ManagementApi.DeleteAdministrator", "ManagementApi.UpdateAdministrator"], rows.Select(row => row.Key).Order());
        Assert.All(rows, row => Assert.Contains(Staff.Owner, row.Payload, StringComparison.Ordinal));
        Assert.All(rows, row => Assert.DoesNotContain(link.Query["?token=".Length..], row.Payload, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_what_cannot_be(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        await hub.HireAsync();
        (await hub.AsAsync(Staff.Owner, "POST", "/administrators", new { username = "OWNER", role = "viewer" })).IsRefused(422, "user.username_already_in_use");
        (await hub.AsAsync(Staff.Owner, "POST", "/administrators", new { username = "other", primaryEmail = "Owner@example.com", role = "viewer" }))
            .IsRefused(422, "user.email_already_in_use");
        (await hub.AsAsync(Staff.Owner, "POST", "/administrators", new { username = "other", role = "viewer", password = "short" })).IsRefused(422, "password.rejected");
        (await hub.AsAsync(Staff.Owner, "POST", "/administrators", new { username = "other", role = "king" })).IsInvalid("role");
        (await hub.AsAsync(Staff.Owner, "POST", "/administrators", new { role = "Owner" })).IsInvalid("role", "username");

        // A machine may everything but make administrators.
        (await hub.PostAsync("/administrators", new { username = "other", role = "viewer" })).IsRefused(403, "auth.forbidden");
        (await hub.PatchAsync("/administrators/" + Staff.Viewer, new { role = "editor" })).IsRefused(403, "auth.forbidden");
        (await hub.DeleteAsync("/administrators/" + Staff.Viewer)).IsRefused(403, "auth.forbidden");
        (await hub.PostAsync($"/administrators/{Staff.Viewer}/setup-link")).IsRefused(403, "auth.forbidden");
        (await hub.GetAsync("/console/me")).IsRefused(403, "auth.forbidden");
        Assert.Equal(3, (await hub.GetAsync("/administrators")).Is(200).Ids.Count);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Says_who_calls(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        await hub.HireAsync();
        Assert.Equal(
            $$"""{"id":"{{Staff.Editor}}","name":null,"username":"editor","primaryEmail":"editor@example.com","avatar":null,"role":"editor","permissions":["edit"]}""",
            (await hub.AsAsync(Staff.Editor, "GET", "/console/me")).Is(200).Text);
        (await hub.AsAsync(Staff.Nobody, "GET", "/console/me")).IsRefused(403, "auth.forbidden");

        // A token may ask for less than its owner has.
        var narrow = "Bearer " + hub.SignPerson(Staff.Owner, "openid read");
        (await hub.SendAsync("GET", "/console/me", authorization: narrow)).IsRefused(403, "auth.forbidden");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_link_sets_the_password_and_takes_the_place_of_earlier_ones(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        await hub.HireAsync();
        var administrators = hub.Scenario.Host.Services.GetRequiredService<Server.People.Administrators>();
        var path = $"/administrators/{Staff.Viewer}/setup-link";
        var (first, second, other) = (
            (await hub.AsAsync(Staff.Owner, "POST", path)).Is(201), (await hub.AsAsync(Staff.Owner, "POST", path)).Is(201),
            (await hub.AsAsync(Staff.Owner, "POST", $"/administrators/{Staff.Editor}/setup-link")).Is(201));
        Assert.Null(await administrators.FindSetupOwnerAsync(TokenOf(first), default));
        Assert.Equal(Staff.Editor, (await administrators.FindSetupOwnerAsync(TokenOf(other), default))?.UserId);
        Assert.Equal(SetupOutcome.Done, (await administrators.RedeemSetupTokenAsync(TokenOf(second), Password, default)).Outcome);
        Assert.Equal(SetupOutcome.InvalidLink, (await administrators.RedeemSetupTokenAsync(TokenOf(second), Password, default)).Outcome);
    }

    [Theory(DisplayName = "The last owner can neither be removed nor demoted, suspended or deleted")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_last_owner_stays(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        await hub.HireAsync();
        const string Code = "administrator.last_owner";
        (await hub.AsAsync(Staff.Owner, "PATCH", "/administrators/" + Staff.Owner, new { role = "editor" })).IsRefused(422, Code);
        (await hub.AsAsync(Staff.Owner, "PATCH", "/administrators/" + Staff.Owner, new { role = "owner" })).Is(200);
        (await hub.AsAsync(Staff.Owner, "DELETE", "/administrators/" + Staff.Owner)).IsRefused(422, Code);
        (await hub.AsAsync(Staff.Owner, "DELETE", $"/users/{Staff.Owner}/roles/{HubSeed.AdministratorRoleId}")).IsRefused(422, Code);
        (await hub.PatchAsync($"/users/{Staff.Owner}/is-suspended", new { isSuspended = true })).IsRefused(422, Code);
        (await hub.DeleteAsync("/users/" + Staff.Owner)).IsRefused(422, Code);

        // A suspended owner does not count.
        (await hub.AsAsync(Staff.Owner, "PATCH", "/administrators/" + Staff.Editor, new { role = "owner" })).Is(200);
        (await hub.PatchAsync($"/users/{Staff.Editor}/is-suspended", new { isSuspended = true })).Is(200);
        (await hub.AsAsync(Staff.Owner, "DELETE", "/administrators/" + Staff.Owner)).IsRefused(422, Code);
        (await hub.PatchAsync($"/users/{Staff.Editor}/is-suspended", new { isSuspended = false })).Is(200);
        (await hub.AsAsync(Staff.Owner, "DELETE", "/administrators/" + Staff.Owner)).Is(204);
        (await hub.AsAsync(Staff.Owner, "GET", "/users")).IsRefused(403, "auth.forbidden");
    }

    [Theory(DisplayName = "Of two owners who remove each other at once one remains")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task One_owner_remains_of_two_who_remove_each_other(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        await hub.HireAsync();
        for (var round = 0; round < 5; round++)
        {
            (await hub.AsAsync(Staff.Owner, "PATCH", "/administrators/" + Staff.Editor, new { role = "owner" })).Is(200);
            var answers = await Task.WhenAll(
                hub.AsAsync(Staff.Owner, "DELETE", "/administrators/" + Staff.Editor),
                hub.AsAsync(Staff.Editor, "DELETE", "/administrators/" + Staff.Owner));
            Assert.Single(answers, answer => answer.Status == 204);
            Assert.Contains(answers, answer => answer.Status is 403 or 422);
            Assert.Equal(1, await hub.Scenario.ReadAsync(db => db.UserRoles.CountAsync(row => row.RoleId == HubSeed.AdministratorRoleId)));
            await hub.Scenario.ChangeAsync(async db =>
            {
                await db.UserRoles.Where(row => row.RoleId == HubSeed.AdministratorRoleId || row.UserId == Staff.Editor).ExecuteDeleteAsync();
                db.Add(new Data.Roles.UserRole { UserId = Staff.Owner, RoleId = HubSeed.AdministratorRoleId });
                db.Add(new Data.Roles.UserRole { UserId = Staff.Editor, RoleId = HubSeed.EditorRoleId });
            });
        }
    }

    private static string TokenOf(ApiAnswer link) => link["url"].GetString()!.Split("token=")[1];
}
