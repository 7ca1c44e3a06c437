using IdentityHub.Protocol.Saml;
using IdentityHub.Server.Api;
using Microsoft.AspNetCore.Http.Features;

namespace IdentityHub.Server.Connectors.Saml;

/// <summary>What a provider lets a browser post (SAML Bindings §3.5.4).</summary>
/// <param name="Response">The form field <c>SAMLResponse</c>.</param>
/// <param name="RelayState">The form field of this name; null for none.</param>
internal sealed record SamlForm(string Response, string? RelayState)
{
    // Percent encoding makes three of one.
    private const int LargestBody = (3 * SamlResponse.LongestEncoded) + 4096;
    private const int LongestRelayState = 2048;

    private static readonly FormOptions Limits = new()
    {
        BufferBody = false,
        KeyLengthLimit = 64,
        ValueCountLimit = 8,
        ValueLengthLimit = SamlResponse.LongestEncoded,
    };

    /// <summary>Reads a form.</summary>
    /// <returns>400 <c>connector.invalid_response</c> for another body.</returns>
    /// <exception cref="BadHttpRequestException">It is too large, or the browser went away.</exception>
    public static async Task<ApiResult<SamlForm>> ReadAsync(HttpContext http)
    {
        var request = http.Request;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LargestBody;
        }

        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
        {
            return SamlErrors.InvalidForm;
        }

        try
        {
            var form = await request.ReadFormAsync(Limits, http.RequestAborted);
            return form["SAMLResponse"] is [{ Length: > 0 } response] && (form["RelayState"] is [] or [{ Length: <= LongestRelayState }])
                ? new SamlForm(response, form["RelayState"].ToString() is { Length: > 0 } state ? state : null)
                : SamlErrors.InvalidForm;
        }
        catch (InvalidDataException)
        {
            return SamlErrors.InvalidForm;
        }
    }

    /// <summary>Prints nothing.</summary>
    public override string ToString() => "SAML form";
}
