using IdentityHub.Data;
using IdentityHub.Data.Resources;
using IdentityHub.Data.Roles;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Hosting.Startup;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Roles;

/// <summary>What no caller may do with roles, wherever it is tried (CVE-2026-9795).</summary>
internal static class RoleRules
{
    /// <summary>Whether a name belongs to the hub. In any spelling, so that nobody takes one role for another.</summary>
    public static bool IsInternal(string? name) => name?.StartsWith(HubSeed.InternalPrefix, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Reads a role that is to be changed within a write, and keeps others from changing it until the write ends.</summary>
    /// <returns>The role, to be changed; or why it may not be.</returns>
    public static async Task<ApiResult<Role>> TakeAsync(HubDbContext db, string id, CancellationToken cancellation)
    {
        // Two writers that check first and write then would otherwise pass each other.
        await db.LockCatalogAsync(cancellation);
        return await db.Roles.AsTracking().FirstOrDefaultAsync(role => role.Id == id, cancellation) switch
        {
            null => RoleErrors.NotFound(id),
            var role when IsInternal(role.Name) => RoleErrors.InternalRole,
            var role => role,
        };
    }

    /// <summary>Reads permissions that a role of this type is to hold.</summary>
    /// <param name="db">The write.</param>
    /// <param name="ids">The permissions.</param>
    /// <param name="type">The role's type.</param>
    /// <param name="caller">Who gives them. Those of the Management API are an owner's to give.</param>
    /// <param name="cancellation">Ends the look-up.</param>
    /// <returns>All of them; or which is not there, or may not be held.</returns>
    public static async Task<ApiResult<List<Scope>>> FindScopesAsync(
        HubDbContext db, IReadOnlyList<string> ids, RoleType type, ApiCaller caller, CancellationToken cancellation)
    {
        var scopes = await db.Scopes.AsNoTracking().Where(scope => ids.Contains(scope.Id)).ToListAsync(cancellation);
        if (ids.Except(scopes.Select(scope => scope.Id)).FirstOrDefault() is { } missing)
        {
            return RoleErrors.ScopeNotFound(missing);
        }

        return scopes.All(scope => scope.ResourceId != HubSeed.ManagementApiId) ? scopes
            : !caller.IsOwner ? Privileges.OwnersOnly
            : type == RoleType.User ? RoleErrors.ManagementApiScope
            : scopes;
    }
}
