using System.Globalization;
using System.Runtime.Versioning;
using System.Text.Json;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.EndToEnd.Tests.Deploy;

/// <summary>What a container engine would start from the Dockerfile, started without one.</summary>
[SupportedOSPlatform("linux")]
[Collection(PublishedHubTests.Name)]
public sealed class ImageTests(PublishedHub published)
{
    private static readonly Dockerfile Dockerfile = Dockerfile.Read();

    [Fact]
    public async Task Runs_as_an_unprivileged_user_on_a_read_only_application()
    {
        using var data = new PrivateDirectory();
        var (environment, port) = EnvironmentFor(data, ComposeFile.Read("deploy/compose.sqlite.yaml").EnvironmentOf("hub", Variables("http://localhost")));
        var before = Directory.GetFiles(published.App, "*", SearchOption.AllDirectories).Length;
        await using var hub = await HubProcess.Start(published.App, Dockerfile.EntryPoint, environment).WhenReadyAsync(port);

        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        using var discovery = JsonDocument.Parse(await client.GetStringAsync("/oidc/.well-known/openid-configuration"));

        Assert.Equal("http://localhost/oidc", discovery.RootElement.GetProperty("issuer").GetString());
        Assert.Equal(before, Directory.GetFiles(published.App, "*", SearchOption.AllDirectories).Length);
        Assert.Contains("identityhub.db", Directory.GetFiles(data.Path).Select(Path.GetFileName));
        Assert.All(
            Directory.GetFiles(data.Path),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        Assert.Contains("libsqlite3", hub.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_health_check_fails_until_the_hub_is_ready_and_after_it_stopped()
    {
        using var data = new PrivateDirectory();
        var (environment, port) = EnvironmentFor(data, []);
        Assert.Equal(1, await CheckHealthAsync(environment));
        await using var hub = await HubProcess.Start(published.App, Dockerfile.EntryPoint, environment).WhenReadyAsync(port);

        Assert.Equal(0, await CheckHealthAsync(environment));
        Assert.Equal(0, await hub.StopAsync());
        Assert.Equal(1, await CheckHealthAsync(environment));
    }

    [Fact]
    public async Task A_wrong_setting_ends_it_with_exit_code_2_and_names_the_setting()
    {
        using var data = new PrivateDirectory();
        var (environment, _) = EnvironmentFor(data, new() { ["IdentityHub__PublicURI"] = "https://login.example.com" });
        await using var hub = HubProcess.Start(published.App, Dockerfile.EntryPoint, environment);

        Assert.Equal(2, await hub.WhenEndedAsync());
        Assert.Contains("IdentityHub:PublicURI", hub.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_image_ends_with_an_unprivileged_user_who_owns_the_data_directory()
    {
        var data = Dockerfile.Single("VOLUME");

        Assert.Equal("$APP_UID", Dockerfile.Single("USER"));
        Assert.Equal(data, Dockerfile.Environment["IdentityHub__DataDirectory"]);
        Assert.Contains(
            Dockerfile.Instructions,
            instruction => instruction.Name == "RUN" && instruction.Text.Contains($"--owner=$APP_UID --group=$APP_UID --mode=700 {data}", StringComparison.Ordinal));
    }

    private static Dictionary<string, string> Variables(string publicUrl) => new() { ["PUBLIC_URL"] = publicUrl };

    private static (Dictionary<string, string> Environment, int Port) EnvironmentFor(PrivateDirectory data, Dictionary<string, string> added)
    {
        var port = FreePort.Take();
        var environment = new Dictionary<string, string>(Dockerfile.Environment);
        Assert.Equal(Dockerfile.Single("EXPOSE"), environment["ASPNETCORE_HTTP_PORTS"]);
        environment["ASPNETCORE_HTTP_PORTS"] = port.ToString(CultureInfo.InvariantCulture);
        environment["IdentityHub__DataDirectory"] = data.Path;
        foreach (var (name, value) in added)
        {
            environment[name] = value;
        }

        return (environment, port);
    }

    private async Task<int> CheckHealthAsync(Dictionary<string, string> environment)
    {
        await using var check = HubProcess.Start(published.App, Dockerfile.HealthCheck, environment);
        return await check.WhenEndedAsync();
    }
}
