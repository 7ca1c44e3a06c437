using IdentityHub.Data;
using IdentityHub.Server.Audit;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Management.Logs;

/// <summary>The audit trail over the API, as spec 02 §19 and the capture have it.</summary>
public sealed class LogTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Lists_newest_first_with_filters_and_reads_one(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var start = hub.Scenario.Host.Time.GetUtcNow();
        await AddAsync(hub, "ExchangeTokenBy.RefreshToken", Scenario.Alice, Scenario.Spa);
        await AddAsync(hub, "ExchangeTokenBy.RefreshToken", Scenario.Bob, Scenario.Spa);
        await AddAsync(hub, "Interaction.Create", null, Scenario.Web);
        await AddAsync(hub, "TriggerHook.User.Created", null, null);
        (await hub.PatchAsync("/resources/api", new { name = "Renamed" })).Is(200);

        var all = (await hub.GetAsync("/logs?page_size=3")).Is(200);
        Assert.Equal("4", all.Headers["Total-Number"]);
        Assert.Equal(["ManagementApi.UpdateResource", "Interaction.Create", "ExchangeTokenBy.RefreshToken"], Keys(all));
        var first = all.Body[0];
        Assert.Equal(["tenantId", "id", "key", "payload", "createdAt"], first.EnumerateObject().Select(member => member.Name));
        Assert.Equal("default", first.GetProperty("tenantId").GetString());
        Assert.Equal("Success", first.GetProperty("payload").GetProperty("result").GetString());
        Assert.Equal(first.GetRawText(), (await hub.GetAsync("/logs/" + first.GetProperty("id").GetString())).Is(200).Text);
        (await hub.GetAsync("/logs/none")).IsRefused(404, "entity.not_exists_with_id");

        async Task<List<string?>> Find(string query) => Keys((await hub.GetAsync("/logs?" + query)).Is(200));
        Assert.Equal(["ExchangeTokenBy.RefreshToken"], await Find("userId=" + Scenario.Alice));
        Assert.Equal(2, (await Find("applicationId=" + Scenario.Spa)).Count);
        Assert.Equal(["ExchangeTokenBy.RefreshToken"], await Find($"logKey=ExchangeTokenBy.RefreshToken&userId={Scenario.Bob}"));
        Assert.Empty(await Find("logKey=ExchangeTokenBy"));
        Assert.Empty(await Find("userId=" + Uri.EscapeDataString("' OR 1=1 --")));
        Assert.Equal(["ManagementApi.UpdateResource"], await Find("logKey=ManagementApi.UpdateResource"));
        var second = start.AddSeconds(1).ToUnixTimeMilliseconds();
        Assert.Equal(["ExchangeTokenBy.RefreshToken"], await Find("end_time=" + (second - 1)));
        Assert.Equal(["ExchangeTokenBy.RefreshToken"], await Find($"start_time={second}&end_time={second}"));
        Assert.Equal(3, (await Find("start_time=" + second)).Count);

        foreach (var window in new[] { "start_time=x", "end_time=-1", "start_time=2&end_time=1", "start_time=1.5", "end_time=99999999999999999", "start_time=" })
        {
            (await hub.GetAsync("/logs?" + window)).IsRefused(400, "log.invalid_time_window");
        }

        foreach (var key in new[] { "TriggerHook.User.Created", "nonsense", "", "%25" })
        {
            (await hub.GetAsync("/logs?logKey=" + key)).IsRefused(400, "log.invalid_type");
        }

        var seen = new List<string>();
        for (var cursor = ""; cursor is not null;)
        {
            var page = (await hub.GetAsync($"/logs?page_size=1&cursor={cursor}")).Is(200);
            seen.AddRange(page.Ids);
            cursor = page.Headers.GetValueOrDefault("Next-Cursor");
        }

        Assert.Equal((await hub.GetAsync("/logs")).Ids, seen);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Caps_the_total_when_asked_to(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        await AddAsync(hub, "Interaction.End", null, null);
        var few = (await hub.GetAsync("/logs?enableCap=true")).Is(200);
        Assert.Equal(("1", false), (few.Headers["Total-Number"], few.Headers.ContainsKey("Total-Number-Is-Capped")));
        await hub.Scenario.ChangeAsync(db => db.Database.ExecuteSqlRawAsync(
            """
            WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 10004)
            INSERT INTO logs (id, key, payload, created_at) SELECT 'r' || n, 'Interaction.End', '{{}}', n FROM numbers
            """));

        var capped = (await hub.GetAsync("/logs?enableCap=true&page_size=100&page=100")).Is(200);
        Assert.Equal(("10000", "true", 100), (capped.Headers["Total-Number"], capped.Headers["Total-Number-Is-Capped"], capped.Ids.Count));
        var exact = (await hub.GetAsync("/logs?page=501")).Is(200);
        Assert.Equal(("10005", false, 5), (exact.Headers["Total-Number"], exact.Headers.ContainsKey("Total-Number-Is-Capped"), exact.Ids.Count));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Exports_sealed_rows_and_goes_on_from_a_cursor(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        for (var index = 0; index < 600; index++)
        {
            await AddAsync(hub, "Interaction.Create", null, null);
        }

        Assert.Equal("", await ExportAsync(hub));
        await hub.Scenario.Host.Services.GetRequiredService<AuditSealer>().SealAsync(CancellationToken.None);

        var lines = (await ExportAsync(hub)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(JsonColumn.Parse).ToList();
        Assert.Equal(Enumerable.Range(1, 600), lines.Select(line => line.GetProperty("sequence").GetInt32()));
        var cursor = lines[9].GetProperty("cursor").GetString()!;
        Assert.Equal(lines[10].GetRawText() + "\n" + lines[11].GetRawText() + "\n", await ExportAsync(hub, $"?limit=2&cursor={cursor}"));
        Assert.Equal("", await ExportAsync(hub, "?cursor=" + lines[^1].GetProperty("cursor").GetString()));

        foreach (var value in new[] { "x", cursor + "A", cursor[..^2] + "AA", new string('A', 54), "%27" })
        {
            (await hub.GetAsync("/logs/export?cursor=" + value)).IsRefused(400, "log.invalid_cursor");
        }

        (await hub.GetAsync("/logs/export?limit=0")).IsRefused(400, "guard.invalid_pagination");
        await hub.Scenario.ChangeAsync(db => db.AuditLogs.Where(row => row.Sequence == 20).ExecuteUpdateAsync(row => row.SetProperty(log => log.Payload, "no\njson")));
        Assert.Contains("\"payload\":{\"unreadable\":\"no\\njson\"}", await ExportAsync(hub), StringComparison.Ordinal);
        (await hub.GetAsync("/logs?page_size=100")).Is(200);
    }

    private static async Task<string> ExportAsync(ManagementScenario hub, string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/logs/export" + query);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + hub.Token);
        using var response = await hub.Scenario.Client.SendAsync(request);
        Assert.Equal((200, "application/x-ndjson; charset=utf-8"), ((int)response.StatusCode, response.Content.Headers.ContentType?.ToString()));
        return await response.Content.ReadAsStringAsync();
    }

    private static List<string?> Keys(ApiAnswer list) => [.. list.Body.EnumerateArray().Select(row => row.GetProperty("key").GetString())];

    private static async Task AddAsync(ManagementScenario hub, string key, string? userId, string? applicationId)
    {
        var host = hub.Scenario.Host;
        await host.WriteAsync((db, _) =>
        {
            host.Services.GetRequiredService<AuditTrail>().Add(db, null, new AuditEntry { Key = key, UserId = userId, ApplicationId = applicationId });
            return Task.CompletedTask;
        });
        host.Time.SetUtcNow(host.Time.GetUtcNow() + TimeSpan.FromSeconds(1));
    }
}
