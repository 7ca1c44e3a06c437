using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Routing;

namespace IdentityHub.Server.Management.Systems;

/// <summary>What the system can do for applications.</summary>
internal sealed record SystemApplicationConfig(ProtectedAppsConfig ProtectedApps);

/// <summary>Applications that the hosted service protects at the edge.</summary>
internal sealed record ProtectedAppsConfig(string DefaultDomain);

/// <summary>Answers about what only the hosted service has.</summary>
internal static class SystemOperations
{
    private static readonly ApiError NotConfigured = new(
        "application.protected_app_not_configured", 501, "Applications that are protected at the edge are a service that this hub does not have.");

    /// <summary>Maps the operation.</summary>
    public static void MapSystems(this ApiRoutes api) => api.Get<SystemApplicationConfig>(
            "/systems/application", "GetSystemApplicationConfig", "Reads what the system can do for applications.", static _ => Task.FromResult<ApiResult<SystemApplicationConfig>>(NotConfigured))
        .Fails(NotConfigured);
}
