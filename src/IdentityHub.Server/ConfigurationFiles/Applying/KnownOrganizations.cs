using IdentityHub.Data.Organizations;
using IdentityHub.Server.ConfigurationFiles.Entries;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>The organizations that can be named once the file is applied, as the file leaves them.</summary>
internal sealed class KnownOrganizations
{
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> names = new(StringComparer.Ordinal);

    /// <summary>Puts database and file together.</summary>
    public KnownOrganizations(FileDocument document, StoredState stored)
    {
        var described = document.AbsentOf(ObjectKind.Organization)
            .SelectMany(entry => stored.Organizations.FindAll(entry.Key == "id", entry.Name.Value))
            .Concat(document.Organizations.SelectMany(stored.Organizations.FindAll))
            .ToHashSet();
        foreach (var entry in document.Organizations)
        {
            Add(entry.Id.Is ? entry.Id.Value : IdOf(stored.Organizations.FindAll(entry)), entry.Name);
        }

        foreach (var organization in stored.Organizations.All.Where(organization => !described.Contains(organization)))
        {
            Add(organization.Id, organization.Name);
        }
    }

    /// <summary>How many organizations the reference could mean.</summary>
    public int Count(OrganizationReference reference) =>
        reference.IsId ? (ids.Contains(reference.Value) ? 1 : 0) : names.GetValueOrDefault(reference.Value);

    private static string? IdOf(IReadOnlyList<Organization> found) => found.Count == 0 ? null : found[0].Id;

    private void Add(string? id, string name)
    {
        if (id is not null)
        {
            ids.Add(id);
        }

        names[name] = names.GetValueOrDefault(name) + 1;
    }
}
