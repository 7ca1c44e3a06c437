using IdentityHub.Protocol;

namespace IdentityHub.Server.Oidc.UserInfo;

/// <summary>Reads a bearer token (RFC 6750 §2): from the header or a form body, one of them, never from the query.</summary>
internal static class BearerToken
{
    /// <summary>Description of the error when nothing was sent (RFC 6750 §3.1: then no error code is shown in the challenge).</summary>
    public const string NoToken = "no access token provided";

    private const string Scheme = "Bearer ";

    /// <summary>Reads the token.</summary>
    /// <returns>The token; <c>invalid_token</c> or <c>invalid_request</c> otherwise.</returns>
    public static async ValueTask<Result<string>> ReadAsync(HttpContext context)
    {
        var headers = context.Request.Headers.Authorization;
        var fromForm = await ReadFormAsync(context);
        if (!fromForm.TryGet(out var form, out var error))
        {
            return error;
        }

        if (headers.Count == 0)
        {
            return form.Length > 0 ? form : OAuthError.InvalidToken(NoToken);
        }

        var header = headers.Count == 1 ? headers[0] : null;
        if (header is null || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || !IsToken(header.AsSpan(Scheme.Length)))
        {
            return OAuthError.InvalidToken();
        }

        return form.Length == 0
            ? header[Scheme.Length..]
            : OAuthError.InvalidRequest("access token must only be provided using one mechanism");
    }

    private static async ValueTask<Result<string>> ReadFormAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            return "";
        }

        return (await RequestReader.ReadBodyAsync(context.Request, context.RequestAborted)).TryGet(out var parameters, out var error)
            ? parameters["access_token"] ?? ""
            : error;
    }

    /// <summary>The <c>b64token</c> syntax of RFC 6750 §2.1.</summary>
    private static bool IsToken(ReadOnlySpan<char> value)
    {
        if (value.Length is 0 or > 8192)
        {
            return false;
        }

        foreach (var character in value)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '.' or '_' or '~' or '+' or '/' or '='))
            {
                return false;
            }
        }

        return true;
    }
}
