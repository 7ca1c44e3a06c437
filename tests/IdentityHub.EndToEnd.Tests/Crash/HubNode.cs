using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.EndToEnd.Tests.Crash;

/// <summary>The hub as a process of its own. Several may serve one public URL; a client says at which of them its requests arrive.</summary>
internal sealed class HubNode : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);
    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly int port;
    private readonly Uri publicUrl;

    private HubNode(ProcessStartInfo start, int port, Uri publicUrl)
    {
        (this.port, this.publicUrl) = (port, publicUrl);
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Starts a node and waits until it is ready.</summary>
    /// <param name="options">What it starts with, apart from services and clock.</param>
    /// <param name="publicPort">The port in the public URL.</param>
    /// <param name="directory">The data directory.</param>
    public static async Task<HubNode> StartAsync(HubHostOptions options, int publicPort, TemporaryDirectory directory)
    {
        var port = FreePort.Take();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "IdentityHub.Server.dll"), "--urls", $"http://127.0.0.1:{port}"])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var settings = options.SettingsFor(publicPort, directory.Path);
        foreach (var (name, value) in settings.Where(setting => setting.Value is not null))
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var node = new HubNode(start, port, new Uri(settings["IdentityHub:PublicUrl"]!));
        try
        {
            await node.WhenReadyAsync();
            return node;
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client whose requests to the public URL arrive at this node. It follows no redirects.</summary>
    /// <param name="cookies">Cookies of a browser, which may go from node to node; none for programs.</param>
    public HttpClient NewClient(CookieContainer? cookies = null) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = cookies is not null,
        CookieContainer = cookies ?? new CookieContainer(),
        ConnectCallback = async (_, cancellation) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    })
    {
        BaseAddress = publicUrl,
    };

    /// <summary>SIGKILL: nothing is flushed, closed or finished.</summary>
    public async Task KillAsync()
    {
        process.Kill();
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

    private async Task WhenReadyAsync()
    {
        using var client = NewClient();
        var waited = Stopwatch.StartNew();
        while (true)
        {
            Assert.False(process.HasExited, $"The hub ended before it was ready:\n{string.Join('\n', output)}");
            Assert.True(waited.Elapsed < StartPatience, $"The hub was not ready in time:\n{string.Join('\n', output)}");
            try
            {
                using var response = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(50);
        }
    }
}
