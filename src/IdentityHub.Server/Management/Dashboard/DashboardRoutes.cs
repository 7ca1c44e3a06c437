using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Management.Dashboard.Health;

namespace IdentityHub.Server.Management.Dashboard;

/// <summary>Figures about users, and how the hub is.</summary>
internal static class DashboardRoutes
{
    /// <summary>Maps the operations.</summary>
    public static void MapDashboard(this ApiRoutes api)
    {
        api.Get<TotalUsers>("/dashboard/users/total", "GetTotalUserCount", "Counts users.", DashboardOperations.TotalAsync);
        api.Get<NewUsers>("/dashboard/users/new", "GetNewUserCounts", "Counts users who joined today and in the last 7 days.", DashboardOperations.NewAsync);
        api.Get<ActiveUsers>(
                "/dashboard/users/active", "GetActiveUserCounts", "Counts users who were active on a day, in 7 and in 30 days.", DashboardOperations.ActiveAsync)
            .Takes("date", "The last day, such as 2026-01-31; today when absent.");
        api.Get<HubHealth>(
            "/dashboard/health", "GetHubHealth", "Tells how database, signing keys, messages, background jobs and settings are, as of a few seconds ago.", DashboardOperations.HealthAsync);
    }
}
