using IdentityHub.Data.Applications;
using IdentityHub.Data.Users;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.Management.Organizations;

/// <summary>What tests of organizations need beside the company.</summary>
internal static class OrganizationStage
{
    /// <summary>Ids of users that <see cref="AddUsersAsync"/> adds, in order.</summary>
    public static List<string> UserIds(this ManagementScenario _, int count) => [.. Enumerable.Range(0, count).Select(number => $"user{number:D8}")];

    /// <summary>Adds users.</summary>
    public static Task AddUsersAsync(this ManagementScenario hub, int count) => hub.Scenario.ChangeAsync(db =>
    {
        var now = hub.Scenario.Host.Time.GetUtcNow();
        db.AddRange(hub.UserIds(count).Select((id, number) => new User
        {
            Id = id,
            Name = $"User {number}",
            Username = $"User_{number}",
            NormalizedUsername = $"user_{number}",
            PrimaryEmail = $"User{number}@Mail.example",
            NormalizedEmail = $"user{number}@mail.example",
            PrimaryPhone = $"4477{number:D6}",
            CreatedAt = now,
            UpdatedAt = now,
        }));
        return Task.CompletedTask;
    });

    /// <summary>Adds machine applications <c>robot0</c> and on.</summary>
    public static Task AddMachinesAsync(this ManagementScenario hub, int count) => hub.Scenario.ChangeAsync(db =>
    {
        db.AddRange(Enumerable.Range(0, count).Select(number => new Application
        {
            Id = $"robot{number}",
            Name = $"Robot {number}",
            Type = ApplicationType.MachineToMachine,
            CreatedAt = hub.Scenario.Host.Time.GetUtcNow(),
        }));
        return Task.CompletedTask;
    });

    /// <summary>An instant that has not passed, as the API takes it.</summary>
    public static long InAnHour(this ManagementScenario hub) => hub.Scenario.Host.Time.GetUtcNow().AddHours(1).ToUnixTimeMilliseconds();
}
