using IdentityHub.Data;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.ConfigurationFiles;

/// <summary>The file as the real hub applies it when it starts.</summary>
public sealed class BootstrapStartTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_hub_has_what_the_file_says_when_it_listens(string provider)
    {
        await using var hub = await HubHost.StartAsync(provider, static options => options.Bootstrap = """
            applications:
              - { id: importer, name: Importer, type: MachineToMachine, managementApiAccess: true }
            signInExperience: { signInMode: SignIn }
            """);

        await using var db = await hub.Services.GetRequiredService<IDbContextFactory<HubDbContext>>().CreateDbContextAsync();
        var role = await db.ApplicationRoles.Where(row => row.ApplicationId == "importer")
            .Join(db.Roles, row => row.RoleId, role => role.Id, (row, role) => role.Name).SingleAsync();
        Assert.Equal("Logto Management API access", role);
        Assert.Contains("\"signInMode\":\"SignIn\"", (await db.HubSettings.SingleAsync(row => row.Key == "signInExperience")).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_problems_keeps_the_hub_from_starting_and_names_all_of_them()
    {
        var exception = await Assert.ThrowsAsync<ConfigurationException>(static () => HubHost.StartAsync(Databases.Sqlite, static options =>
        {
            options.BootstrapName = "demo.json";
            options.Bootstrap = """
                {
                  "users": [{ "username": "ada", "roles": ["none"] }],
                  "userz": []
                }
                """;
        }));

        Assert.Equal(2, exception.Problems.Count);
        Assert.EndsWith("demo.json:2:44 users[0].roles[0]: there is no role 'none'", exception.Problems[0], StringComparison.Ordinal);
        Assert.EndsWith("demo.json:3:3 userz: unknown key; did you mean 'users'?", exception.Problems[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_keeps_the_hub_from_starting()
    {
        var exception = await Assert.ThrowsAsync<ConfigurationException>(static () =>
            HubHost.StartAsync(Databases.Sqlite, static options => options.Settings["Bootstrap"] = "no-such-file.yaml"));

        Assert.Contains("no-such-file.yaml:1:1: the file cannot be read", exception.Message, StringComparison.Ordinal);
    }
}
