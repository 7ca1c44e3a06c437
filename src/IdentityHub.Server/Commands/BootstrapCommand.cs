using System.CommandLine;
using IdentityHub.Server.ConfigurationFiles;

namespace IdentityHub.Server.Commands;

/// <summary><c>bootstrap</c>: applies a file now instead of at the next start.</summary>
internal static class BootstrapCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "YAML or JSON that describes applications, people, roles and organizations." };

    /// <summary>The command.</summary>
    public static Command Build()
    {
        var command = new Command("bootstrap", "Applies a bootstrap file: all of it, or nothing and every problem in it. Safe to repeat.") { File };
        command.SetAction(
            static (parsed, cancellation) => CommandHost.RunAsync(parsed, (services, stop) => ApplyAsync(parsed, services, stop), cancellation));
        return command;
    }

    private static async Task<int> ApplyAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancellation)
    {
        var file = await ConfigurationFile.LoadAsync(parsed.GetRequiredValue(File), cancellation);
        var result = await services.GetRequiredService<FileApplier>().ApplyAsync(file, cancellation);
        foreach (var problem in result.Problems)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(problem.ToString());
        }

        if (!result.IsApplied)
        {
            return 1;
        }

        var output = parsed.InvocationConfiguration.Output;
        foreach (var line in result.Lines)
        {
            await output.WriteLineAsync(line);
        }

        await output.WriteLineAsync($"{result.Created} created, {result.Updated} updated, {result.Unchanged} unchanged.");
        return 0;
    }
}
