using IdentityHub.Protocol;
using IdentityHub.Protocol.Tokens;
using IdentityHub.Server.Catalog;

namespace IdentityHub.Server.Oidc.Token.Grants;

/// <summary>
/// A machine application asks for itself (RFC 6749 §4.4): for a resource by its global roles, or within an organization by its roles
/// there. Everything comes from memory; nothing is stored.
/// </summary>
internal sealed class ClientCredentialsGrant(TokenIssuer issuer, TokenAudit audit) : IGrant
{
    private const int OrganizationTokenLifetime = 3600;

    /// <inheritdoc/>
    public string GrantType => "client_credentials";

    /// <inheritdoc/>
    public string AuditKey => "ExchangeTokenBy.ClientCredentials";

    /// <inheritdoc/>
    public bool IsAllowed(ApplicationEntry client) => client.AllowsClientCredentials;

    /// <inheritdoc/>
    public ValueTask<Result<TokenResponse>> RedeemAsync(TokenRequest request, CancellationToken cancellation)
    {
        var result = Redeem(request);
        if (result.TryGet(out var response, out _))
        {
            audit.Issued(AuditKey, request, response);
        }

        return new(result);
    }

    private Result<TokenResponse> Redeem(TokenRequest request)
    {
        if (request.Resource is null && request.OrganizationId is null)
        {
            return OAuthError.InvalidTarget("both `resource` and `organization_id` are not provided");
        }

        IReadOnlyList<string>? organizationRoles = null;
        if (request.OrganizationId is { } organizationId
            && (!request.Client.OrganizationRoleIds.TryGetValue(organizationId, out organizationRoles)
                || request.Catalog.DisabledOrganizationIds.Contains(organizationId)))
        {
            return OAuthError.AccessDenied("app has not associated with the organization");
        }

        var held = Held(request, organizationRoles);
        var granted = ScopeList.Join((request.Scopes ?? []).Where(held.Contains));
        // An organization token always tells its scope, even when it is empty; a resource token leaves an empty one out.
        var scope = request.Resource is not null && granted.Length == 0 ? null : granted;
        var lifetime = request.Resource?.Resource.AccessTokenTtl ?? OrganizationTokenLifetime;
        var token = issuer.SignAccessToken(new AccessTokenClaims(
            request.Client.Id,
            request.Client.Id,
            request.Resource?.Resource.Indicator ?? KnownScopes.OrganizationAudience + request.OrganizationId,
            scope,
            request.Resource is null ? null : request.OrganizationId,
            lifetime));
        return new TokenResponse(token, lifetime, scope);
    }

    private static HashSet<string> Held(TokenRequest request, IReadOnlyList<string>? organizationRoles)
    {
        var held = new HashSet<string>(StringComparer.Ordinal);
        if (request.Scopes is null)
        {
            return held;
        }

        foreach (var roleId in organizationRoles ?? request.Client.RoleIds)
        {
            held.UnionWith(organizationRoles is null
                ? ResourceScopes(request.Catalog.Roles.GetValueOrDefault(roleId)?.ResourceScopes, request.Resource!)
                : request.Catalog.OrganizationRoles.TryGetValue(roleId, out var role)
                    ? request.Resource is null ? role.Scopes.Select(scope => scope.Name) : ResourceScopes(role.ResourceScopes, request.Resource)
                    : []);
        }

        return held;
    }

    private static IEnumerable<string> ResourceScopes(
        System.Collections.Frozen.FrozenDictionary<string, IReadOnlyList<Data.Resources.Scope>>? scopes, ResourceEntry resource) =>
        scopes is not null && scopes.TryGetValue(resource.Resource.Indicator, out var held) ? held.Select(scope => scope.Name) : [];
}
