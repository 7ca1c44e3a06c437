using System.Net;
using System.Text.Json;
using IdentityHub.Data.Roles;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Hosting;

public sealed class StartTests
{
    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_fresh_instance_has_the_rows_scripts_expect_once_although_two_nodes_start_together(string provider)
    {
        await using var pair = await TwoHubs.StartAsync(provider);
        await using var db = pair.Second.Read();

        var resource = await db.Resources.SingleAsync();
        Assert.Equal(("management-api", "https://default.logto.app/api", 3600), (resource.Id, resource.Indicator, resource.AccessTokenTtl));
        var scopes = await db.Scopes.OrderBy(row => row.Id).ToListAsync();
        Assert.Equal(
            [
                ("management-api-all", "all", "management-api"), ("management-api-edit", "edit", "management-api"),
                ("management-api-read", "read", "management-api"), ("management-api-tokens", "third-party-tokens:read", "management-api"),
            ],
            scopes.Select(scope => (scope.Id, scope.Name, scope.ResourceId)));
        Assert.Equal(0, await db.RoleScopes.CountAsync(row => row.ScopeId == "management-api-tokens"));
        var roles = await db.Roles.OrderBy(role => role.Name).ToListAsync();
        Assert.Equal(
            ["#internal:admin", "#internal:administrator", "#internal:editor", "#internal:viewer", "Logto Management API access"], roles.Select(role => role.Name));
        Assert.Equal([RoleType.MachineToMachine, RoleType.User, RoleType.User, RoleType.User, RoleType.MachineToMachine], roles.Select(role => role.Type));
        Assert.Equal("admin-role", roles[0].Id);
        Assert.Equal(3, await db.RoleScopes.CountAsync(row => row.ScopeId == "management-api-all"));
        Assert.Equal(("administrator-editor", "administrator-viewer"), (
            (await db.RoleScopes.SingleAsync(row => row.ScopeId == "management-api-edit")).RoleId,
            (await db.RoleScopes.SingleAsync(row => row.ScopeId == "management-api-read")).RoleId));
        Assert.Equal("admin-console", (await db.Applications.SingleAsync()).Id);
        Assert.Equal(
            """{"enabledExtendedClaims":["roles","organizations","organization_roles"]}""",
            (await db.HubSettings.SingleAsync(setting => setting.Key == "idToken")).Value);
        var experience = JsonDocument.Parse((await db.HubSettings.SingleAsync(setting => setting.Key == "signInExperience")).Value).RootElement;
        Assert.Equal("default", experience.GetProperty("id").GetString());
        Assert.Equal("SignInAndRegister", experience.GetProperty("signInMode").GetString());
        Assert.Equal("username", experience.GetProperty("signIn").GetProperty("methods")[0].GetProperty("identifier").GetString());
    }

    [Fact]
    public async Task A_hub_of_an_earlier_version_gets_the_permissions_that_came_since()
    {
        using var directory = new TemporaryDirectory();
        await using (var hub = await HubHost.StartAsync(Databases.Sqlite, options => options.DataDirectory = directory))
        {
            await hub.WriteAsync((db, cancellation) => db.Scopes.Where(scope => scope.Name != "all").ExecuteDeleteAsync(cancellation));
        }

        await using var again = await HubHost.StartAsync(Databases.Sqlite, options => options.DataDirectory = directory);
        await using var read = again.Read();
        Assert.Equal(["all", "edit", "read", "third-party-tokens:read"], await read.Scopes.Select(scope => scope.Name).Order().ToListAsync());
        Assert.Equal(5, await read.RoleScopes.CountAsync());
    }

    [Fact]
    public async Task A_restart_keeps_what_administrators_changed()
    {
        using var directory = new TemporaryDirectory();
        await using (var hub = await HubHost.StartAsync(Databases.Sqlite, options => options.DataDirectory = directory))
        {
            await hub.WriteAsync(async (db, cancellation) =>
            {
                await db.Roles.Where(role => role.Name == "Logto Management API access").ExecuteDeleteAsync(cancellation);
                await db.HubSettings.Where(setting => setting.Key == SeedSettings.IdToken)
                    .ExecuteUpdateAsync(update => update.SetProperty(setting => setting.Value, "{}"), cancellation);
            });
        }

        await using var again = await HubHost.StartAsync(Databases.Sqlite, options => options.DataDirectory = directory);
        await using var read = again.Read();

        Assert.Equal(4, await read.Roles.CountAsync());
        Assert.Equal("{}", (await read.HubSettings.SingleAsync(setting => setting.Key == SeedSettings.IdToken)).Value);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_to_start_with_a_master_key_that_is_not_the_databases(string provider)
    {
        using var directory = new TemporaryDirectory();
        string? connection = null;
        await using (var hub = await HubHost.StartAsync(provider, options => options.DataDirectory = directory))
        {
            connection = hub.ConnectionString;
        }

        async Task<string> StartAsync(string? key) => (await Assert.ThrowsAsync<ConfigurationException>(() => HubHost.StartAsync(provider, options =>
        {
            (options.DataDirectory, options.ConnectionString) = (directory, connection);
            options.Settings["MasterKey"] = key;
        }))).Message;

        Assert.Contains("IdentityHub:MasterKey is not the key", await StartAsync(Convert.ToBase64String(new byte[32])), StringComparison.Ordinal);

        var file = MasterKeyFile.PathIn(directory.Path);
        var right = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, Convert.ToBase64String(new byte[32]));
        Assert.Contains("does not hold the key", await StartAsync(null), StringComparison.Ordinal);

        File.Delete(file);
        Assert.Contains("is missing", await StartAsync(null), StringComparison.Ordinal);
        Assert.False(File.Exists(file));

        await File.WriteAllTextAsync(file, right);
        await using var works = await HubHost.StartAsync(
            provider, options => (options.DataDirectory, options.ConnectionString) = (directory, connection));
        Assert.True(works.Ring().IsReady);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_one_node_protects_another_can_read_and_keys_are_encrypted(string provider)
    {
        await using var pair = await TwoHubs.StartAsync(provider);

        var secret = pair.First.Services.GetDataProtector("test").Protect("value");

        Assert.Equal("value", pair.Second.Services.GetDataProtector("test").Unprotect(secret));
        await using var db = pair.First.Read();
        var keys = await db.DataProtectionKeys.ToListAsync();
        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.Equal(-1, key.EncryptedXml.AsSpan().IndexOf("<key"u8)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Is_ready_when_database_migrations_and_key_are(string provider)
    {
        await using var hub = await HubHost.StartAsync(provider);
        using var client = hub.NewClient();

        using var response = await client.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            """{"ready":true,"checks":{"database":"ok","migrations":"ok","signingKey":"ok"}}""", await response.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task Is_alive_but_not_ready_while_a_migration_is_missing()
    {
        await using var hub = await HubHost.StartAsync(Databases.Sqlite);
        using var client = hub.NewClient();
        await hub.WriteAsync((db, cancellation) => db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsHistory", cancellation));

        using var response = await client.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(
            """{"ready":false,"checks":{"database":"ok","migrations":"failed","signingKey":"ok"}}""", await response.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
    }
}
