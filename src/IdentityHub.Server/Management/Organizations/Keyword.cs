using IdentityHub.Data.Applications;
using IdentityHub.Data.Organizations;
using IdentityHub.Data.Users;
using IdentityHub.Server.Api;

// These calls become SQL: no culture plays a part, and comparisons with one cannot be translated.
#pragma warning disable CA1304, CA1311, CA1862

namespace IdentityHub.Server.Management.Organizations;

/// <summary>
/// The <c>q</c> of the organization family's lists: a part of an id, a name or a description, in any case. Taken literally: <c>%</c> and
/// <c>_</c> are only themselves.
/// </summary>
/// <remarks>
/// Both forms are looked for, because SQLite lower-cases ASCII only: with the text as it was typed, other letters are found at least in the
/// case they are stored in. What people are called is stored in lower case as well, and compared so.
/// </remarks>
internal sealed class Keyword
{
    private readonly string typed;
    private readonly string lower;
    private readonly string normalized;

    private Keyword(string typed) => (this.typed, lower, normalized) = (typed, typed.ToLowerInvariant(), User.Normalize(typed)!);

    /// <summary>The keyword of a call; null when there is none.</summary>
    public static Keyword? Of(ApiCall call) => call.Query("q") is { Length: > 0 } text ? new Keyword(text) : null;

    /// <summary>Organizations by id and name.</summary>
    public IQueryable<Organization> In(IQueryable<Organization> source) => source.Where(row =>
        row.Id.Contains(typed) || row.Name.Contains(typed) || row.Name.ToLower().Contains(lower));

    /// <summary>Organization roles by id, name and description.</summary>
    public IQueryable<OrganizationRole> In(IQueryable<OrganizationRole> source) => source.Where(row =>
        row.Id.Contains(typed)
        || row.Name.Contains(typed) || row.Name.ToLower().Contains(lower)
        || row.Description!.Contains(typed) || row.Description.ToLower().Contains(lower));

    /// <summary>Organization permissions by name.</summary>
    public IQueryable<OrganizationScope> In(IQueryable<OrganizationScope> source) => source.Where(row =>
        row.Name.Contains(typed) || row.Name.ToLower().Contains(lower));

    /// <summary>Applications by id, name and description.</summary>
    public IQueryable<Application> In(IQueryable<Application> source) => source.Where(row =>
        row.Id.Contains(typed)
        || row.Name.Contains(typed) || row.Name.ToLower().Contains(lower)
        || row.Description!.Contains(typed) || row.Description.ToLower().Contains(lower));

    /// <summary>People by id, username, e-mail address, phone number and name.</summary>
    public IQueryable<User> In(IQueryable<User> source) => source.Where(row =>
        row.Id.Contains(typed)
        || row.NormalizedUsername!.Contains(normalized)
        || row.NormalizedEmail!.Contains(normalized)
        || row.PrimaryPhone!.Contains(typed)
        || row.NormalizedName!.Contains(normalized));
}
