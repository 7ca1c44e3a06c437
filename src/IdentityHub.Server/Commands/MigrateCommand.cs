using System.CommandLine;
using IdentityHub.Server.Hosting.Database;

namespace IdentityHub.Server.Commands;

/// <summary><c>migrate</c>: the schema alone, for those who do not want a start to change it.</summary>
internal static class MigrateCommand
{
    /// <summary>The command.</summary>
    public static Command Build()
    {
        var command = new Command(
            "migrate", "Brings the database's schema up to date. Starting the hub does so too; this does it beforehand. Safe to repeat.");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var app = CommandHost.Build(parsed);
        var applied = await app.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(cancellation);
        var output = parsed.InvocationConfiguration.Output;
        foreach (var migration in applied)
        {
            await output.WriteLineAsync($"Applied {migration}.");
        }

        await output.WriteLineAsync(applied.Count == 0 ? "The schema was up to date." : "The schema is up to date.");
        return 0;
    }
}
