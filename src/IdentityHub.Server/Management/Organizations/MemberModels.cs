using System.Text.Json;
using System.Text.Json.Serialization;
using IdentityHub.Data.Users;
using IdentityHub.Server.Api.Schemas;

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
    [property: FreeObject] JsonElement Profile,
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
        Sparse.ToJson(row.Profile),
        row.ApplicationId,
        null,
        row.IsSuspended,
        [.. roles]);
}

/// <summary>Objects of which only the members that say something are shown.</summary>
internal static class Sparse
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>As JSON without nulls.</summary>
    public static JsonElement ToJson<T>(T value) => JsonSerializer.SerializeToElement(value, Options);
}
