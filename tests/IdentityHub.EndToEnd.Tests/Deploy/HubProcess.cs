using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace IdentityHub.EndToEnd.Tests.Deploy;

/// <summary>A process of the published hub, with nothing in its environment but what a container would give it.</summary>
internal sealed class HubProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);
    private readonly Process process;
    private readonly ConcurrentQueue<string> output;

    private HubProcess(Process process, ConcurrentQueue<string> output) => (this.process, this.output) = (process, output);

    /// <summary>All it said so far.</summary>
    public string Output => string.Join('\n', output);

    public bool HasExited => process.HasExited;

    /// <summary>Starts a command in the directory of the application.</summary>
    public static HubProcess Start(string app, string[] command, IReadOnlyDictionary<string, string> environment)
    {
        string[] line = Environment.IsPrivilegedProcess ? [.. Unprivileged, .. command] : command;
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            WorkingDirectory = app,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var path = start.Environment["PATH"];
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_ROOT");
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["HOME"] = "/nonexistent";
        if (dotnet is not null)
        {
            start.Environment["DOTNET_ROOT"] = dotnet;
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var said = new ConcurrentQueue<string>();
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process, said);

        void Keep(string? text)
        {
            if (text is not null)
            {
                said.Enqueue(text);
            }
        }
    }

    /// <summary>Waits until it answers that it is ready.</summary>
    public async Task<HubProcess> WhenReadyAsync(int port)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        var waited = Stopwatch.StartNew();
        while (true)
        {
            Assert.False(process.HasExited, $"The hub ended before it was ready:\n{Output}");
            Assert.True(waited.Elapsed < StartPatience, $"The hub was not ready in time:\n{Output}");
            try
            {
                using var response = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (response.IsSuccessStatusCode)
                {
                    return this;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(100);
        }
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> WhenEndedAsync()
    {
        using var patience = new CancellationTokenSource(StopPatience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    /// <summary>Ends it as an engine does: SIGTERM, and patience.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        return await WhenEndedAsync();
    }

    /// <summary>Ends it without warning.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    // As compose does: another user, no capabilities, and no way to get them.
    private static string[] Unprivileged =>
        ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--inh-caps=-all", "--bounding-set=-all", "--no-new-privs", "--"];
}
