using IdentityHub.Server.SignIn;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Management.Sentinel;

/// <summary>Accounts that failed attempts locked can be unlocked.</summary>
public sealed class SentinelTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Unlocks_by_username_address_or_id(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var lockout = hub.Scenario.Host.Services.GetRequiredService<Lockout>();
        var policy = new SentinelPolicy { MaxAttempts = 1 };
        foreach (var (userId, identifier, target) in new[]
        {
            (Scenario.Alice, "alice", "ALICE"), (Scenario.Alice, "alice", "alice@example.com"), (Scenario.Alice, "alice", Scenario.Alice), (null, "nobody", " Nobody "),
        })
        {
            var targets = lockout.TargetsOf(userId, identifier, null) with { Address = Guid.NewGuid().ToString("N") };
            Assert.True((await lockout.AttemptAsync(targets, policy, CancellationToken.None)).IsAllowed);
            var until = hub.Scenario.Host.Time.GetUtcNow().AddHours(1);
            await hub.Scenario.ChangeAsync(db => db.SignInFailures.ExecuteUpdateAsync(update => update.SetProperty(row => row.LockedUntil, until)));
            Assert.False((await lockout.AttemptAsync(targets with { Address = "another" }, policy, CancellationToken.None)).IsAllowed);

            (await hub.PostAsync("/sentinel-activities/delete", new { targetType = "App", targets = new[] { target } })).Is(204);
            (await hub.PostAsync("/sentinel-activities/delete", new { targetType = "User", targets = new[] { "somebody else" } })).Is(204);
            Assert.False((await lockout.AttemptAsync(targets with { Address = "another" }, policy, CancellationToken.None)).IsAllowed);
            (await hub.PostAsync("/sentinel-activities/delete", new { targetType = "User", targets = new[] { target } })).Is(204);
            Assert.True((await lockout.AttemptAsync(targets with { Address = "another" }, policy, CancellationToken.None)).IsAllowed);
            (await hub.PostAsync("/sentinel-activities/delete", new { targetType = "User", targets = new[] { target } })).Is(204);
            await hub.Scenario.ChangeAsync(db =>
            {
                db.RemoveRange(db.SignInFailures);
                return Task.CompletedTask;
            });
        }

        (await hub.PostAsync("/sentinel-activities/delete", """{"targetType":"Robot","targets":[1]}""")).IsInvalid("targetType", "targets.0");
        (await hub.PostAsync("/sentinel-activities/delete", "{}")).IsInvalid("targetType", "targets");
    }
}
