using System.CommandLine;
using IdentityHub.Server.Audit;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Startup;

namespace IdentityHub.Server.Commands;

/// <summary>The hub's services without the hub: nothing listens, no job runs, and only warnings are logged, to the error stream.</summary>
internal static class CommandHost
{
    /// <summary>Builds the services from a command's settings.</summary>
    public static WebApplication Build(ParseResult parsed) => HubApplication.BuildServices(SettingsOf(parsed), static builder =>
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(static console => console.SingleLine = true);
        builder.Logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
            static console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
    });

    /// <summary>Brings the database up to date, as a start would, and runs work on it.</summary>
    public static async Task<int> RunAsync(
        ParseResult parsed, Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken cancellation)
    {
        await using var app = Build(parsed);
        await app.Services.GetRequiredService<HubStartup>().PrepareAsync(cancellation);
        var code = await work(app.Services, cancellation);
        await app.Services.GetRequiredService<AuditWriter>().FlushAsync(CancellationToken.None);
        return code;
    }

    /// <summary>The settings of <c>--set</c> as the configuration's own command line form.</summary>
    public static string[] SettingsOf(ParseResult parsed) =>
        [.. (parsed.GetValue(HubCommands.Settings) ?? []).Select(static setting => "--" + setting)];
}
