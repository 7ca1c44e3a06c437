using System.Text.Json;
using IdentityHub.Server.Management.ConfigurationFiles;
using IdentityHub.Server.Tests.Management.Administrators;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.ConfigurationFiles;

/// <summary>Configuration files over the API.</summary>
public sealed class ConfigurationFileTests
{
    private const string Plan = "/configuration-files/plan";
    private const string Apply = "/configuration-files/apply";

    private const string Shop = """
        roles:
          - name: Order clerk
            description: Works with orders
        applications:
          - id: shop
            name: Shop
            type: Traditional
            secret: a-secret-of-the-shop-0123456789
            oidcClientMetadata:
              redirectUris: [https://shop.example.com/callback]
        """;

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Shows_what_would_change_changes_exactly_that_and_shows_no_secret(string provider)
    {
        await using var hub = await StartAsync(provider);
        var plan = (await OwnerAsync(hub, Plan, new { text = Shop })).Is(200);
        Assert.Equal(("changed", 2, 0, 0), (plan["result"].GetString(), plan["created"].GetInt32(), plan["updated"].GetInt32(), plan["deleted"].GetInt32()));
        Assert.Equal(["create role Order clerk", "create application shop"], Changes(plan));
        var fields = plan["changes"][1].GetProperty("fields").EnumerateArray().ToDictionary(field => field.GetProperty("path").GetString()!);
        Assert.Equal("Shop", fields["name"].GetProperty("new").GetString());
        Assert.False(fields["name"].TryGetProperty("old", out _));
        Assert.Equal("set", fields["secrets[Default secret]"].GetProperty("secret").GetString());
        Assert.DoesNotContain("a-secret-of-the-shop", plan.Text, StringComparison.Ordinal);
        Assert.False(await hub.Scenario.ReadAsync(db => db.Applications.AnyAsync(row => row.Id == "shop")));
        Assert.Equal(plan.Text, (await OwnerAsync(hub, Plan, new { text = Shop })).Is(200).Text);

        var digest = plan["digest"].GetString();
        var applied = (await OwnerAsync(hub, Apply, new { text = Shop, digest })).Is(200);
        Assert.Equal(plan.Text, applied.Text);
        Assert.True(await hub.Scenario.ReadAsync(db => db.Applications.AnyAsync(row => row.Id == "shop")));
        var row = await hub.Scenario.ReadAsync(db => db.AuditLogs.SingleAsync(entry => entry.Key == "Configuration.Apply"));
        Assert.Equal((Staff.Owner, "admin-console"), (row.UserId, row.ApplicationId));
        Assert.DoesNotContain("a-secret-of-the-shop", row.Payload, StringComparison.Ordinal);

        var nothing = (await OwnerAsync(hub, Plan, new { text = Shop })).Is(200);
        Assert.Equal(("unchanged", JsonValueKind.Null), (nothing["result"].GetString(), nothing["digest"].ValueKind));
        (await OwnerAsync(hub, Apply, new { text = Shop, digest })).IsRefused(409, "configuration_file.outdated");

        var next = Shop.Replace("name: Shop", "name: Store", StringComparison.Ordinal).Replace("a-secret-of", "another-of", StringComparison.Ordinal)
            .Replace("/callback]", "/back]", StringComparison.Ordinal).Replace("description: Works with orders", "state: absent", StringComparison.Ordinal);
        plan = (await OwnerAsync(hub, Plan, new { text = next })).Is(200);
        Assert.Equal(["delete role Order clerk", "update application shop"], Changes(plan));
        Assert.Equal(
            """[{"path":"name","old":"Shop","new":"Store"},{"path":"oidcClientMetadata.redirectUris","added":["https://shop.example.com/back"],"removed":["https://shop.example.com/callback"]},{"path":"secrets[Default secret]","secret":"changed"}]""",
            plan["changes"][1].GetProperty("fields").GetRawText());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_to_apply_what_was_not_shown(string provider)
    {
        await using var hub = await StartAsync(provider);
        var digest = (await OwnerAsync(hub, Plan, new { text = Shop })).Is(200)["digest"].GetString();
        (await OwnerAsync(hub, Apply, new { text = Shop.Replace("name: Shop", "name: Stop", StringComparison.Ordinal), digest })).IsRefused(409, "configuration_file.outdated");
        (await OwnerAsync(hub, Apply, new { text = Shop + "\n# a remark", digest })).IsRefused(409, "configuration_file.outdated");
        (await OwnerAsync(hub, Apply, new { text = Shop, digest = "x" })).IsRefused(409, "configuration_file.outdated");
        (await OwnerAsync(hub, Apply, new { text = "applications: 5", digest })).IsRefused(409, "configuration_file.outdated");

        // Somebody else creates the role meanwhile: it would no longer be created, but changed.
        (await hub.PostAsync("/roles", new { name = "Order clerk", description = "Other" })).Is(200);
        (await OwnerAsync(hub, Apply, new { text = Shop, digest })).IsRefused(409, "configuration_file.outdated");
        Assert.False(await hub.Scenario.ReadAsync(db => db.Applications.AnyAsync(row => row.Id == "shop")));
        Assert.Equal(0, await hub.Scenario.ReadAsync(db => db.AuditLogs.CountAsync(row => row.Key == "Configuration.Apply")));
        digest = (await OwnerAsync(hub, Plan, new { text = Shop })).Is(200)["digest"].GetString();
        (await OwnerAsync(hub, Apply, new { text = Shop, digest })).Is(200);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_two_who_apply_one_plan_at_once_one_does(string provider)
    {
        await using var hub = await StartAsync(provider);
        var digest = (await OwnerAsync(hub, Plan, new { text = Shop })).Is(200)["digest"].GetString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OwnerAsync(hub, Apply, new { text = Shop, digest })));
        Assert.Single(answers, answer => answer.Status == 200);
        Assert.Equal(3, answers.Count(answer => answer.Status == 409));
        Assert.Equal(1, await hub.Scenario.ReadAsync(db => db.AuditLogs.CountAsync(row => row.Key == "Configuration.Apply")));
    }

    [Fact(DisplayName = "A text that is sent cannot read the hub's environment")]
    public async Task Names_no_environment_variables()
    {
        await using var hub = await StartAsync(Databases.Sqlite);
        var path = Environment.GetEnvironmentVariable("PATH")!;
        const string Text = """
            applications:
              - id: shop
                name: ${ENV:PATH}
                type: Traditional
                secret: a-secret-that-begins-${ENV:PATH}
            users:
              - username: ada
                password: ${ENV:PATH}
            connectors:
              - connectorId: http-sms
                config:
                  endpoint: https://sms.example.com/${ENV:PATH}
                  authorization: "${ENV:"
            """;
        foreach (var (format, text) in new[] { ("yaml", Text), ("json", """{"users":[{"username":"ada","password":"\u0024{ENV:PATH}"}]}""") })
        {
            var plan = (await OwnerAsync(hub, Plan, new { text, format })).Is(200);
            Assert.Equal(("refused", JsonValueKind.Null), (plan["result"].GetString(), plan["digest"].ValueKind));
            Assert.DoesNotContain(path, plan.Text, StringComparison.Ordinal);
            var problems = plan["problems"].EnumerateArray().Select(problem => (problem.GetProperty("line").GetInt32(), problem.GetProperty("message").GetString()!)).ToList();
            Assert.Equal(format == "yaml" ? [3, 5, 8, 12, 13] : [1], problems.Select(problem => problem.Item1));
            Assert.All(problems, problem => Assert.Contains("environment variables are", problem.Item2, StringComparison.Ordinal));
            (await OwnerAsync(hub, Apply, new { text, format, digest = "x" })).IsRefused(409, "configuration_file.outdated");
        }

        // A text that only looks like a variable is a text.
        var meant = (await OwnerAsync(hub, Plan, new { text = "roles: [{ name: a, description: '$${ENV:PATH}' }]" })).Is(200);
        Assert.Contains("\"${ENV:PATH}\"", meant.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_where_a_text_is_wrong_however_it_is_wrong()
    {
        await using var hub = await StartAsync(Databases.Sqlite);
        var deep = string.Concat(Enumerable.Repeat("{a: ", 20_000));
        foreach (var (text, says) in new[]
        {
            ("", "empty"), ("applications: [", "not valid YAML"), ("a: &x [1]\nb: *x", "anchors"), (deep, "nested deeper"), (new string('[', 100_000), "nested deeper"),
            ("applications:\n  - id: shop\n    nmae: x", "name"), ("roles: [{ name: a, description: b }]\n---\nroles: []", "one document"), ("- 1", "must be an object"),
            ("? [a]\n: b", "key must be plain text"), ("%YAML 9.9\n---\na", ""), ("a: !!binary x", "tags"),
        })
        {
            var plan = (await OwnerAsync(hub, Plan, new { text })).Is(200);
            Assert.Equal("refused", plan["result"].GetString());
            Assert.Contains(says, string.Join('\n', plan["problems"].EnumerateArray().Select(problem => problem.GetProperty("message").GetString())), StringComparison.Ordinal);
        }

        // As many mistakes as fit are counted, and the first are shown.
        var many = (await OwnerAsync(hub, Plan, new { text = "roles:\n" + string.Concat(Enumerable.Repeat("- 1\n", 200_000)) })).Is(200);
        Assert.Equal((200_000, 200), (many["problemCount"].GetInt32(), many["problems"].GetArrayLength()));
        Assert.Equal(413, (await OwnerAsync(hub, Plan, new { text = new string('a', 1100 * 1024) })).Status);
        Assert.Equal("refused", (await OwnerAsync(hub, Plan, new { text = "{\"roles\":[],}", format = "json" })).Is(200)["result"].GetString());
        (await OwnerAsync(hub, Plan, new { text = "a", format = "toml" })).IsInvalid("format");
        (await OwnerAsync(hub, Plan, new { })).IsInvalid("text");
        (await OwnerAsync(hub, Apply, new { text = "a" })).IsInvalid("digest");
    }

    [Fact]
    public async Task Refuses_wrong_bodies()
    {
        await using var hub = await StartAsync(Databases.Sqlite);
        await hub.RefusesWrongBodiesAsync<ConfigurationText>("POST", Plan, new { text = Shop, format = "yaml" });
        await hub.RefusesWrongBodiesAsync<ConfigurationOrder>("POST", Apply, new { text = Shop, format = "yaml", digest = "x" });
    }

    [Theory(DisplayName = "A file cannot leave a hub without an owner, and a program makes no administrators")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Keeps_an_owner(string provider)
    {
        await using var hub = await StartAsync(provider);
        foreach (var text in new[]
        {
            $"administrators: [{{ id: {Staff.Owner}, role: viewer }}]", $"users: [{{ id: {Staff.Owner}, state: absent }}]", $"users: [{{ id: {Staff.Owner}, isSuspended: true }}]",
        })
        {
            var plan = (await OwnerAsync(hub, Plan, new { text })).Is(200);
            Assert.Contains("no owner", Assert.Single(plan["problems"].EnumerateArray()).GetProperty("message").GetString(), StringComparison.Ordinal);
        }

        // With another one it can be done.
        var both = $"administrators: [{{ id: {Staff.Owner}, role: viewer }}, {{ id: {Staff.Editor}, role: owner }}]";
        var digest = (await OwnerAsync(hub, Plan, new { text = both })).Is(200)["digest"].GetString();
        (await hub.PostAsync(Plan, new { text = both })).IsRefused(403, "auth.forbidden");
        (await hub.PostAsync(Apply, new { text = both, digest })).IsRefused(403, "auth.forbidden");

        (await hub.PostAsync(Plan, new { text = Shop })).Is(200);
        (await OwnerAsync(hub, Apply, new { text = both, digest })).Is(200);
        (await OwnerAsync(hub, Plan, new { text = both })).IsRefused(403, "auth.forbidden");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_exported_file_has_no_secrets_and_changes_nothing(string provider)
    {
        await using var hub = await StartAsync(provider);
        const string Secrets = Shop + """

            administrators: [{ username: second, role: owner, password: violet-kettle-otter }]
            connectors:
              - connectorId: http-sms
                config: { endpoint: "https://sms.example.com/send", authorization: the-secret-of-sms }
            captchaProvider: { type: Turnstile, siteKey: site, secretKey: the-secret-of-captcha }
            """;
        var digest = (await OwnerAsync(hub, Plan, new { text = Secrets })).Is(200)["digest"].GetString();
        (await OwnerAsync(hub, Apply, new { text = Secrets, digest })).Is(200);
        foreach (var format in new[] { "yaml", "json" })
        {
            var file = (await hub.AsAsync(Staff.Owner, "GET", "/configuration-files/export?format=" + format)).Is(200);
            Assert.StartsWith("application/" + format, file.Headers["Content-Type"], StringComparison.Ordinal);
            Assert.Contains("https://shop.example.com/callback", file.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("ENV:", file.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("secret-of", file.Text, StringComparison.Ordinal);
            var plan = (await OwnerAsync(hub, Plan, new { text = file.Text, format })).Is(200);
            Assert.True(plan["result"].GetString() == "unchanged", plan.Text);
        }

        var variables = (await hub.AsAsync(Staff.Owner, "GET", "/configuration-files/export?secrets=variables")).Is(200).Text;
        Assert.Contains("${ENV:SECRET_OF_SHOP}", variables, StringComparison.Ordinal);
        Assert.Contains("${ENV:PASSWORD_OF_SECOND}", variables, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-of-", variables, StringComparison.Ordinal);
        (await hub.AsAsync(Staff.Owner, "GET", "/configuration-files/export?format=xml")).IsInvalid("format");
    }

    private static async Task<ManagementScenario> StartAsync(string provider)
    {
        var hub = await ManagementScenario.StartAsync(provider, static options => options.UseCheapHashes());
        await hub.HireAsync();
        return hub;
    }

    private static Task<ApiAnswer> OwnerAsync(ManagementScenario hub, string path, object body) => hub.AsAsync(Staff.Owner, "POST", path, body);

    private static IEnumerable<string> Changes(ApiAnswer plan) => plan["changes"].EnumerateArray().Select(change =>
        $"{change.GetProperty("action").GetString()} {change.GetProperty("kind").GetString()} {change.GetProperty("name").GetString()}");
}
