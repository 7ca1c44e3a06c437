using IdentityHub.Data;
using IdentityHub.Migrations.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IdentityHub.Server.Hosting.Database;

/// <summary>
/// The one place that knows which database is in use. Everything else asks for
/// <list type="bullet">
/// <item><see cref="HubDbContext"/> or <see cref="IDbContextFactory{TContext}"/> of it to read: pooled, without tracking;</item>
/// <item><see cref="HubWriter"/> to write;</item>
/// <item><see cref="ChangeSignal"/> to hear of catalog changes;</item>
/// <item><see cref="DatabaseMigrator"/>, in commands, to bring the schema up to date.</item>
/// </list>
/// </summary>
internal static class HubDatabase
{
    /// <summary>Reading contexts kept for reuse. On SQLite each holds an open connection.</summary>
    private const int PooledContexts = 128;

    /// <summary>
    /// Registers the database. It is migrated when the host starts, before any hosted service does anything; a command that runs without
    /// starting the host calls <see cref="DatabaseMigrator"/> itself.
    /// </summary>
    public static IServiceCollection AddHubDatabase(this IServiceCollection services, DatabaseOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddHostedService<DatabaseStart>();
        services.AddSingleton<DatabaseMetrics>();
        services.AddSingleton<ChangeSignal>();
        services.AddSingleton<DatabaseMigrator>();
        services.AddSingleton(static provider => new SqliteFile(Options(provider).SqliteFile));
        services.AddSingleton<SqliteWriteConnection>();
        services.AddSingleton<SqliteBatch>();
        services.AddSingleton<PostgresSource>();
        services.AddPooledDbContextFactory<HubDbContext>(ConfigureReaders, PooledContexts);
        services.AddSingleton<HubWriter>(CreateWriter);
        services.AddHostedService<ChangeListener>();
        return services;
    }

    /// <summary>Options of a context that migrates: plain, tracking, without a limit on the time of a command.</summary>
    public static DbContextOptions<HubDbContext> ForMigration(IServiceProvider provider)
    {
        var builder = new DbContextOptionsBuilder<HubDbContext>().UseLoggerFactory(provider.GetRequiredService<ILoggerFactory>());
        UseProvider(provider, builder);
        return (DbContextOptions<HubDbContext>)builder.Options;
    }

    private static void ConfigureReaders(IServiceProvider provider, DbContextOptionsBuilder builder)
    {
        builder.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        builder.AddInterceptors(ReadersDoNotSave.Instance, CatalogLockedFirst.Instance, SearchLimits.Instance);
        UseProvider(provider, builder);
        if (Options(provider).Provider == DatabaseProvider.Sqlite)
        {
            builder.ReplaceService<IRelationalConnection, SqliteReaders>();
        }
    }

    private static void UseProvider(IServiceProvider provider, DbContextOptionsBuilder builder)
    {
        if (Options(provider).Provider == DatabaseProvider.Sqlite)
        {
            builder.UseSqlite(provider.GetRequiredService<SqliteFile>().ConnectionString, SqliteFile.Configure);
        }
        else
        {
            builder.UseNpgsql(
                provider.GetRequiredService<PostgresSource>().Pooled,
                static npgsql => npgsql.MigrationsAssembly(typeof(DesignTime).Assembly.GetName().Name));
        }
    }

    private static HubWriter CreateWriter(IServiceProvider provider) => Options(provider).Provider == DatabaseProvider.Sqlite
        ? ActivatorUtilities.CreateInstance<SqliteWriter>(provider)
        : ActivatorUtilities.CreateInstance<PostgresWriter>(provider);

    private static DatabaseOptions Options(IServiceProvider provider) => provider.GetRequiredService<DatabaseOptions>();
}
