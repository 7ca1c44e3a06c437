using IdentityHub.Server.Api.Paging;

namespace IdentityHub.Server.Api;

/// <summary>What the Management, Experience and Account APIs are made of: routes, schemas, errors, pages. Not an API itself.</summary>
/// <remarks>
/// <code>
/// ApiRoutes (what there is) -> ApiEndpoint (access, reading, checking) -> handler (ApiCall -> ApiResult) -> ApiResponse
/// </code>
/// <c>docs/api-kit.md</c> shows how an operation is written.
/// </remarks>
internal static class ApiFeature
{
    /// <summary>Registers what operations share.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services) => services
        .AddSingleton<Cursors>()
        .AddSingleton<ListCounts>();

    /// <summary>Answers what no operation does, also for methods that a path does not know; the reference says the same to everybody.</summary>
    public static void MapApiFallback(this IEndpointRouteBuilder routes) =>
        routes.Map("/api/{**path}", NotFoundAsync).WithOrder(int.MaxValue);

    private static Task NotFoundAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync("Not Found", http.RequestAborted);
    }
}
