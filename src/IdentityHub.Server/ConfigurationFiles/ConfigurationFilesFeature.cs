using IdentityHub.Server.ConfigurationFiles.Exporting;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.ConfigurationFiles;

/// <summary>A file that describes applications, people, roles, organizations and settings: planned, applied, exported.</summary>
/// <remarks>
/// <code>
/// FileExporter (one snapshot, page by page) -> export FILE
/// plan FILE, apply FILE  -> ConfigurationFile (tree with places -> entries) -> FileApplier (one transaction) -> report
/// IdentityHub:Bootstrap  -> the same at every start                                                          -> log
///                                     problems of all kinds, at once  -> nothing happens, the hub does not start
/// </code>
/// <c>docs/configuration-file.md</c> is the operator's description.
/// </remarks>
internal static class ConfigurationFilesFeature
{
    /// <summary>Registers the step. It follows the database's steps, so this call comes after theirs.</summary>
    public static IServiceCollection AddConfigurationFiles(this IServiceCollection services)
    {
        services.AddSingleton<FileApplier>();
        services.AddSingleton<FileExporter>();
        services.AddHostedService<BootstrapStart>();
        return services;
    }
}

/// <summary>Applies the configured file before anything listens.</summary>
internal sealed class BootstrapStart(HubOptions options, FileApplier applier, ILogger<BootstrapStart> logger) : IHostedLifecycleService
{
    /// <inheritdoc/>
    /// <exception cref="ConfigurationException">The file has problems; names all of them. Nothing was applied.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (options.Bootstrap is not { } path)
        {
            return;
        }

        var outcome = await applier.ApplyAsync(await ConfigurationFile.LoadAsync(path, cancellationToken), cancellationToken);
        if (!outcome.IsAccepted)
        {
            throw new ConfigurationException([.. outcome.Problems.Select(static problem => problem.ToString())]);
        }

        foreach (var note in outcome.Notes)
        {
            Log.Noted(logger, note.ToString());
        }

        foreach (var line in outcome.Report.Summaries)
        {
            Log.Changed(logger, line);
        }

        Log.Applied(logger, path, outcome.Report.Created, outcome.Report.Updated, outcome.Report.Deleted, outcome.Report.Unchanged);
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
