using IdentityHub.Data.Organizations;
using IdentityHub.Server.Management.OrganizationInvitations;
using IdentityHub.Server.Tests.Management.Organizations;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.OrganizationInvitations;

/// <summary>Invitations to organizations.</summary>
public sealed class InvitationTests
{
    private const string Bob = "bob@example.com";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Creates_reads_lists_and_deletes(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var expiresAt = hub.InAnHour();
        var created = (await hub.PostAsync(
            "/organization-invitations",
            new
            {
                organizationId = Scenario.Acme,
                inviterId = Scenario.Alice,
                invitee = "Bob@Example.com",
                expiresAt,
                messagePayload = false,
                organizationRoleIds = new[] { "or-member", "or-admin", "or-admin" },
                id = "x",
                status = "Accepted",
                acceptedUserId = Scenario.Alice,
            })).Is(201);
        var createdAt = created["createdAt"].GetInt64();
        Assert.Equal(
            $$"""{"tenantId":"default","id":"{{created.Id}}","inviterId":"alice0000000","invitee":"Bob@Example.com","acceptedUserId":null,"organizationId":"acme00000000","status":"Pending","createdAt":{{createdAt}},"updatedAt":{{createdAt}},"expiresAt":{{expiresAt}},"organizationRoles":[{"id":"or-admin","name":"admin"},{"id":"or-member","name":"member"}]}""",
            created.Text);
        var path = "/organization-invitations/" + created.Id;
        Assert.Equal(created.Text, (await hub.GetAsync(path)).Is(200).Text);
        hub.Scenario.Host.Time.Advance(TimeSpan.FromMilliseconds(5));
        var other = (await InviteAsync(hub, Bob, organization: Scenario.Globex)).Is(201).Id;
        Assert.Equal([created.Id, other], (await hub.GetAsync("/organization-invitations")).Is(200).Ids);
        Assert.Equal([created.Id], (await hub.GetAsync("/organization-invitations?organizationId=" + Scenario.Acme)).Ids);
        Assert.Equal([created.Id], (await hub.GetAsync("/organization-invitations?inviterId=" + Scenario.Alice)).Ids);
        Assert.Equal([created.Id, other], (await hub.GetAsync("/organization-invitations?invitee=BOB%40example.com")).Ids);
        Assert.Empty((await hub.GetAsync("/organization-invitations?invitee=bob%25")).Ids);
        (await hub.DeleteAsync(path)).Is(204);
        (await hub.DeleteAsync(path)).IsRefused(404, "entity.not_found");
        (await hub.GetAsync(path)).IsRefused(404, "entity.not_exists_with_id");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_what_cannot_be_an_invitation(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        (await InviteAsync(hub, Bob, expiresIn: TimeSpan.Zero)).IsRefused(400, "request.invalid_input");
        (await InviteAsync(hub, "ALICE@example.com")).IsRefused(422, "request.invalid_input");
        (await InviteAsync(hub, "bob")).IsRefused(400, "guard.invalid_input");
        (await InviteAsync(hub, Bob, organization: "none")).IsRefused(422, "entity.relation_foreign_key_not_found");
        (await InviteAsync(hub, Bob, inviter: "nobody")).IsRefused(422, "entity.relation_foreign_key_not_found");
        (await InviteAsync(hub, Bob, roles: ["none"])).IsRefused(422, "entity.relation_foreign_key_not_found");
        (await InviteAsync(hub, Bob, roles: ["or-machine"])).IsRefused(422, "entity.db_constraint_violated");
        foreach (var payload in new[] { "{}", """{"link":"https://a.example"}""" })
        {
            (await hub.PostAsync(
                "/organization-invitations",
                $$"""{"organizationId":"acme00000000","invitee":"bob@example.com","expiresAt":{{hub.InAnHour()}},"messagePayload":{{payload}}}""")).IsRefused(501, "connector.not_found");
        }

        Assert.Equal(0, await hub.Scenario.ReadAsync(db => db.OrganizationInvitations.CountAsync()));
        var first = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => InviteAsync(hub, Bob)));
        Assert.Equal(1, first.Count(answer => answer.Status == 201));
        Assert.All(first.Where(answer => answer.Status != 201), answer => answer.IsRefused(422, "entity.unique_integrity_violation"));
        (await InviteAsync(hub, "BOB@example.com")).IsRefused(422, "entity.unique_integrity_violation");
        var path = "/organization-invitations/" + first.Single(answer => answer.Status == 201).Id;
        (await hub.PostAsync(path + "/message", new { link = "https://a.example" })).IsRefused(501, "connector.not_found");
        (await hub.PostAsync("/organization-invitations/none/message", new { })).IsRefused(404, "entity.not_exists_with_id");
        await hub.RefusesWrongBodiesAsync<CreateInvitation>(
            "POST",
            "/organization-invitations",
            new { inviterId = "a", invitee = "a@b.example", organizationId = "a", expiresAt = hub.InAnHour(), organizationRoleIds = new[] { "a" }, messagePayload = false });
        await hub.RefusesWrongBodiesAsync<SettleInvitation>("PUT", path + "/status", new { status = "Accepted", acceptedUserId = "a" });
        (await hub.PutAsync(path + "/status", new { status = "Pending" })).IsInvalid("status");
        (await hub.PutAsync(path + "/status", new { status = "Expired" })).IsInvalid("status");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Makes_a_member_with_roles_once(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var id = (await InviteAsync(hub, "BOB@Example.com", roles: ["or-member"])).Is(201).Id;
        hub.Scenario.Host.Time.Advance(TimeSpan.FromSeconds(1));
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AcceptAsync(hub, id, Scenario.Bob)));
        var accepted = Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.IsRefused(422, "request.invalid_input"));
        Assert.Equal(("Accepted", Scenario.Bob), (accepted["status"].GetString(), accepted["acceptedUserId"].GetString()));
        Assert.True(accepted["updatedAt"].GetInt64() >= accepted["createdAt"].GetInt64() + 1000);
        Assert.Equal(accepted.Text, (await hub.GetAsync("/organization-invitations/" + id)).Text);
        Assert.Equal(["or-member"], (await hub.GetAsync($"/organizations/{Scenario.Acme}/users/{Scenario.Bob}/roles")).Is(200).Ids);
        (await hub.PutAsync($"/organization-invitations/{id}/status", new { status = "Revoked" })).IsRefused(422, "request.invalid_input");
        (await InviteAsync(hub, Bob)).IsRefused(422, "request.invalid_input");
        (await AcceptAsync(hub, "none", Scenario.Bob)).IsRefused(404, "entity.not_exists_with_id");
    }

    [Theory(DisplayName = "CVE-2025-64708: an invitation expires when its time is over, whatever is stored")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Expires_at_use(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var id = (await InviteAsync(hub, Bob)).Is(201).Id;
        hub.Scenario.Host.Time.Advance(TimeSpan.FromMinutes(61));
        hub.RenewToken();
        Assert.Equal("Expired", (await hub.GetAsync("/organization-invitations/" + id)).Is(200)["status"].GetString());
        Assert.Equal("Expired", (await hub.GetAsync("/organization-invitations")).Is(200).Body[0].GetProperty("status").GetString());
        (await AcceptAsync(hub, id, Scenario.Bob)).IsRefused(422, "request.invalid_input");
        (await hub.PutAsync($"/organization-invitations/{id}/status", new { status = "Revoked" })).IsRefused(422, "request.invalid_input");
        var again = (await InviteAsync(hub, Bob)).Is(201).Id;
        (await AcceptAsync(hub, id, Scenario.Bob)).IsRefused(422, "request.invalid_input");
        (await AcceptAsync(hub, again, Scenario.Bob)).Is(200);
        Assert.Equal("Expired", (await hub.GetAsync("/organization-invitations/" + id))["status"].GetString());
    }

    [Theory(DisplayName = "20 CVE-2026-1529: an invitation is bound to its organization and to the address it was sent to")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Is_for_the_invitee_alone(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        await hub.AddUsersAsync(1);
        var id = (await InviteAsync(hub, Bob, roles: ["or-admin"])).Is(201).Id;
        (await AcceptAsync(hub, id, "user00000000")).IsRefused(422, "request.invalid_input");
        (await AcceptAsync(hub, id, "nobody")).IsRefused(404, "entity.not_found");
        (await hub.PutAsync($"/organization-invitations/{id}/status", new { status = "Accepted" })).IsRefused(422, "request.invalid_input");
        (await hub.PutAsync($"/organization-invitations/{id}/status", """{"status":"Accepted","acceptedUserId":null}""")).IsRefused(422, "request.invalid_input");

        // What else the body says of the invitation does not count.
        (await hub.PutAsync(
            $"/organization-invitations/{id}/status",
            new { status = "Accepted", acceptedUserId = "user00000000", invitee = "user0@mail.example", organizationId = Scenario.Globex })).IsRefused(422, "request.invalid_input");
        Assert.Equal(1, await hub.Scenario.ReadAsync(db => db.OrganizationUsers.CountAsync()));
        await hub.Scenario.ChangeAsync(async db => (await db.Users.SingleAsync(user => user.Id == Scenario.Bob)).NormalizedEmail = "bob2@example.com");
        (await AcceptAsync(hub, id, Scenario.Bob)).IsRefused(422, "request.invalid_input");
        await hub.Scenario.ChangeAsync(async db => (await db.Users.SingleAsync(user => user.Id == Scenario.Bob)).NormalizedEmail = Bob);
        (await hub.PutAsync(
            $"/organization-invitations/{id}/status", new { status = "Accepted", acceptedUserId = Scenario.Bob, organizationId = Scenario.Globex })).Is(200);
        Assert.Equal([Scenario.Acme], await hub.Scenario.ReadAsync(db =>
            db.OrganizationUsers.Where(row => row.UserId == Scenario.Bob).Select(row => row.OrganizationId).ToListAsync()));
    }

    [Theory(DisplayName = "21 CVE-2026-16072: who invited and the organization are looked at again when an invitation is accepted")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Looks_again_at_what_made_it_right(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var id = (await InviteAsync(hub, Bob, inviter: Scenario.Alice)).Is(201).Id;
        await SuspendAsync(Scenario.Alice, true);
        (await AcceptAsync(hub, id, Scenario.Bob)).IsRefused(422, "request.invalid_input");
        await SuspendAsync(Scenario.Alice, false);
        await SuspendAsync(Scenario.Bob, true);
        (await AcceptAsync(hub, id, Scenario.Bob)).IsRefused(422, "request.invalid_input");
        await SuspendAsync(Scenario.Bob, false);
        (await hub.PatchAsync("/organizations/" + Scenario.Acme, new { isDisabled = true })).Is(200);
        (await AcceptAsync(hub, id, Scenario.Bob)).IsRefused(422, "request.invalid_input");
        (await hub.PatchAsync("/organizations/" + Scenario.Acme, new { isDisabled = false })).Is(200);
        Assert.Equal(1, await hub.Scenario.ReadAsync(db => db.OrganizationUsers.CountAsync()));
        Assert.Equal("Pending", (await hub.GetAsync("/organization-invitations/" + id))["status"].GetString());
        (await hub.DeleteAsync($"/organizations/{Scenario.Acme}/users/{Scenario.Alice}")).Is(204);
        (await AcceptAsync(hub, id, Scenario.Bob)).IsRefused(422, "request.invalid_input");
        Assert.Equal("Revoked", (await hub.GetAsync("/organization-invitations/" + id))["status"].GetString());

        // A deleted inviter leaves nothing behind; a revoked one cannot be accepted; one that is still right can.
        var ofDeleted = (await InviteAsync(hub, Bob, inviter: Scenario.Alice, organization: Scenario.Globex)).Is(201).Id;
        await hub.Scenario.ChangeAsync(db => db.Users.Where(user => user.Id == Scenario.Alice).ExecuteDeleteAsync());
        (await AcceptAsync(hub, ofDeleted, Scenario.Bob)).IsRefused(404, "entity.not_exists_with_id");
        var revoked = (await InviteAsync(hub, Bob)).Is(201).Id;
        Assert.Equal("Revoked", (await hub.PutAsync($"/organization-invitations/{revoked}/status", new { status = "Revoked", acceptedUserId = Scenario.Bob })).Is(200)["status"].GetString());
        Assert.Equal("null", (await hub.GetAsync("/organization-invitations/" + revoked))["acceptedUserId"].GetRawText());
        (await AcceptAsync(hub, revoked, Scenario.Bob)).IsRefused(422, "request.invalid_input");
        (await AcceptAsync(hub, (await InviteAsync(hub, Bob)).Is(201).Id, Scenario.Bob)).Is(200);
        Assert.Equal(OrganizationInvitationStatus.Accepted, await hub.Scenario.ReadAsync(db =>
            db.OrganizationInvitations.Where(row => row.AcceptedUserId == Scenario.Bob).Select(row => row.Status).SingleAsync()));

        Task SuspendAsync(string userId, bool isSuspended) => hub.Scenario.ChangeAsync(async db =>
            (await db.Users.SingleAsync(user => user.Id == userId)).IsSuspended = isSuspended);
    }

    private static Task<ApiAnswer> InviteAsync(
        ManagementScenario hub, string invitee, string organization = Scenario.Acme, string? inviter = null, string[]? roles = null, TimeSpan? expiresIn = null) =>
        hub.PostAsync("/organization-invitations", new
        {
            organizationId = organization,
            inviterId = inviter,
            invitee,
            organizationRoleIds = roles ?? [],
            expiresAt = (hub.Scenario.Host.Time.GetUtcNow() + (expiresIn ?? TimeSpan.FromHours(1))).ToUnixTimeMilliseconds(),
        });

    private static Task<ApiAnswer> AcceptAsync(ManagementScenario hub, string id, string userId) =>
        hub.PutAsync($"/organization-invitations/{id}/status", new { status = "Accepted", acceptedUserId = userId });
}
