using IdentityHub.Server.Api.Versions;
using IdentityHub.Server.People;

namespace IdentityHub.Server.Api.Routing;

/// <summary>A query parameter of an operation.</summary>
/// <param name="Name">Its name; one that ends in <c>*</c> stands for all that begin so.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Values">The words it may be; null for any text.</param>
/// <param name="IsRepeatable">Whether it may be given several times.</param>
/// <param name="IsForOwners">Whether administrators have to be owners to use it, though they may call the operation without it.</param>
internal sealed record ApiParameter(
    string Name, string Summary, IReadOnlyList<string>? Values = null, bool IsRepeatable = false, bool IsForOwners = false);

/// <summary>The APIs. Each has its own way in and its own description.</summary>
internal enum ApiKind
{
    /// <summary>For administrators, with an access token.</summary>
    Management,

    /// <summary>For pages on which people sign in, with the cookies of an interaction.</summary>
    Experience,

    /// <summary>The same, in what remains of an older form; the reference describes it nowhere.</summary>
    Interaction,

    /// <summary>For the people themselves, with the access token of one of their applications.</summary>
    Account,
}

/// <summary>An operation of an API as others see it: what the router, the OpenAPI document and the tests know about it.</summary>
internal sealed record ApiOperation
{
    /// <summary>Media type of nearly all answers.</summary>
    public const string Json = "application/json";

    private static readonly string[] Flags = ["true", "false", "1", "0", "yes", "no", "y", "n"];

    private readonly List<ApiParameter> parameters = [];
    private readonly List<ApiError> errors = [];
    private AdministratorRole? needs;

    /// <summary>The operation's name, the reference's where it has one: <c>CreateRole</c>.</summary>
    public required string Id { get; init; }

    /// <summary>HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>Path with its parameters in braces, from the root: <c>/api/roles/{id}</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Which API it belongs to.</summary>
    public ApiKind Kind { get; init; }

    /// <summary>Groups operations: <c>Roles</c>.</summary>
    public required string Tag { get; init; }

    /// <summary>One sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>Type of the body; null for none.</summary>
    public Type? Body { get; init; }

    /// <summary>Type of the answer; null for none.</summary>
    public Type? Answer { get; init; }

    /// <summary>Media type of the answer; of a stream, that of one item after the other.</summary>
    public string MediaType { get; init; } = Json;

    /// <summary>Status of a success.</summary>
    public required int Status { get; set; }

    /// <summary>Another status a success may have.</summary>
    public int? OtherStatus { get; private set; }

    /// <summary>Whether it answers in pages.</summary>
    public Paging.Paging Paging { get; init; }

    /// <summary>Whether it takes the search parameters of the reference.</summary>
    public bool IsSearchable { get; private set; }

    /// <summary>Whether it answers like the reference's organization routes: 422 for references to what is not there.</summary>
    public bool IsOrganizationFamily { get; private set; }

    /// <summary>Whether anybody may call it.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>How the objects of the API are read, to hold changes against what clients read.</summary>
    public ObjectVersions? Versions { get; init; }

    /// <summary>Whether it honours <c>If-Match</c>: it changes what a GET of the same path reads.</summary>
    public bool TakesIfMatch => Method is "PATCH" or "PUT" or "DELETE" && Versions?.Knows(Path) == true;

    /// <summary>Members of the answer that its entity tag does not speak for.</summary>
    public IReadOnlyList<string> ApartFrom { get; private set; } = [];

    /// <summary>
    /// The least role of administrators that may call it, in the Management API. Unless said otherwise viewers read, and editors do the rest.
    /// </summary>
    public AdministratorRole Needs => needs ?? (Method == "GET" ? AdministratorRole.Viewer : AdministratorRole.Editor);

    /// <summary>Query parameters besides those of pages and searches.</summary>
    public IReadOnlyList<ApiParameter> Parameters => parameters;

    /// <summary>Refusals of its own, besides those that every operation has.</summary>
    public IReadOnlyList<ApiError> Errors => errors;

    /// <summary>Declares a query parameter.</summary>
    public ApiOperation Takes(string name, string summary, IReadOnlyList<string>? values = null, bool isRepeatable = false)
    {
        parameters.Add(new ApiParameter(name, summary, values, isRepeatable));
        return this;
    }

    /// <summary>Declares a true-or-false query parameter.</summary>
    public ApiOperation TakesFlag(string name, string summary) => Takes(name, summary, Flags);

    /// <summary>Declares a true-or-false query parameter that shows what only owners may see.</summary>
    public ApiOperation TakesFlagForOwners(string name, string summary)
    {
        parameters.Add(new ApiParameter(name, summary, Flags, IsForOwners: true));
        return this;
    }

    /// <summary>Declares the search parameters.</summary>
    public ApiOperation TakesSearch()
    {
        IsSearchable = true;
        return this;
    }

    /// <summary>Declares refusals, for the document.</summary>
    public ApiOperation Fails(params IReadOnlyList<ApiError> more)
    {
        errors.AddRange(more);
        return this;
    }

    /// <summary>Declares the status of a success that is not the usual one.</summary>
    /// <param name="status">The status.</param>
    /// <param name="other">Another one a success may have.</param>
    public ApiOperation Returns(int status, int? other = null)
    {
        Status = status;
        OtherStatus = other;
        return this;
    }

    /// <summary>Declares members of the answer that its entity tag does not speak for: they change by themselves, or are shown on request only.</summary>
    public ApiOperation TaggedApartFrom(params IReadOnlyList<string> members)
    {
        ApartFrom = members;
        return this;
    }

    /// <summary>Opens it to viewers although it is no GET: it changes nothing, asks nobody else, and shows nothing that viewers may not see.</summary>
    public ApiOperation ForViewers()
    {
        needs = AdministratorRole.Viewer;
        return this;
    }

    /// <summary>Keeps it from viewers: it reads, but what it shows is secret.</summary>
    public ApiOperation ForEditors()
    {
        needs = AdministratorRole.Editor;
        return this;
    }

    /// <summary>Keeps it from everybody but owners: who may do it can get at everything else.</summary>
    public ApiOperation ForOwners()
    {
        needs = AdministratorRole.Owner;
        return this;
    }

    /// <summary>Answers like the reference's organization routes.</summary>
    public ApiOperation OrganizationFamily()
    {
        IsOrganizationFamily = true;
        return this;
    }
}
