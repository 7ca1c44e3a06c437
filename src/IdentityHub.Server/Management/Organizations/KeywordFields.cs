using IdentityHub.Data.Organizations;
using IdentityHub.Server.Api.Search;

namespace IdentityHub.Server.Management.Organizations;

/// <summary>Where the <c>q</c> of the organization family's lists is looked for; people and applications have <see cref="SearchFields"/>.</summary>
internal static class KeywordFields
{
    /// <summary>Organizations.</summary>
    public static IReadOnlyList<SearchField<Organization>> Organizations { get; } =
    [
        SearchField<Organization>.Exact("id", static row => row.Id),
        new("name", static row => row.Name),
    ];

    /// <summary>Organization roles.</summary>
    public static IReadOnlyList<SearchField<OrganizationRole>> Roles { get; } =
    [
        SearchField<OrganizationRole>.Exact("id", static row => row.Id),
        new("name", static row => row.Name),
        new("description", static row => row.Description),
    ];

    /// <summary>Organization permissions.</summary>
    public static IReadOnlyList<SearchField<OrganizationScope>> Scopes { get; } = [new("name", static row => row.Name)];
}
