using System.Diagnostics;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Hosting.Database;

public sealed class CrashTests
{
    private const int EnoughWrites = 500;

    [Fact]
    public async Task Loses_no_acknowledged_write_when_the_process_is_killed()
    {
        await using var database = await TestDatabase.CreateAsync(Databases.Sqlite);
        using var child = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "IdentityHub.CrashingWriter.dll"), database.DataDirectory },
            RedirectStandardOutput = true,
        })!;
        var acknowledged = new List<string>();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            while (acknowledged.Count < EnoughWrites && await child.StandardOutput.ReadLineAsync(patience.Token) is { } key)
            {
                acknowledged.Add(key);
            }
        }
        finally
        {
            // SIGKILL: nothing is flushed, closed or finished.
            child.Kill();
        }

        // What it printed before it died and nobody read yet. The last line may be cut: only whole ones count.
        var rest = await child.StandardOutput.ReadToEndAsync(patience.Token);
        acknowledged.AddRange(rest[..(rest.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries));
        await child.WaitForExitAsync(patience.Token);

        var node = await database.StartNodeAsync();
        await using var read = node.Read();
        var stored = await read.ChangeVersions.Select(row => row.Key).ToHashSetAsync();
        Assert.True(acknowledged.Count >= EnoughWrites);
        Assert.Empty(acknowledged.Except(stored));
        Assert.Equal("ok", (await read.Database.SqlQueryRaw<string>("PRAGMA integrity_check").ToListAsync())[0]);
    }
}
