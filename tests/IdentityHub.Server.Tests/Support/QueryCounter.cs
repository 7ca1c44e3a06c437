using System.Data.Common;
using IdentityHub.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Support;

/// <summary>Counts what a hub asks its database: <c>HubHost.StartAsync(provider, counter.Count)</c>.</summary>
internal sealed class QueryCounter : DbCommandInterceptor
{
    private int queries;

    /// <summary>How many there were.</summary>
    public int Queries => Volatile.Read(ref queries);

    public void Count(HubHostOptions options) =>
        options.Configure += builder => builder.Services.ConfigureDbContext<HubDbContext>(context => context.AddInterceptors(this));

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Interlocked.Increment(ref queries);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref queries);
        return new(result);
    }
}
