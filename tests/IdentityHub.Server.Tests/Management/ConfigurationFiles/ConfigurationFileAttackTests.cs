using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using IdentityHub.Server.People;
using IdentityHub.Server.People.Passwords;
using IdentityHub.Server.Tests.Management.Administrators;
using IdentityHub.Server.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Management.ConfigurationFiles;

/// <summary>Texts that are sent in order to break something.</summary>
public sealed class ConfigurationFileAttackTests
{
    private const string Plan = "/configuration-files/plan";
    private const string Apply = "/configuration-files/apply";

    // Escapes would make the body larger than is taken.
    private static readonly JsonSerializerOptions Plainly = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory(DisplayName = "An owner who is removed while the passwords of a text are hashed makes nobody an owner by it")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_removed_owner_applies_nothing(string provider)
    {
        // A hash takes some milliseconds, all of them a second or two.
        await using var hub = await StartAsync(provider, new PasswordOptions { MemoryKiB = 4096, Iterations = 1, QueueCapacity = 1000 });
        (await hub.AsAsync(Staff.Owner, "PATCH", $"/administrators/{Staff.Editor}", new { role = "owner" })).Is(200);
        var text = "administrators: [{ username: friend, role: owner, password: violet-kettle-otter }]\nusers:\n"
            + string.Concat(Enumerable.Range(0, 80).Select(static index => $"- {{ username: new{index}, password: violet-kettle-{index} }}\n"));
        var digest = (await hub.AsAsync(Staff.Owner, "POST", Plan, new { text })).Is(200)["digest"].GetString();

        var applied = hub.AsAsync(Staff.Owner, "POST", Apply, new { text, digest });
        await Task.Delay(TimeSpan.FromMilliseconds(200));
        (await hub.AsAsync(Staff.Editor, "PATCH", $"/administrators/{Staff.Owner}", new { role = "viewer" })).Is(200);
        (await applied).IsRefused(403, "auth.forbidden");
        Assert.False(await hub.Scenario.ReadAsync(db => db.Users.AnyAsync(row => row.Username == "friend" || row.Username == "new0")));
    }

    [Fact(DisplayName = "A plan does not tell whether a password is right")]
    public async Task Guesses_look_alike()
    {
        await using var hub = await StartAsync(Databases.Sqlite, new PasswordOptions { MemoryKiB = 1024, Iterations = 1, QueueCapacity = 1000 });
        (await hub.AsAsync(Staff.Owner, "PATCH", $"/users/{Staff.Nobody}/password", new { password = "violet-kettle-otter" })).Is(200);
        foreach (var guess in new[] { "violet-kettle-otter", "another-kettle-otter" })
        {
            var plan = (await hub.AsAsync(Staff.Owner, "POST", Plan, new { text = $"users: [{{ id: {Staff.Nobody}, password: {guess} }}]" })).Is(200);
            var field = Assert.Single(plan["changes"][0].GetProperty("fields").EnumerateArray());
            Assert.Equal("changed", field.GetProperty("secret").GetString());
        }
    }

    [Theory(DisplayName = "A text of a megabyte keeps the hub busy for seconds at most, and takes no gigabytes")]
    [InlineData("described objects")]
    [InlineData("names that lead nowhere")]
    [InlineData("long paths")]
    [InlineData("one line")]
    public async Task Work_is_bounded(string kind)
    {
        await using var hub = await StartAsync(Databases.Sqlite, new PasswordOptions { MemoryKiB = 1024, Iterations = 1, QueueCapacity = 1000 });
        var text = Heavy(kind);
        Assert.InRange(text.Length, 700_000, 1_000_000);
        var (allocated, started) = (GC.GetTotalAllocatedBytes(), Stopwatch.GetTimestamp());
        using var client = hub.Scenario.Host.NewClient();
        client.Timeout = TimeSpan.FromMinutes(1);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api" + Plan)
        {
            Content = new StringContent(JsonSerializer.Serialize(new { text, format = "json" }, Plainly), Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + hub.SignPerson(Staff.Owner));
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("refused", answer.GetProperty("result").GetString());
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(50));
        Assert.InRange(GC.GetTotalAllocatedBytes() - allocated, 0, 3_000_000_000);
    }

    [Fact(DisplayName = "A role that a text both wants and does not want is a problem, not a failure")]
    public async Task A_contradiction_is_a_problem()
    {
        await using var hub = await StartAsync(Databases.Sqlite, new PasswordOptions { MemoryKiB = 1024, Iterations = 1, QueueCapacity = 1000 });
        const string Text = """{"roles":[{"name":"a","description":"b","scopes":[{"resource":"https://api.example.com/org","scope":"x"}]},{"name":"a","state":"absent"}]}""";
        var plan = (await hub.AsAsync(Staff.Owner, "POST", Plan, new { text = Text, format = "json" })).Is(200);
        Assert.Equal("refused", plan["result"].GetString());
    }

    [Theory(DisplayName = "A link for the first owner does not wake up when an owner came by another way and went")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_link_ends_with_any_owner(string provider)
    {
        await using var hub = await HubHost.StartAsync(provider);
        var first = hub.Services.GetRequiredService<FirstOwner>();
        Assert.NotNull(await first.MakeAtStartAsync(CancellationToken.None));
        await hub.Services.GetRequiredService<Server.People.Administrators>().CreateAsync(
            new NewAdministrator("ada", null, "violet-kettle-otter", AdministratorRole.Owner), CancellationToken.None);
        await using var db = hub.Read();
        Assert.False(await db.HubSettings.AnyAsync(row => row.Key == FirstOwner.SettingKey));
    }

    private static string Heavy(string kind) => kind switch
    {
        "described objects" => """{"emailTemplates":[""" + Repeat("{}", 330_000) + "]}",
        "names that lead nowhere" => """{"roles":[""" + string.Join(',', Enumerable.Range(0, 8_000).Select(static index => $$"""{"name":"role-{{index}}","description":"d"}"""))
            + """],"users":[{"username":"u","roles":[""" + string.Join(',', Enumerable.Range(0, 32_000).Select(static index => $"\"rule-{index}\"")) + "]}]}",
        "long paths" => """{"applications":[{"id":"a","customData":""" + string.Concat(Enumerable.Range(0, 60).Select(static _ => $$"""{"{{new string('k', 64)}}":"""))
            + "[" + Repeat("0", 450_000) + "]" + new string('}', 60) + "}]}",
        _ => $$"""{"{{new string('é', 150_000)}}":[""" + Repeat("[]", 200_000) + "]}",
    };

    private static string Repeat(string item, int count) => string.Join(',', Enumerable.Repeat(item, count));

    private static async Task<ManagementScenario> StartAsync(string provider, PasswordOptions passwords)
    {
        var hub = await ManagementScenario.StartAsync(provider, options => options.Configure = builder => builder.Services.AddSingleton(passwords));
        await hub.HireAsync();
        return hub;
    }
}
