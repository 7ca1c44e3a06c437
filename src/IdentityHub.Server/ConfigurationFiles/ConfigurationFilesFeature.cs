using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.ConfigurationFiles;

/// <summary>A file that describes applications, people, roles and organizations, applied at every start.</summary>
/// <remarks>
/// <code>
/// IdentityHub:Bootstrap -> ConfigurationFile (tree with places -> entries) -> FileApplier (one transaction) -> log
///                                     problems of all kinds, at once  -> the hub does not start
/// </code>
/// <c>docs/configuration-file.md</c> is the operator's description.
/// </remarks>
internal static class ConfigurationFilesFeature
{
    /// <summary>Registers the step. It follows the database's steps, so this call comes after theirs.</summary>
    public static IServiceCollection AddConfigurationFiles(this IServiceCollection services)
    {
        services.AddSingleton<FileApplier>();
        services.AddHostedService<BootstrapStart>();
        return services;
    }
}

/// <summary>Applies the configured file before anything listens.</summary>
internal sealed class BootstrapStart(HubOptions options, FileApplier loader, ILogger<BootstrapStart> logger) : IHostedLifecycleService
{
    /// <inheritdoc/>
    /// <exception cref="ConfigurationException">The file has problems; names all of them. Nothing was applied.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (options.Bootstrap is not { } path)
        {
            return;
        }

        var result = await loader.ApplyAsync(await ConfigurationFile.LoadAsync(path, cancellationToken), cancellationToken);
        if (!result.IsApplied)
        {
            throw new ConfigurationException([.. result.Problems.Select(static problem => problem.ToString())]);
        }

        foreach (var line in result.Lines)
        {
            Log.Changed(logger, line);
        }

        Log.Applied(logger, path, result.Created, result.Updated, result.Unchanged);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
