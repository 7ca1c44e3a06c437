using System.Diagnostics;
using System.Runtime.Versioning;

namespace IdentityHub.EndToEnd.Tests.Deploy;

/// <summary>What the image has in <c>/app</c>, built once per test run by playing the Dockerfile's build stage.</summary>
[SupportedOSPlatform("linux")]
public sealed class PublishedHub : IAsyncLifetime
{
    private const UnixFileMode ForAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>The directory of the application.</summary>
    public string App { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        App = Directory.CreateTempSubdirectory("identityhub-image-").FullName;

        // Other users run it, as in the image.
        File.SetUnixFileMode(App, ForAll);
        using var build = Process.Start(new ProcessStartInfo("bash", [Repository.PathOf("tests/deploy/image"), App])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = build.StandardOutput.ReadToEndAsync();
        var errors = build.StandardError.ReadToEndAsync();
        await build.WaitForExitAsync();
        Assert.True(build.ExitCode == 0, await output + await errors);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(App, recursive: true);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Tests that run what is shipped.</summary>
[SupportedOSPlatform("linux")]
[CollectionDefinition(Name)]
public sealed class PublishedHubTests : ICollectionFixture<PublishedHub>
{
    public const string Name = "Published hub";
}
