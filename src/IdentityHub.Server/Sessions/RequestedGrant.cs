using IdentityHub.Data.Grants;
using IdentityHub.Protocol.Authorization;
using IdentityHub.Protocol.Tokens;
using IdentityHub.Server.Catalog;

namespace IdentityHub.Server.Sessions;

/// <summary>What an authorization request asks for, as far as the client may ask. What the person holds is decided per token.</summary>
internal static class RequestedGrant
{
    /// <summary>The scopes of a request, sorted out by what they belong to. Unknown ones are left out (RFC 6749 §3.3).</summary>
    public static GrantedScopes Of(AuthorizationRequest request, ApplicationEntry application, CatalogSnapshot catalog) => new()
    {
        Oidc = [.. request.Scopes.Where(KnownScopes.IsOidc)],
        Resources = request.Resources.ToDictionary(
            indicator => indicator, indicator => ScopesOf(indicator, request.Scopes, application.Permissions, catalog), StringComparer.Ordinal),
    };

    /// <summary>Whether everything wanted was granted before.</summary>
    public static bool Covers(GrantedScopes granted, GrantedScopes wanted) => IsNothing(Missing(granted, wanted));

    /// <summary>What is wanted and was not granted before.</summary>
    public static GrantedScopes Missing(GrantedScopes granted, GrantedScopes wanted) => new()
    {
        Oidc = [.. wanted.Oidc.Except(granted.Oidc)],
        Resources = wanted.Resources
            .Select(pair => (pair.Key, Scopes: pair.Value.Except(granted.Resources.GetValueOrDefault(pair.Key) ?? []).ToList()))
            .Where(pair => pair.Scopes.Count > 0)
            .ToDictionary(pair => pair.Key, IReadOnlyList<string> (pair) => pair.Scopes, StringComparer.Ordinal),
    };

    /// <summary>Both together.</summary>
    public static GrantedScopes Union(GrantedScopes granted, GrantedScopes wanted) => new()
    {
        Oidc = [.. granted.Oidc.Union(wanted.Oidc)],
        Resources = granted.Resources.Keys.Union(wanted.Resources.Keys).ToDictionary(
            indicator => indicator,
            IReadOnlyList<string> (indicator) =>
                [.. (granted.Resources.GetValueOrDefault(indicator) ?? []).Union(wanted.Resources.GetValueOrDefault(indicator) ?? [])],
            StringComparer.Ordinal),
    };

    private static bool IsNothing(GrantedScopes scopes) => scopes.Oidc.Count == 0 && scopes.Resources.Count == 0;

    private static IReadOnlyList<string> ScopesOf(
        string indicator, IReadOnlyList<string> scopes, ThirdPartyPermissions? ceiling, CatalogSnapshot catalog)
    {
        if (indicator == KnownScopes.OrganizationsResource)
        {
            return [.. scopes.Where(name => catalog.OrganizationScopes.TryGetValue(name, out var scope)
                && ceiling?.OrganizationScopeIds.Contains(scope.Id) != false)];
        }

        return catalog.Resources.TryGetValue(indicator, out var resource)
            ? [.. resource.Scopes.Where(scope => IsAllowed(scope.Id, ceiling)).Select(scope => scope.Name).Intersect(scopes)]
            : [];
    }

    private static bool IsAllowed(string scopeId, ThirdPartyPermissions? ceiling) =>
        ceiling is null || ceiling.ResourceScopeIds.Contains(scopeId) || ceiling.OrganizationResourceScopeIds.Contains(scopeId);
}
