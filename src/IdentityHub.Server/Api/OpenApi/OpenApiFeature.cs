using System.Text.Json;
using IdentityHub.Server.Api.OpenApi.Page;
using IdentityHub.Server.Api.Routing;
using Microsoft.Net.Http.Headers;

namespace IdentityHub.Server.Api.OpenApi;

/// <summary>The description of the API: as an OpenAPI 3.1 document for programs, and as pages for people. Anybody may read both.</summary>
/// <remarks>
/// <code>
/// ApiOperation (metadata of the mapped routes) -> OpenApiDocument -> OpenApiFiles -> /api/swagger.json
///                                                                              -> DocsPages -> /api/docs, /api/docs/{group}
/// </code>
/// Made once, when somebody asks first; it changes only with the program.
/// </remarks>
internal static class OpenApiFeature
{
    /// <summary>Registers the description.</summary>
    public static IServiceCollection AddOpenApi(this IServiceCollection services) => services
        .AddSingleton<OpenApiFiles>();

    /// <summary>Maps the document and the pages.</summary>
    public static void MapOpenApi(this IEndpointRouteBuilder routes)
    {
        MapDocument(routes, "/api/swagger.json", "GetSwaggerJson", "Swagger.json");
        MapDocument(routes, "/api/.well-known/management.openapi.json", "GetWellKnownManagementOpenapiJson", "Well-known");
        MapDocument(routes, "/api/.well-known/experience.openapi.json", "GetWellKnownExperienceOpenapiJson", "Well-known", ApiKind.Experience);
        routes.MapGet(DocsPages.Path, (HttpContext http, OpenApiFiles files) => ServeAsync(http, files.Page("")));
        routes.MapGet(DocsPages.Path + "/{group}", (HttpContext http, OpenApiFiles files, string group) => ServeAsync(http, files.Page(group)));
    }

    private static void MapDocument(IEndpointRouteBuilder routes, string path, string id, string tag, ApiKind kind = ApiKind.Management) => routes
        .MapGet(path, (HttpContext http, OpenApiFiles files) => ServeAsync(http, files.Document(kind)))
        .WithMetadata(new ApiOperation
        {
            Id = id,
            Method = "GET",
            Path = path,
            Tag = tag,
            Summary = kind == ApiKind.Management ? "Describes this API as an OpenAPI document." : "Describes the Experience API as an OpenAPI document.",
            Answer = typeof(JsonElement),
            Status = StatusCodes.Status200OK,
            IsAnonymous = true,
        });

    private static Task ServeAsync(HttpContext http, OpenApiFile? file)
    {
        var response = http.Response;
        if (file is null)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        // It may be kept, but asked for again each time: after an update of the hub it says something else.
        response.Headers.CacheControl = "no-cache";
        response.Headers.ETag = file.Tag;
        DocsPages.Protect(response.Headers);
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Compare(new EntityTagHeaderValue(file.Tag), useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = file.ContentType;
        response.ContentLength = file.Content.Length;
        return response.Body.WriteAsync(file.Content, 0, file.Content.Length, http.RequestAborted);
    }
}
