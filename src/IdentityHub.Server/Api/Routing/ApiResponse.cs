using System.Text.Json;
using IdentityHub.Server.Api.Versions;

namespace IdentityHub.Server.Api.Routing;

/// <summary>Writes answers and refusals.</summary>
internal static class ApiResponse
{
    private const string Json = "application/json; charset=utf-8";

    /// <summary>Writes a result.</summary>
    public static Task WriteAsync<TAnswer>(HttpContext http, ApiOperation operation, ApiResult<TAnswer> result)
    {
        if (!result.TryGet(out var answer, out var error))
        {
            return WriteAsync(http, error);
        }

        var status = result.Status ?? operation.Status;
        if (answer is null or Nothing)
        {
            http.Response.StatusCode = status;
            return Task.CompletedTask;
        }

        if (answer is ApiContent content)
        {
            http.Response.StatusCode = status;
            http.Response.ContentType = content.MediaType;
            return content.WriteAsync(http.Response.BodyWriter, http.RequestAborted);
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(answer, ApiJson.Options);
        return HttpMethods.IsGet(http.Request.Method) && IsKnown(http, operation, body) ? Task.CompletedTask : WriteBytesAsync(http, status, body);
    }

    /// <summary>Writes a refusal.</summary>
    public static Task WriteAsync(HttpContext http, ApiError error)
    {
        var body = ApiBody.IsNotJson(error) ? ApiBody.WithoutCode(error) : error.ToJson();
        return WriteBytesAsync(http, error.Status, JsonSerializer.SerializeToUtf8Bytes(body, ApiJson.Options));
    }

    private static async Task WriteBytesAsync(HttpContext http, int status, byte[] body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = Json;
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    /// <summary>
    /// Sets the entity tag and, when the caller has this very answer, 304 (RFC 9110 §13.1.2). Where the tag does not speak for everything, the answer
    /// is always sent: what it is silent about may have changed.
    /// </summary>
    private static bool IsKnown(HttpContext http, ApiOperation operation, byte[] body)
    {
        var tag = ObjectVersion.Of(body, operation.ApartFrom);
        http.Response.Headers.ETag = tag;
        if (operation.ApartFrom.Count > 0
            || !http.Request.Headers.IfNoneMatch.Any(value => value is "*" || value?.Contains(tag, StringComparison.Ordinal) == true))
        {
            return false;
        }

        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }
}
