using Npgsql;

namespace IdentityHub.Server.Hosting.Database;

/// <summary>Lets one node migrate at a time. The lock ends with the process that holds it, however it ends.</summary>
internal static class MigrationLock
{
    /// <summary>Number of the advisory lock; any number, the same in every version.</summary>
    private const long AdvisoryKey = 0x4875_624D_6967_7261;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Locks <c>identityhub.db.migrating</c> beside the SQLite file.</summary>
    public static Task<IAsyncDisposable> TakeFileAsync(
        SqliteFile file, ILogger logger, CancellationToken cancellation) =>
        WaitForAsync(
            () =>
            {
                try
                {
                    return Task.FromResult<IAsyncDisposable?>(SqliteFile.CreatePrivate(file.Path + ".migrating", FileMode.OpenOrCreate));
                }
                catch (IOException exception) when (exception is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
                {
                    return Task.FromResult<IAsyncDisposable?>(null);
                }
            },
            logger,
            cancellation);

    /// <summary>Takes an advisory lock of PostgreSQL on a connection of its own.</summary>
    public static async Task<IAsyncDisposable> TakeAdvisoryAsync(
        PostgresSource source, ILogger logger, CancellationToken cancellation)
    {
        var connection = await source.Dedicated.OpenConnectionAsync(cancellation);
        try
        {
            return await WaitForAsync(() => TryAdvisoryAsync(connection, cancellation), logger, cancellation);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task<IAsyncDisposable?> TryAdvisoryAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"SELECT pg_try_advisory_lock({AdvisoryKey})", connection);
        return await command.ExecuteScalarAsync(cancellation) is true ? connection : null;
    }

    private static async Task<IAsyncDisposable> WaitForAsync(
        Func<Task<IAsyncDisposable?>> tryTake, ILogger logger, CancellationToken cancellation)
    {
        var said = false;
        while (true)
        {
            if (await tryTake() is { } held)
            {
                return held;
            }

            if (!said)
            {
                Log.WaitingForMigration(logger);
                said = true;
            }

            await Task.Delay(Pause, cancellation);
        }
    }
}
