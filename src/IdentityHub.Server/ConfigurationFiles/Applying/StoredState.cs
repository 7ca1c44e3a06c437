using IdentityHub.Data;
using IdentityHub.Data.Applications;
using IdentityHub.Data.Configuration;
using IdentityHub.Data.Organizations;
using IdentityHub.Data.Resources;
using IdentityHub.Data.Roles;
using IdentityHub.Data.Users;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.Hosting.Startup;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>
/// What the database holds of everything a file talks about, tracked for changes. The catalog of resources and roles is small and loaded
/// whole; of applications, people and organizations only those the file names.
/// </summary>
internal sealed class StoredState
{
    public required List<Resource> Resources { get; init; }

    public required List<Scope> Scopes { get; init; }

    public required List<Role> Roles { get; init; }

    public required List<RoleScope> RoleScopes { get; init; }

    public required List<OrganizationScope> OrganizationScopes { get; init; }

    public required List<OrganizationRole> OrganizationRoles { get; init; }

    public required List<OrganizationRoleScope> OrganizationRoleScopes { get; init; }

    public required List<OrganizationRoleResourceScope> OrganizationRoleResourceScopes { get; init; }

    public required List<User> Users { get; init; }

    public required List<UserRole> UserRoles { get; init; }

    public required StoredApplications Applications { get; init; }

    public required StoredOrganizations Organizations { get; init; }

    public required HubSetting? SignInExperience { get; init; }

    /// <summary>The permission of a resource, if there is one.</summary>
    public Scope? FindScope(string indicator, string name) =>
        Resources.Find(resource => resource.Indicator == indicator) is { } resource
            ? Scopes.Find(scope => scope.ResourceId == resource.Id && scope.Name == name)
            : null;

    /// <summary>The user an entry describes: by id, else by sign-in name, else by e-mail address, else by phone number.</summary>
    public User? FindUser(UserEntry entry) => entry switch
    {
        { Id.Is: true } => Users.Find(user => user.Id == entry.Id.Value),
        { Username.Value: { } name } => Users.Find(user => user.NormalizedUsername == User.Normalize(name)),
        { PrimaryEmail.Value: { } email } => Users.Find(user => user.NormalizedEmail == User.Normalize(email)),
        _ => Users.Find(user => user.PrimaryPhone == entry.PrimaryPhone.Value),
    };

    /// <summary>The user a member entry names.</summary>
    public User? FindUser(UserReference reference) => reference.Kind switch
    {
        UserReferenceKind.Id => Users.Find(user => user.Id == reference.LookupValue),
        UserReferenceKind.Username => Users.Find(user => user.NormalizedUsername == reference.LookupValue),
        _ => Users.Find(user => user.NormalizedEmail == reference.LookupValue),
    };

    /// <summary>Machine roles that may do everything in the Management API; the one people see comes first.</summary>
    public Role? FindManagementRole()
    {
        var all = FindScope(HubSeed.ManagementApiIndicator, "all");
        var holders = RoleScopes.Where(row => row.ScopeId == all?.Id).Select(static row => row.RoleId).ToHashSet();
        return Roles
            .Where(role => role.Type == RoleType.MachineToMachine && holders.Contains(role.Id))
            .OrderBy(static role => role.Name.StartsWith(HubSeed.InternalPrefix, StringComparison.Ordinal))
            .ThenBy(static role => role.Name, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    /// <summary>Loads what the document needs.</summary>
    public static async Task<StoredState> LoadAsync(HubDbContext db, FileDocument document, CancellationToken cancellation)
    {
        var organizations = await StoredOrganizations.LoadAsync(db, document, cancellation);
        var users = await LoadUsersAsync(db, document, cancellation);
        var userIds = users.ConvertAll(static user => user.Id);
        return new StoredState
        {
            Resources = await db.Resources.AsTracking().ToListAsync(cancellation),
            Scopes = await db.Scopes.AsTracking().ToListAsync(cancellation),
            Roles = await db.Roles.AsTracking().ToListAsync(cancellation),
            RoleScopes = await db.RoleScopes.AsTracking().ToListAsync(cancellation),
            OrganizationScopes = await db.OrganizationScopes.AsTracking().ToListAsync(cancellation),
            OrganizationRoles = await db.OrganizationRoles.AsTracking().ToListAsync(cancellation),
            OrganizationRoleScopes = await db.OrganizationRoleScopes.AsTracking().ToListAsync(cancellation),
            OrganizationRoleResourceScopes = await db.OrganizationRoleResourceScopes.AsTracking().ToListAsync(cancellation),
            Users = users,
            UserRoles = await db.UserRoles.AsTracking().Where(row => userIds.Contains(row.UserId)).ToListAsync(cancellation),
            Applications = await StoredApplications.LoadAsync(db, document, cancellation),
            Organizations = organizations,
            SignInExperience = await db.HubSettings.AsTracking().SingleOrDefaultAsync(row => row.Key == SeedSettings.SignInExperience, cancellation),
        };
    }

    /// <summary>Loads the users that entries and memberships name.</summary>
    public static Task<List<User>> LoadUsersAsync(HubDbContext db, FileDocument document, CancellationToken cancellation)
    {
        var members = document.Organizations.SelectMany(static entry => entry.Users.Or([])).Select(static member => member.User).ToList();
        var ids = document.Users.Where(static entry => entry.Id.Is).Select(static entry => entry.Id.Value).Concat(Of(UserReferenceKind.Id)).ToList();
        var names = document.Users.Select(static entry => User.Normalize(entry.Username.Value)).OfType<string>()
            .Concat(Of(UserReferenceKind.Username)).ToList();
        var addresses = document.Users.Select(static entry => User.Normalize(entry.PrimaryEmail.Value)).OfType<string>()
            .Concat(Of(UserReferenceKind.PrimaryEmail)).ToList();
        var phones = document.Users.Select(static entry => entry.PrimaryPhone.Value).OfType<string>().ToList();
        return db.Users.AsTracking()
            .Where(user => ids.Contains(user.Id)
                || names.Contains(user.NormalizedUsername!)
                || addresses.Contains(user.NormalizedEmail!)
                || phones.Contains(user.PrimaryPhone!))
            .ToListAsync(cancellation);

        IEnumerable<string> Of(UserReferenceKind kind) =>
            members.Where(reference => reference.Kind == kind).Select(static reference => reference.LookupValue);
    }
}

/// <summary>Stored applications that the file names, with what belongs to them.</summary>
internal sealed record StoredApplications(
    List<Application> All,
    List<ApplicationSecret> Secrets,
    List<ApplicationRole> Roles,
    List<ApplicationUserConsentUserScope> UserScopes,
    List<ApplicationUserConsentResourceScope> ResourceScopes,
    List<ApplicationUserConsentOrganizationScope> OrganizationScopes,
    List<ApplicationUserConsentOrganizationResourceScope> OrganizationResourceScopes)
{
    /// <summary>The name of the secret that a client is created with.</summary>
    public const string DefaultSecret = "Default secret";

    /// <summary>Loads them.</summary>
    public static async Task<StoredApplications> LoadAsync(HubDbContext db, FileDocument document, CancellationToken cancellation)
    {
        var ids = document.Applications.Select(static entry => entry.Id)
            .Concat(document.Organizations.SelectMany(static entry => entry.Applications.Or([])).Select(static item => item.Id.Value))
            .ToList();
        return new StoredApplications(
            await db.Applications.AsTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellation),
            await db.ApplicationSecrets.AsTracking()
                .Where(row => ids.Contains(row.ApplicationId) && row.Name == DefaultSecret).ToListAsync(cancellation),
            await db.ApplicationRoles.AsTracking().Where(row => ids.Contains(row.ApplicationId)).ToListAsync(cancellation),
            await db.ApplicationUserConsentUserScopes.AsTracking().Where(row => ids.Contains(row.ApplicationId)).ToListAsync(cancellation),
            await db.ApplicationUserConsentResourceScopes.AsTracking().Where(row => ids.Contains(row.ApplicationId)).ToListAsync(cancellation),
            await db.ApplicationUserConsentOrganizationScopes.AsTracking().Where(row => ids.Contains(row.ApplicationId)).ToListAsync(cancellation),
            await db.ApplicationUserConsentOrganizationResourceScopes.AsTracking()
                .Where(row => ids.Contains(row.ApplicationId)).ToListAsync(cancellation));
    }
}

/// <summary>Stored organizations that the file names, with their members.</summary>
internal sealed record StoredOrganizations(
    List<Organization> All,
    List<OrganizationUser> Users,
    List<OrganizationApplication> Applications,
    List<OrganizationRoleUser> UserRoles,
    List<OrganizationRoleApplication> ApplicationRoles)
{
    /// <summary>The organizations an entry could mean: one by id, else all that have its name.</summary>
    public IReadOnlyList<Organization> FindAll(OrganizationEntry entry) =>
        [.. All.Where(stored => entry.Id.Is ? stored.Id == entry.Id.Value : stored.Name == entry.Name)];

    /// <summary>Loads them.</summary>
    public static async Task<StoredOrganizations> LoadAsync(HubDbContext db, FileDocument document, CancellationToken cancellation)
    {
        var wantedIds = document.Organizations.Where(static entry => entry.Id.Is).Select(static entry => entry.Id.Value).ToList();
        var names = document.Organizations.Where(static entry => !entry.Id.Is).Select(static entry => entry.Name).ToList();
        var all = await db.Organizations.AsTracking()
            .Where(row => wantedIds.Contains(row.Id) || names.Contains(row.Name)).ToListAsync(cancellation);
        var ids = all.ConvertAll(static row => row.Id);
        return new StoredOrganizations(
            all,
            await db.OrganizationUsers.AsTracking().Where(row => ids.Contains(row.OrganizationId)).ToListAsync(cancellation),
            await db.OrganizationApplications.AsTracking().Where(row => ids.Contains(row.OrganizationId)).ToListAsync(cancellation),
            await db.OrganizationRoleUsers.AsTracking().Where(row => ids.Contains(row.OrganizationId)).ToListAsync(cancellation),
            await db.OrganizationRoleApplications.AsTracking().Where(row => ids.Contains(row.OrganizationId)).ToListAsync(cancellation));
    }
}
