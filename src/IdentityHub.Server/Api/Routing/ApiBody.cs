using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Api.Routing;

/// <summary>Reads a JSON body, holds it against the schema of its type, and only then makes an object of it.</summary>
internal static class ApiBody
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };
    private static readonly ApiError NotJson = new("request.invalid_json", 400, "");

    /// <summary>Reads the body.</summary>
    /// <returns>The body; <c>guard.invalid_input</c> with every mistake, or a plain message when it is no JSON.</returns>
    public static async ValueTask<ApiResult<TBody>> ReadAsync<TBody>(HttpContext http)
    {
        JsonDocument document;
        try
        {
            if (!IsJson(http.Request))
            {
                return ApiErrors.InvalidInput("body", [new("invalid_type", null, "The body must be JSON, and Content-Type must say so.")]);
            }

            document = await JsonDocument.ParseAsync(http.Request.Body, Strict, http.RequestAborted);
        }
        catch (JsonException exception)
        {
            return NotJson with { Message = $"The body is not valid JSON (line {exception.LineNumber + 1}, position {exception.BytePositionInLine + 1})." };
        }
        catch (InvalidOperationException)
        {
            // A member's name with half of a surrogate pair, met while looking for duplicates.
            return NotJson with { Message = "The body is not valid JSON: a member's name is no text." };
        }

        using (document)
        {
            var issues = new List<SchemaIssue>();
            SchemaFactory.Of(typeof(TBody)).Check(document.RootElement, null, issues);
            if (issues.Count > 0)
            {
                return ApiErrors.InvalidInput("body", issues);
            }

            ApiAudit.Remember(http, document.RootElement.Clone());
            try
            {
                return document.Deserialize<TBody>(ApiJson.Options)!;
            }
            catch (JsonException exception)
            {
                // The schema lets through what the type cannot hold. That is our mistake, but not one to answer with a 500.
                return ApiErrors.InvalidInput("body", [new("custom", new SchemaPath(null, exception.Path ?? ""), "The value cannot be read.")]);
            }
        }
    }

    /// <summary>Whether this refusal is the one for text that is no JSON, which the reference answers without a code.</summary>
    public static bool IsNotJson(ApiError error) => error.Code == NotJson.Code;

    /// <summary>The body of that refusal.</summary>
    public static JsonObject WithoutCode(ApiError error) => new() { ["message"] = error.Message };

    private static bool IsJson(HttpRequest request) =>
        request.ContentType is null ? request.ContentLength is > 0 || request.Headers.TransferEncoding.Count > 0 : request.HasJsonContentType();
}
