using IdentityHub.Data;
using IdentityHub.Data.Applications;
using IdentityHub.Data.Roles;
using IdentityHub.Server.ConfigurationFiles.Entries;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Stored applications that the file names, with what belongs to them.</summary>
internal sealed class StoredApplications
{
    public Dictionary<string, Application> All { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ApplicationSignInExperience> Looks { get; } = new(StringComparer.Ordinal);

    public Relations<string, ApplicationSecret> Secrets { get; } = new(static row => row.ApplicationId, static row => row.Name);

    public Relations<string, ApplicationRole> Roles { get; } = new(static row => row.ApplicationId, static row => row.RoleId);

    public Relations<string, ApplicationUserConsentUserScope> UserScopes { get; } =
        new(static row => row.ApplicationId, static row => row.UserScope);

    public Relations<string, ApplicationUserConsentResourceScope> ResourceScopes { get; } =
        new(static row => row.ApplicationId, static row => row.ScopeId);

    public Relations<string, ApplicationUserConsentOrganizationScope> OrganizationScopes { get; } =
        new(static row => row.ApplicationId, static row => row.OrganizationScopeId);

    public Relations<string, ApplicationUserConsentOrganizationResourceScope> OrganizationResourceScopes { get; } =
        new(static row => row.ApplicationId, static row => row.ScopeId);

    public Relations<string, ApplicationAccessControlUser> AllowedUsers { get; } = new(static row => row.ApplicationId, static row => row.UserId);

    public Relations<string, ApplicationAccessControlUserRole> AllowedRoles { get; } = new(static row => row.ApplicationId, static row => row.RoleId);

    public Relations<string, ApplicationAccessControlOrganization> AllowedOrganizations { get; } =
        new(static row => row.ApplicationId, static row => row.OrganizationId);

    public Relations<(string Application, string Organization), ApplicationAccessControlOrganizationRole> AllowedOrganizationRoles { get; } =
        new(static row => (row.ApplicationId, row.OrganizationId), static row => row.OrganizationRoleId);

    /// <summary>Loads them.</summary>
    public static async Task<StoredApplications> LoadAsync(HubDbContext db, FileDocument document, CancellationToken cancellation)
    {
        var ids = document.Applications.Select(static entry => entry.Id)
            .Concat(document.AbsentOf(ObjectKind.Application).Select(static entry => entry.Name.Value))
            .Concat(document.Organizations.SelectMany(static entry => entry.Applications.Or([])).Select(static item => item.Id.Value))
            .ToHashSet(StringComparer.Ordinal);
        var stored = new StoredApplications();
        foreach (var chunk in ids.Chunk(500))
        {
            await stored.AddAsync(db, [.. chunk], cancellation);
        }

        return stored;
    }

    private async Task AddAsync(HubDbContext db, List<string> ids, CancellationToken cancellation)
    {
        foreach (var application in await db.Applications.AsTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellation))
        {
            All[application.Id] = application;
        }

        foreach (var look in await db.ApplicationSignInExperiences.AsTracking().Where(row => ids.Contains(row.ApplicationId)).ToListAsync(cancellation))
        {
            Looks[look.ApplicationId] = look;
        }

        Secrets.With(await db.ApplicationSecrets.AsTracking().Where(row => ids.Contains(row.ApplicationId)).ToListAsync(cancellation));
        Roles.With(await db.ApplicationRoles.AsTracking().Where(row => ids.Contains(row.ApplicationId)).ToListAsync(cancellation));
        UserScopes.With(await db.ApplicationUserConsentUserScopes.AsTracking()
            .Where(row => ids.Contains(row.ApplicationId)).ToListAsync(cancellation));
        ResourceScopes.With(await db.ApplicationUserConsentResourceScopes.AsTracking()
            .Where(row => ids.Contains(row.ApplicationId)).ToListAsync(cancellation));
        OrganizationScopes.With(await db.ApplicationUserConsentOrganizationScopes.AsTracking()
            .Where(row => ids.Contains(row.ApplicationId)).ToListAsync(cancellation));
        OrganizationResourceScopes.With(await db.ApplicationUserConsentOrganizationResourceScopes.AsTracking()
            .Where(row => ids.Contains(row.ApplicationId)).ToListAsync(cancellation));
        AllowedUsers.With(await db.ApplicationAccessControlUsers.AsTracking().Where(row => ids.Contains(row.ApplicationId)).ToListAsync(cancellation));
        AllowedRoles.With(await db.ApplicationAccessControlUserRoles.AsTracking()
            .Where(row => ids.Contains(row.ApplicationId)).ToListAsync(cancellation));
        AllowedOrganizations.With(await db.ApplicationAccessControlOrganizations.AsTracking()
            .Where(row => ids.Contains(row.ApplicationId)).ToListAsync(cancellation));
        AllowedOrganizationRoles.With(await db.ApplicationAccessControlOrganizationRoles.AsTracking()
            .Where(row => ids.Contains(row.ApplicationId)).ToListAsync(cancellation));
    }
}
