using System.Collections.Frozen;
using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Resources;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Catalog;

/// <summary>Reads the catalog from the database.</summary>
internal sealed class CatalogLoader(IDbContextFactory<HubDbContext> contexts)
{
    /// <summary>Reads everything but the clients, which are read one by one when asked for.</summary>
    public async Task<CatalogSnapshot> LoadAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var scopes = await db.Scopes.AsNoTracking().ToListAsync(cancellation);
        var scopesOfResource = scopes.ToLookup(scope => scope.ResourceId);
        var resources = (await db.Resources.AsNoTracking().ToListAsync(cancellation))
            .Select(resource => new ResourceEntry(resource, [.. scopesOfResource[resource.Id].OrderBy(scope => scope.Name, StringComparer.Ordinal)]))
            .ToFrozenDictionary(entry => entry.Resource.Indicator, StringComparer.Ordinal);
        var permissions = new PermissionIndex(scopes, resources.Values);
        var settings = (await db.HubSettings.AsNoTracking().ToListAsync(cancellation))
            .ToFrozenDictionary(setting => setting.Key, setting => JsonColumn.Parse(setting.Value), StringComparer.Ordinal);
        return new CatalogSnapshot(LoadApplicationAsync)
        {
            Resources = resources,
            DefaultResource = resources.Values.FirstOrDefault(entry => entry.Resource.IsDefault),
            Roles = await LoadRolesAsync(db, permissions, cancellation),
            OrganizationRoles = await LoadOrganizationRolesAsync(db, permissions, cancellation),
            OrganizationScopes = (await db.OrganizationScopes.AsNoTracking().ToListAsync(cancellation))
                .ToFrozenDictionary(scope => scope.Name, StringComparer.Ordinal),
            DisabledOrganizationIds = (await db.Organizations.Where(organization => organization.IsDisabled)
                .Select(organization => organization.Id).ToListAsync(cancellation)).ToFrozenSet(StringComparer.Ordinal),
            Settings = settings,
            Connectors = (await db.Connectors.AsNoTracking().ToListAsync(cancellation)).ToFrozenDictionary(row => row.Id, StringComparer.Ordinal),
            EmailTemplates = await db.EmailTemplates.AsNoTracking().ToListAsync(cancellation),
            CustomPhrases = (await db.CustomPhrases.AsNoTracking().ToListAsync(cancellation))
                .ToFrozenDictionary(row => row.LanguageTag, row => row.Translation, StringComparer.OrdinalIgnoreCase),
            CustomProfileFields = await db.CustomProfileFields.AsNoTracking().OrderBy(row => row.SieOrder).ThenBy(row => row.Name)
                .ToListAsync(cancellation),
            CaptchaProvider = await db.CaptchaProviders.AsNoTracking().OrderBy(row => row.CreatedAt).FirstOrDefaultAsync(cancellation),
            ExtendedIdTokenClaims = ExtendedClaims(settings),
        };
    }

    private static async Task<FrozenDictionary<string, RoleEntry>> LoadRolesAsync(
        HubDbContext db, PermissionIndex permissions, CancellationToken cancellation)
    {
        var held = (await db.RoleScopes.AsNoTracking().ToListAsync(cancellation)).ToLookup(row => row.RoleId, row => row.ScopeId);
        return (await db.Roles.AsNoTracking().ToListAsync(cancellation))
            .ToFrozenDictionary(role => role.Id, role => new RoleEntry(role, permissions.ByIndicator(held[role.Id])), StringComparer.Ordinal);
    }

    private static async Task<FrozenDictionary<string, OrganizationRoleEntry>> LoadOrganizationRolesAsync(
        HubDbContext db, PermissionIndex permissions, CancellationToken cancellation)
    {
        var scopes = await db.OrganizationScopes.AsNoTracking().ToDictionaryAsync(scope => scope.Id, cancellation);
        var heldScopes = (await db.OrganizationRoleScopes.AsNoTracking().ToListAsync(cancellation))
            .Where(row => scopes.ContainsKey(row.OrganizationScopeId))
            .ToLookup(row => row.OrganizationRoleId, row => scopes[row.OrganizationScopeId]);
        var heldPermissions = (await db.OrganizationRoleResourceScopes.AsNoTracking().ToListAsync(cancellation))
            .ToLookup(row => row.OrganizationRoleId, row => row.ScopeId);
        return (await db.OrganizationRoles.AsNoTracking().ToListAsync(cancellation)).ToFrozenDictionary(
            role => role.Id,
            role => new OrganizationRoleEntry(role, [.. heldScopes[role.Id]], permissions.ByIndicator(heldPermissions[role.Id])),
            StringComparer.Ordinal);
    }

    private async Task<ApplicationEntry?> LoadApplicationAsync(string clientId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Applications.AsNoTracking().FirstOrDefaultAsync(application => application.Id == clientId, cancellation) is not { } application)
        {
            return null;
        }

        var organizations = await db.OrganizationApplications.Where(row => row.ApplicationId == clientId)
            .Select(row => row.OrganizationId).ToListAsync(cancellation);
        var roles = (await db.OrganizationRoleApplications.Where(row => row.ApplicationId == clientId).AsNoTracking().ToListAsync(cancellation))
            .ToLookup(row => row.OrganizationId, row => row.OrganizationRoleId);
        return new ApplicationEntry
        {
            Application = application,
            Secrets = await db.ApplicationSecrets.AsNoTracking().Where(secret => secret.ApplicationId == clientId).ToListAsync(cancellation),
            RoleIds = await db.ApplicationRoles.Where(row => row.ApplicationId == clientId).Select(row => row.RoleId).ToListAsync(cancellation),
            OrganizationRoleIds = organizations.ToFrozenDictionary(
                id => id, IReadOnlyList<string> (id) => [.. roles[id]], StringComparer.Ordinal),
            Look = await db.ApplicationSignInExperiences.AsNoTracking().FirstOrDefaultAsync(row => row.ApplicationId == clientId, cancellation),
            Permissions = application.IsThirdParty ? await LoadPermissionsAsync(db, clientId, cancellation) : null,
        };
    }

    private static async Task<ThirdPartyPermissions> LoadPermissionsAsync(HubDbContext db, string clientId, CancellationToken cancellation)
    {
        var userScopes = await db.ApplicationUserConsentUserScopes.Where(row => row.ApplicationId == clientId)
            .Select(row => row.UserScope).ToListAsync(cancellation);
        var resourceScopes = await db.ApplicationUserConsentResourceScopes.Where(row => row.ApplicationId == clientId)
            .Select(row => row.ScopeId).ToListAsync(cancellation);
        var organizationScopes = await db.ApplicationUserConsentOrganizationScopes.Where(row => row.ApplicationId == clientId)
            .Select(row => row.OrganizationScopeId).ToListAsync(cancellation);
        var organizationResourceScopes = await db.ApplicationUserConsentOrganizationResourceScopes.Where(row => row.ApplicationId == clientId)
            .Select(row => row.ScopeId).ToListAsync(cancellation);
        return new ThirdPartyPermissions(
            userScopes.ToFrozenSet(StringComparer.Ordinal),
            resourceScopes.ToFrozenSet(StringComparer.Ordinal),
            organizationScopes.ToFrozenSet(StringComparer.Ordinal),
            organizationResourceScopes.ToFrozenSet(StringComparer.Ordinal));
    }

    private static FrozenSet<string> ExtendedClaims(FrozenDictionary<string, JsonElement> settings) =>
        settings.TryGetValue("idToken", out var idToken) && idToken.TryGetProperty("enabledExtendedClaims", out var claims)
            ? claims.EnumerateArray().Select(claim => claim.GetString()!).ToFrozenSet(StringComparer.Ordinal)
            : [];

    /// <summary>
    /// Permissions by id, with the indicator of the resource they belong to. The tables are read one after another: a permission that came
    /// in between is left out, and the change that brought it makes every node load again.
    /// </summary>
    private sealed class PermissionIndex(IReadOnlyList<Scope> scopes, IEnumerable<ResourceEntry> resources)
    {
        private readonly Dictionary<string, Scope> scopesById = scopes.ToDictionary(scope => scope.Id);
        private readonly Dictionary<string, string> indicators = resources.ToDictionary(entry => entry.Resource.Id, entry => entry.Resource.Indicator);

        public FrozenDictionary<string, IReadOnlyList<Scope>> ByIndicator(IEnumerable<string> scopeIds) => scopeIds
            .Where(scopesById.ContainsKey)
            .Select(id => scopesById[id])
            .GroupBy(scope => indicators[scope.ResourceId], StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, IReadOnlyList<Scope> (group) => [.. group], StringComparer.Ordinal);
    }
}
