namespace IdentityHub.Demo.Api;

/// <summary>Somebody in an organization. The role is the API's own word for what the person does; the hub's roles are another matter.</summary>
internal sealed record Member(string Name, string Email, string Role);

/// <summary>The API's data: who works where. A real API asks its database, always filtered by the organization.</summary>
internal static class MemberDirectory
{
    public const string AcmeId = "acmecorp0001";
    public const string GlobexId = "globexcorp01";

    private static readonly Dictionary<string, IReadOnlyList<Member>> ByOrganization = new(StringComparer.Ordinal)
    {
        [AcmeId] =
        [
            new("Alice Example", "alice@demo.identityhub.example", "Chief executive"),
            new("Bob Example", "bob@demo.identityhub.example", "Engineer"),
        ],
        [GlobexId] =
        [
            new("Alice Example", "alice@demo.identityhub.example", "Adviser"),
            new("Grace Example", "grace@demo.identityhub.example", "Head of research"),
            new("Heidi Example", "heidi@demo.identityhub.example", "Accountant"),
        ],
    };

    /// <summary>The organizations of <c>demo-bootstrap.yaml</c>, for the page that tries one organization's token on the other.</summary>
    public static IReadOnlyDictionary<string, string> KnownOrganizations { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { [AcmeId] = "Acme", [GlobexId] = "Globex" };

    /// <summary>An organization made later in the console has no members here yet; that is an empty list, not an error.</summary>
    public static IReadOnlyList<Member> MembersOf(string organizationId) => ByOrganization.GetValueOrDefault(organizationId, []);
}
