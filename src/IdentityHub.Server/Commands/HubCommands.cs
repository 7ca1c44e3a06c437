using System.CommandLine;
using IdentityHub.Server.Hosting.Startup;

namespace IdentityHub.Server.Commands;

/// <summary>The commands of the executable. Without one it serves.</summary>
/// <remarks>
/// <code>
/// serve · migrate · plan FILE · apply FILE · export FILE · keys list|rotate|delete · admin create|setup-link · audit verify|export · doctor · health
/// </code>
/// Every command takes its settings from the same files and environment variables as the hub; <c>--set</c> replaces single ones.
/// </remarks>
internal static class HubCommands
{
    /// <summary>Exit code of wrong usage or configuration.</summary>
    public const int Misused = 2;

    /// <summary>Replaces single settings; for every command.</summary>
    public static readonly Option<string[]> Settings = MakeSettings();

    private static readonly RootCommand Root = Build();

    /// <summary>Runs what the arguments say.</summary>
    /// <param name="args">Arguments of the process.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where complaints go.</param>
    /// <param name="cancellation">Ends a command early; serving ends by signal.</param>
    /// <returns>Exit code: 0 done, 1 the answer is no, 2 misused or misconfigured. With <c>plan</c>, 2 is an answer and 1 everything else.</returns>
    public static async Task<int> RunAsync(
        string[] args, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        var parsed = Root.Parse(args);
        var misused = ConfigurationCommands.IsPlan(parsed.CommandResult.Command) ? 1 : Misused;
        try
        {
            if (FindUnknown(parsed) is { } unknown)
            {
                await error.WriteLineAsync($"There is no '{unknown}' here. See --help.");
                return misused;
            }

            return await parsed.InvokeAsync(
                new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false }, cancellation);
        }
        catch (Exception exception) when (StartFailure.Describe(exception) is { } reason)
        {
            await error.WriteLineAsync(reason);
            return misused;
        }
    }

    // After serve and health any setting may follow, as in --IdentityHub:PublicUrl=…; whether it exists is checked with all other settings.
    private static string? FindUnknown(ParseResult parsed) =>
        parsed.UnmatchedTokens is [var first, ..] && !(TakesSettings(parsed.CommandResult.Command) && first.StartsWith("--", StringComparison.Ordinal))
            ? first
            : null;

    private static bool TakesSettings(Command command) => ServeCommand.Is(command) || command.Name == HealthCommand.Name;

    private static RootCommand Build()
    {
        var root = new RootCommand("IdentityHub, an OpenID Connect identity provider. Without a command it serves.")
        {
            Settings,
            ServeCommand.Build(),
            MigrateCommand.Build(),
            ConfigurationCommands.Plan(),
            ConfigurationCommands.Apply(),
            ExportCommand.Build(),
            KeysCommand.Build(),
            AdminCommand.Build(),
            AuditCommand.Build(),
            DoctorCommand.Build(),
            HealthCommand.Build(),
        };
        ServeCommand.MakeDefaultOf(root);
        return root;
    }

    private static Option<string[]> MakeSettings()
    {
        var settings = new Option<string[]>("--set")
        {
            Description = "Replaces a setting: --set IdentityHub:DataDirectory=/var/lib/identityhub. May be given several times.",
            HelpName = "KEY=VALUE",
            Recursive = true,
        };
        settings.Validators.Add(static result =>
        {
            if (result.Tokens.Any(token => token.Value.IndexOf('=', StringComparison.Ordinal) <= 0))
            {
                result.AddError("--set takes KEY=VALUE, such as --set IdentityHub:PublicUrl=https://login.example.com.");
            }
        });
        return settings;
    }
}
