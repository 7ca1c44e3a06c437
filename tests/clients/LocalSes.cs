using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace IdentityHub.Tests.Clients;

/// <summary>
/// Amazon SES on this machine: the npm package aws-ses-v2-local, unmodified. It takes what SES takes and keeps it to be looked at. The hub finds
/// it by <c>AWS_ENDPOINT_URL_SESV2</c>.
/// </summary>
internal sealed class LocalSes : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);
    private readonly Process process;
    private readonly HttpClient http;

    private LocalSes(Process process, Uri address)
    {
        this.process = process;
        Address = address;
        http = new HttpClient { BaseAddress = address };
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts one on a free port.</summary>
    /// <exception cref="InvalidOperationException">It did not start.</exception>
    public static async Task<LocalSes> StartAsync()
    {
        await NodeClients.EnsureInstalledAsync();
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(
                "node",
                ["node_modules/aws-ses-v2-local/dist/cli.js", "--host", address.Host, "--port", address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)])
            {
                WorkingDirectory = NodeClients.Folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => output.AppendLine(line.Data);
        process.ErrorDataReceived += (_, line) => output.AppendLine(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var ses = new LocalSes(process, address);
        var waited = Stopwatch.StartNew();
        while (!await ses.IsReadyAsync())
        {
            if (process.HasExited || waited.Elapsed > StartTimeout)
            {
                await ses.DisposeAsync();
                throw new InvalidOperationException($"aws-ses-v2-local did not start: {output}");
            }

            await Task.Delay(100);
        }

        return ses;
    }

    /// <summary>What it was sent so far: <c>messageId, from, replyTo, destination, subject, body{html,text}, at</c>.</summary>
    public async Task<IReadOnlyList<JsonElement>> EmailsAsync()
    {
        using var document = JsonDocument.Parse(await http.GetStringAsync(new Uri("/store", UriKind.Relative)));
        return [.. document.RootElement.GetProperty("emails").EnumerateArray().Select(email => email.Clone())];
    }

    /// <summary>Forgets what it was sent.</summary>
    public async Task ClearAsync() => (await http.PostAsync(new Uri("/clear-store", UriKind.Relative), null)).EnsureSuccessStatusCode();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            return (await http.GetAsync(new Uri("/health-check", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
