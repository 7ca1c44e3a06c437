using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.ConfigurationFiles;

/// <summary>Files that cannot be applied change nothing; the stage compares every row before and after.</summary>
public sealed class FileRefusalTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Names_that_lead_nowhere_are_all_reported_together_with_problems_of_the_file(string provider)
    {
        await using var stage = await FileStage.CreateAsync(provider);

        var problems = await stage.RefuseAsync("""
            resources:
              - { indicator: https://api.example, name: Api, scopes: [{ name: read }] }
            roles:
              - { name: reader, description: d, scopes: [{ resource: https://api.example, scope: raed }] }
              - { name: other, description: d, scopes: [{ resource: https://apo.example, scope: read }] }
              - { name: admin, description: d, scopes: [{ resource: https://default.logto.app/api, scope: all }] }
              - { name: machine, description: d, type: MachineToMachine }
            organizationScopes: [{ name: invite }]
            organizationRoles:
              - { name: orgadmin, scopes: [invite, kick] }
              - { name: orgbot, type: MachineToMachine }
            applications:
              - { id: bot, name: Bot, type: MachineToMachine, roles: [reader] }
              - { id: spa, name: Spa, type: SPA, unknownKey: 1 }
            users:
              - { username: ada, roles: [raeder, machine, "#internal:admin"] }
            organizations:
              - name: Acme
                users:
                  - { username: adda, roles: [orgbot] }
                applications:
                  - { id: spa }
                  - { id: bott }
                  - { id: bot, roles: [orgadmin] }
            """);

        Assert.Equal(
            [
                "t.yaml:4:86 roles[0].scopes[0].scope: the resource has no scope 'raed'; did you mean 'read'?",
                "t.yaml:5:57 roles[1].scopes[0].resource: there is no such resource; did you mean 'https://api.example'?",
                "t.yaml:6:95 roles[2].scopes[0].scope: a role of type User cannot hold permissions of the Management API",
                "t.yaml:10:40 organizationRoles[0].scopes[1]: there is no organization scope 'kick'",
                "t.yaml:13:59 applications[0].roles[0]: the role 'reader' is for User, not for MachineToMachine",
                "t.yaml:14:38 applications[1].unknownKey: unknown key",
                "t.yaml:16:30 users[0].roles[0]: there is no role 'raeder'; did you mean 'reader'?",
                "t.yaml:16:38 users[0].roles[1]: the role 'machine' is for MachineToMachine, not for User",
                "t.yaml:16:47 users[0].roles[2]: there is no role '#internal:admin'",
                "t.yaml:20:21 organizations[0].users[0].username: there is no such user, neither in this file nor in the database",
                "t.yaml:20:35 organizations[0].users[0].roles[0]: the organization role 'orgbot' is for MachineToMachine, not for User",
                "t.yaml:22:15 organizations[0].applications[0].id: only a MachineToMachine application can work for an organization; 'spa' is SPA",
                "t.yaml:23:15 organizations[0].applications[1].id: there is no application 'bott'; did you mean 'bot'?",
                "t.yaml:24:28 organizations[0].applications[2].roles[0]: the organization role 'orgadmin' is for User, not for MachineToMachine",
            ],
            problems);
    }

    [Theory]
    [InlineData(
        "applications: [{ id: shop, name: Shop, type: SPA }]",
        "applications: [{ id: shop, name: Shop, type: Native }]",
        "t.yaml:1:16 applications[0]: the type of an application cannot change; 'shop' is SPA")]
    [InlineData(
        "applications: [{ id: shop, name: Shop, type: SPA }]",
        "applications: [{ id: shop, name: Shop, type: SPA, isThirdParty: true }]",
        "t.yaml:1:16 applications[0]: 'isThirdParty' of an application cannot change; that of 'shop' is false")]
    [InlineData(
        "roles: [{ name: r, description: d }]",
        "roles: [{ name: r, description: d, type: MachineToMachine }]",
        "t.yaml:1:9 roles[0]: the type of a role cannot change; this one is User")]
    [InlineData(
        "organizationRoles: [{ name: r }]",
        "organizationRoles: [{ name: r, type: MachineToMachine }]",
        "t.yaml:1:21 organizationRoles[0]: the type of an organization role cannot change; this one is User")]
    [InlineData(
        "users: [{ id: one, username: ada, primaryEmail: ada@example.com }]",
        "users: [{ username: bob, primaryEmail: ADA@example.com }]",
        "t.yaml:1:40 users[0].primaryEmail: already belongs to the user one")]
    [InlineData(
        "users: [{ id: one, username: ada }]",
        "users: [{ id: two, username: ada }]",
        "t.yaml:1:30 users[0].username: already belongs to the user one")]
    [InlineData(
        "users: [{ id: one, primaryPhone: '441134960000' }]",
        "users: [{ id: two, primaryPhone: '441134960000' }]",
        "t.yaml:1:34 users[0].primaryPhone: already belongs to the user one")]
    [InlineData(
        "users: [{ id: one, username: ada, primaryEmail: ada@example.com }]",
        "users: [{ id: one, name: A }, { primaryEmail: ada@example.com, name: B }]",
        "t.yaml:1:31 users[1]: describes the same user as the entry in line 1")]
    [InlineData(
        "users: [{ id: one, username: ada }]",
        "users: [{ id: one, username: ada2 }]\norganizations: [{ name: A, users: [{ username: ada }] }]",
        "t.yaml:2:48 organizations[0].users[0].username: there is no such user, neither in this file nor in the database")]
    [InlineData(
        "organizations: [{ id: one, name: A }, { id: two, name: A }]",
        "organizations: [{ name: A }]",
        "t.yaml:1:17 organizations[0]: 2 organizations have this name; say which by 'id'")]
    [InlineData(
        "organizations: [{ id: one, name: A }]",
        "organizations: [{ id: one, name: B }, { name: A }]",
        "t.yaml:1:39 organizations[1]: describes the same organization as the entry in line 1")]
    [InlineData(
        "resources: [{ indicator: 'https://a.example', name: A, scopes: [{ name: read }] }]",
        "resources: [{ indicator: 'https://a.example', name: A, scopes: [] }]\nroles: [{ name: r, description: d, scopes: [{ resource: 'https://a.example', scope: read }] }]",
        "t.yaml:2:85 roles[0].scopes[0].scope: the resource has no scope 'read'")]
    public async Task What_does_not_fit_the_database_is_refused(string first, string second, string expected)
    {
        await using var stage = await FileStage.CreateAsync(Databases.Sqlite);
        await stage.SucceedAsync(first);

        Assert.Equal(expected, Assert.Single(await stage.RefuseAsync(second)));
    }

    [Fact]
    public async Task Users_are_asked_for_nothing_of_the_management_api()
    {
        await using var stage = await FileStage.CreateAsync(Databases.Sqlite);

        var problems = await stage.RefuseAsync("""
            organizationRoles: [{ name: r, resourceScopes: [{ resource: https://default.logto.app/api, scope: all }] }]
            applications:
              - id: third
                name: Third
                type: SPA
                isThirdParty: true
                permissions: { resourceScopes: [{ resource: https://default.logto.app/api, scope: all }] }
            """);

        Assert.Equal(
            [
                "t.yaml:1:99 organizationRoles[0].resourceScopes[0].scope: an organization role cannot hold permissions of the Management API",
                "t.yaml:7:87 applications[0].permissions.resourceScopes[0].scope: users cannot be asked for permissions of the Management API",
            ],
            problems);
    }

    [Fact]
    public async Task What_is_stored_can_be_referred_to_without_being_in_the_file()
    {
        await using var stage = await FileStage.CreateAsync(Databases.Sqlite);
        await stage.SucceedAsync(DocumentedExample.Text());

        var result = await stage.SucceedAsync("""
            users: [{ username: alan, roles: [Order clerk] }]
            organizations:
              - name: Globex
                users: [{ username: alan, roles: [admin] }, { id: ada4lovelace }, { primaryEmail: ADA@example.com }]
                applications: [{ id: importer, roles: [reporter] }]
            """);

        Assert.Equal(2, result.Report.Created);
        await using var db = stage.Read();
        Assert.Equal(4, db.OrganizationUsers.Count());
    }
}
