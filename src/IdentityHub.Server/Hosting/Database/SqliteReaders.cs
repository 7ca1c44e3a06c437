using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
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
    /// <inheritdoc/>
    protected override void OpenDbConnection(bool errorsExpected)
    {
        base.OpenDbConnection(errorsExpected);
        SqliteFile.SetUp(DbConnection, readOnly: true);
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
}
