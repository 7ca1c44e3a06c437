using System.Text.Json;

namespace IdentityHub.Server.Hosting.Errors;

/// <summary>What programs read after a failure that no slice answered: <c>code</c> and <c>message</c>, plus the OAuth pair below <c>/oidc</c>.</summary>
internal static class ErrorBody
{
    /// <summary>Writes the body; the status is already set.</summary>
    public static async Task WriteAsync(HttpContext context, int status, bool isProtocol)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter);
        writer.WriteStartObject();
        if (isProtocol)
        {
            // RFC 6749 §5.2 has no code for a fault of the server; the reference answers with the one of §4.1.2.1.
            var error = status >= 500 ? "server_error" : "invalid_request";
            writer.WriteString("code", "oidc." + error);
            writer.WriteString("message", Describe(status));
            writer.WriteString("error", error);
            writer.WriteString("error_description", Describe(status));
        }
        else
        {
            writer.WriteString("code", status >= 500 ? "internal_server_error" : "request.invalid");
            writer.WriteString("message", Describe(status));
        }

        writer.WriteEndObject();
        await writer.FlushAsync(context.RequestAborted);
    }

    private static string Describe(int status) => status switch
    {
        StatusCodes.Status408RequestTimeout => "The request took too long to arrive.",
        StatusCodes.Status413PayloadTooLarge => "The request body is too large.",
        >= 500 => "Something went wrong on our side.",
        _ => "The request cannot be read.",
    };
}
