using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using IdentityHub.Tests.Clients;

namespace IdentityHub.EndToEnd.Tests.Sso;

/// <summary>An application on an unmodified SDK, in a process of its own; its pages are described in tests/clients/logto-app.mjs.</summary>
internal sealed class LogtoApp : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);
    private readonly Process process;

    private LogtoApp(Process process, int port) => (this.process, Home) = (process, HomeOf(port));

    /// <summary>Its home page.</summary>
    public string Home { get; }

    /// <summary>The home page of one on this port. The hub has another host, as it has in reality: to browsers they are two sites.</summary>
    public static string HomeOf(int port) => $"http://localhost:{port}/";

    /// <summary>Starts it.</summary>
    /// <param name="port">Where it listens.</param>
    /// <param name="endpoint">The hub.</param>
    /// <param name="id">Its id there.</param>
    /// <param name="secret">Its secret there.</param>
    /// <param name="change">Sets further options.</param>
    /// <exception cref="InvalidOperationException">It did not start.</exception>
    public static async Task<LogtoApp> StartAsync(int port, string endpoint, string id, string secret, Action<JsonObject>? change = null)
    {
        await NodeClients.EnsureInstalledAsync();
        var options = new JsonObject { ["port"] = port, ["endpoint"] = endpoint, ["appId"] = id, ["appSecret"] = secret };
        change?.Invoke(options);
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("node", ["logto-app.mjs", options.ToJsonString()])
            {
                WorkingDirectory = NodeClients.Folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.Start();
        process.BeginErrorReadLine();
        var app = new LogtoApp(process, port);
        using var deadline = new CancellationTokenSource(StartTimeout);
        try
        {
            if (await process.StandardOutput.ReadLineAsync(deadline.Token) is not null)
            {
                return app;
            }
        }
        catch (OperationCanceledException)
        {
            // Said below.
        }

        await app.DisposeAsync();
        throw new InvalidOperationException($"logto-app.mjs did not start: {errors}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}
