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
            var application = stored.Applications.All.GetValueOrDefault(entry.Id);
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
        var described = new Dictionary<User, int>();
        foreach (var (place, self) in document.Users.Select(entry => (entry.Place, stored.Users.Find(entry)))
            .Concat(document.AbsentOf(ObjectKind.User).Select(entry => (entry.Name.Place, stored.Users.Find(entry)))))
        {
            if (self is not null && !described.TryAdd(self, place.Line))
            {
                Report(place, $"describes the same user as the entry in line {described[self]}");
            }
        }

        var removed = document.AbsentOf(ObjectKind.User).Select(stored.Users.Find).OfType<User>().ToHashSet();
        foreach (var entry in document.Users)
        {
            var self = stored.Users.Find(entry);
            RefuseTaken(entry.UsernamePlace, self, stored.Users.WithUsername(entry.Username.Value));
            RefuseTaken(entry.EmailPlace, self, stored.Users.WithEmail(entry.PrimaryEmail.Value));
            RefuseTaken(entry.PhonePlace, self, stored.Users.WithPhone(entry.PrimaryPhone.Value));
            foreach (var identity in entry.Identities.Or([]).Where(static identity => identity.IdentityId is not null))
            {
                RefuseTakenIdentity(identity, self);
            }
        }

        void RefuseTaken(Place place, User? self, User? owner)
        {
            if (owner is not null && owner != self && !removed.Contains(owner))
            {
                Report(place, $"already belongs to the user {owner.Id}");
            }
        }

        void RefuseTakenIdentity(IdentityEntry identity, User? self)
        {
            var row = stored.Users.FindIdentity(identity.Target.Value, identity.IdentityId!.Value);
            if (row is not null && row.UserId != self?.Id && !removed.Any(user => user.Id == row.UserId))
            {
                Report(identity.IdentityId.Place, $"already belongs to the user {row.UserId}");
            }
        }
    }

    private void CheckOrganizations()
    {
        var described = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (place, found) in document.Organizations.Select(entry => (entry.Place, stored.Organizations.FindAll(entry)))
            .Concat(document.AbsentOf(ObjectKind.Organization)
                .Select(entry => (entry.Name.Place, stored.Organizations.FindAll(entry.Key == "id", entry.Name.Value)))))
        {
            if (found.Count > 1)
            {
                Report(place, $"{found.Count} organizations have this name; say which by 'id'");
            }
            else if (found.Count == 1 && !described.TryAdd(found[0].Id, place.Line))
            {
                Report(place, $"describes the same organization as the entry in line {described[found[0].Id]}");
            }
        }
    }

    private void Report(Place place, string message) => problems.Add(new FileProblem(file, place, message));
}
