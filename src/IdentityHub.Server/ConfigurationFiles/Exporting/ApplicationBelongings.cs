using IdentityHub.Data;
using IdentityHub.Data.Applications;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.ConfigurationFiles.Exporting;

/// <summary>What belongs to the clients of one page, by client.</summary>
internal sealed class ApplicationBelongings
{
    /// <summary>Whether users are part of the export; otherwise rules about them are not.</summary>
    public required bool HasUsers { get; init; }

    public required ILookup<string, ApplicationSecret> Secrets { get; init; }

    public required ILookup<string, string> Roles { get; init; }

    public required Dictionary<string, ApplicationSignInExperience> Looks { get; init; }

    public required ILookup<string, string> UserScopes { get; init; }

    public required ILookup<string, string> ResourceScopes { get; init; }

    public required ILookup<string, string> OrganizationScopes { get; init; }

    public required ILookup<string, string> OrganizationResourceScopes { get; init; }

    public required ILookup<string, string> AllowedUsers { get; init; }

    public required ILookup<string, string> AllowedRoles { get; init; }

    public required ILookup<string, string> AllowedOrganizations { get; init; }

    public required ILookup<string, ApplicationAccessControlOrganizationRole> AllowedOrganizationRoles { get; init; }

    /// <summary>Whether there is a rule about who may use the client.</summary>
    public bool HasRules(string id) =>
        AllowedUsers.Contains(id) || AllowedRoles.Contains(id) || AllowedOrganizations.Contains(id) || AllowedOrganizationRoles.Contains(id);

    /// <summary>Loads what belongs to the clients from one id to another, both included.</summary>
    public static async Task<ApplicationBelongings> LoadAsync(
        HubDbContext db, string first, string last, ExportOptions options, CancellationToken cancellation)
    {
        return new ApplicationBelongings
        {
            HasUsers = options.WithUsers,
            Secrets = (await Of(db.ApplicationSecrets).ToListAsync(cancellation)).ToLookup(static row => row.ApplicationId),
            Roles = (await Of(db.ApplicationRoles).ToListAsync(cancellation)).ToLookup(static row => row.ApplicationId, static row => row.RoleId),
            Looks = await Of(db.ApplicationSignInExperiences).ToDictionaryAsync(static row => row.ApplicationId, cancellation),
            UserScopes = (await Of(db.ApplicationUserConsentUserScopes).ToListAsync(cancellation))
                .ToLookup(static row => row.ApplicationId, static row => row.UserScope),
            ResourceScopes = (await Of(db.ApplicationUserConsentResourceScopes).ToListAsync(cancellation))
                .ToLookup(static row => row.ApplicationId, static row => row.ScopeId),
            OrganizationScopes = (await Of(db.ApplicationUserConsentOrganizationScopes).ToListAsync(cancellation))
                .ToLookup(static row => row.ApplicationId, static row => row.OrganizationScopeId),
            OrganizationResourceScopes = (await Of(db.ApplicationUserConsentOrganizationResourceScopes).ToListAsync(cancellation))
                .ToLookup(static row => row.ApplicationId, static row => row.ScopeId),
            AllowedUsers = (options.WithUsers ? await Of(db.ApplicationAccessControlUsers).ToListAsync(cancellation) : [])
                .ToLookup(static row => row.ApplicationId, static row => row.UserId),
            AllowedRoles = (await Of(db.ApplicationAccessControlUserRoles).ToListAsync(cancellation))
                .ToLookup(static row => row.ApplicationId, static row => row.RoleId),
            AllowedOrganizations = (await Of(db.ApplicationAccessControlOrganizations).ToListAsync(cancellation))
                .ToLookup(static row => row.ApplicationId, static row => row.OrganizationId),
            AllowedOrganizationRoles = (await Of(db.ApplicationAccessControlOrganizationRoles).ToListAsync(cancellation))
                .ToLookup(static row => row.ApplicationId),
        };

        IQueryable<T> Of<T>(IQueryable<T> rows)
            where T : class =>
            rows.Where(row => EF.Property<string>(row, "ApplicationId").CompareTo(first) >= 0 && EF.Property<string>(row, "ApplicationId").CompareTo(last) <= 0);
    }
}
