using IdentityHub.Data;
using IdentityHub.Data.Organizations;
using IdentityHub.Server.ConfigurationFiles.Entries;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Stored organizations that the file names. Their members are loaded where the file lists members: there can be many.</summary>
internal sealed class StoredOrganizations
{
    private readonly Dictionary<string, Organization> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Organization>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> newNames = new(StringComparer.Ordinal);

    public Relations<string, OrganizationUser> Users { get; } = new(static row => row.OrganizationId, static row => row.UserId);

    public Relations<(string Organization, string User), OrganizationRoleUser> UserRoles { get; } =
        new(static row => (row.OrganizationId, row.UserId), static row => row.OrganizationRoleId);

    public Relations<string, OrganizationApplication> Applications { get; } = new(static row => row.OrganizationId, static row => row.ApplicationId);

    public Relations<(string Organization, string Application), OrganizationRoleApplication> ApplicationRoles { get; } =
        new(static row => (row.OrganizationId, row.ApplicationId), static row => row.OrganizationRoleId);

    public Relations<string, OrganizationJitEmailDomain> JitDomains { get; } = new(static row => row.OrganizationId, static row => row.EmailDomain);

    public Relations<string, OrganizationJitRole> JitRoles { get; } = new(static row => row.OrganizationId, static row => row.OrganizationRoleId);

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<Organization> All => byId.Values;

    /// <summary>The organization with an id.</summary>
    public Organization? WithId(string id) => byId.GetValueOrDefault(id);

    /// <summary>The organizations with a name.</summary>
    public IReadOnlyList<Organization> WithName(string name) => byName.GetValueOrDefault(name) ?? [];

    /// <summary>The organizations that an entry or reference could mean: one by id, else all that have its name.</summary>
    public IReadOnlyList<Organization> FindAll(bool isId, string value) => !isId ? WithName(value) : WithId(value) is { } one ? [one] : [];

    /// <summary>The organizations that an entry could mean.</summary>
    public IReadOnlyList<Organization> FindAll(OrganizationEntry entry) => FindAll(entry.Id.Is, entry.Id.Is ? entry.Id.Value : entry.Name);

    /// <summary>The organization that a reference names; that there is exactly one has been checked.</summary>
    public Organization Find(OrganizationReference reference) => FindAll(reference.IsId, reference.Value).Single();

    /// <summary>By what the file knows an organization: by id, unless the id was made up just now.</summary>
    public string NameOf(string id) => newNames.GetValueOrDefault(id, id);

    /// <summary>Adds an organization that the file makes.</summary>
    public void AddNew(Organization organization, string name)
    {
        newNames[organization.Id] = name;
        Add(organization);
    }

    /// <summary>Adds an organization, or finds it from now on by the name it was just given.</summary>
    public void Add(Organization organization)
    {
        byId[organization.Id] = organization;
        if (!byName.TryGetValue(organization.Name, out var named))
        {
            byName[organization.Name] = named = [];
        }

        named.Add(organization);
    }

    /// <summary>Does not find an organization any more by the name it has now.</summary>
    public void Forget(Organization organization) => byName[organization.Name].Remove(organization);

    /// <summary>Loads them, locked first if so wished.</summary>
    public static async Task<StoredOrganizations> LoadAsync(HubDbContext db, FileDocument document, bool holds, CancellationToken cancellation)
    {
        var stored = new StoredOrganizations();
        var found = await LoadRowsAsync(isId: true, ids => db.Organizations.AsTracking().Where(row => ids.Contains(row.Id)));
        found.AddRange(await LoadRowsAsync(isId: false, names => db.Organizations.AsTracking().Where(row => names.Contains(row.Name))));
        foreach (var organization in found.DistinctBy(static row => row.Id))
        {
            stored.Add(organization);
        }

        await stored.LoadBelongingsAsync(db, document, cancellation);
        return stored;

        Task<List<Organization>> LoadRowsAsync(bool isId, Func<List<string>, IQueryable<Organization>> query) => Chunks.LoadAsync(NamesOf(document, isId), async keys =>
        {
            if (holds)
            {
                await query(keys).ExecuteUpdateAsync(static update => update.SetProperty(static row => row.Name, static row => row.Name), cancellation);
            }

            return await query(keys).ToListAsync(cancellation);
        });
    }

    private async Task LoadBelongingsAsync(HubDbContext db, FileDocument document, CancellationToken cancellation)
    {
        foreach (var chunk in Ids(document, static entry => entry.Users.Is).Chunk(100))
        {
            Users.With(await db.OrganizationUsers.AsTracking().Where(row => chunk.Contains(row.OrganizationId)).ToListAsync(cancellation));
            UserRoles.With(await db.OrganizationRoleUsers.AsTracking().Where(row => chunk.Contains(row.OrganizationId)).ToListAsync(cancellation));
        }

        foreach (var chunk in Ids(document, static entry => entry.Applications.Is || entry.Jit.Is).Chunk(100))
        {
            Applications.With(await db.OrganizationApplications.AsTracking().Where(row => chunk.Contains(row.OrganizationId)).ToListAsync(cancellation));
            ApplicationRoles.With(await db.OrganizationRoleApplications.AsTracking()
                .Where(row => chunk.Contains(row.OrganizationId)).ToListAsync(cancellation));
            JitDomains.With(await db.OrganizationJitEmailDomains.AsTracking().Where(row => chunk.Contains(row.OrganizationId)).ToListAsync(cancellation));
            JitRoles.With(await db.OrganizationJitRoles.AsTracking().Where(row => chunk.Contains(row.OrganizationId)).ToListAsync(cancellation));
        }
    }

    private IEnumerable<string> Ids(FileDocument document, Func<OrganizationEntry, bool> isWanted) =>
        document.Organizations.Where(isWanted).SelectMany(FindAll).Select(static row => row.Id).Distinct();

    private static IEnumerable<string> NamesOf(FileDocument document, bool isId) =>
        document.Organizations.Where(entry => entry.Id.Is == isId).Select(entry => isId ? entry.Id.Value : entry.Name)
            .Concat(document.AbsentOf(ObjectKind.Organization).Where(entry => (entry.Key == "id") == isId).Select(static entry => entry.Name.Value))
            .Concat(document.OrganizationReferences().Where(reference => reference.IsId == isId).Select(static reference => reference.Value));
}
