using IdentityHub.Data.Applications;
using IdentityHub.Data.Roles;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.ConfigurationFiles.Reading;
using IdentityHub.Server.Hosting.Startup;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Finds names that lead nowhere and roles given to those who cannot have them.</summary>
internal sealed class ReferenceCheck(string file, FileDocument document, StoredState stored)
{
    // To look for what was meant takes long where there are many names, and nobody reads more of them.
    private const int MostSuggestions = 100;

    private readonly List<FileProblem> problems = [];
    private readonly KnownNames names = KnownNames.From(document, stored);
    private readonly KnownPeople people = new(document, stored);
    private readonly KnownOrganizations organizations = new(document, stored);

    /// <summary>Looks at every reference of the document.</summary>
    public IReadOnlyList<FileProblem> Run()
    {
        CheckRoles();
        CheckApplications();
        foreach (var user in document.Users)
        {
            CheckRoleNames(user.Roles, names.Roles, RoleType.User, "role");
        }

        CheckOrganizations();
        foreach (var organization in document.SsoConnectors.Select(static entry => entry.Organization.Value).OfType<OrganizationReference>())
        {
            CheckOrganization(organization);
        }

        return problems;
    }

    private void CheckRoles()
    {
        foreach (var role in document.Roles)
        {
            CheckScopes(role.Scopes);
            foreach (var reference in role.Scopes.Or([]).Where(_ => names.Roles.TryGetValue(role.Name, out var type) && type == RoleType.User))
            {
                RefuseManagementApi(reference, "a role of type User cannot hold permissions of the Management API");
            }
        }

        foreach (var role in document.OrganizationRoles)
        {
            CheckNames(role.Scopes, names.OrganizationScopes, "organization scope");
            CheckScopes(role.ResourceScopes);
            foreach (var reference in role.ResourceScopes.Or([]))
            {
                RefuseManagementApi(reference, "an organization role cannot hold permissions of the Management API");
            }
        }
    }

    private void CheckApplications()
    {
        foreach (var application in document.Applications)
        {
            CheckRoleNames(application.Roles, names.Roles, RoleType.MachineToMachine, "role");
            if (application.ManagementApiAccess.Value && stored.FindScope(HubSeed.ManagementApiIndicator, "all") is null)
            {
                Report(application.Place, "this hub has no Management API permission 'all' to give");
            }

            if (application.Permissions.Is)
            {
                CheckPermissions(application.Permissions.Value);
            }

            if (application.AccessControl.Is)
            {
                CheckAccessControl(application.AccessControl.Value);
            }
        }
    }

    private void CheckPermissions(PermissionsEntry permissions)
    {
        CheckNames(permissions.OrganizationScopes, names.OrganizationScopes, "organization scope");
        foreach (var list in (Given<IReadOnlyList<ScopeReference>>[])[permissions.ResourceScopes, permissions.OrganizationResourceScopes])
        {
            CheckScopes(list);
            foreach (var reference in list.Or([]))
            {
                RefuseManagementApi(reference, "users cannot be asked for permissions of the Management API");
            }
        }
    }

    private void CheckOrganizations()
    {
        foreach (var organization in document.Organizations)
        {
            foreach (var member in organization.Users.Or([]))
            {
                CheckUser(member.User);
                CheckRoleNames(member.Roles, names.OrganizationRoles, RoleType.User, "organization role");
            }

            CheckRoleNames(organization.Jit.Value?.Roles ?? default, names.OrganizationRoles, RoleType.User, "organization role");
            foreach (var item in organization.Applications.Or([]))
            {
                CheckRoleNames(item.Roles, names.OrganizationRoles, RoleType.MachineToMachine, "organization role");
                if (!names.Applications.TryGetValue(item.Id.Value, out var type))
                {
                    Report(item.Id.Place, $"there is no application '{item.Id.Value}'{Near(item.Id.Value, names.Applications.Keys)}");
                }
                else if (type is not (null or ApplicationType.MachineToMachine))
                {
                    Report(item.Id.Place, $"only a MachineToMachine application can work for an organization; '{item.Id.Value}' is {type}");
                }
            }
        }
    }

    private void CheckUser(UserReference reference)
    {
        if (!people.Has(reference))
        {
            Report(reference.Place, "there is no such user, neither in this file nor in the database");
        }
    }

    private void CheckAccessControl(AccessControlEntry entry)
    {
        foreach (var user in entry.Users.Or([]))
        {
            CheckUser(user);
        }

        CheckRoleNames(entry.UserRoles, names.Roles, RoleType.User, "role");
        foreach (var organization in entry.Organizations.Or([]))
        {
            CheckOrganization(organization);
        }

        foreach (var rule in entry.OrganizationRoles.Or([]))
        {
            CheckOrganization(rule.Organization);
            CheckRoleNames(new(rule.Roles, true), names.OrganizationRoles, RoleType.User, "organization role");
        }
    }

    private void CheckOrganization(OrganizationReference reference)
    {
        var count = organizations.Count(reference);
        if (count != 1)
        {
            Report(reference.Place, count == 0
                ? "there is no such organization, neither in this file nor in the database"
                : $"{count} organizations have this name; say which by 'id'");
        }
    }

    private void CheckScopes(Given<IReadOnlyList<ScopeReference>> references)
    {
        foreach (var reference in references.Or([]))
        {
            if (!names.Scopes.TryGetValue(reference.Resource.Value, out var scopes))
            {
                Report(reference.Resource.Place, $"there is no such resource{Near(reference.Resource.Value, names.Scopes.Keys)}");
            }
            else if (!scopes.Contains(reference.Scope.Value))
            {
                Report(reference.Scope.Place, $"the resource has no scope '{reference.Scope.Value}'{Near(reference.Scope.Value, scopes)}");
            }
        }
    }

    private void CheckNames(Given<IReadOnlyList<Located>> references, IReadOnlyCollection<string> known, string kind)
    {
        foreach (var reference in references.Or([]).Where(reference => !known.Contains(reference.Value)))
        {
            Report(reference.Place, $"there is no {kind} '{ReadingContext.Printable(reference.Value)}'{Near(reference.Value, known)}");
        }
    }

    private void CheckRoleNames(Given<IReadOnlyList<Located>> references, Dictionary<string, RoleType> known, RoleType wanted, string kind)
    {
        CheckNames(references, known.Keys, kind);
        foreach (var reference in references.Or([]))
        {
            if (known.TryGetValue(reference.Value, out var type) && type != wanted)
            {
                Report(reference.Place, $"the {kind} '{ReadingContext.Printable(reference.Value)}' is for {type}, not for {wanted}");
            }
        }
    }

    private void RefuseManagementApi(ScopeReference reference, string message)
    {
        if (reference.Resource.Value == HubSeed.ManagementApiIndicator)
        {
            Report(reference.Scope.Place, message);
        }
    }

    private string Near(string word, IEnumerable<string> known) => problems.Count < MostSuggestions ? Suggestion.For(word, known) : "";

    private void Report(Place place, string message) => problems.Add(new FileProblem(file, place, message));
}
