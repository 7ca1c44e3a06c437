using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using IdentityHub.Server.Api;

namespace IdentityHub.Server.Management.Users;

/// <summary>Several new users.</summary>
internal sealed record CreateUsers
{
    /// <summary>The most users of one call: with what they usually are, far below the limit of a body.</summary>
    public const int Most = 100;

    /// <summary>Each like the body of <c>CreateUser</c>. They are checked one by one: a mistake refuses one user.</summary>
    [MinLength(1)]
    [MaxLength(Most)]
    public required IReadOnlyList<JsonElement> Users { get; init; }
}

/// <summary>What became of one of several new users, in the order in which they were given.</summary>
/// <param name="Status">What <c>CreateUser</c> would have answered: 200, or the status of a refusal.</param>
/// <param name="Code">The refusal; null when there is none.</param>
/// <param name="Message">The refusal in a sentence.</param>
/// <param name="Id">The new user's id.</param>
internal sealed record CreatedUser(int Status, string? Code, string? Message, string? Id)
{
    /// <summary>The user is there.</summary>
    public static CreatedUser Created(string id) => new(StatusCodes.Status200OK, null, null, id);

    /// <summary>The user is not there, and why.</summary>
    public static CreatedUser Refused(ApiError error) =>
        new(error.Status, error.Code, error.Details is { } details ? $"{error.Message} {details}" : error.Message, null);
}
