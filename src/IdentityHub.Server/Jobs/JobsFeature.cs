namespace IdentityHub.Server.Jobs;

/// <summary>Work in the background: timer -> lease -> one node works, in batches, each its own transaction.</summary>
internal static class JobsFeature
{
    /// <summary>Registers leases, metrics and the jobs that belong to no slice.</summary>
    public static void AddJobs(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton<JobLeases>();
        services.AddSingleton<JobMetrics>();
        services.AddSingleton<ExpiredGrantCleanup>();
        services.AddHostedService(static provider => provider.GetRequiredService<ExpiredGrantCleanup>());
        services.AddHostedService<AuditSealing>();
        services.AddHostedService<AuditPruning>();
        services.AddHostedService<NodePresence>();
    }
}
