using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace IdentityHub.Server.Hosting.DataProtection;

/// <summary>ASP.NET Core's data protection on our database: for what the framework itself protects, such as antiforgery tokens.</summary>
internal static class HubDataProtection
{
    // Part of what a protected value is bound to; another name would make all of them unreadable.
    private const string ApplicationName = "IdentityHub";

    /// <summary>Registers it.</summary>
    public static void AddHubDataProtection(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName(ApplicationName);
        services.AddSingleton<DatabaseXmlRepository>();
        services.AddOptions<KeyManagementOptions>()
            .Configure<DatabaseXmlRepository>(static (options, repository) => options.XmlRepository = repository);
    }
}
