using System.Text.Json;
using IdentityHub.Data.Users;
using IdentityHub.Server.Api.Paging;

namespace IdentityHub.Server.Management.Users;

/// <summary>The columns of a user that answers show. The password's digest leaves the database only when it is asked for.</summary>
internal sealed class UserRow
{
    /// <summary>Newest first, as the reference lists them.</summary>
    public static Keyset<UserRow> NewestFirst { get; } = Keyset<UserRow>.Descending(row => row.CreatedAt, row => row.Id);

    /// <inheritdoc cref="User.Id"/>
    public required string Id { get; init; }

    /// <inheritdoc cref="User.Username"/>
    public string? Username { get; init; }

    /// <inheritdoc cref="User.PrimaryEmail"/>
    public string? PrimaryEmail { get; init; }

    /// <inheritdoc cref="User.PrimaryPhone"/>
    public string? PrimaryPhone { get; init; }

    /// <inheritdoc cref="User.Name"/>
    public string? Name { get; init; }

    /// <inheritdoc cref="User.Avatar"/>
    public string? Avatar { get; init; }

    /// <inheritdoc cref="User.CustomData"/>
    public required JsonElement CustomData { get; init; }

    /// <inheritdoc cref="User.Identities"/>
    public required JsonElement Identities { get; init; }

    /// <inheritdoc cref="User.LastSignInAt"/>
    public DateTimeOffset? LastSignInAt { get; init; }

    /// <inheritdoc cref="User.CreatedAt"/>
    public DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc cref="User.UpdatedAt"/>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <inheritdoc cref="User.Profile"/>
    public required UserProfile Profile { get; init; }

    /// <inheritdoc cref="User.ApplicationId"/>
    public string? ApplicationId { get; init; }

    /// <inheritdoc cref="User.IsSuspended"/>
    public bool IsSuspended { get; init; }

    /// <summary>Whether there is a password.</summary>
    public bool HasPassword { get; init; }

    /// <inheritdoc cref="User.PasswordEncrypted"/>
    public string? PasswordDigest { get; init; }

    /// <inheritdoc cref="User.PasswordEncryptionMethod"/>
    public string? PasswordAlgorithm { get; init; }

    /// <summary>Reads rows of users.</summary>
    /// <param name="users">Which.</param>
    /// <param name="withDigest">Whether to read the password's digest.</param>
    public static IQueryable<UserRow> Select(IQueryable<User> users, bool withDigest) => users.Select(user => new UserRow
    {
        Id = user.Id,
        Username = user.Username,
        PrimaryEmail = user.PrimaryEmail,
        PrimaryPhone = user.PrimaryPhone,
        Name = user.Name,
        Avatar = user.Avatar,
        CustomData = user.CustomData,
        Identities = user.Identities,
        LastSignInAt = user.LastSignInAt,
        CreatedAt = user.CreatedAt,
        UpdatedAt = user.UpdatedAt,
        Profile = user.Profile,
        ApplicationId = user.ApplicationId,
        IsSuspended = user.IsSuspended,
        HasPassword = user.PasswordEncrypted != null,
        PasswordDigest = withDigest ? user.PasswordEncrypted : null,
        PasswordAlgorithm = withDigest ? user.PasswordEncryptionMethod : null,
    });

    /// <summary>Of a user that is loaded.</summary>
    public static UserRow Of(User user) => new()
    {
        Id = user.Id,
        Username = user.Username,
        PrimaryEmail = user.PrimaryEmail,
        PrimaryPhone = user.PrimaryPhone,
        Name = user.Name,
        Avatar = user.Avatar,
        CustomData = user.CustomData,
        Identities = user.Identities,
        LastSignInAt = user.LastSignInAt,
        CreatedAt = user.CreatedAt,
        UpdatedAt = user.UpdatedAt,
        Profile = user.Profile,
        ApplicationId = user.ApplicationId,
        IsSuspended = user.IsSuspended,
        HasPassword = user.PasswordEncrypted is not null,
    };
}
