using System.Collections.Concurrent;
using System.Data.Common;
using IdentityHub.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Support;

/// <summary>Keeps the text of every command that a hub gives its database: <c>HubHost.StartAsync(provider, log.Keep)</c>.</summary>
internal sealed class CommandLog : DbCommandInterceptor
{
    private readonly ConcurrentQueue<string> commands = new();

    public void Keep(HubHostOptions options) =>
        options.Configure += builder => builder.Services.ConfigureDbContext<HubDbContext>(context => context.AddInterceptors(this));

    /// <summary>What came since the last time, without the look for changes that every node takes twice a second.</summary>
    public IReadOnlyList<string> Take()
    {
        var taken = new List<string>();
        while (commands.TryDequeue(out var command))
        {
            if (!command.Contains("change_versions", StringComparison.Ordinal))
            {
                taken.Add(command);
            }
        }

        return taken;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => Add(command, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => Add(command, result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => Add(command, result);

    private ValueTask<T> Add<T>(DbCommand command, T result)
    {
        commands.Enqueue(command.CommandText);
        return new(result);
    }
}
