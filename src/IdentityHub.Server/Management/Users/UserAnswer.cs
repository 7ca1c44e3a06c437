using System.Text.Json;
using IdentityHub.Data.Users;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Management.Users;

/// <summary>A user as answers show it.</summary>
internal sealed record UserAnswer
{
    /// <summary>Subject identifier.</summary>
    public required string Id { get; init; }

    /// <summary>Sign-in name.</summary>
    public required string? Username { get; init; }

    /// <summary>E-mail address.</summary>
    public required string? PrimaryEmail { get; init; }

    /// <summary>Phone number, digits only.</summary>
    public required string? PrimaryPhone { get; init; }

    /// <summary>Full name.</summary>
    public required string? Name { get; init; }

    /// <summary>Picture address.</summary>
    public required string? Avatar { get; init; }

    /// <summary>Free object.</summary>
    [FreeObject]
    public required JsonElement CustomData { get; init; }

    /// <summary>Social identities by connector target.</summary>
    [FreeObject]
    public required JsonElement Identities { get; init; }

    /// <summary>When the user last signed in.</summary>
    public required DateTimeOffset? LastSignInAt { get; init; }

    /// <summary>When the user was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the user was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Other standard claims.</summary>
    public required UserProfileFields Profile { get; init; }

    /// <summary>The client with which the user first signed in.</summary>
    public required string? ApplicationId { get; init; }

    /// <summary>The reference's clients that are documents at an address; there are none here.</summary>
    public string? CimdClientId { get; init; }

    /// <summary>A suspended user can do nothing.</summary>
    public required bool IsSuspended { get; init; }

    /// <summary>Whether there is a password.</summary>
    public Optional<bool> HasPassword { get; init; }

    /// <summary>Identities at enterprises' own providers.</summary>
    public Optional<List<SsoIdentityAnswer>> SsoIdentities { get; init; }

    /// <summary>The digest of the password, for moving to another system.</summary>
    public Optional<string?> PasswordDigest { get; init; }

    /// <summary>How the digest was made.</summary>
    public Optional<string?> PasswordAlgorithm { get; init; }

    /// <summary>From a tracked user, after a change.</summary>
    public static UserAnswer From(User user) => From(UserRow.Of(user), withDigest: false);

    /// <summary>From the row.</summary>
    /// <param name="row">What was read.</param>
    /// <param name="withDigest">Whether to show the password's digest.</param>
    public static UserAnswer From(UserRow row, bool withDigest) => new()
    {
        Id = row.Id,
        Username = row.Username,
        PrimaryEmail = row.PrimaryEmail,
        PrimaryPhone = row.PrimaryPhone,
        Name = row.Name,
        Avatar = row.Avatar,
        CustomData = row.CustomData,
        Identities = row.Identities,
        LastSignInAt = row.LastSignInAt,
        CreatedAt = row.CreatedAt,
        UpdatedAt = row.UpdatedAt,
        Profile = UserProfileFields.From(row.Profile),
        ApplicationId = row.ApplicationId,
        IsSuspended = row.IsSuspended,
        HasPassword = row.HasPassword,
        PasswordDigest = withDigest ? new Optional<string?>(row.PasswordDigest) : default,
        PasswordAlgorithm = withDigest ? new Optional<string?>(row.PasswordAlgorithm) : default,
    };
}

/// <summary>An identity at an enterprise's own provider as answers show it.</summary>
internal sealed record SsoIdentityAnswer(
    string TenantId,
    string Id,
    string UserId,
    string Issuer,
    string IdentityId,
    [property: FreeObject] JsonElement Detail,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string SsoConnectorId)
{
    /// <summary>From the row.</summary>
    public static SsoIdentityAnswer From(UserSsoIdentity row) =>
        new(Tenant.Id, row.Id, row.UserId, row.Issuer, row.IdentityId, row.Detail, row.CreatedAt, row.UpdatedAt, row.SsoConnectorId);
}
