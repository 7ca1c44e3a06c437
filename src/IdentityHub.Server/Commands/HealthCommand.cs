using System.CommandLine;
using System.Net.Security;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Commands;

/// <summary>
/// <c>health</c>: asks the hub that runs with the same settings on this machine whether it is ready. For containers and service managers,
/// whose images need no other program for it.
/// </summary>
internal static class HealthCommand
{
    /// <summary>The word on the command line.</summary>
    public const string Name = "health";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>The command.</summary>
    public static Command Build()
    {
        var command = new Command(
            Name, "Asks the hub that runs on this machine with the same settings whether it is ready: exit code 0 if so, else 1. For containers.");
        command.SetAction(static parsed =>
            RunAsync([.. CommandHost.SettingsOf(parsed), .. parsed.UnmatchedTokens], parsed.InvocationConfiguration.Output));
        return command;
    }

    /// <summary>Asks <c>/health/ready</c>.</summary>
    /// <param name="args">Configuration, as for the hub itself; what is not given comes from the environment and <c>appsettings.json</c>.</param>
    /// <param name="output">Gets one line: <c>ready</c>, or why not.</param>
    /// <returns>The exit code: 0 when ready, 1 when not.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var configuration = new ConfigurationBuilder()
            .SetBasePath(Directory.GetCurrentDirectory())
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine(args)
            .Build();
        var (ready, said) = await AskAsync(new Uri(FindAddress(configuration), "/health/ready"));
        await output.WriteLineAsync(said);
        return ready ? 0 : 1;
    }

    /// <summary>Where a hub with this configuration can be reached from its own machine.</summary>
    public static Uri FindAddress(IConfiguration configuration)
    {
        var listening = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).FirstOrDefault(IsGiven)
            ?? First(configuration["urls"])
            ?? AtPort("http", configuration["http_ports"])
            ?? AtPort("https", configuration["https_ports"])
            ?? HubApplication.DefaultAddress;
        var address = BindingAddress.Parse(listening);

        // A hub that listens on every address is asked on the one that never leaves the machine.
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : address.Host;
        return new UriBuilder(address.Scheme, host, address.Port).Uri;
    }

    private static async Task<(bool Ready, string Said)> AskAsync(Uri address)
    {
        // The certificate is made out to the public name, and the connection stays on this machine.
        using var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = static (_, _, _, errors) => (errors & SslPolicyErrors.RemoteCertificateNotAvailable) == 0,
            },
        };
        using var client = new HttpClient(handler) { Timeout = Patience };
        try
        {
            using var response = await client.GetAsync(address);
            return response.IsSuccessStatusCode
                ? (true, "ready")
                : (false, $"{address} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return (false, $"{address} did not answer: {exception.Message}");
        }
    }

    private static string? First(string? list) => list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();

    private static string? AtPort(string scheme, string? ports) => First(ports) is { } port ? $"{scheme}://localhost:{port}" : null;

    private static bool IsGiven(string? text) => !string.IsNullOrWhiteSpace(text);
}
