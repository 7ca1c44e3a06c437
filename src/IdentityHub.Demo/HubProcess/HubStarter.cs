using System.Diagnostics;
using System.Globalization;
using IdentityHub.Demo.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace IdentityHub.Demo.HubProcess;

/// <summary>Makes sure that a hub answers: uses the one that runs, or starts one and stops it in the end.</summary>
internal sealed class HubStarter(
    IHttpClientFactory http, IOptions<DemoOptions> options, IWebHostEnvironment environment, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>Long, because the first start builds the hub.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(15);
    private readonly HubOutput output = new(Console.Error);
    private Process? watchdog;

    /// <summary>True when the hub in use was started by us.</summary>
    public bool IsOurs => watchdog is not null;

    /// <returns>Null when a hub answers; otherwise what to tell the person at the terminal.</returns>
    public async Task<string?> EnsureRunningAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.StartHub || await AnswersAsync(cancellationToken))
        {
            return null;
        }

        if (!new Uri(options.Value.HubUrl).IsLoopback)
        {
            return $"No hub answers at {options.Value.HubUrl}, and a hub can be started on this machine only.";
        }

        if (HubCommand.Find(environment.ContentRootPath) is not { } command)
        {
            return $"No hub answers at {options.Value.HubUrl}, and there is none to start beside the demo.";
        }

        watchdog = Start(command);
        return await WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (watchdog is null)
        {
            return;
        }

        // Closing the pipe is the sign to stop; see HubWatchdog.
        watchdog.StandardInput.Close();
        using var patience = new CancellationTokenSource(StopPatience, clock);
        try
        {
            await watchdog.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            watchdog.Kill(entireProcessTree: true);
        }

        watchdog.Dispose();
        watchdog = null;
    }

    private Process Start(IReadOnlyList<string> command)
    {
        string[] line = [.. HubCommand.ThisProgram(), HubWatchdog.Verb, .. command];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            UseShellExecute = false,
            // A hub beside us looks for its own files there; "dotnet run" goes to its project by itself.
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in HubEnvironment())
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        _ = output.ReadAsync(process.StandardOutput, isErrorStream: false);
        _ = output.ReadAsync(process.StandardError, isErrorStream: true);
        return process;
    }

    private Dictionary<string, string> HubEnvironment() => new(StringComparer.Ordinal)
    {
        ["IdentityHub__PublicUrl"] = options.Value.HubUrl,
        ["ASPNETCORE_URLS"] = options.Value.HubUrl,
        // Messages that no connector sends are shown at /dev/mailbox.
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["IdentityHub__DataDirectory"] = Path.GetFullPath(Path.Combine(environment.ContentRootPath, options.Value.DataDirectory, "hub")),
        ["IdentityHub__Bootstrap"] = Path.Combine(environment.ContentRootPath, "demo-bootstrap.yaml"),
        // One entry per line and no colours, so that HubOutput can tell the levels apart.
        ["Logging__Console__FormatterName"] = "simple",
        ["Logging__Console__FormatterOptions__SingleLine"] = "true",
        ["Logging__Console__FormatterOptions__ColorBehavior"] = "Disabled",
        // A build server that outlives "dotnet run" would keep our pipes open.
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
    };

    private async Task<string?> WaitAsync(CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var progress = new ProgressLine("Starting the hub (the first time, this builds it)");
        try
        {
            while (clock.GetElapsedTime(started) < Patience)
            {
                progress.Show(clock.GetElapsedTime(started));
                if (await AnswersAsync(cancellationToken))
                {
                    return null;
                }

                if (watchdog!.HasExited)
                {
                    return Report($"The hub ended with exit code {watchdog.ExitCode} before it answered.");
                }

                await Task.Delay(TimeSpan.FromMilliseconds(500), clock, cancellationToken);
            }

            return Report(string.Create(CultureInfo.InvariantCulture, $"The hub did not answer within {Patience.TotalMinutes:0} minutes."));
        }
        finally
        {
            progress.End();
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{options.Value.HubUrl}/api/status");
        try
        {
            return (await http.SendForJsonAsync(request, cancellationToken)).Status == StatusCodes.Status204NoContent;
        }
        catch (ProviderException)
        {
            return false;
        }
    }

    private string Report(string problem) =>
        string.Join(Environment.NewLine, [problem, "The last it said:", .. output.LastLines().Select(line => $"  {line}")]);
}
