namespace IdentityHub.Server.Audit;

/// <summary>What happened, kept for operators and auditors.</summary>
/// <remarks>
/// <code>
/// slice -> AuditTrail.Add     -> the slice's own write
/// slice -> AuditTrail.Record  -> AuditQueue -> AuditWriter (every second, in batches)
/// rows  -> AuditSealer (job)  -> AuditVerifier, AuditExport (commands and Management API), AuditRetention (job)
/// </code>
/// </remarks>
internal static class AuditFeature
{
    /// <summary>Registers the trail. Early, because what is registered first is stopped last.</summary>
    public static void AddAudit(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton<AuditMetrics>();
        services.AddSingleton<AuditQueue>();
        services.AddSingleton<AuditChain>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<ActiveUsers>();
        services.AddSingleton<AuditSealer>();
        services.AddSingleton<AuditVerifier>();
        services.AddSingleton<AuditExport>();
        services.AddSingleton<AuditRetention>();
        services.AddSingleton<AuditWriter>();
        services.AddHostedService(static provider => provider.GetRequiredService<AuditWriter>());
    }
}
