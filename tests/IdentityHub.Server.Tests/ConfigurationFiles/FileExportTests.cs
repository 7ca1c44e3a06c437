using System.Text;
using System.Text.RegularExpressions;
using IdentityHub.Data.Organizations;
using IdentityHub.Data.Roles;
using IdentityHub.Data.Users;
using IdentityHub.Server.ConfigurationFiles;
using IdentityHub.Server.ConfigurationFiles.Exporting;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.ConfigurationFiles;

/// <summary>An exported file describes the hub: applied to it it changes nothing, applied to an empty one it makes the same.</summary>
public sealed partial class FileExportTests
{
    private static readonly ExportOptions Everything = new(WithUsers: true, WithPasswordDigests: true);

    [Theory]
    [InlineData(Databases.Sqlite, "t.yaml")]
    [InlineData(Databases.PostgreSql, "t.yaml")]
    [InlineData(Databases.Sqlite, "t.json")]
    public async Task A_hub_makes_a_round_trip(string provider, string path)
    {
        await using var first = await FileStage.CreateAsync(provider);
        await first.SucceedAsync(DocumentedExample.Text());
        await first.SucceedAsync(Awkward);
        var (text, variables) = await ExportAsync(first, path, Everything);

        var plan = await first.PlanAsync(path, text, variables);
        Assert.True(plan.IsEmpty, await FileStage.ShowAsync(plan));

        await using var second = await FileStage.CreateAsync(provider);
        await second.SucceedAsync(path, text, variables);
        Assert.Equal(text, (await ExportAsync(second, path, Everything)).Text);
        Assert.True((await second.PlanAsync(path, text, variables)).IsEmpty);
        Assert.Equal(await IdentifiableAsync(first), await IdentifiableAsync(second));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Without_users_the_file_speaks_of_no_people(string provider)
    {
        await using var stage = await FileStage.CreateAsync(provider);
        await stage.SucceedAsync(DocumentedExample.Text());

        var (text, variables) = await ExportAsync(stage, "t.yaml", new ExportOptions(false, false));

        Assert.DoesNotContain("lovelace", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("users:", text, StringComparison.Ordinal);
        Assert.True((await stage.PlanAsync("t.yaml", text, variables)).IsEmpty);
        await using var second = await FileStage.CreateAsync(provider);
        await second.SucceedAsync("t.yaml", text, variables);
        Assert.Equal(text, (await ExportAsync(second, "t.yaml", new ExportOptions(false, false))).Text);
    }

    [Fact]
    public async Task No_secret_and_no_digest_is_in_the_file_unless_it_is_asked_for()
    {
        await using var stage = await FileStage.CreateAsync(Databases.Sqlite);
        await stage.SucceedAsync(DocumentedExample.Text());

        var (text, variables) = await ExportAsync(stage, "t.yaml", new ExportOptions(WithUsers: true, WithPasswordDigests: false));

        Assert.All(DocumentedExample.Variables.Values, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        Assert.DoesNotContain("argon2", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("$2b$", text, StringComparison.Ordinal);
        Assert.Contains("password", (await ExportAsync(stage, "t.yaml", Everything)).Text, StringComparison.Ordinal);
        Assert.Equal(
            [
                "PASSWORD_OF_ROOT", "SECRET_OF_CAPTCHA_SECRET_KEY", "SECRET_OF_HTTP_SMS_AUTHORIZATION", "SECRET_OF_IMPORTER", "SECRET_OF_SHOP", "SECRET_OF_SHOP__UNTIL_SPRING___",
                "SECRET_OF_SIMPLE_MAIL_TRANSFER_PROTOCOL_AUTH_PASS", "SECRET_OF_SIMPLE_MAIL_TRANSFER_PROTOCOL_AUTH_USER", "SECRET_OF_SSO_ACME_CLIENT_SECRET",
            ],
             variables.Keys.Order(StringComparer.Ordinal).Select(static name => Hash().Replace(name, "___")));
        Assert.EndsWith(
            """

            #
            # Secrets are not in this file. Before it is applied these environment variables have to hold them:
            #   SECRET_OF_IMPORTER  (application importer, "Default secret")
            #   SECRET_OF_SHOP  (application shop, "Default secret")
            #   SECRET_OF_SHOP__UNTIL_SPRING___  (application shop, "until spring")
            #   PASSWORD_OF_ROOT  (administrator root, "password")
            #   SECRET_OF_HTTP_SMS_AUTHORIZATION  (connector http-sms, "authorization")
            #   SECRET_OF_SIMPLE_MAIL_TRANSFER_PROTOCOL_AUTH_USER  (connector simple-mail-transfer-protocol, "auth.user")
            #   SECRET_OF_SIMPLE_MAIL_TRANSFER_PROTOCOL_AUTH_PASS  (connector simple-mail-transfer-protocol, "auth.pass")
            #   SECRET_OF_CAPTCHA_SECRET_KEY  (captcha provider, "secretKey")
            #   SECRET_OF_SSO_ACME_CLIENT_SECRET  (enterprise connector Acme, "clientSecret")

            """,
            Hash().Replace(text, "___"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Administrators_stay_administrators()
    {
        await using var stage = await FileStage.CreateAsync(Databases.Sqlite);
        await stage.SucceedAsync("""
            roles: [{ name: r, description: d }]
            users: [{ id: root, username: root, roles: [r] }]
            applications: [{ id: bot, name: Bot, type: MachineToMachine, secret: sixteen-characters }]
            """);
        await stage.Writer.WriteAsync(
            Durability.Durable,
            (db, _) =>
            {
                db.Add(new UserRole { UserId = "root", RoleId = "administrator" });
                db.Add(new ApplicationRole { ApplicationId = "bot", RoleId = "admin-role" });
                return Task.CompletedTask;
            },
            CancellationToken.None);
        var (text, variables) = await ExportAsync(stage, "t.yaml", Everything);

        Assert.DoesNotContain("#internal", text, StringComparison.Ordinal);
        Assert.Contains("managementApiAccess: true", text, StringComparison.Ordinal);
        Assert.True((await stage.PlanAsync("t.yaml", text, variables)).IsEmpty);
        var emptied = await stage.SucceedAsync("users: [{ id: root, roles: [] }]\napplications: [{ id: bot, name: Bot, type: MachineToMachine, roles: [] }]");
        Assert.Equal("updated user root (roles)", Assert.Single(emptied.Report.Summaries));
        await using var db = stage.Read();
        Assert.Equal("administrator", (await db.UserRoles.SingleAsync()).RoleId);
        Assert.Equal("admin-role", (await db.ApplicationRoles.SingleAsync()).RoleId);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Many_people_are_written_page_by_page(string provider)
    {
        const int Count = 2000;
        await using var stage = await FileStage.CreateAsync(provider);
        await stage.Writer.WriteAsync(Durability.Durable, (db, _) => AddManyAsync(db, stage.Time.GetUtcNow(), Count), CancellationToken.None);
        using var output = new CountingWriter();
        var read = new List<(int Read, int Written)>();

        await stage.Exporter.ExportAsync(
            new YamlDocumentWriter(output), Everything with { UsersRead = count => read.Add((count, output.Items("  - id: user"))) }, CancellationToken.None);

        // Each page was written whole before the next one was read: no more than one is ever held.
        Assert.Equal([(500, 0), (1000, 500), (1500, 1000), (2000, 1500)], read);
        Assert.Equal(Count, output.Items("  - id: user"));
        Assert.Equal(Count + 3, output.Items("      - id: user"));
        var plan = await stage.PlanAsync("t.yaml", output.Text, new Dictionary<string, string>());
        Assert.Equal((0, Count + 6), (plan.Changes.Length, plan.Unchanged));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_export_shows_one_moment(string provider)
    {
        await using var stage = await FileStage.CreateAsync(provider);
        await stage.SucceedAsync("users: [{ id: a, username: ada }]\norganizations: [{ id: o, name: Old }]");
        using var output = new CountingWriter();

        // While people are read somebody renames the organization, which is read after them, and adds a member.
        await stage.Exporter.ExportAsync(
            new YamlDocumentWriter(output),
            Everything with { UsersRead = _ => Task.Run(() => stage.SucceedAsync("organizations: [{ id: o, name: New, users: [{ username: ada }] }]")).Wait() },
            CancellationToken.None);

        Assert.Contains("name: Old", output.Text, StringComparison.Ordinal);
        Assert.Contains("users: []", output.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("New", output.Text, StringComparison.Ordinal);
    }

    private static Task AddManyAsync(Data.HubDbContext db, DateTimeOffset now, int count)
    {
        db.AddRange(Enumerable.Range(0, count).Select(index => new User { Id = $"user{index}", Name = $"User {index}", CreatedAt = now, UpdatedAt = now }));
        db.AddRange(new[] { "all", "few", "none" }.Select(id => new Organization { Id = id, Name = id, CreatedAt = now }));
        db.AddRange(Enumerable.Range(0, count).Select(static index => new OrganizationUser { OrganizationId = "all", UserId = $"user{index}" }));
        db.AddRange(Enumerable.Range(0, 3).Select(static index => new OrganizationUser { OrganizationId = "few", UserId = $"user{index}" }));
        db.Add(new OrganizationRole { Id = "role", Name = "Member" });
        db.AddRange(Enumerable.Range(0, count).Where(static index => index % 3 == 0)
            .Select(static index => new OrganizationRoleUser { OrganizationId = "all", OrganizationRoleId = "role", UserId = $"user{index}" }));
        return Task.CompletedTask;
    }

    private static async Task<(string Text, Dictionary<string, string> Variables)> ExportAsync(FileStage stage, string path, ExportOptions options)
    {
        using var output = new StringWriter { NewLine = "\n" };
        DocumentWriter writer = path.EndsWith("json", StringComparison.Ordinal) ? new JsonDocumentWriter(output) : new YamlDocumentWriter(output);
        var secrets = await stage.Exporter.ExportAsync(writer, options, CancellationToken.None);
        await using var db = stage.Read();
        var values = await db.ApplicationSecrets.ToDictionaryAsync(
            row => SecretNames.Of(row.ApplicationId, row.Name), row => Encoding.UTF8.GetString(stage.MasterKey.Unprotect("application-secret", row.EncryptedValue)!));
        foreach (var (variable, value) in OthersSecrets.Where(pair => secrets.Any(secret => secret.Variable == pair.Variable)))
        {
            values[variable] = value;
        }

        Assert.Equal(secrets.Select(static secret => secret.Variable).Order(StringComparer.Ordinal), values.Keys.Order(StringComparer.Ordinal));
        return (output.ToString(), values);
    }

    /// <summary>Rows that have no ids or times of their own making, to compare two hubs.</summary>
    private static async Task<IReadOnlyList<string>> IdentifiableAsync(FileStage stage)
    {
        string[] tables = ["user_identities", "organization_user_relations", "organization_jit_email_domains", "application_sign_in_experiences",
            "application_access_control_user_relations", "application_access_control_organization_relations", "application_user_consent_user_scopes"];
        return [.. (await stage.DumpAsync()).Where(row => tables.Contains(row.Split(':')[0]))];
    }

    // The secrets of the documented example that are no clients'.
    private static readonly (string Variable, string Value)[] OthersSecrets =
    [
        ("SECRET_OF_SIMPLE_MAIL_TRANSFER_PROTOCOL_AUTH_USER", "hub"),
        ("SECRET_OF_SIMPLE_MAIL_TRANSFER_PROTOCOL_AUTH_PASS", DocumentedExample.Variables["SMTP_PASSWORD"]),
        ("PASSWORD_OF_ROOT", DocumentedExample.Variables["ROOT_PASSWORD"]),
        ("SECRET_OF_HTTP_SMS_AUTHORIZATION", DocumentedExample.Variables["SMS_AUTHORIZATION"]),
        ("SECRET_OF_CAPTCHA_SECRET_KEY", DocumentedExample.Variables["CAPTCHA_SECRET"]),
        ("SECRET_OF_SSO_ACME_CLIENT_SECRET", DocumentedExample.Variables["ENTRA_SECRET"]),
    ];

    [GeneratedRegex("___[0-9A-F]{8}")]
    private static partial Regex Hash();

    // Things that only an administrator with a sense of humour would store.
    private const string Awkward = """"
        resources: [{ indicator: "urn:x:y", name: "null", accessTokenTtl: 60, isDefault: true, scopes: [{ name: "true", description: "a: b # c" }] }]
        organizationScopes: [{ name: "1", description: "" }]
        roles: [{ name: " spaces ", description: "$${ENV:NOT_A_VARIABLE}", isDefault: true, scopes: [{ resource: "urn:x:y", scope: "true" }] }, { name: M2M, description: m, type: MachineToMachine, scopes: [{ resource: "https://default.logto.app/api", scope: all }] }]
        organizationRoles: [{ name: "\"quoted\"", scopes: ["1"], resourceScopes: [{ resource: "urn:x:y", scope: "true" }] }]
        applications:
          - { id: Shop, name: "Same id, other case", type: Traditional, secrets: [{ name: Default secret, value: "secret-with-$${ENV:dollar}" }, { name: "ż", value: sixteen-characters, expiresAt: "2020-02-29T23:59:59.999Z" }], isDisabled: true, customData: { "1": [null, 1.50, -0, 1e3, "1e3", { "a b": "" }], "${ENV:KEY}": "$${ENV:X" } }
          - { id: native, name: Native, type: Native, customClientMetadata: { isDeviceFlow: true }, accessControl: { organizations: [{ id: dis_abled }] }, signInExperience: { customCss: "a {\n  color: red;\n}\n" } }
          - { id: bare, name: Bare, type: MachineToMachine, secrets: [], roles: [M2M] }
        users:
          - { id: X, primaryPhone: "441134960001", name: "\u202e\u0085 line\nbreak\ttab", isSuspended: true, isPasswordExpired: true, customData: { deep: [[[{}]], []] } }
          - { id: y_-, primaryEmail: odd+tag@example.com, avatar: "", profile: { website: "no url at all", address: { country: "" } }, identities: { google: { userId: "\"" }, "git hub": { userId: "2", details: { rawData: { a: null } } } }, roles: [] }
        organizations:
          - { id: dis_abled, name: Acme, description: "second of this name", isDisabled: true, isMfaRequired: true, isTrustedDeviceAllowed: false, customCss: " leading", users: [{ id: X, roles: ["\"quoted\""] }], applications: [{ id: bare, roles: [] }] }
        signInExperience: { customCss: "/* \u2028 */\n", customContent: { "/a b": "<p>\n</p>" } }
        """";

    /// <summary>Counts lines that begin in a certain way, as they come.</summary>
    private sealed class CountingWriter : StringWriter
    {
        public CountingWriter() => NewLine = "\n";

        public string Text => ToString();

        public int Items(string prefix) => Text.Split('\n').Count(line => line.StartsWith(prefix, StringComparison.Ordinal));
    }
}
