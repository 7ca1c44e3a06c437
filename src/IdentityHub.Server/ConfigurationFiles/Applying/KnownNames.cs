using IdentityHub.Data.Applications;
using IdentityHub.Data.Roles;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.Hosting.Startup;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>What will exist once the file is applied: the database's names, overlaid by the file's.</summary>
internal sealed class KnownNames
{
    /// <summary>Permissions by resource indicator.</summary>
    public Dictionary<string, HashSet<string>> Scopes { get; } = new(StringComparer.Ordinal);

    /// <summary>Global roles by name.</summary>
    public Dictionary<string, RoleType> Roles { get; } = new(StringComparer.Ordinal);

    /// <summary>Permissions of the organization template.</summary>
    public HashSet<string> OrganizationScopes { get; } = new(StringComparer.Ordinal);

    /// <summary>Roles of the organization template by name.</summary>
    public Dictionary<string, RoleType> OrganizationRoles { get; } = new(StringComparer.Ordinal);

    /// <summary>Applications by id; the type is null when the file's cannot be read.</summary>
    public Dictionary<string, ApplicationType?> Applications { get; } = new(StringComparer.Ordinal);

    /// <summary>Puts both together.</summary>
    public static KnownNames From(FileDocument document, StoredState stored)
    {
        var names = new KnownNames();
        names.AddStored(stored);
        names.Overlay(document);
        names.RemoveAbsent(document);
        return names;
    }

    private void AddStored(StoredState stored)
    {
        foreach (var resource in stored.Resources)
        {
            Scopes[resource.Indicator] =
                [.. stored.Scopes.Where(scope => scope.ResourceId == resource.Id).Select(static scope => scope.Name)];
        }

        foreach (var role in stored.Roles.Where(static role => !role.Name.StartsWith(HubSeed.InternalPrefix, StringComparison.Ordinal)))
        {
            Roles[role.Name] = role.Type;
        }

        OrganizationScopes.UnionWith(stored.OrganizationScopes.Select(static scope => scope.Name));
        foreach (var role in stored.OrganizationRoles)
        {
            OrganizationRoles[role.Name] = role.Type;
        }

        foreach (var application in stored.Applications.All.Values)
        {
            Applications[application.Id] = application.Type;
        }
    }

    private void Overlay(FileDocument document)
    {
        foreach (var resource in document.Resources)
        {
            var existing = Scopes.GetValueOrDefault(resource.Indicator, []);
            Scopes[resource.Indicator] = resource.Scopes.Is ? [.. resource.Scopes.Value.Select(static scope => scope.Name)] : existing;
        }

        OrganizationScopes.UnionWith(document.OrganizationScopes.Select(static scope => scope.Name));
        // The type of something stored cannot change, so the stored one stays and a difference is reported where it stands.
        foreach (var role in document.Roles)
        {
            Roles.TryAdd(role.Name, role.Type.Value);
        }

        foreach (var role in document.OrganizationRoles)
        {
            OrganizationRoles.TryAdd(role.Name, role.Type.Value);
        }

        foreach (var application in document.Applications)
        {
            Applications.TryAdd(application.Id, application.Type);
        }
    }

    private void RemoveAbsent(FileDocument document)
    {
        foreach (var entry in document.Absent)
        {
            var name = entry.Name.Value;
            _ = entry.Kind switch
            {
                ObjectKind.Resource => Scopes.Remove(name),
                ObjectKind.OrganizationScope => OrganizationScopes.Remove(name),
                ObjectKind.Role => Roles.Remove(name),
                ObjectKind.OrganizationRole => OrganizationRoles.Remove(name),
                ObjectKind.Application => Applications.Remove(name),
                _ => false,
            };
        }
    }
}
