using System.Text.Json;
using IdentityHub.Server.ConfigurationFiles;
using IdentityHub.Server.ConfigurationFiles.Reporting;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.ConfigurationFiles;

/// <summary>What a plan shows, and that applying does just that.</summary>
public sealed class FilePlanTests
{
    private const string Before = """
        resources:
          - { indicator: https://a.example, name: A, isDefault: true, scopes: [{ name: read, description: Look }, { name: write }] }
          - { indicator: https://b.example, name: B }
        roles:
          - { name: Reader, description: Reads, scopes: [{ resource: https://a.example, scope: read }] }
          - { name: Unused, description: Nobody }
        organizationRoles: [{ name: admin }, { name: "two words" }]
        applications:
          - id: shop
            name: Shop
            type: Traditional
            description: old
            secrets: [{ name: one, value: secret-number-one }, { name: two, value: secret-number-two }]
            oidcClientMetadata: { redirectUris: [https://a.example/1, https://a.example/2] }
            customData: { a: 1, b: { c: 2, same: true } }
            signInExperience: { displayName: Shop }
          - { id: gone, name: Gone, type: SPA }
        users:
          - { id: ada, username: ada, name: Ada, password: an analytical engine, roles: [Reader], identities: { github: { userId: "1" } } }
          - { id: bob, username: bob, name: Bob }
          - { id: eve, username: eve, name: Eve }
        organizations:
          - { id: acme, name: Acme, users: [{ id: ada, roles: [admin] }, { id: bob }] }
        signInExperience: { signInMode: SignIn }
        """;

    private const string After = """
        resources:
          - { indicator: https://a.example, name: A, scopes: [{ name: read, description: See }, { name: delete }] }
          - { indicator: https://b.example, name: B, isDefault: true }
        roles:
          - { name: Reader, description: Reads, scopes: [{ resource: https://a.example, scope: delete }] }
          - { name: Unused, state: absent }
        applications:
          - id: shop
            name: Shop two
            type: Traditional
            description: null
            secrets: [{ name: one, value: another-secret-one }, { name: three, value: secret-number-three, expiresAt: "2030-01-01T00:00:00Z" }]
            oidcClientMetadata: { redirectUris: [https://a.example/2, https://a.example/3], backchannelLogoutUri: https://a.example/out }
            customData: { b: { c: 3, same: true } }
            signInExperience: null
            accessControl: { enabled: true, users: [{ id: ada }, { username: new }], organizations: [{ name: Fresh }] }
            isDisabled: true
          - { id: gone, state: absent }
          - { id: new, name: New, type: MachineToMachine }
        users:
          - { id: ada, username: ada, name: "Ada\u202e\e[31m", password: a difference engine, roles: [], identities: { github: null, google: { userId: "2" } } }
          - { username: new, primaryEmail: new@example.com, isSuspended: true }
          - { id: eve, state: absent }
        organizations:
          - { id: acme, name: Acme, users: [{ id: ada, roles: ["two words"] }, { username: new, roles: [admin] }] }
          - { name: Fresh, jit: { emailDomains: [example.com], roles: [admin] }, customData: { level: 3 } }
        signInExperience: { signInMode: SignInAndRegister, customCss: null }
        oidc: { session: { ttl: 3600 } }
        """;

    private const string Diff = """
        ~ resource https://a.example (A)
            ~ isDefault: true → false
            ~ scopes:
                - write
                + delete
            ~ scopes[read].description: "Look" → "See"
        ~ resource https://b.example (B)
            ~ isDefault: false → true
        ~ role Reader
            ~ scopes:
                - https://a.example read
                + https://a.example delete
        - role Unused
        - application gone (Gone)
        + application new (New)
            + name: "New"
            + secrets[Default secret]: (set)
            + type: "MachineToMachine"
        ~ application shop (Shop two)
            ~ accessControl.enabled: false → true
            ~ accessControl.organizations:
                + Fresh
            ~ accessControl.users:
                + ada
                + new
            ~ customData.b.c: 2 → 3
            - description: "old"
            ~ isDisabled: false → true
            ~ name: "Shop" → "Shop two"
            + oidcClientMetadata.backchannelLogoutUri: "https://a.example/out"
            ~ oidcClientMetadata.redirectUris:
                - https://a.example/1
                + https://a.example/3
            ~ secrets[one]: (changed)
            + secrets[three]: (set)
            + secrets[three].expiresAt: "2030-01-01T00:00:00Z"
            - secrets[two]: (removed)
            - signInExperience.displayName: "Shop"
        ~ user ada
            - identities.github.userId: "1"
            + identities.google.userId: "2"
            ~ name: "Ada" → "Ada\u202e\u001b[31m"
            ~ password: (changed)
            ~ roles:
                - Reader
        - user eve
        + user new
            + isSuspended: true
            + primaryEmail: "new@example.com"
            + username: "new"
        + organization Fresh
            + customData.level: 3
            + isTrustedDeviceAllowed: true
            + jit.emailDomains:
                + example.com
            + jit.roles:
                + admin
            + name: "Fresh"
        ~ organization acme (Acme)
            ~ users:
                - bob
                + new
            ~ users[ada].roles:
                - admin
                + two words
            ~ users[new].roles:
                + admin
        + settings oidc.session
            + ttl: 3600
        ~ settings signInExperience
            ~ customCss: "a{}" → null
            ~ signInMode: "SignIn" → "SignInAndRegister"

        4 to create, 7 to update, 3 to delete, 0 unchanged.
        """;

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_plan_shows_what_applying_changes(string provider)
    {
        await using var stage = await FileStage.CreateAsync(provider);
        await stage.SucceedAsync(Before);

        var plan = await stage.PlanAsync(After);
        var text = await FileStage.ShowAsync(plan);

        Assert.Equal(Diff + "\n", text);
        var applied = await stage.SucceedAsync(After);
        Assert.Equal(ReportJson.Of(new FileOutcome(plan, [])), ReportJson.Of(new FileOutcome(applied.Report, [])));
        Assert.True((await stage.PlanAsync(After)).IsEmpty);
    }

    [Fact]
    public async Task A_report_for_programs_has_the_same_changes_and_every_problem()
    {
        await using var stage = await FileStage.CreateAsync(Databases.Sqlite);
        await stage.SucceedAsync("roles: [{ name: r, description: old }]\norganizationScopes: [{ name: s }]");

        var outcome = await stage.ApplyAsync("""
            roles: [{ name: r, description: new, isDefault: true }]
            applications: [{ id: a, name: A, type: Traditional, description: null, oidcClientMetadata: { redirectUris: [https://a.example/] } }]
            organizationScopes: [{ name: s }]
            """);
        var refused = await stage.ApplyAsync("roles: [{ name: 7 }]");

        Assert.Equal(
            """
            {
              "result": "changed",
              "created": 1,
              "updated": 1,
              "deleted": 0,
              "unchanged": 1,
              "changes": [
                {
                  "action": "update",
                  "kind": "role",
                  "name": "r",
                  "fields": [
                    {
                      "path": "description",
                      "old": "old",
                      "new": "new"
                    },
                    {
                      "path": "isDefault",
                      "old": false,
                      "new": true
                    }
                  ]
                },
                {
                  "action": "create",
                  "kind": "application",
                  "name": "a",
                  "fields": [
                    {
                      "path": "name",
                      "new": "A"
                    },
                    {
                      "path": "oidcClientMetadata.redirectUris",
                      "added": [
                        "https://a.example/"
                      ],
                      "removed": []
                    },
                    {
                      "path": "secrets[Default secret]",
                      "secret": "set"
                    },
                    {
                      "path": "type",
                      "new": "Traditional"
                    }
                  ]
                }
              ],
              "problems": [],
              "notes": []
            }
            """,
            ReportJson.Of(outcome));
        using var document = JsonDocument.Parse(ReportJson.Of(refused));
        Assert.Equal("refused", document.RootElement.GetProperty("result").GetString());
        Assert.Equal(
            ["t.yaml:1:9 roles[0]: 'description' is missing", "t.yaml:1:17 roles[0].name: must be text, not a number; put it in quotes"],
            document.RootElement.GetProperty("problems").EnumerateArray().Select(static problem =>
                $"{problem.GetProperty("file")}:{problem.GetProperty("line")}:{problem.GetProperty("column")} {problem.GetProperty("path")}: {problem.GetProperty("message")}"));
    }

    [Fact]
    public async Task No_secret_is_ever_shown()
    {
        const string File = """
            applications:
              - { id: one, name: One, type: Traditional, secret: hush-hush-hush-1 }
              - { id: two, name: Two, type: Traditional, secrets: [{ name: s, value: hush-hush-hush-2 }] }
            users:
              - { id: ada, username: ada, password: hush hush hush 3 }
              - { id: bob, username: bob, passwordDigest: "$argon2id$v=19$m=19456,t=2,p=1$c2l4dGVlbiBieXRlcyBhYg$AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8", passwordAlgorithm: Argon2id }
            """;
        await using var stage = await FileStage.CreateAsync(Databases.Sqlite);

        var created = await stage.PlanAsync(File);
        await stage.SucceedAsync(File);
        var digest = (await DigestsAsync(stage))[0];
        var changed = await stage.PlanAsync(File.Replace("hush-hush-hush", "secret-hush-hush", StringComparison.Ordinal).Replace("hush hush hush", "another hush", StringComparison.Ordinal));

        Assert.Equal((4, 3), (created.Created, changed.Updated));
        foreach (var report in new[] { created, changed })
        {
            var shown = await FileStage.ShowAsync(report) + ReportJson.Of(new FileOutcome(report, [])) + string.Join('\n', report.Summaries);
            Assert.DoesNotContain("hush", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("argon2", shown, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(digest, shown, StringComparison.Ordinal);
        }

        await using var db = stage.Read();
        var audit = await db.AuditLogs.SingleAsync();
        Assert.Equal("Configuration.Apply", audit.Key);
        Assert.Contains("""
            "counts":{"created":{"application":2,"user":2},"updated":{},"deleted":{}},"ids":{"created":{"application":["one","two"],"user":["ada","bob"]}
            """, audit.Payload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_cannot_give_orders_to_a_terminal()
    {
        Assert.Equal("\"\\u001b[31m\\u202e\\u2028\\\"\\\\\\n\"", ShownText.Quoted("\e[31m\u202e\u2028\"\\\n"));
        Assert.Equal("two words", ShownText.Word("two words"));
        Assert.Equal("\" trailing\"", ShownText.Word(" trailing"));
        Assert.Equal("Żółć 🙂", ShownText.Word("Żółć 🙂"));
        await using var stage = await FileStage.CreateAsync(Databases.Sqlite);

        var text = await FileStage.ShowAsync(await stage.PlanAsync($"users: [{{ id: a, name: \"\\e[2J\", customData: {{ \"\\e[1m\\u202e\": \"{new string('x', 500)}\" }} }}]"));

        Assert.DoesNotContain(text, static character => character is '\e' or '\u202e');
        Assert.Contains("… (502 characters)", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), static line => Assert.True(line.Length < 200));
    }

    [Fact]
    public async Task Colours_are_for_terminals_only()
    {
        await using var stage = await FileStage.CreateAsync(Databases.Sqlite);
        await stage.SucceedAsync("roles: [{ name: a, description: d }, { name: b, description: d }]");
        var report = await stage.PlanAsync("roles: [{ name: a, state: absent }, { name: b, description: e }, { name: c, description: d }]");
        using var colored = new StringWriter { NewLine = "\n" };

        await new ReportText(colored, isColored: true).WriteAsync(report, isDone: false);

        Assert.Contains("\e[31m- role a\e[0m\n\e[33m~ role b\e[0m\n\e[33m    ~ description: \"d\" → \"e\"\e[0m\n\e[32m+ role c\e[0m", colored.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\e', await FileStage.ShowAsync(report));
    }

    private static async Task<List<string>> DigestsAsync(FileStage stage)
    {
        await using var db = stage.Read();
        return await db.Users.Select(user => user.PasswordEncrypted!).ToListAsync();
    }
}
