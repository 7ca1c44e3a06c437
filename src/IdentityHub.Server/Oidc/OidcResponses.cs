using System.Text.Json;
using IdentityHub.Protocol;

namespace IdentityHub.Server.Oidc;

/// <summary>Writes protocol errors as the reference does: OAuth's members beside <c>code</c> and <c>message</c>.</summary>
internal static class OidcResponses
{
    /// <summary>Answers with an error.</summary>
    /// <param name="context">The request.</param>
    /// <param name="error">The error; its detail is not written.</param>
    /// <param name="issuer">Adds <c>iss</c>, as authorization errors have it (RFC 9207).</param>
    public static Task WriteErrorAsync(HttpContext context, OAuthError error, string? issuer = null)
    {
        var response = context.Response;
        response.StatusCode = error.Status;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        using (var writer = new Utf8JsonWriter(response.BodyWriter))
        {
            writer.WriteStartObject();
            if (context.Request.Query["parse_error"] != "false")
            {
                var code = CodeOf(error);
                writer.WriteString("code", code);
                writer.WriteString("message", OidcMessages.Of(code));
            }

            writer.WriteString("error", error.Code);
            writer.WriteString("error_description", error.Description);
            if (error.Scope is { } scope)
            {
                writer.WriteString("scope", scope);
            }

            if (issuer is not null)
            {
                writer.WriteString("iss", issuer);
            }

            writer.WriteEndObject();
        }

        return response.BodyWriter.FlushAsync(context.RequestAborted).AsTask();
    }

    /// <summary>Answers with an error of a bearer-protected endpoint (RFC 6750 §3).</summary>
    public static Task WriteBearerErrorAsync(HttpContext context, OAuthError error, string issuer, bool tokenWasSent = true)
    {
        if (error.Status is 401 or 403)
        {
            context.Response.Headers.WWWAuthenticate = tokenWasSent
                ? $"Bearer realm=\"{issuer}\", error=\"{error.Code}\", error_description=\"{error.Description}\""
                    + (error.Scope is null ? "" : $", scope=\"{error.Scope}\"")
                : $"Bearer realm=\"{issuer}\"";
        }

        return WriteErrorAsync(context, error);
    }

    private static string CodeOf(OAuthError error) =>
        (error.Description.Contains("session", StringComparison.Ordinal) && error.Description.Contains("not found", StringComparison.Ordinal))
        || error.Description.Contains("authorization request has expired", StringComparison.Ordinal)
            ? "session.not_found"
            : $"oidc.{error.Code}";
}
