using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.EndToEnd.Tests.Console;

/// <summary>A hub as a process of its own on an empty database, and the link that it prints.</summary>
internal sealed partial class FirstRunHub : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);
    private readonly Process process;
    private readonly TemporaryDirectory directory;
    private readonly ConcurrentQueue<string> output = new();

    private FirstRunHub(ProcessStartInfo start, TemporaryDirectory directory, string address)
    {
        (this.directory, Address) = (directory, address);
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it is.</summary>
    public string Address { get; }

    /// <summary>The link that it printed.</summary>
    public string Link { get; private set; } = "";

    /// <summary>Starts it and waits for the link.</summary>
    public static async Task<FirstRunHub> StartAsync()
    {
        var (directory, address) = (new TemporaryDirectory(), $"http://127.0.0.1:{FreePort.Take()}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "IdentityHub.Server.dll"), "serve", "--urls", address])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["IdentityHub__PublicUrl"] = address;
        start.Environment["IdentityHub__DataDirectory"] = directory.Path;
        start.Environment["IdentityHub__Passwords__MemoryKiB"] = "1024";
        var hub = new FirstRunHub(start, directory, address);
        var waited = Stopwatch.StartNew();
        while ((hub.Link = hub.output.Select(static line => LinkPattern().Match(line).Value).FirstOrDefault(static link => link.Length > 0) ?? "").Length == 0)
        {
            if (hub.process.HasExited || waited.Elapsed > Patience)
            {
                var said = string.Join('\n', hub.output);
                await hub.DisposeAsync();
                Assert.Fail($"The hub printed no link:\n{said}");
            }

            await Task.Delay(50);
        }

        return hub;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
        directory.Dispose();
    }

    [GeneratedRegex("https?://[^ ]+/setup/owner\\?token=[A-Za-z0-9_-]{43}$")]
    private static partial Regex LinkPattern();
}
