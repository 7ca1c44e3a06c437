using System.Text.Json;

namespace IdentityHub.Server.Oidc.Token;

/// <summary>A successful token response (RFC 6749 §5.1).</summary>
/// <param name="AccessToken">JWT or opaque.</param>
/// <param name="ExpiresIn">Seconds the access token is valid.</param>
/// <param name="Scope">Granted scope; <see langword="null"/> leaves the member out.</param>
internal sealed record TokenResponse(string AccessToken, int ExpiresIn, string? Scope)
{
    /// <summary>ID token (OpenID Connect Core §3.1.3.3).</summary>
    public string? IdToken { get; init; }

    /// <summary>Refresh token.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>Writes the response.</summary>
    public Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/json; charset=utf-8";
        using (var writer = new Utf8JsonWriter(response.BodyWriter, new JsonWriterOptions { SkipValidation = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("access_token"u8, AccessToken);
            writer.WriteNumber("expires_in"u8, ExpiresIn);
            if (IdToken is not null)
            {
                writer.WriteString("id_token"u8, IdToken);
            }

            if (RefreshToken is not null)
            {
                writer.WriteString("refresh_token"u8, RefreshToken);
            }

            if (Scope is not null)
            {
                writer.WriteString("scope"u8, Scope);
            }

            writer.WriteString("token_type"u8, "Bearer"u8);
            writer.WriteEndObject();
        }

        return response.BodyWriter.FlushAsync(context.RequestAborted).AsTask();
    }
}
