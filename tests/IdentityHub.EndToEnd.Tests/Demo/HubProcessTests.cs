using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using IdentityHub.Demo.HubProcess;

namespace IdentityHub.EndToEnd.Tests.Demo;

/// <summary>Starting and stopping a hub. The demo itself plays the hub here: it is a server, too, and it is at hand.</summary>
public sealed class HubProcessTests
{
    private static readonly string Demo = Path.Combine(AppContext.BaseDirectory, "IdentityHub.Demo.dll");

    [Fact]
    public async Task The_watchdog_stops_the_hub_when_the_demo_is_gone()
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        using var watchdog = StartWatchdog("dotnet", Demo, "--urls", address, "--Demo:StartHub=false");
        using var client = new HttpClient();
        await WaitUntilAsync(() => AnswersAsync(client, address));

        // What the operating system does with the pipes of a process that died.
        watchdog.StandardInput.Close();

        await watchdog.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);
        Assert.False(await AnswersAsync(client, address));
    }

    [Fact]
    public async Task The_watchdog_ends_with_the_hub_and_with_its_exit_code()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var watchdog = StartWatchdog("dotnet", Demo, "--urls", $"http://{taken.LocalEndpoint}", "--Demo:StartHub=false");
        var errors = await watchdog.StandardError.ReadToEndAsync();
        await watchdog.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);
        Assert.Equal(1, watchdog.ExitCode);
        Assert.StartsWith("The demo cannot listen", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_watchdog_says_that_there_is_no_hub_to_start()
    {
        using var watchdog = StartWatchdog("no-such-program-anywhere");
        Assert.Contains("no-such-program-anywhere", await watchdog.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
        await watchdog.WaitForExitAsync();
        Assert.Equal(1, watchdog.ExitCode);
    }

    [Fact]
    public async Task Repeats_warnings_and_what_belongs_to_them_and_keeps_the_rest()
    {
        const string Printed = """
            info: A[1] quiet
                  quiet too
            warn: B[2] loud
                  loud too
            dbug: C[3] quiet again
            {"EventId":4,"LogLevel":"Error","Category":"D"}
            {"EventId":5,"LogLevel":"Information","Category":"E"}
            """;
        using var repeated = new StringWriter { NewLine = "\n" };
        var output = new HubOutput(repeated);
        using var reader = new StreamReader(new MemoryStream(Encoding.UTF8.GetBytes(Printed)));
        await output.ReadAsync(reader, isErrorStream: false);
        Assert.Equal(
            "hub | warn: B[2] loud\nhub |       loud too\nhub | {\"EventId\":4,\"LogLevel\":\"Error\",\"Category\":\"D\"}\n", repeated.ToString());
        Assert.Equal(Printed.Split('\n').Length, output.LastLines().Count);
    }

    private static Process StartWatchdog(params string[] command) => Process.Start(new ProcessStartInfo("dotnet", [Demo, HubWatchdog.Verb, .. command])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        WorkingDirectory = AppContext.BaseDirectory,
    })!;

    private static async Task<bool> AnswersAsync(HttpClient client, string address)
    {
        try
        {
            using var response = await client.GetAsync($"{address}/api/health");
            return response.StatusCode == HttpStatusCode.NoContent;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task WaitUntilAsync(Func<Task<bool>> condition)
    {
        for (var i = 0; i < 100 && !await condition(); i++)
        {
            await Task.Delay(200);
        }

        Assert.True(await condition());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
