using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Api.Search;
using IdentityHub.Server.Api.Versions;

namespace IdentityHub.Server.Api.Routing;

/// <summary>What happens around every handler.</summary>
/// <remarks>
/// <code>
/// access -> path and query -> page -> body -> handler -> answer
/// </code>
/// Access comes first: who may not call learns nothing about the rest.
/// </remarks>
internal sealed class ApiEndpoint(ApiOperation operation, ApiAccess access)
{
    /// <summary>Answers a call without a body.</summary>
    public async Task HandleAsync<TAnswer>(HttpContext http, Func<ApiCall, Task<ApiResult<TAnswer>>> handler)
    {
        if (!(await EnterAsync(http)).TryGet(out var entry, out var error))
        {
            await ApiResponse.WriteAsync(http, error);
            return;
        }

        await using var call = new ApiCall(http, operation, entry.Caller) { Page = entry.Page };
        await ApiResponse.WriteAsync(http, operation, await CheckAsync(call, await RunAsync(handler, call)));
    }

    /// <summary>Answers a call with a body.</summary>
    public async Task HandleAsync<TBody, TAnswer>(HttpContext http, Func<ApiCall<TBody>, Task<ApiResult<TAnswer>>> handler)
    {
        if (!(await EnterAsync(http)).TryGet(out var entry, out var error)
            || !(await ApiBody.ReadAsync<TBody>(http)).TryGet(out var body, out error))
        {
            await ApiResponse.WriteAsync(http, error);
            return;
        }

        // A body may take an hour to arrive. Who may send it is asked again when all of it is here: a role that was taken away meanwhile is gone, and who
        // became an administrator meanwhile is no longer an editor's to change.
        var caller = entry.Caller;
        if (operation.Kind == ApiKind.Management && !(await access(http)).TryGet(out caller, out error))
        {
            await ApiResponse.WriteAsync(http, error);
            return;
        }

        await using var call = new ApiCall<TBody>(http, operation, caller, body) { Page = entry.Page };
        await ApiResponse.WriteAsync(http, operation, await CheckAsync(call, await handler(call)));
    }

    private async ValueTask<ApiResult<TAnswer>> CheckAsync<TAnswer>(ApiCall call, ApiResult<TAnswer> result) =>
        ObjectVersions.IsAsked(call) ? await operation.Versions!.CheckUnwrittenAsync(call, result) : result;

    // Only the database finds out that a pattern is wrong, or that it takes too long.
    private async Task<ApiResult<TAnswer>> RunAsync<TAnswer>(Func<ApiCall, Task<ApiResult<TAnswer>>> handler, ApiCall call)
    {
        try
        {
            return await handler(call);
        }
        catch (Exception exception) when (operation.IsSearchable && SearchFailure.Explain(exception) is { } problem)
        {
            return ApiErrors.InvalidRequest(problem);
        }
    }

    private async ValueTask<ApiResult<Entry>> EnterAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!(await access(http)).TryGet(out var caller, out var error))
        {
            return error;
        }

        if (CheckPath(http.Request) is { } refusal)
        {
            return refusal;
        }

        return PageRequest.Read(http.Request, operation.Paging, ApiCall.ListName(http.Request), http.RequestServices.GetRequiredService<Cursors>())
            .TryGet(out var page, out error)
            ? new Entry(caller, page)
            : error;
    }

    /// <summary>Texts that no database can look up, and words that a parameter does not know.</summary>
    private ApiError? CheckPath(HttpRequest request)
    {
        var issues = request.RouteValues
            .Where(value => value.Value is string text && !StringSchema.IsStorable(text))
            .Select(value => new SchemaIssue("invalid_string", new SchemaPath(null, value.Key), "The text holds characters that cannot be stored."))
            .ToList();
        if (issues.Count > 0)
        {
            return ApiErrors.InvalidInput("path", issues);
        }

        foreach (var (name, values) in request.Query)
        {
            var parameter = operation.Parameters.FirstOrDefault(candidate => candidate.Name == name);
            if (values.Any(value => value is null || !StringSchema.IsStorable(value)))
            {
                issues.Add(new("invalid_string", new SchemaPath(null, name), "The text holds characters that cannot be stored."));
            }
            else if (parameter?.Values is { } words && values.Any(value => !words.Contains(value!, StringComparer.OrdinalIgnoreCase)))
            {
                issues.Add(new("invalid_enum_value", new SchemaPath(null, name), $"Expected one of {string.Join(", ", words)}."));
            }
            else if (parameter is { IsRepeatable: false } && values.Count > 1)
            {
                issues.Add(new("invalid_type", new SchemaPath(null, name), "Expected a single value."));
            }
        }

        return issues.Count == 0 ? null : ApiErrors.InvalidInput("query", issues);
    }

    private sealed record Entry(ApiCaller Caller, PageRequest? Page);
}
