using System.Text.Json;
using IdentityHub.Data.Users;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Management.Users;

namespace IdentityHub.Server.Management.Organizations;

/// <summary>A member as lists show it.</summary>
internal sealed record MemberAnswer(
    string Id,
    string? Username,
    string? PrimaryEmail,
    string? PrimaryPhone,
    string? Name,
    string? Avatar,
    [property: FreeObject] JsonElement CustomData,
    [property: FreeObject] JsonElement Identities,
    DateTimeOffset? LastSignInAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    UserProfileFields Profile,
    string? ApplicationId,
    string? CimdClientId,
    bool IsSuspended,
    List<NamedReference> OrganizationRoles)
{
    /// <summary>From the rows.</summary>
    public static MemberAnswer From(User row, IEnumerable<NamedReference> roles) => new(
        row.Id,
        row.Username,
        row.PrimaryEmail,
        row.PrimaryPhone,
        row.Name,
        row.Avatar,
        row.CustomData,
        row.Identities,
        row.LastSignInAt,
        row.CreatedAt,
        row.UpdatedAt,
        UserProfileFields.From(row.Profile),
        row.ApplicationId,
        null,
        row.IsSuspended,
        [.. roles]);
}
