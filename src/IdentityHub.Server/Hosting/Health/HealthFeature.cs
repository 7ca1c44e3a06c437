using IdentityHub.Server.Api.Routing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IdentityHub.Server.Hosting.Health;

/// <summary>Whether the hub runs and can work: for load balancers, orchestrators and scripts.</summary>
internal static class HealthFeature
{
    /// <summary>Registers the checks.</summary>
    public static void AddHubHealth(this IServiceCollection services) => services.AddSingleton<Readiness>();

    /// <summary>Maps <c>/api/status</c> (as the reference), <c>/health/live</c> (the process answers) and <c>/health/ready</c> (it can work).</summary>
    public static void MapHubHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/status", Status).WithMetadata(new ApiOperation
        {
            Id = "GetStatus",
            Method = "GET",
            Path = "/api/status",
            Tag = "Status",
            Summary = "Tells that the hub answers.",
            Status = StatusCodes.Status204NoContent,
            IsAnonymous = true,
        });
        routes.MapGet("/health/live", Live);
        routes.MapGet("/health/ready", ReadyAsync);
    }

    private static NoContent Status() => TypedResults.NoContent();

    private static ContentHttpResult Live() => TypedResults.Text("live");

    private static async Task<JsonHttpResult<ReadinessReport>> ReadyAsync(HttpContext context, Readiness readiness)
    {
        context.Response.Headers.CacheControl = "no-store";
        var report = await readiness.CheckAsync(context.RequestAborted);
        return TypedResults.Json(
            report,
            HostingJson.Default.ReadinessReport,
            statusCode: report.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
