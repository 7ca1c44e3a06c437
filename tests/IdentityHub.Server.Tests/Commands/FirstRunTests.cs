using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using IdentityHub.Server.Commands;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.Commands;

/// <summary>What <c>serve</c> and <c>admin setup-link</c> print on a hub that nobody can manage yet.</summary>
public sealed partial class FirstRunTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Serving_prints_a_link_to_the_public_url_until_there_is_an_administrator()
    {
        var first = await ServeAsync("--set", "IdentityHub:PublicUrl=https://login.example.com/auth");
        var link = LinkIn(first)!;
        Assert.StartsWith("https://login.example.com/auth/setup/owner?token=", link, StringComparison.Ordinal);
        Assert.Contains("until ", first, StringComparison.Ordinal);

        var second = await ServeAsync();
        Assert.NotEqual(link.Split('=')[1], LinkIn(second)!.Split('=')[1]);

        Assert.Equal(0, (await RunAsync("admin", "create", "--username", "root")).Code);
        Assert.Null(LinkIn(await ServeAsync()));
    }

    [Theory]
    [InlineData("IdentityHub:Console:SetupLink=false")]
    [InlineData("IdentityHub:Console:Enabled=false")]
    public async Task Serving_prints_none_where_settings_say_so(string setting) => Assert.Null(LinkIn(await ServeAsync("--set", setting)));

    [Fact]
    public async Task A_file_that_makes_an_owner_comes_before_the_link()
    {
        var file = Path.Combine(directory.Path, "hub.yaml");
        await File.WriteAllTextAsync(file, "administrators: [{ username: root, role: owner, password: granite owl umbrella }]");

        Assert.Null(LinkIn(await ServeAsync("--set", "IdentityHub:Bootstrap=" + file)));
    }

    [Fact]
    public async Task The_command_prints_a_new_link_and_is_refused_when_there_is_an_owner()
    {
        var made = await RunAsync("admin", "setup-link", "--set", "IdentityHub:PublicUrl=https://login.example.com/auth");
        Assert.Equal(0, made.Code);
        Assert.StartsWith("https://login.example.com/auth/setup/owner?token=", LinkIn(made.Output), StringComparison.Ordinal);

        Assert.Equal(0, (await RunAsync("admin", "create", "--username", "root")).Code);
        var refused = await RunAsync("admin", "setup-link");
        Assert.Equal((1, ""), (refused.Code, refused.Output));
        Assert.Contains("There is an owner already", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_printed_link_opens_the_page()
    {
        using var stop = new CancellationTokenSource();
        using var output = new Lines();
        var port = FreePort.Take();
        var address = $"http://127.0.0.1:{port}";
        var serving = ServeAsync(output, port, ["--set", "IdentityHub:PublicUrl=" + address], stop.Token);
        string? link;
        while ((link = LinkIn(output.ToString())) is null)
        {
            Assert.False(serving.IsCompleted, output.ToString());
            await Task.Delay(50);
        }

        using var client = new HttpClient();
        using var page = await client.GetAsync(new Uri(link));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("Welcome to your hub", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await stop.CancelAsync();
        Assert.Equal(0, await serving);
    }

    private static string? LinkIn(string output) => LinkPattern().Match(output) is { Success: true } found ? found.Value : null;

    [GeneratedRegex("https?://[^ ]+/setup/owner\\?token=[A-Za-z0-9_-]{43}")]
    private static partial Regex LinkPattern();

    /// <summary>Serves until it has said what it says at the start, and stops.</summary>
    private async Task<string> ServeAsync(params string[] args)
    {
        using var stop = new CancellationTokenSource();
        using var output = new Lines();
        var port = FreePort.Take();
        var serving = ServeAsync(output, port, args, stop.Token);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        await Eventually.TrueAsync(async () =>
        {
            try
            {
                using var ready = await client.GetAsync(new Uri("/api/status", UriKind.Relative));
                return ready.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return serving.IsCompleted;
            }
        });

        // It prints right after it began to listen; a link that is not there in time would come too late for the other tests as well.
        for (var waited = 0; waited < 20 && LinkIn(output.ToString()) is null; waited++)
        {
            await Task.Delay(50);
        }

        await stop.CancelAsync();
        Assert.Equal(0, await serving);
        return output.ToString();
    }

    private Task<int> ServeAsync(Lines output, int port, string[] args, CancellationToken stop) => Task.Run(() => HubCommands.RunAsync(
        ["serve", "--urls", $"http://127.0.0.1:{port}", "--set", "IdentityHub:DataDirectory=" + directory.Path, .. args], output, output, stop));

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var code = await HubCommands.RunAsync([.. args, "--set", "IdentityHub:DataDirectory=" + directory.Path], output, error);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>Output that can be read while it is written.</summary>
    private sealed class Lines : TextWriter
    {
        private readonly ConcurrentQueue<string> said = new();

        public override System.Text.Encoding Encoding => System.Text.Encoding.UTF8;

        public override void Write(char value) => said.Enqueue(value.ToString());

        public override void Write(string? value) => said.Enqueue(value ?? "");

        public override Task WriteAsync(string? value)
        {
            Write(value);
            return Task.CompletedTask;
        }

        public override string ToString() => string.Concat(said);
    }
}
