using IdentityHub.Data.Users;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.Management.Dashboard;

/// <summary>Figures about users, as spec 02 §12 has them.</summary>
public sealed class DashboardTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Counts_users(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var now = hub.Scenario.Host.Time.GetUtcNow();
        await hub.Scenario.ChangeAsync(db =>
        {
            // Besides the two of the scenario: one yesterday, two six days ago, four eight days ago.
            var number = 0;
            foreach (var (days, count) in new[] { (1, 1), (6, 2), (8, 4), (40, 1) })
            {
                for (var each = 0; each < count; each++)
                {
                    db.Add(new User { Id = $"joined{number++:000000}", CreatedAt = now.AddDays(-days) });
                }
            }

            return Task.CompletedTask;
        });
        Assert.Equal("""{"totalUserCount":10}""", (await hub.GetAsync("/dashboard/users/total")).Is(200).Text);
        Assert.Equal(
            """{"today":{"count":2,"delta":1},"last7Days":{"count":5,"delta":1}}""", (await hub.GetAsync("/dashboard/users/new")).Is(200).Text);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Counts_active_users(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var today = (int)(hub.Scenario.Host.Time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalDays;
        await hub.Scenario.ChangeAsync(db =>
        {
            // Days ago, and who.
            foreach (var (days, user) in new[] { (0, "a"), (0, "b"), (1, "a"), (3, "a"), (3, "c"), (9, "d"), (29, "e"), (30, "a"), (45, "f") })
            {
                db.Add(new DailyActiveUser { Day = today - days, UserId = user });
            }

            return Task.CompletedTask;
        });
        var now = (await hub.GetAsync("/dashboard/users/active")).Is(200);
        Assert.Equal(
            ("""{"count":2,"delta":1}""", """{"count":3,"delta":2}""", """{"count":5,"delta":3}"""),
            (now["dau"].GetRawText(), now["wau"].GetRawText(), now["mau"].GetRawText()));
        var curve = now["dauCurve"].EnumerateArray().Select(day => (day.GetProperty("date").GetString()!, day.GetProperty("count").GetInt32())).ToList();
        Assert.Equal(30, curve.Count);
        Assert.Equal((Date(today), 2), curve[^1]);
        Assert.Equal((Date(today - 3), 2), curve[^4]);
        Assert.Equal((Date(today - 29), 1), curve[0]);

        var before = (await hub.GetAsync($"/dashboard/users/active?date={Date(today - 3)}")).Is(200);
        Assert.Equal("""{"count":2,"delta":2}""", before["dau"].GetRawText());
        foreach (var date in new[] { "2026-13-01", "2026-1-1", "yesterday", "", "1969-12-31", "2026-02-30" })
        {
            (await hub.GetAsync("/dashboard/users/active?date=" + date)).IsInvalid("date");
        }

        // Today goes on; what is remembered is no older than a minute.
        await hub.Scenario.ChangeAsync(db =>
        {
            db.Add(new DailyActiveUser { Day = today, UserId = "g" });
            return Task.CompletedTask;
        });
        hub.Scenario.Host.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(3, (await hub.SendAsync("GET", "/dashboard/users/active?date=" + Date(today))).Is(200)["dau"].GetProperty("count").GetInt32());
    }

    private static string Date(int day) => DateTimeOffset.UnixEpoch.AddDays(day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
