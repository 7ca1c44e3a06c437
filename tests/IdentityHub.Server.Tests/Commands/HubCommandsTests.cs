using System.Globalization;
using IdentityHub.Data;
using IdentityHub.Server.Audit;
using IdentityHub.Server.Commands;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Commands;

public sealed class HubCommandsTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Migrates_and_says_what_it_did()
    {
        var first = await RunAsync("migrate");
        var second = await RunAsync("migrate");

        Assert.Equal(0, first.Code);
        Assert.Contains("Applied ", first.Output, StringComparison.Ordinal);
        Assert.Equal((0, "The schema was up to date." + Environment.NewLine), (second.Code, second.Output));
    }

    [Fact]
    public async Task Rotates_lists_and_deletes_keys()
    {
        var list = await RunAsync("keys", "list");
        var old = list.Output.Split(' ')[0];
        Assert.Contains("Current", list.Output, StringComparison.Ordinal);

        var inUse = await RunAsync("keys", "delete", old);
        Assert.Equal(1, inUse.Code);
        Assert.Contains("keys rotate --grace 0", inUse.Error, StringComparison.Ordinal);

        Assert.Equal(0, (await RunAsync("keys", "rotate", "--grace", "0")).Code);
        Assert.Contains("Previous", (await RunAsync("keys", "list")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("keys", "delete", old)).Code);
        Assert.DoesNotContain(old, (await RunAsync("keys", "list")).Output, StringComparison.Ordinal);

        Assert.Equal(0, (await RunAsync("keys", "rotate")).Code);
        Assert.Contains("signs from", (await RunAsync("keys", "list")).Output, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync("keys", "rotate")).Code);
        Assert.Equal(1, (await RunAsync("keys", "rotate", "--algorithm", "RS256")).Code);
        Assert.NotEqual(0, (await RunAsync("keys", "rotate", "--grace", "-1")).Code);
    }

    [Fact]
    public async Task Creates_an_administrator_and_prints_a_link_to_the_public_url()
    {
        var created = await RunAsync("admin", "create", "--username", "root", "--set", "IdentityHub:PublicUrl=https://login.example.com/auth");

        Assert.Equal(0, created.Code);
        Assert.Contains("https://login.example.com/auth/setup?token=", created.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync("admin", "create", "--username", "root")).Code);
        Assert.NotEqual(0, (await RunAsync("admin", "create", "--username", "two words")).Code);
        Assert.NotEqual(0, (await RunAsync("admin", "create", "--username", "root@example.com")).Code);
        Assert.NotEqual(0, (await RunAsync("admin", "create")).Code);
    }

    [Fact]
    public async Task Applies_a_bootstrap_file_or_names_its_problems()
    {
        var file = Path.Combine(directory.Path, "hub.yaml");
        await File.WriteAllTextAsync(file, "organizationScopes:\n  - name: invoices:read\n");
        var missing = await RunAsync("bootstrap", Path.Combine(directory.Path, "missing.yaml"));
        var applied = await RunAsync("bootstrap", file);
        var again = await RunAsync("bootstrap", file);

        Assert.Equal(1, missing.Code);
        Assert.Contains("missing.yaml", missing.Error, StringComparison.Ordinal);
        Assert.Equal((0, ""), (applied.Code, applied.Error));
        Assert.Contains("1 created, 0 updated", applied.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing changes: 0 created, 0 updated, 0 deleted, 1 unchanged.", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plans_applies_and_exports()
    {
        var file = Path.Combine(directory.Path, "hub.yaml");
        await File.WriteAllTextAsync(
            file,
            """
            roles: [{ name: Clerk, description: Works }]
            applications: [{ id: shop, name: Shop, type: Traditional, secret: "${ENV:SECRET_OF_SHOP}" }]
            users: [{ id: ada, username: ada, password: an analytical engine }]
            """);
        Environment.SetEnvironmentVariable("SECRET_OF_SHOP", "sixteen-characters");
        var planned = await RunAsync("plan", file);
        var plannedJson = await RunAsync("plan", file, "--json");
        var applied = await RunAsync("apply", file);
        var again = await RunAsync("plan", file);

        Assert.Equal((2, ""), (planned.Code, planned.Error));
        Assert.Equal(2, plannedJson.Code);
        Assert.Equal("changed", JsonColumn.Parse(plannedJson.Output).GetProperty("result").GetString());
        Assert.Equal(
            "+ role Clerk|    + description: \"Works\"|    + type: \"User\"|+ application shop (Shop)|    + name: \"Shop\"|    + secrets[Default secret]: (set)"
                + "|    + type: \"Traditional\"|+ user ada|    + password: (set)|    + username: \"ada\"||3 to create, 0 to update, 0 to delete, 0 unchanged.|",
            planned.Output.ReplaceLineEndings("|"));
        Assert.Equal((0, planned.Output.Replace("to create", "created", StringComparison.Ordinal).Replace("to update", "updated", StringComparison.Ordinal)
            .Replace("to delete", "deleted", StringComparison.Ordinal)), (applied.Code, applied.Output));
        Assert.Equal((0, "Nothing changes: 0 created, 0 updated, 0 deleted, 3 unchanged." + Environment.NewLine), (again.Code, again.Output));

        var exported = Path.Combine(directory.Path, "exported.json");
        await File.WriteAllTextAsync(exported, "old");
        var export = await RunAsync("export", exported, "--users", "--with-password-digests");
        Assert.Equal((0, ""), (export.Code, export.Output));
        Assert.Equal("To be set before the file is applied: SECRET_OF_SHOP", export.Error.TrimEnd());
        Assert.Equal(0, (await RunAsync("plan", exported)).Code);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(exported));
        }

        var shown = await RunAsync("export");
        Assert.Contains("id: shop", shown.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("users:", shown.Output, StringComparison.Ordinal);
        Assert.Equal(["exported.json", "hub.yaml"], Directory.GetFiles(directory.Path).Select(Path.GetFileName).Where(name => name!.Contains("hub.yaml", StringComparison.Ordinal) || name.Contains("export", StringComparison.Ordinal)).Order());
        Assert.Equal(1, (await RunAsync("export", Path.Combine(directory.Path, "none", "x.yaml"))).Code);
        Assert.Equal(1, (await RunAsync("export", "--with-password-digests")).Code);
    }

    [Fact]
    public async Task A_plan_that_could_not_be_made_does_not_look_like_one_with_changes()
    {
        var file = Path.Combine(directory.Path, "hub.yaml");
        await File.WriteAllTextAsync(file, "roles: [{ name: 7 }]");

        var refused = await RunAsync("plan", file);
        var json = await RunAsync("plan", file, "--json");

        Assert.Equal((1, ""), (refused.Code, refused.Output));
        Assert.Contains("hub.yaml:1:17 roles[0].name: must be text", refused.Error, StringComparison.Ordinal);
        Assert.Equal((1, 2), (json.Code, JsonColumn.Parse(json.Output).GetProperty("problems").GetArrayLength()));
        Assert.Equal(1, (await RunAsync("plan", file, "--fast")).Code);
        Assert.Equal(1, (await RunAsync("plan")).Code);
        Assert.Equal(1, (await RunAsync("plan", file, "--set", "IdentityHub:Oidc:SessionTtl=never")).Code);
        Assert.Equal(2, (await RunAsync("apply", file, "--set", "IdentityHub:Oidc:SessionTtl=never")).Code);
    }

    [Theory]
    [InlineData("srve")]
    [InlineData("migrate", "--fast")]
    [InlineData("migrate", "--set", "novalue")]
    [InlineData("keys")]
    public async Task Refuses_what_it_does_not_know(params string[] args)
    {
        var run = await RunAsync(args);

        Assert.NotEqual(0, run.Code);
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public async Task Names_wrong_settings_instead_of_serving()
    {
        var run = await RunAsync("serve", "--IdentityHub:PublicURI=https://example.com", "--set", "IdentityHub:Oidc:SessionTtl=never");

        Assert.Equal(2, run.Code);
        Assert.Contains("IdentityHub:PublicURI", run.Error, StringComparison.Ordinal);
        Assert.Contains("IdentityHub:Oidc:SessionTtl is 'never'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData()]
    [InlineData("keys")]
    [InlineData("admin", "create")]
    public async Task Helps(params string[] args)
    {
        var run = await RunAsync([.. args, "--help"]);

        Assert.Equal(0, run.Code);
        Assert.Contains("--set", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_names_what_is_wrong_and_changes_nothing()
    {
        var data = Path.Combine(directory.Path, "empty");
        var run = await RunAsync("doctor", "--set", "IdentityHub:DataDirectory=" + data, "--set", "IdentityHub:PublicUrl=https://localhost:1");

        Assert.Equal(1, run.Code);
        Assert.Contains("note   data directory", run.Output, StringComparison.Ordinal);
        Assert.Contains("WRONG  proxy", run.Output, StringComparison.Ordinal);
        Assert.Contains("WRONG  public URL: https://localhost:1/oidc/.well-known/openid-configuration cannot be reached", run.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(data));
    }

    [Fact]
    public async Task The_doctor_finds_open_files_and_a_foreign_key()
    {
        await RunAsync("keys", "list");
        var file = MasterKeyFile.PathIn(directory.Path);
        await File.WriteAllTextAsync(file, Convert.ToBase64String(new byte[32]));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        }

        var run = await RunAsync("doctor");

        Assert.Equal(1, run.Code);
        Assert.Contains("chmod 600 " + file, run.Output, StringComparison.Ordinal);
        Assert.Contains("WRONG  master key: is not the one", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_doctor_finds_nothing_wrong_with_a_hub_that_runs(string provider)
    {
        await using var hub = await HubHost.StartAsync(provider);
        List<string> args =
        [
            "doctor",
            "--set", "IdentityHub:DataDirectory=" + hub.DataDirectory,
            "--set", "IdentityHub:PublicUrl=" + hub.PublicUrl,
        ];
        if (hub.ConnectionString is { } connection)
        {
            args.AddRange(["--set", "IdentityHub:Database:Provider=PostgreSql", "--set", "ConnectionStrings:IdentityHub=" + connection]);
        }

        var run = await RunAsync([.. args]);

        Assert.DoesNotContain("WRONG", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("Nothing is wrong." + Environment.NewLine, run.Output, StringComparison.Ordinal);
        Assert.Equal(0, run.Code);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Verifies_and_exports_the_audit_trail(string provider)
    {
        await using var hub = await HubHost.StartAsync(provider);
        string[] place = hub.ConnectionString is { } connection
            ? ["--set", "IdentityHub:DataDirectory=" + hub.DataDirectory, "--set", "IdentityHub:Database:Provider=PostgreSql", "--set", "ConnectionStrings:IdentityHub=" + connection]
            : ["--set", "IdentityHub:DataDirectory=" + hub.DataDirectory];
        await hub.WriteAsync((db, _) =>
        {
            for (var index = 0; index < 3; index++)
            {
                hub.Services.GetRequiredService<AuditTrail>().Add(db, null, new AuditEntry { Key = "Test." + index });
            }

            return Task.CompletedTask;
        });
        var waiting = await RunAsync(["audit", "verify", .. place]);
        Assert.Equal((0, "0 rows in the chain, 3 not sealed yet. Nobody changed them." + Environment.NewLine), (waiting.Code, waiting.Output));

        var whole = await RunAsync(["audit", "export", .. place]);
        var lines = whole.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(JsonColumn.Parse).ToList();
        Assert.Equal(["Test.0", "Test.1", "Test.2"], lines.Select(line => line.GetProperty("key").GetString()).Order());
        Assert.Equal([1, 2, 3], lines.Select(line => line.GetProperty("sequence").GetInt64()));
        Assert.Contains("3 rows exported. To go on from here: audit export --after " + lines[2].GetProperty("cursor").GetString(), whole.Error, StringComparison.Ordinal);

        var file = Path.Combine(directory.Path, "rest.ndjson");
        string[] rest = ["audit", "export", "--after", lines[0].GetProperty("cursor").GetString()!, "--output", file, .. place];
        Assert.Equal(0, (await RunAsync(rest)).Code);
        Assert.Equal(2, (await File.ReadAllLinesAsync(file)).Length);
        Assert.NotEqual(0, (await RunAsync(rest)).Code);
        Assert.Equal(1, (await RunAsync(["audit", "export", "--after", "nonsense", .. place])).Code);
        Assert.Equal(0, (await RunAsync(["audit", "verify", .. place])).Code);

        await hub.WriteAsync((db, token) => db.AuditLogs.Where(row => row.Sequence == 2)
            .ExecuteUpdateAsync(row => row.SetProperty(log => log.ApplicationId, "another"), token));
        var tampered = await RunAsync(["audit", "verify", .. place]);
        Assert.Equal(1, tampered.Code);
        Assert.StartsWith("row 2 (", tampered.Error, StringComparison.Ordinal);
        Assert.Contains("tampered", tampered.Output, StringComparison.Ordinal);
        await hub.WriteAsync((db, token) => db.AuditLogs.Where(row => row.Sequence == 1).ExecuteDeleteAsync(token));
        var behind = await RunAsync(["audit", "export", "--after", lines[0].GetProperty("cursor").GetString()!, .. place]);
        Assert.Equal(1, behind.Code);
        Assert.Contains("audit verify", behind.Error, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        string[] place = args.Any(arg => arg.Contains("DataDirectory", StringComparison.Ordinal))
            ? []
            : ["--set", "IdentityHub:DataDirectory=" + directory.Path];
        var code = await HubCommands.RunAsync([.. args, .. place], output, error);
        return (code, output.ToString(), error.ToString());
    }
}
