namespace IdentityHub.Server.Hosting.Startup;

/// <summary>What must be in the database before anything else runs.</summary>
internal static class StartupFeature
{
    /// <summary>Registers the start. Call after the database and before all other hosted services: they start in that order.</summary>
    public static void AddHubStartup(this IServiceCollection services)
    {
        services.AddSingleton<HubStartup>();
        services.AddHostedService(static provider => provider.GetRequiredService<HubStartup>());
        services.AddSingleton<MasterKeyCheck>();
        services.AddSingleton<BuiltInApplications>();
        services.AddSingleton<HubSeed>();
    }
}
