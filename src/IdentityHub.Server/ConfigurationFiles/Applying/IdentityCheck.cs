using IdentityHub.Data.Users;
using IdentityHub.Server.ConfigurationFiles.Entries;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Finds entries that do not fit what is stored: identifiers of somebody else, and properties that cannot change.</summary>
internal sealed class IdentityCheck(string file, FileDocument document, StoredState stored)
{
    private readonly List<FileProblem> problems = [];

    /// <summary>Looks at every entry of the document.</summary>
    public IReadOnlyList<FileProblem> Run()
    {
        CheckFixedProperties();
        CheckUsers();
        CheckOrganizations();
        return problems;
    }

    private void CheckFixedProperties()
    {
        foreach (var entry in document.Applications)
        {
            var application = stored.Applications.All.Find(row => row.Id == entry.Id);
            if (application is not null && entry.Type is { } type && application.Type != type)
            {
                Report(entry.Place, $"the type of an application cannot change; '{entry.Id}' is {application.Type}");
            }

            if (application is not null && entry.IsThirdParty.Is && entry.IsThirdParty.Value != application.IsThirdParty)
            {
                var value = application.IsThirdParty ? "true" : "false";
                Report(entry.Place, $"'isThirdParty' of an application cannot change; that of '{entry.Id}' is {value}");
            }
        }

        foreach (var entry in document.Roles)
        {
            if (stored.Roles.Find(row => row.Name == entry.Name) is { } role && entry.Type.Or(role.Type) != role.Type)
            {
                Report(entry.Place, $"the type of a role cannot change; this one is {role.Type}");
            }
        }

        foreach (var entry in document.OrganizationRoles)
        {
            if (stored.OrganizationRoles.Find(row => row.Name == entry.Name) is { } role && entry.Type.Or(role.Type) != role.Type)
            {
                Report(entry.Place, $"the type of an organization role cannot change; this one is {role.Type}");
            }
        }
    }

    private void CheckUsers()
    {
        var described = new Dictionary<User, UserEntry>();
        foreach (var entry in document.Users)
        {
            var self = stored.FindUser(entry);
            if (self is not null && !described.TryAdd(self, entry))
            {
                Report(entry.Place, $"describes the same user as the entry in line {described[self].Place.Line}");
            }

            var username = User.Normalize(entry.Username.Value);
            var email = User.Normalize(entry.PrimaryEmail.Value);
            RefuseTaken(entry, self, username, "username", static user => user.NormalizedUsername);
            RefuseTaken(entry, self, email, "primaryEmail", static user => user.NormalizedEmail);
            RefuseTaken(entry, self, entry.PrimaryPhone.Value, "primaryPhone", static user => user.PrimaryPhone);
        }
    }

    private void RefuseTaken(UserEntry entry, User? self, string? value, string key, Func<User, string?> valueOf)
    {
        if (value is not null && stored.Users.Find(user => user != self && valueOf(user) == value) is { } other)
        {
            Report(entry.Places[key], $"already belongs to the user {other.Id}");
        }
    }

    private void CheckOrganizations()
    {
        var described = new Dictionary<string, OrganizationEntry>(StringComparer.Ordinal);
        foreach (var entry in document.Organizations)
        {
            var found = stored.Organizations.FindAll(entry);
            if (found.Count > 1)
            {
                Report(entry.Place, $"{found.Count} organizations have this name; say which by 'id'");
            }
            else if (found.Count == 1 && !described.TryAdd(found[0].Id, entry))
            {
                Report(entry.Place, $"describes the same organization as the entry in line {described[found[0].Id].Place.Line}");
            }
        }
    }

    private void Report(Place place, string message) => problems.Add(new FileProblem(file, place, message));
}
