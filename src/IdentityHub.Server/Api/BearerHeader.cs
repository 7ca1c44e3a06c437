using Microsoft.Extensions.Primitives;

namespace IdentityHub.Server.Api;

/// <summary>The access token of a call: in the <c>Authorization</c> header and nowhere else (RFC 6750 §2.1).</summary>
internal static class BearerHeader
{
    /// <summary>The most characters of a token.</summary>
    public const int MaximumLength = 8192;

    private const string Scheme = "Bearer";

    /// <summary>Reads the token.</summary>
    /// <param name="headers">All <c>Authorization</c> headers.</param>
    /// <returns>The token, not yet proven; a 401 that says what is wrong.</returns>
    public static ApiResult<string> Read(StringValues headers)
    {
        if (headers.Count == 0 || headers[0] is not { Length: > 0 } header)
        {
            return ApiErrors.AuthorizationHeaderMissing;
        }

        var space = header.IndexOf(' ', StringComparison.Ordinal);
        if (headers.Count > 1 || !(space < 0 ? header : header[..space]).Equals(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return headers.Count > 1 ? ApiErrors.Unauthorized : ApiErrors.AuthorizationTypeNotSupported;
        }

        var token = space < 0 ? "" : header[(space + 1)..];
        return token.Length is > 0 and <= MaximumLength ? token : ApiErrors.Unauthorized;
    }
}
