using System.CommandLine;
using IdentityHub.Server.ConfigurationFiles;
using IdentityHub.Server.ConfigurationFiles.Reporting;

namespace IdentityHub.Server.Commands;

/// <summary><c>plan</c> and <c>apply</c>: shows what a file would change, and changes it.</summary>
internal static class ConfigurationCommands
{
    /// <summary>Exit code of a plan that would change something.</summary>
    public const int WouldChange = 2;

    private static readonly Argument<string> File = new("FILE") { Description = "YAML or JSON that describes applications, people, roles, organizations and settings." };

    private static readonly Option<bool> Json = new("--json") { Description = "Writes the report as JSON." };

    private static readonly Command PlanCommand = BuildPlan();

    /// <summary><c>plan</c>.</summary>
    public static Command Plan() => PlanCommand;

    /// <summary>Whether it is <c>plan</c>, whose exit code 2 has a meaning of its own.</summary>
    public static bool IsPlan(Command command) => command == PlanCommand;

    /// <summary><c>apply</c>, also called <c>bootstrap</c>.</summary>
    public static Command Apply()
    {
        var command = new Command("apply", "Applies a configuration file: all of it, or nothing and every problem in it. Safe to repeat.") { File, Json };
        command.Aliases.Add("bootstrap");
        command.SetAction(static (parsed, cancellation) => CommandHost.RunAsync(
            parsed, (services, stop) => RunAsync(parsed, isPlan: false, services.GetRequiredService<FileApplier>().ApplyAsync, stop), cancellation));
        return command;
    }

    private static Command BuildPlan()
    {
        var command = new Command("plan", "Shows what applying a configuration file would change. Ends with 0 for nothing, 2 for something, 1 for problems.")
        {
            File,
            Json,
        };
        command.SetAction(static (parsed, cancellation) => CommandHost.RunAsync(
            parsed, (services, stop) => RunAsync(parsed, isPlan: true, services.GetRequiredService<FileApplier>().PlanAsync, stop), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, bool isPlan, Func<ParsedFile, CancellationToken, Task<FileOutcome>> run, CancellationToken cancellation)
    {
        var file = await ConfigurationFile.LoadAsync(parsed.GetRequiredValue(File), cancellation);
        var outcome = await run(file, cancellation);
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(Json))
        {
            await output.WriteLineAsync(ReportJson.Of(outcome));
        }
        else
        {
            await WriteAsync(parsed, outcome, isDone: !isPlan);
        }

        return !outcome.IsAccepted ? 1 : isPlan && !outcome.Report.IsEmpty ? WouldChange : 0;
    }

    private static async Task WriteAsync(ParseResult parsed, FileOutcome outcome, bool isDone)
    {
        var error = parsed.InvocationConfiguration.Error;
        foreach (var problem in outcome.Problems)
        {
            await error.WriteLineAsync(problem.ToString());
        }

        foreach (var note in outcome.Notes)
        {
            await error.WriteLineAsync($"Note: {note}");
        }

        if (outcome.IsAccepted)
        {
            var output = parsed.InvocationConfiguration.Output;
            await new ReportText(output, IsTerminal(output)).WriteAsync(outcome.Report, isDone);
        }
    }

    // Colours are for eyes: not for files and pipes, nor for who asked for none (no-color.org).
    private static bool IsTerminal(TextWriter output) =>
        ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
}
