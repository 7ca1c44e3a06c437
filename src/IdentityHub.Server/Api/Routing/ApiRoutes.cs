using IdentityHub.Server.Api.Versions;

namespace IdentityHub.Server.Api.Routing;

/// <summary>Proves who calls. One for each API: the Management API's tokens are not the Account API's.</summary>
/// <param name="http">The request.</param>
/// <returns>The caller, or why not: 401 or 403.</returns>
internal delegate ValueTask<ApiResult<ApiCaller>> ApiAccess(HttpContext http);

/// <summary>
/// Maps operations. Everything that operations share happens here and in <see cref="ApiEndpoint"/>: access, reading and checking, errors,
/// answers. A handler is a static method that gets a call and returns an answer or a refusal.
/// </summary>
/// <param name="routes">Where to map.</param>
/// <param name="access">Who may call.</param>
/// <param name="tag">Groups the operations in the document.</param>
/// <param name="kind">Which API they belong to.</param>
internal sealed class ApiRoutes(IEndpointRouteBuilder routes, ApiAccess access, string tag, ApiKind kind = ApiKind.Management)
{
    private const string Root = "/api";

    private ObjectVersions Versions { get; init; } = new();

    /// <summary>The same for another group.</summary>
    public ApiRoutes Group(string otherTag) => new(routes, access, otherTag, kind) { Versions = Versions };

    /// <summary>The same for operations with another way in.</summary>
    public ApiRoutes With(ApiAccess otherAccess) => new(routes, otherAccess, tag, kind) { Versions = Versions };

    /// <summary>Maps a GET. What changes the object at the same path honours <c>If-Match</c>, unless it is a list.</summary>
    public ApiOperation Get<TAnswer>(string path, string id, string summary, Func<ApiCall, Task<ApiResult<TAnswer>>> handler)
    {
        var operation = Map(Describe<TAnswer>("GET", path, id, summary, 200, null), handler);
        if (kind == ApiKind.Management && !typeof(TAnswer).IsAssignableTo(typeof(System.Collections.IList)))
        {
            Versions.Add(operation, handler);
        }

        return operation;
    }

    /// <summary>Maps a GET that answers a list.</summary>
    public ApiOperation List<TItem>(
        string path, string id, string summary, Paging.Paging paging, Func<ApiCall, Task<ApiResult<List<TItem>>>> handler) =>
        Map(Describe<List<TItem>>("GET", path, id, summary, 200, null, paging), handler);

    /// <summary>Maps a GET that answers a page of a list inside of an object.</summary>
    public ApiOperation GetPage<TAnswer>(string path, string id, string summary, Func<ApiCall, Task<ApiResult<TAnswer>>> handler) =>
        Map(Describe<TAnswer>("GET", path, id, summary, 200, null, Paging.Paging.Always), handler);

    /// <summary>Maps a GET that answers any number of things, one after the other.</summary>
    public ApiOperation Stream<TItem>(string path, string id, string summary, string mediaType, Func<ApiCall, Task<ApiResult<ApiContent>>> handler) =>
        Map(Describe<TItem>("GET", path, id, summary, 200, null) with { MediaType = mediaType }, handler);

    /// <summary>Maps a GET that needs no token.</summary>
    public ApiOperation GetAnonymous<TAnswer>(string path, string id, string summary, Func<ApiCall, Task<ApiResult<TAnswer>>> handler) =>
        Map(Describe<TAnswer>("GET", path, id, summary, 200, null) with { IsAnonymous = true }, handler);

    /// <summary>Maps a POST with a body: 201 unless said otherwise, 204 without an answer.</summary>
    public ApiOperation Post<TBody, TAnswer>(string path, string id, string summary, Func<ApiCall<TBody>, Task<ApiResult<TAnswer>>> handler) =>
        Map(Describe<TAnswer>("POST", path, id, summary, 201, typeof(TBody)), handler);

    /// <summary>Maps a POST without a body.</summary>
    public ApiOperation Post<TAnswer>(string path, string id, string summary, Func<ApiCall, Task<ApiResult<TAnswer>>> handler) =>
        Map(Describe<TAnswer>("POST", path, id, summary, 201, null), handler);

    /// <summary>Maps a PUT with a body.</summary>
    public ApiOperation Put<TBody, TAnswer>(string path, string id, string summary, Func<ApiCall<TBody>, Task<ApiResult<TAnswer>>> handler) =>
        Map(Describe<TAnswer>("PUT", path, id, summary, 200, typeof(TBody)), handler);

    /// <summary>Maps a PATCH with a body.</summary>
    public ApiOperation Patch<TBody, TAnswer>(string path, string id, string summary, Func<ApiCall<TBody>, Task<ApiResult<TAnswer>>> handler) =>
        Map(Describe<TAnswer>("PATCH", path, id, summary, 200, typeof(TBody)), handler);

    /// <summary>Maps a DELETE.</summary>
    public ApiOperation Delete<TAnswer>(string path, string id, string summary, Func<ApiCall, Task<ApiResult<TAnswer>>> handler) =>
        Map(Describe<TAnswer>("DELETE", path, id, summary, 204, null), handler);

    private ApiOperation Describe<TAnswer>(
        string method, string path, string id, string summary, int status, Type? body, Paging.Paging paging = Api.Paging.Paging.None) => new()
        {
            Id = id,
            Method = method,
            Path = Root + path,
            Kind = kind,
            Tag = tag,
            Summary = summary,
            Body = body,
            Answer = typeof(TAnswer) == typeof(Nothing) ? null : typeof(TAnswer),
            Status = typeof(TAnswer) == typeof(Nothing) ? 204 : status,
            Paging = paging,
            Versions = kind == ApiKind.Management ? Versions : null,
        };

    private ApiOperation Map<TAnswer>(ApiOperation operation, Func<ApiCall, Task<ApiResult<TAnswer>>> handler)
    {
        var endpoint = new ApiEndpoint(operation, operation.IsAnonymous ? Anybody : access);
        routes.MapMethods(operation.Path, [operation.Method], http => endpoint.HandleAsync(http, handler)).WithMetadata(operation);
        return operation;
    }

    private ApiOperation Map<TBody, TAnswer>(ApiOperation operation, Func<ApiCall<TBody>, Task<ApiResult<TAnswer>>> handler)
    {
        var endpoint = new ApiEndpoint(operation, access);
        routes.MapMethods(operation.Path, [operation.Method], http => endpoint.HandleAsync(http, handler)).WithMetadata(operation);
        return operation;
    }

    private static ValueTask<ApiResult<ApiCaller>> Anybody(HttpContext http) => new(ApiCaller.Anonymous);
}
