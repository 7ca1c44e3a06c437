using System.CommandLine;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Commands;

/// <summary><c>serve</c>: the hub itself, until a signal ends it.</summary>
internal static class ServeCommand
{
    private const string Name = "serve";

    private static readonly Option<string> Urls = new("--urls")
    {
        Description = $"Where to listen, separated by semicolons; {HubApplication.DefaultAddress} if nothing says otherwise.",
        HelpName = "URLS",
    };

    /// <summary>Whether this command serves.</summary>
    public static bool Is(Command command) => command is RootCommand or { Name: Name };

    /// <summary>The command.</summary>
    public static Command Build()
    {
        var command = new Command(Name, "Serves until it is told to stop. Settings may follow as --Section:Key=value.") { Urls };
        Serve(command);
        return command;
    }

    /// <summary>Makes it what happens without a command.</summary>
    public static void MakeDefaultOf(RootCommand root)
    {
        root.Options.Add(Urls);
        Serve(root);
    }

    private static void Serve(Command command)
    {
        // On the root command this counts for all commands, so what follows the others is checked elsewhere.
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        string[] urls = parsed.GetValue(Urls) is { } given ? ["--urls", given] : [];
        await using var app = HubApplication.Build([.. CommandHost.SettingsOf(parsed), .. parsed.UnmatchedTokens, .. urls]);
        await app.StartAsync(cancellation);
        await FirstRun.WelcomeAsync(app.Services, parsed.InvocationConfiguration.Output, cancellation);

        // Starting needs more memory than serving: one compacting collection gives it back to the system.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }
}
