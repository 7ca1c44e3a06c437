using IdentityHub.Data;
using IdentityHub.Data.Configuration;
using IdentityHub.Data.Resources;
using IdentityHub.Data.Roles;
using IdentityHub.Protocol;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Management;
using IdentityHub.Server.People;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Hosting.Startup;

/// <summary>The rows of a fresh instance, under the names that scripts written for the reference expect.</summary>
internal sealed class HubSeed(HubWriter writer, IDbContextFactory<HubDbContext> contexts, BuiltInApplications console, TimeProvider time)
{
    /// <summary>Id of the Management API.</summary>
    public const string ManagementApiId = "management-api";

    /// <summary>Resource indicator of the Management API: the audience of its tokens.</summary>
    public const string ManagementApiIndicator = "https://default.logto.app/api";

    /// <summary>Id of the permission to use all of the Management API.</summary>
    public const string ManagementApiAllId = "management-api-all";

    /// <summary>Id of the permission to read users' tokens of other providers. No role has it until an administrator gives it to one.</summary>
    public const string ManagementApiTokensId = "management-api-tokens";

    /// <summary>Id of the internal role of machines with the permission to use all of it.</summary>
    public const string MachineAdminRoleId = "admin-role";

    /// <summary>Id of the permission to change whatever gives nobody more rights.</summary>
    public const string ManagementApiEditId = "management-api-edit";

    /// <summary>Id of the permission to read what is not secret.</summary>
    public const string ManagementApiReadId = "management-api-read";

    /// <summary>Id of the internal role of people with the permission to use all of it: administrators who are owners.</summary>
    public const string AdministratorRoleId = "administrator";

    /// <summary>Id of the internal role of administrators who are editors.</summary>
    public const string EditorRoleId = "administrator-editor";

    /// <summary>Id of the internal role of administrators who are viewers.</summary>
    public const string ViewerRoleId = "administrator-viewer";

    /// <summary>Names that begin with this belong to roles that APIs do not show.</summary>
    public const string InternalPrefix = "#internal:";

    private static readonly (string Id, string Name, string Description)[] Permissions =
    [
        (ManagementApiAllId, AdministratorRoles.All, "Everything the Management API can do, but for what has a permission of its own."),
        (ManagementApiEditId, AdministratorRoles.Edit, "Change what gives nobody more rights, and read it."),
        (ManagementApiReadId, AdministratorRoles.Read, "Read what is not secret."),
        (ManagementApiTokensId, ManagementAccess.ThirdPartyTokens, "Read the tokens of other providers that are kept for users."),
    ];

    private static readonly (string Id, string Name, RoleType Type, string PermissionId)[] InternalRoles =
    [
        (MachineAdminRoleId, InternalPrefix + "admin", RoleType.MachineToMachine, ManagementApiAllId),
        (AdministratorRoleId, InternalPrefix + "administrator", RoleType.User, ManagementApiAllId),
        (EditorRoleId, InternalPrefix + "editor", RoleType.User, ManagementApiEditId),
        (ViewerRoleId, InternalPrefix + "viewer", RoleType.User, ManagementApiReadId),
    ];

    private const string VisibleRoleName = "Logto Management API access";

    /// <summary>Adds what is missing.</summary>
    public async Task EnsureAsync(CancellationToken cancellation)
    {
        if (!await IsCompleteAsync(cancellation))
        {
            await writer.WriteAsync(Durability.Durable, AddMissingAsync, cancellation);
        }
    }

    private async Task<bool> IsCompleteAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var keys = SeedSettings.All.Keys.ToList();
        var (permissionIds, roleIds) = (Permissions.Select(static row => row.Id).ToList(), InternalRoles.Select(static row => row.Id).ToList());
        var held = await db.RoleScopes.Where(row => roleIds.Contains(row.RoleId)).Select(static row => new { row.RoleId, row.ScopeId }).ToListAsync(cancellation);
        return InternalRoles.All(role => held.Contains(new { RoleId = role.Id, ScopeId = role.PermissionId }))
            && await db.Scopes.CountAsync(scope => permissionIds.Contains(scope.Id), cancellation) == permissionIds.Count
            && await db.HubSettings.CountAsync(setting => keys.Contains(setting.Key), cancellation) == keys.Count
            && console.IsAsWanted(await db.Applications.FirstOrDefaultAsync(static row => row.Id == BuiltInApplications.Console, cancellation));
    }

    private async Task AddMissingAsync(HubDbContext db, CancellationToken cancellation)
    {
        await db.LockCatalogAsync(cancellation);
        var isFresh = !await db.Resources.AnyAsync(resource => resource.Id == ManagementApiId, cancellation);
        if (isFresh)
        {
            db.Resources.Add(new Resource { Id = ManagementApiId, Name = "Logto Management API", Indicator = ManagementApiIndicator });
        }

        foreach (var (id, name, description) in Permissions)
        {
            await AddScopeAsync(db, id, name, description, cancellation);
        }

        foreach (var (id, name, type, permissionId) in InternalRoles)
        {
            await AddRoleAsync(db, id, name, type, permissionId, cancellation);
        }

        await console.EnsureAsync(db, time.GetUtcNow(), cancellation);
        if (isFresh)
        {
            // Administrators may rename or delete this one, so it is not put back.
            await AddRoleAsync(db, RandomValues.StandardId(), VisibleRoleName, RoleType.MachineToMachine, ManagementApiAllId, cancellation);
        }

        foreach (var (key, value) in SeedSettings.All)
        {
            if (!await db.HubSettings.AnyAsync(setting => setting.Key == key, cancellation))
            {
                db.HubSettings.Add(new HubSetting { Key = key, Value = value });
            }
        }
    }

    private async Task AddScopeAsync(HubDbContext db, string id, string name, string description, CancellationToken cancellation)
    {
        if (!await db.Scopes.AnyAsync(scope => scope.Id == id, cancellation))
        {
            db.Scopes.Add(new Scope { Id = id, ResourceId = ManagementApiId, Name = name, Description = description, CreatedAt = time.GetUtcNow() });
        }
    }

    private static async Task AddRoleAsync(
        HubDbContext db, string id, string name, RoleType type, string permissionId, CancellationToken cancellation)
    {
        if (!await db.Roles.AnyAsync(role => role.Id == id, cancellation))
        {
            db.Roles.Add(new Role { Id = id, Name = name, Description = "Grants access to the Management API.", Type = type });
        }

        if (!await db.RoleScopes.AnyAsync(row => row.RoleId == id && row.ScopeId == permissionId, cancellation))
        {
            db.RoleScopes.Add(new RoleScope { RoleId = id, ScopeId = permissionId });
        }
    }
}
