using Npgsql;

namespace IdentityHub.Server.Hosting.Database;

/// <summary>The connections to PostgreSQL.</summary>
internal sealed class PostgresSource(DatabaseOptions options, ILoggerFactory loggers) : IAsyncDisposable, IDisposable
{
    /// <summary>Statements kept prepared per connection; more than the hot paths use.</summary>
    private const int PreparedStatements = 64;

    private readonly Lazy<NpgsqlDataSource> pooled = new(() =>
    {
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            MaxAutoPrepare = PreparedStatements,

            // Nothing of ours leaves state on a connection (SET is always LOCAL), and resetting would drop the prepared statements' use.
            NoResetOnClose = true,
        };
        settings.ApplicationName ??= "IdentityHub";
        return Build(settings, loggers);
    });

    private readonly Lazy<NpgsqlDataSource> dedicated = new(() =>
    {
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false, KeepAlive = 30 };
        settings.ApplicationName ??= "IdentityHub";
        return Build(settings, loggers);
    });

    /// <summary>For contexts.</summary>
    public NpgsqlDataSource Pooled => pooled.Value;

    /// <summary>For connections with state of their own: LISTEN and session locks.</summary>
    public NpgsqlDataSource Dedicated => dedicated.Value;

    public void Dispose()
    {
        (pooled.IsValueCreated ? pooled.Value : null)?.Dispose();
        (dedicated.IsValueCreated ? dedicated.Value : null)?.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (pooled.IsValueCreated)
        {
            await pooled.Value.DisposeAsync();
        }

        if (dedicated.IsValueCreated)
        {
            await dedicated.Value.DisposeAsync();
        }
    }

    private static NpgsqlDataSource Build(NpgsqlConnectionStringBuilder settings, ILoggerFactory loggers) =>
        new NpgsqlDataSourceBuilder(settings.ToString()).UseLoggerFactory(loggers).Build();
}
