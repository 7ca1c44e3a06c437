using IdentityHub.Server.ConfigurationFiles.Reading;

namespace IdentityHub.Server.ConfigurationFiles.Entries;

/// <summary>Who may use a client, as the file wants it.</summary>
internal sealed record AccessControlEntry(
    Given<bool> Enabled,
    Given<IReadOnlyList<UserReference>> Users,
    Given<IReadOnlyList<Located>> UserRoles,
    Given<IReadOnlyList<OrganizationReference>> Organizations,
    Given<IReadOnlyList<OrganizationRuleEntry>> OrganizationRoles)
{
    /// <summary>Reads the object.</summary>
    public static AccessControlEntry Read(ObjectReader reader)
    {
        var entry = new AccessControlEntry(
            reader.Boolean("enabled"),
            reader.Objects("users", static item => UserReference.Read(item, "a user")),
            reader.Texts("userRoles", TextRules.Between(1, 128)),
            reader.Objects("organizations", OrganizationReference.Read),
            reader.Objects("organizationRoles", OrganizationRuleEntry.Read));
        Duplicates.Refuse(reader, entry.Users.Or([]), static user => user.Key, static user => user.Place);
        Duplicates.Refuse(reader, entry.Organizations.Or([]), static item => item.Key, static item => item.Place);
        Duplicates.Refuse(reader, entry.OrganizationRoles.Or([]), static item => item.Organization.Key, static item => item.Organization.Place);
        return entry;
    }
}

/// <summary>Members of an organization with one of some roles.</summary>
internal sealed record OrganizationRuleEntry(OrganizationReference Organization, IReadOnlyList<Located> Roles)
{
    /// <summary>Reads the rule.</summary>
    public static OrganizationRuleEntry? Read(ObjectReader reader)
    {
        var organization = OrganizationReference.Read(reader);
        var roles = reader.Texts("roles", TextRules.Between(1, 128));
        if (roles.Or([]).Count == 0)
        {
            reader.Report(reader.PlaceOf("roles"), "'roles' names at least one role; for all members put the organization into 'organizations'");
            return null;
        }

        return organization is null ? null : new OrganizationRuleEntry(organization, roles.Value);
    }
}
