using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using IdentityHub.Server.Tests.Support;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace IdentityHub.Server.Tests.Support;

/// <summary>
/// The PostgreSQL that tests run on: the server named by IDENTITYHUB_TEST_POSTGRES (an administrator's connection string), or else a
/// cluster of our own, started by the first test that asks and removed after the last. No PostgreSQL is a failure, not a reason to pass.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static readonly List<string> Created = [];
    private static readonly string RunId = Guid.NewGuid().ToString("N")[..8];
    private static PostgresCluster? cluster;
    private static string? admin;
    private static string? template;
    private static int count;

    /// <summary>A new database of the caller's own. Dropped after the test run.</summary>
    /// <param name="migrated">With the current schema, copied from a database migrated once; otherwise empty.</param>
    /// <returns>Its connection string.</returns>
    public static async Task<string> CreateDatabaseAsync(bool migrated = true)
    {
        await Gate.WaitAsync();
        try
        {
            admin ??= await FindOrStartAsync();
            if (migrated && template is null)
            {
                var name = await CreateAsync("template0");
                await TestDatabase.MigrateAsync(TestDatabase.Postgres(ConnectionString(name)));
                template = name;
            }

            return ConnectionString(await CreateAsync(migrated ? template! : "template0"));
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (cluster is not null)
        {
            cluster.Dispose();
            return;
        }

        foreach (var name in Created)
        {
            await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }
    }

    private static async Task<string> FindOrStartAsync()
    {
        if (Environment.GetEnvironmentVariable("IDENTITYHUB_TEST_POSTGRES") is { Length: > 0 } given)
        {
            return given;
        }

        cluster = await PostgresCluster.StartAsync();
        return cluster.ConnectionString;
    }

    private static async Task<string> CreateAsync(string from)
    {
        var name = $"hub_test_{RunId}_{++count}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {from} ENCODING 'UTF8'");
        Created.Add(name);
        return name;
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(admin) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(admin) { Database = database, MaxPoolSize = 20 }.ToString();
}
