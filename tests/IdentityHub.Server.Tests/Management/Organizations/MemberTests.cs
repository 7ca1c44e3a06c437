using IdentityHub.Data.Organizations;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.Organizations;

/// <summary>Members of organizations and their roles.</summary>
public sealed class MemberTests
{
    private const string Users = $"/organizations/{Scenario.Acme}/users";
    private const string AliceRoles = $"{Users}/{Scenario.Alice}/roles";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Adds_lists_finds_and_removes(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        await hub.AddUsersAsync(12);
        var ids = hub.UserIds(12);
        var added = (await hub.PostAsync(Users, new { userIds = ids })).Is(201);
        Assert.Equal(ids, added["userIds"].EnumerateArray().Select(id => id.GetString()!));
        (await hub.PostAsync(Users, new { userIds = new[] { ids[0], Scenario.Alice, ids[0] } })).Is(201);

        var page = (await hub.GetAsync(Users + "?page_size=5&page=2")).Is(200);
        Assert.Equal("13", page.Headers["Total-Number"]);
        Assert.Equal(ids[4..9], page.Ids);
        var alice = (await hub.GetAsync(Users + "?page_size=1")).Is(200).Body[0];
        var now = alice.GetProperty("createdAt").GetInt64();
        Assert.Equal(
            $$$"""{"id":"alice0000000","username":"alice","primaryEmail":"alice@example.com","primaryPhone":null,"name":"ALICE","avatar":null,"customData":{},"identities":{},"lastSignInAt":null,"createdAt":{{{now}}},"updatedAt":{{{now}}},"profile":{},"applicationId":null,"cimdClientId":null,"isSuspended":false,"organizationRoles":[{"id":"or-admin","name":"admin"}]}""",
            alice.GetRawText());

        foreach (var (query, found) in new[]
        {
            ("q=USER_3", ids[3]), ("q=" + ids[5], ids[5]), ("q=user7%40MAIL", ids[7]), ("q=77000008", ids[8]), ("q=User%2011", ids[11]), ("organizationRoleId=or-admin", Scenario.Alice),
            ("organizationRoleId=or-admin&q=ali", Scenario.Alice),
        })
        {
            var answer = (await hub.GetAsync(Users + "?" + query)).Is(200);
            Assert.Equal([found], answer.Ids);
            Assert.Equal("1", answer.Headers["Total-Number"]);
        }

        foreach (var query in new[] { "q=%25", "q=User%25", "q=" + Uri.EscapeDataString("' OR '1'='1"), "organizationRoleId=none", "organizationRoleId=or-admin&q=user", "q=bob" })
        {
            Assert.Empty((await hub.GetAsync(Users + "?" + query)).Is(200).Ids);
        }

        (await hub.DeleteAsync($"{Users}/{ids[0]}")).Is(204);
        (await hub.DeleteAsync($"{Users}/{ids[0]}")).IsRefused(404, "entity.not_found");
        (await hub.DeleteAsync("/organizations/none/users/" + ids[0])).IsRefused(404, "entity.not_found");
        (await hub.GetAsync("/organizations/none/users")).IsRefused(404, "entity.not_exists_with_id");
        (await hub.PostAsync(Users, new { userIds = new[] { ids[0], "nobody" } })).IsRefused(422, "entity.relation_foreign_key_not_found");
        Assert.DoesNotContain(ids[0], (await hub.GetAsync(Users + "?page_size=100")).Ids);
        (await hub.PostAsync("/organizations/none/users", new { userIds = new[] { ids[0] } })).IsRefused(422, "entity.relation_foreign_key_not_found");
        (await hub.PostAsync(Users, new { userIds = new[] { new string('a', 100) } })).IsRefused(422, "entity.relation_foreign_key_not_found");
        (await hub.PostAsync($"/organizations/{new string('a', 100)}/users", new { userIds = new[] { ids[0] } })).IsRefused(422, "entity.relation_foreign_key_not_found");
        (await hub.PutAsync("/organizations/none/users", new { userIds = Array.Empty<string>() })).IsRefused(422, "entity.relation_foreign_key_not_found");
        (await hub.PostAsync(Users, new { userIds = Array.Empty<string>() })).IsInvalid("userIds");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Replacing_leaves_those_who_stay_and_their_roles(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        await hub.AddUsersAsync(3);
        var ids = hub.UserIds(3);
        (await hub.PostAsync(Users, new { userIds = ids[..2] })).Is(201);
        (await hub.PutAsync(Users, new { userIds = new[] { Scenario.Alice, ids[1], ids[2], ids[2] } })).Is(204);
        Assert.Equal([Scenario.Alice, ids[1], ids[2]], (await hub.GetAsync(Users)).Ids);
        Assert.Equal(["or-admin"], (await hub.GetAsync(AliceRoles)).Is(200).Ids);
        (await hub.PutAsync(Users, new { userIds = new[] { "nobody" } })).IsRefused(422, "entity.relation_foreign_key_not_found");
        Assert.Equal(["or-admin"], (await hub.GetAsync(AliceRoles)).Is(200).Ids);

        // The same rows as before, not new ones that look alike: those are stamped by the database.
        if (provider == Databases.PostgreSql)
        {
            var before = await StampsAsync();
            (await hub.PutAsync(Users, new { userIds = new[] { ids[2], Scenario.Alice } })).Is(204);
            (await hub.PutAsync(AliceRoles, new { organizationRoleIds = new[] { "or-member", "or-admin" } })).Is(204);
            Assert.All(await StampsAsync(), stamp => Assert.Contains(stamp, before));
        }

        (await hub.PutAsync(Users, new { userIds = Array.Empty<string>() })).Is(204);
        Assert.Equal("[]", (await hub.GetAsync(Users)).Is(200).Text);
        Assert.Equal(0, await hub.Scenario.ReadAsync(db => db.OrganizationRoleUsers.CountAsync()));

        Task<List<string>> StampsAsync() => hub.Scenario.ReadAsync(db => db.Database.SqlQueryRaw<string>(
            "SELECT user_id || xmin::text || ctid::text AS \"Value\" FROM organization_user_relations").ToListAsync());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Adding_one_member_many_times_at_once_gives_one_row(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => hub.PostAsync(Users, new { userIds = new[] { Scenario.Bob } })));
        Assert.All(answers, answer => answer.Is(201));
        var roles = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            hub.PostAsync($"{Users}/{Scenario.Bob}/roles", new { organizationRoleIds = new[] { "or-member", "or-admin" } })));
        Assert.All(roles, answer => answer.Is(201));
        Assert.Equal(1, await hub.Scenario.ReadAsync(db => db.OrganizationUsers.CountAsync(row => row.UserId == Scenario.Bob)));
        Assert.Equal(2, await hub.Scenario.ReadAsync(db => db.OrganizationRoleUsers.CountAsync(row => row.UserId == Scenario.Bob)));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Takes_five_thousand_at_once(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        await hub.AddUsersAsync(5000);
        var ids = hub.UserIds(5000);
        (await hub.PostAsync(Users, new { userIds = ids })).Is(201);
        (await hub.PostAsync(Users + "/roles", new { userIds = ids, organizationRoleIds = new[] { "or-admin", "or-member" } })).Is(201);
        (await hub.PostAsync(Users + "/roles", new { userIds = ids, organizationRoleIds = Enumerable.Repeat("or-admin", 11) })).IsRefused(400, "request.invalid_input");
        Assert.Equal("5001", (await hub.GetAsync(Users + "?page=50&page_size=100")).Is(200).Headers["Total-Number"]);
        (await hub.PutAsync(Users, new { userIds = ids[1..] })).Is(204);
        var page = (await hub.GetAsync(Users + "?page_size=2")).Is(200);
        Assert.Equal(ids[1..3], page.Ids);
        Assert.Equal("4999", page.Headers["Total-Number"]);
        Assert.Equal("""[{"id":"or-admin","name":"admin"},{"id":"or-member","name":"member"}]""", page.Body[0].GetProperty("organizationRoles").GetRawText());
        Assert.Equal("4999", (await hub.GetAsync(Users + "?organizationRoleId=or-member")).Is(200).Headers["Total-Number"]);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Manages_roles_of_a_member(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        Assert.Equal("""[{"tenantId":"default","id":"or-admin","name":"admin","description":null,"type":"User"}]""", (await hub.GetAsync(AliceRoles)).Is(200).Text);
        var added = (await hub.PostAsync(AliceRoles, new { organizationRoleIds = new[] { "or-admin" }, organizationRoleNames = new[] { "member" } })).Is(201);
        Assert.Equal("""{"organizationRoleIds":["or-admin","or-member"]}""", added.Text);
        Assert.Equal(["or-member"], (await hub.GetAsync(AliceRoles + "?page=2&page_size=1")).Is(200).Ids);
        Assert.Equal("""[{"tenantId":"default","id":"o-billing","name":"manage:billing","description":null}]""", (await hub.GetAsync($"{Users}/{Scenario.Alice}/scopes")).Is(200).Text);

        (await hub.PutAsync(AliceRoles, new { organizationRoleNames = new[] { "member" } })).Is(204);
        Assert.Equal(["or-member"], (await hub.GetAsync(AliceRoles)).Ids);
        Assert.Equal("[]", (await hub.GetAsync($"{Users}/{Scenario.Alice}/scopes")).Is(200).Text);
        (await hub.PostAsync(AliceRoles, new { organizationRoleIds = new[] { "or-admin", "none" } })).IsRefused(422, "entity.relation_foreign_key_not_found");
        (await hub.PostAsync(AliceRoles, new { organizationRoleIds = new[] { "or-admin", "or-machine" } })).IsRefused(422, "entity.db_constraint_violated");
        (await hub.PutAsync(AliceRoles, new { organizationRoleNames = new[] { "robot" } })).IsRefused(422, "entity.db_constraint_violated");
        var unknown = (await hub.PutAsync(AliceRoles, new { organizationRoleNames = new[] { "admin", "Admin", "%" } })).IsRefused(422, "organization.role_names_not_found");
        Assert.Equal("""["Admin","%"]""", unknown["data"].GetProperty("names").GetRawText());
        Assert.Equal(["or-member"], (await hub.GetAsync(AliceRoles)).Ids);
        (await hub.DeleteAsync(AliceRoles + "/or-admin")).IsRefused(404, "entity.not_found");
        (await hub.DeleteAsync(AliceRoles + "/or-member")).Is(204);
        Assert.Equal("[]", (await hub.GetAsync(AliceRoles)).Text);

        var bob = $"{Users}/{Scenario.Bob}";
        foreach (var answer in new[]
        {
            await hub.GetAsync(bob + "/roles"),
            await hub.PostAsync(bob + "/roles", new { organizationRoleIds = new[] { "or-admin" } }),
            await hub.PutAsync(bob + "/roles", new { organizationRoleIds = new[] { "or-admin" } }),
            await hub.DeleteAsync(bob + "/roles/or-admin"),
            await hub.GetAsync(bob + "/scopes"),
        })
        {
            answer.IsRefused(422, "organization.require_membership");
        }

        (await hub.PostAsync(Users + "/roles", new { userIds = new[] { Scenario.Alice, Scenario.Bob }, organizationRoleIds = new[] { "or-admin" } }))
            .IsRefused(422, "entity.relation_foreign_key_not_found");
        Assert.Equal("[]", (await hub.GetAsync(AliceRoles)).Text);
        (await hub.PostAsync(Users + "/roles", new { userIds = new[] { Scenario.Alice }, organizationRoleIds = new[] { "or-machine" } }))
            .IsRefused(422, "entity.db_constraint_violated");
        Assert.Equal("", (await hub.PostAsync(Users + "/roles", new { userIds = new[] { Scenario.Alice }, organizationRoleIds = new[] { "or-admin", "or-admin" } })).Is(201).Text);
        Assert.Equal(["or-admin"], (await hub.GetAsync(AliceRoles)).Ids);
    }

    [Theory(DisplayName = "CVE-2026-16072: invitations of a member who leaves are revoked; those of others stay")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Revokes_invitations_of_who_leaves(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        (await hub.PostAsync(Users, new { userIds = new[] { Scenario.Bob } })).Is(201);
        var byAlice = await InviteAsync(Scenario.Alice, "one@mail.example");
        var byBob = await InviteAsync(Scenario.Bob, "two@mail.example");
        var byNobody = await InviteAsync(null, "three@mail.example");
        (await hub.DeleteAsync($"{Users}/{Scenario.Alice}")).Is(204);
        Assert.Equal(OrganizationInvitationStatus.Revoked, await StatusAsync(byAlice));
        Assert.Equal(OrganizationInvitationStatus.Pending, await StatusAsync(byBob));
        (await hub.PutAsync(Users, new { userIds = new[] { Scenario.Bob } })).Is(204);
        Assert.Equal(OrganizationInvitationStatus.Pending, await StatusAsync(byBob));
        (await hub.PutAsync(Users, new { userIds = new[] { Scenario.Alice } })).Is(204);
        Assert.Equal(OrganizationInvitationStatus.Revoked, await StatusAsync(byBob));
        Assert.Equal(OrganizationInvitationStatus.Pending, await StatusAsync(byNobody));

        async Task<string> InviteAsync(string? inviterId, string invitee) =>
            (await hub.PostAsync("/organization-invitations", new { organizationId = Scenario.Acme, inviterId, invitee, expiresAt = hub.InAnHour() })).Is(201).Id;

        Task<OrganizationInvitationStatus> StatusAsync(string id) =>
            hub.Scenario.ReadAsync(db => db.OrganizationInvitations.Where(row => row.Id == id).Select(row => row.Status).SingleAsync());
    }
}
