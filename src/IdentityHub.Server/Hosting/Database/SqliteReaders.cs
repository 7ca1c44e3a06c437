using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace IdentityHub.Server.Hosting.Database;

#pragma warning disable EF1001 // No public seam lets a pooled context keep its connection: an interceptor is not asked when the context returns.

/// <summary>
/// A pooled reading context's connection: opened and set up once and kept until the pool drops the context. Opening a SQLite connection
/// for each query repeats its setup, parses the schema again and loses the page cache: a look-up by key costs seven times as much.
/// </summary>
internal sealed class SqliteReaders(
    RelationalConnectionDependencies dependencies,
    IRawSqlCommandBuilder commands,
    IDiagnosticsLogger<DbLoggerCategory.Infrastructure> logger)
    : SqliteRelationalConnection(dependencies, commands, logger)
{
    private readonly SqliteFile file = dependencies.ContextOptions.FindExtension<CoreOptionsExtension>()!
        .ApplicationServiceProvider!.GetRequiredService<SqliteFile>();

    /// <inheritdoc/>
    protected override void OpenDbConnection(bool errorsExpected)
    {
        base.OpenDbConnection(errorsExpected);
        SqliteFile.SetUp(DbConnection, readOnly: true);
        SqliteSearch.Register((SqliteConnection)DbConnection);
        file.Remember(DbConnection);
    }

    /// <inheritdoc/>
    protected override Task OpenDbConnectionAsync(bool errorsExpected, CancellationToken cancellationToken)
    {
        OpenDbConnection(errorsExpected);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override void CloseDbConnection()
    {
    }

    /// <inheritdoc/>
    protected override Task CloseDbConnectionAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    protected override void DisposeDbConnection()
    {
        file.Forget(DbConnection);
        base.DisposeDbConnection();
    }

    /// <inheritdoc/>
    protected override ValueTask DisposeDbConnectionAsync()
    {
        file.Forget(DbConnection);
        return base.DisposeDbConnectionAsync();
    }
}
