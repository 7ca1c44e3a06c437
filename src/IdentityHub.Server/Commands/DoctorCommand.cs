using System.CommandLine;
using IdentityHub.Server.Commands.Diagnosis;

namespace IdentityHub.Server.Commands;

/// <summary><c>doctor</c>: looks at everything an operator can get wrong and changes nothing.</summary>
internal static class DoctorCommand
{
    /// <summary>The command.</summary>
    public static Command Build()
    {
        var command = new Command(
            "doctor",
            "Checks settings, files, database, keys, public URL, proxy and clock, and says what is wrong and what to do. Changes nothing. "
            + "Run it with the settings of the hub, best while the hub runs. Exit code 1 if anything is wrong.");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var output = parsed.InvocationConfiguration.Output;
        await using var app = CommandHost.Build(parsed);
        await output.WriteLineAsync("ok     settings: every setting exists and has a usable value");
        var wrong = 0;
        await foreach (var finding in Doctor.ExamineAsync(app.Services, cancellation))
        {
            wrong += finding.Kind == FindingKind.Wrong ? 1 : 0;
            await output.WriteLineAsync(finding.ToString());
        }

        await output.WriteLineAsync(wrong == 0 ? "Nothing is wrong." : $"{wrong} {(wrong == 1 ? "thing is" : "things are")} wrong.");
        return wrong == 0 ? 0 : 1;
    }
}
