using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.ConfigurationFiles;

/// <summary>Objects that a file wants gone.</summary>
public sealed class FileAbsentTests
{
    private const string Everything = """
        resources: [{ indicator: https://api.example.com/orders, state: absent }]
        organizationScopes: [{ name: invite:member, state: absent }, { name: read:report, state: absent }]
        roles: [{ name: Order clerk, state: absent }, { name: Order importer, state: absent }]
        organizationRoles: [{ name: admin, state: absent }, { name: reporter, state: absent }]
        applications: [{ id: shop, state: absent }, { id: partner, state: absent }, { id: importer, state: absent }]
        users: [{ primaryEmail: ADA@example.com, state: absent }, { username: Grace, state: absent }, { username: root, state: absent }]
        organizations: [{ name: Acme, state: absent }]
        connectors: [{ connectorId: simple-mail-transfer-protocol, state: absent }, { connectorId: http-sms, state: absent }]
        ssoConnectors: [{ connectorName: Acme, state: absent }]
        emailTemplates: [{ languageTag: en, templateType: SignIn, details: null }]
        customPhrases: { en: null, cy-GB: null }
        customProfileFields: [{ name: nickname, state: absent }, { name: size, state: absent }]
        captchaProvider: null
        """;

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Deletes_what_the_file_says_and_nothing_by_omission(string provider)
    {
        await using var stage = await FileStage.CreateAsync(provider);
        var empty = await stage.DumpAsync();
        await stage.SucceedAsync(DocumentedExample.Text());
        Assert.Equal(0, (await stage.SucceedAsync("users: []\nroles: []\norganizations: []")).Report.Deleted);

        var plan = await stage.PlanAsync(Everything);
        var result = await stage.SucceedAsync(Everything);
        var again = await stage.SucceedAsync(Everything);

        Assert.Equal((0, 0, 23, 0), (plan.Created, plan.Updated, plan.Deleted, plan.Unchanged));
        Assert.Equal(await FileStage.ShowAsync(plan), await FileStage.ShowAsync(result.Report));
        Assert.Contains("- user ada4lovelace (ada)\n", await FileStage.ShowAsync(plan), StringComparison.Ordinal);
        Assert.Equal((0, 23), (again.Report.Changes.Length, again.Report.Unchanged));
        // Settings and the trail stay, and nothing else: relations went with what they related.
        var left = (await stage.DumpAsync()).Where(static row => !row.StartsWith("hub_settings", StringComparison.Ordinal) && !row.StartsWith("logs", StringComparison.Ordinal) && !row.StartsWith("change_versions", StringComparison.Ordinal));
        Assert.Equal(empty.Where(static row => !row.StartsWith("hub_settings", StringComparison.Ordinal) && !row.StartsWith("change_versions", StringComparison.Ordinal)), left);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_somebody_leaves_behind_can_be_taken_in_the_same_file(string provider)
    {
        await using var stage = await FileStage.CreateAsync(provider);
        await stage.SucceedAsync("users: [{ id: old, username: ada, primaryEmail: ada@example.com, identities: { google: { userId: '1' } } }]");

        var result = await stage.SucceedAsync("""
            users:
              - { id: old, state: absent }
              - { id: new, username: ADA, primaryEmail: ada@example.com, identities: { google: { userId: "1" } } }
            """);

        Assert.Equal((1, 1), (result.Report.Created, result.Report.Deleted));
        await using var db = stage.Read();
        Assert.Equal("new", (await db.Users.SingleAsync()).Id);
        Assert.Equal("new", (await db.UserIdentities.SingleAsync()).UserId);
    }

    [Fact]
    public async Task What_goes_cannot_be_referred_to()
    {
        await using var stage = await FileStage.CreateAsync(Databases.Sqlite);
        await stage.SucceedAsync(DocumentedExample.Text());

        var problems = await stage.RefuseAsync("""
            resources: [{ indicator: https://api.example.com/orders, state: absent }]
            roles:
              - { name: Order clerk, state: absent }
              - { name: Other, description: d, scopes: [{ resource: https://api.example.com/orders, scope: read:orders }] }
            organizationScopes: [{ name: read:report, state: absent }]
            organizationRoles: [{ name: admin, state: absent }, { name: other, scopes: [read:report] }]
            applications:
              - { id: importer, state: absent }
              - { id: shop, name: Shop, type: Traditional, accessControl: { users: [{ username: ada }], organizations: [{ id: acme }] } }
            users: [{ username: ada, state: absent }, { username: grace, roles: [Order clerk] }]
            organizations:
              - { name: Acme, state: absent }
              - { name: New, users: [{ username: ada }, { username: grace, roles: [admin] }], applications: [{ id: importer }] }
            """);

        Assert.Equal(
            [
                "t.yaml:4:57 roles[1].scopes[0].resource: there is no such resource",
                "t.yaml:6:77 organizationRoles[1].scopes[0]: there is no organization scope 'read:report'",
                "t.yaml:9:85 applications[1].accessControl.users[0].username: there is no such user, neither in this file nor in the database",
                "t.yaml:9:115 applications[1].accessControl.organizations[0].id: there is no such organization, neither in this file nor in the database",
                "t.yaml:10:70 users[1].roles[0]: there is no role 'Order clerk'",
                "t.yaml:13:38 organizations[1].users[0].username: there is no such user, neither in this file nor in the database",
                "t.yaml:13:72 organizations[1].users[1].roles[0]: there is no organization role 'admin'",
                "t.yaml:13:104 organizations[1].applications[0].id: there is no application 'importer'",
            ],
            problems.Select(static problem => problem.Split("; did you mean", 2)[0]));
    }

    [Fact]
    public async Task An_entry_cannot_be_both()
    {
        await using var stage = await FileStage.CreateAsync(Databases.Sqlite);
        await stage.SucceedAsync("users: [{ id: one, username: ada }]\norganizations: [{ id: acme, name: Acme }]");

        var problems = await stage.RefuseAsync("""
            roles: [{ name: r, description: d }, { name: r, state: absent }]
            users: [{ id: one, name: Ada }, { username: ADA, state: absent }]
            organizations: [{ id: acme, name: Acme }, { name: Acme, state: absent }]
            """);

        Assert.Equal(
            [
                "t.yaml:1:46 roles[1].name: listed twice; the first is in line 1",
                "t.yaml:2:45 users[1].username: describes the same user as the entry in line 2",
                "t.yaml:3:51 organizations[1].name: describes the same organization as the entry in line 3",
            ],
            problems);
    }
}
