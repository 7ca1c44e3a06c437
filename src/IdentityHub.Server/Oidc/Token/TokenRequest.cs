using IdentityHub.Protocol;
using IdentityHub.Protocol.Messages;
using IdentityHub.Protocol.Tokens;
using IdentityHub.Server.Catalog;

namespace IdentityHub.Server.Oidc.Token;

/// <summary>A token request after the checks that all grants share.</summary>
/// <param name="Context">The HTTP request, for the audit trail alone.</param>
/// <param name="Parameters">Everything that was sent.</param>
/// <param name="Client">The authenticated client.</param>
/// <param name="Catalog">Resources and roles as of now.</param>
/// <param name="Scopes">Requested scopes; <see langword="null"/> when the request names none.</param>
/// <param name="Resource">Requested resource.</param>
/// <param name="OrganizationId">Requested organization.</param>
internal sealed record TokenRequest(
    HttpContext Context,
    RequestParameters Parameters,
    ApplicationEntry Client,
    CatalogSnapshot Catalog,
    string[]? Scopes,
    ResourceEntry? Resource,
    string? OrganizationId)
{
    /// <summary>Checks scope and resource (RFC 8707 §2.2: one resource for each access token).</summary>
    public static Result<TokenRequest> Create(
        HttpContext context, RequestParameters parameters, ApplicationEntry client, CatalogSnapshot catalog)
    {
        var scope = parameters["scope"];
        if (!ScopeList.Parse(scope).TryGet(out var scopes, out var error))
        {
            return error;
        }

        var organizationId = parameters["organization_id"];
        var indicators = parameters.All("resource");
        ResourceEntry? resource = null;
        if (indicators.Count > 1)
        {
            return OAuthError.InvalidTarget("only a single resource indicator value is supported for an access token");
        }

        if (indicators.Count == 1 && !IsOrganizationTemplate(indicators[0], organizationId))
        {
            if ((ResourceIndicator.Check(indicators[0]) ?? (catalog.Resources.TryGetValue(indicators[0], out resource) ? null : ResourceIndicator.Unknown()))
                is { } problem)
            {
                return problem;
            }
        }
        else if (organizationId is null)
        {
            resource = catalog.DefaultResource;
        }

        return new TokenRequest(context, parameters, client, catalog, scope is null ? null : scopes, resource, organizationId);
    }

    /// <summary>With an organization, the template's reserved indicator means the same as no resource: the organization itself.</summary>
    private static bool IsOrganizationTemplate(string indicator, string? organizationId) =>
        organizationId is not null && indicator == KnownScopes.OrganizationsResource;
}
