using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Experience.Api;

/// <summary>
/// Who may call the Experience API: the browser that has an interaction. Cookies come along with what any site sends, so requests of other sites are
/// refused: by <c>Origin</c>, which browsers send with every request that changes something, and by <c>Sec-Fetch-Site</c>. Bodies must be JSON besides,
/// which no form of another site can send.
/// </summary>
internal sealed class ExperienceAccess(ExperienceContextReader contexts, HubUrls urls)
{
    /// <summary>Finds the interaction.</summary>
    public async ValueTask<ApiResult<ApiCaller>> AuthorizeAsync(HttpContext http)
    {
        if (IsCrossSite(http.Request.Headers))
        {
            return SessionErrors.CrossSite;
        }

        var result = await contexts.ReadAsync(http);
        return result.Error is { } error ? error : ApiCaller.Anonymous;
    }

    private bool IsCrossSite(IHeaderDictionary headers) =>
        (headers.Origin.Count > 0 && (headers.Origin.Count > 1 || headers.Origin != urls.Origin))
        || headers["Sec-Fetch-Site"].Any(site => site is not ("same-origin" or "none"));
}
