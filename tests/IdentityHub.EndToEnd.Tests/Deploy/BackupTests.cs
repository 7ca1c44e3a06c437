using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.EndToEnd.Tests.Deploy;

/// <summary>Backup and restore as <c>docs/run.md</c> describes them.</summary>
[SupportedOSPlatform("linux")]
[Collection(PublishedHubTests.Name)]
public sealed class BackupTests(PublishedHub published)
{
    [Fact]
    public async Task A_backup_of_a_running_hub_and_its_key_file_are_the_whole_hub()
    {
        using var original = new PrivateDirectory();
        using var restored = new PrivateDirectory();
        string keys;
        var (hub, port) = await StartAsync(original);
        await using (hub)
        {
            keys = await ReadKeysAsync(port);
            await RunAsync("sqlite3", Path.Combine(original.Path, "identityhub.db"), $".backup '{restored.Path}/identityhub.db'");
        }

        File.Copy(Path.Combine(original.Path, "master.key"), Path.Combine(restored.Path, "master.key"));
        await GiveToHubAsync(restored);
        var (second, secondPort) = await StartAsync(restored);
        await using (second)
        {
            Assert.Contains("\"kid\"", keys, StringComparison.Ordinal);
            Assert.Equal(keys, await ReadKeysAsync(secondPort));
        }
    }

    [Fact]
    public async Task A_backup_without_its_key_file_does_not_start_and_says_why()
    {
        using var original = new PrivateDirectory();
        var (hub, _) = await StartAsync(original);
        await using (hub)
        {
            Assert.Equal(0, await hub.StopAsync());
        }

        File.Delete(Path.Combine(original.Path, "master.key"));
        await using var second = HubProcess.Start(published.App, Dockerfile.Read().EntryPoint, EnvironmentFor(original, FreePort.Take()));

        Assert.Equal(2, await second.WhenEndedAsync());
        Assert.Contains("master.key is missing", second.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(original.Path, "master.key")));
    }

    private async Task<(HubProcess Hub, int Port)> StartAsync(PrivateDirectory data)
    {
        var port = FreePort.Take();
        var hub = HubProcess.Start(published.App, Dockerfile.Read().EntryPoint, EnvironmentFor(data, port));
        return (await hub.WhenReadyAsync(port), port);
    }

    private static Dictionary<string, string> EnvironmentFor(PrivateDirectory data, int port) => new()
    {
        ["ASPNETCORE_HTTP_PORTS"] = port.ToString(CultureInfo.InvariantCulture),
        ["IdentityHub__DataDirectory"] = data.Path,
    };

    private static async Task<string> ReadKeysAsync(int port)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri($"http://127.0.0.1:{port}/oidc/jwks"));
    }

    private static async Task GiveToHubAsync(PrivateDirectory directory)
    {
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", "--recursive", "nobody:nogroup", directory.Path);
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
