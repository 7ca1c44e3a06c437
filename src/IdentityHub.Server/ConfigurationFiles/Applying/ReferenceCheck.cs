using IdentityHub.Data.Applications;
using IdentityHub.Data.Roles;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.ConfigurationFiles.Reading;
using IdentityHub.Server.Hosting.Startup;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Finds names that lead nowhere and roles given to those who cannot have them.</summary>
internal sealed class ReferenceCheck(string file, FileDocument document, StoredState stored)
{
    private readonly List<FileProblem> problems = [];
    private readonly KnownNames names = KnownNames.From(document, stored);

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
        return problems;
    }

    private void CheckRoles()
    {
        foreach (var role in document.Roles)
        {
            CheckScopes(role.Scopes);
            foreach (var reference in role.Scopes.Or([]).Where(_ => names.Roles[role.Name] == RoleType.User))
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

            var permissions = application.Permissions.Value;
            if (permissions is null)
            {
                continue;
            }

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
    }

    private void CheckOrganizations()
    {
        foreach (var organization in document.Organizations)
        {
            foreach (var member in organization.Users.Or([]))
            {
                CheckMember(member.User);
                CheckRoleNames(member.Roles, names.OrganizationRoles, RoleType.User, "organization role");
            }

            foreach (var item in organization.Applications.Or([]))
            {
                CheckRoleNames(item.Roles, names.OrganizationRoles, RoleType.MachineToMachine, "organization role");
                if (!names.Applications.TryGetValue(item.Id.Value, out var type))
                {
                    Report(item.Id.Place, $"there is no application '{item.Id.Value}'{Suggestion.For(item.Id.Value, names.Applications.Keys)}");
                }
                else if (type is not (null or ApplicationType.MachineToMachine))
                {
                    Report(item.Id.Place, $"only a MachineToMachine application can work for an organization; '{item.Id.Value}' is {type}");
                }
            }
        }
    }

    // A stored user can be named in the way the file leaves it: an entry that renames somebody hides the old name.
    private void CheckMember(UserReference reference)
    {
        var byEntry = document.Users.Any(entry => reference.Kind switch
        {
            UserReferenceKind.Id => entry.Id.Is && entry.Id.Value == reference.Value,
            UserReferenceKind.Username => IsNamed(entry.Username, reference),
            _ => IsNamed(entry.PrimaryEmail, reference),
        });
        var target = stored.FindUser(reference);
        var isRenamed = target is not null && document.Users.Any(entry => stored.FindUser(entry) == target && reference.Kind switch
        {
            UserReferenceKind.Username => entry.Username.Is && !IsNamed(entry.Username, reference),
            UserReferenceKind.PrimaryEmail => entry.PrimaryEmail.Is && !IsNamed(entry.PrimaryEmail, reference),
            _ => false,
        });
        if (!byEntry && (target is null || isRenamed))
        {
            Report(reference.Place, "there is no such user, neither in this file nor in the database");
        }
    }

    private static bool IsNamed(Given<string?> given, UserReference reference) =>
        Data.Users.User.Normalize(given.Value) == reference.LookupValue;

    private void CheckScopes(Given<IReadOnlyList<ScopeReference>> references)
    {
        foreach (var reference in references.Or([]))
        {
            if (!names.Scopes.TryGetValue(reference.Resource.Value, out var scopes))
            {
                Report(reference.Resource.Place, $"there is no such resource{Suggestion.For(reference.Resource.Value, names.Scopes.Keys)}");
            }
            else if (!scopes.Contains(reference.Scope.Value))
            {
                Report(reference.Scope.Place, $"the resource has no scope '{reference.Scope.Value}'{Suggestion.For(reference.Scope.Value, scopes)}");
            }
        }
    }

    private void CheckNames(Given<IReadOnlyList<Located>> references, IReadOnlyCollection<string> known, string kind)
    {
        foreach (var reference in references.Or([]).Where(reference => !known.Contains(reference.Value)))
        {
            Report(reference.Place, $"there is no {kind} '{ReadingContext.Printable(reference.Value)}'{Suggestion.For(reference.Value, known)}");
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

    private void Report(Place place, string message) => problems.Add(new FileProblem(file, place, message));
}
