using IdentityHub.Data.Applications;
using IdentityHub.Data.Resources;
using IdentityHub.Data.Roles;
using IdentityHub.Data.Users;

namespace IdentityHub.Server.Api.Search;

/// <summary>What the reference's lists can be searched by.</summary>
internal static class SearchFields
{
    /// <summary>People.</summary>
    public static IReadOnlyList<SearchField<User>> Users { get; } =
    [
        SearchField<User>.Exact("id", static row => row.Id),
        new("primaryEmail", static row => row.PrimaryEmail, static row => row.NormalizedEmail),
        SearchField<User>.Exact("primaryPhone", static row => row.PrimaryPhone),
        new("username", static row => row.Username, static row => row.NormalizedUsername),
        new("name", static row => row.Name, static row => row.NormalizedName),
    ];

    /// <summary>Applications.</summary>
    public static IReadOnlyList<SearchField<Application>> Applications { get; } =
    [
        SearchField<Application>.Exact("id", static row => row.Id),
        new("name", static row => row.Name),
        new("description", static row => row.Description),
    ];

    /// <summary>Global roles.</summary>
    public static IReadOnlyList<SearchField<Role>> Roles { get; } =
    [
        SearchField<Role>.Exact("id", static row => row.Id),
        new("name", static row => row.Name),
        new("description", static row => row.Description),
    ];

    /// <summary>Permissions of API resources.</summary>
    public static IReadOnlyList<SearchField<Scope>> Scopes { get; } =
    [
        SearchField<Scope>.Exact("id", static row => row.Id),
        new("name", static row => row.Name),
        new("description", static row => row.Description),
    ];
}
