using System.Reflection;

namespace IdentityHub.Demo.HubProcess;

/// <summary>How to start the hub from where we are.</summary>
internal static class HubCommand
{
    private const string Server = "IdentityHub.Server";

    /// <returns>The command line, or null when no hub is in sight.</returns>
    public static IReadOnlyList<string>? Find(string contentRoot)
    {
        // Published side by side.
        var executable = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? $"{Server}.exe" : Server);
        if (File.Exists(executable))
        {
            return [executable];
        }

        var library = Path.Combine(AppContext.BaseDirectory, $"{Server}.dll");
        if (File.Exists(library))
        {
            return ["dotnet", library];
        }

        // In a clone of the repository.
        var project = Path.GetFullPath(Path.Combine(contentRoot, "..", Server, $"{Server}.csproj"));
        return File.Exists(project) ? ["dotnet", "run", "--project", project, "--no-launch-profile", .. SameConfiguration()] : null;
    }

    /// <summary>How to start this very program again, as <see cref="HubWatchdog"/>.</summary>
    public static IReadOnlyList<string> ThisProgram()
    {
        var process = Environment.ProcessPath ?? "dotnet";
        return Path.GetFileNameWithoutExtension(process) == "dotnet" ? [process, typeof(HubCommand).Assembly.Location] : [process];
    }

    // A Debug demo starts a Debug hub: whoever built one has built the other.
    private static string[] SameConfiguration() =>
        typeof(HubCommand).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration is { Length: > 0 } configuration
            ? ["--configuration", configuration]
            : [];
}
