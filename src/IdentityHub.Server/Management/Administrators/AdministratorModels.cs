using System.ComponentModel.DataAnnotations;
using IdentityHub.Data.Users;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Management.Users;
using IdentityHub.Server.People;

namespace IdentityHub.Server.Management.Administrators;

/// <summary>An administrator as answers show it.</summary>
internal record AdministratorAnswer
{
    /// <summary>Id of the user.</summary>
    public required string Id { get; init; }

    /// <summary>Sign-in name.</summary>
    public required string? Username { get; init; }

    /// <summary>E-mail address.</summary>
    public required string? PrimaryEmail { get; init; }

    /// <summary>Full name.</summary>
    public required string? Name { get; init; }

    /// <summary>What the administrator may do.</summary>
    public required AdministratorRole Role { get; init; }

    /// <summary>When the last sign-in was; null for never.</summary>
    public required DateTimeOffset? LastSignInAt { get; init; }

    /// <summary>Whether the account is kept out of everything.</summary>
    public required bool IsSuspended { get; init; }

    /// <summary>From the user and its role.</summary>
    public static AdministratorAnswer From(User user, AdministratorRole role) => new()
    {
        Id = user.Id,
        Username = user.Username,
        PrimaryEmail = user.PrimaryEmail,
        Name = user.Name,
        Role = role,
        LastSignInAt = user.LastSignInAt,
        IsSuspended = user.IsSuspended,
    };
}

/// <summary>A new administrator.</summary>
internal sealed record CreatedAdministrator : AdministratorAnswer
{
    /// <summary>Where the administrator sets a password, once; only when none was given, and told only now.</summary>
    public Optional<SetupLink> SetupLink { get; init; }
}

/// <summary>A link that sets an administrator's password, once.</summary>
/// <param name="Url">The address. It is stored nowhere.</param>
/// <param name="ExpiresAt">From when on it is refused.</param>
internal sealed record SetupLink(string Url, DateTimeOffset ExpiresAt)
{
    /// <summary>Links do not belong into logs.</summary>
    public override string ToString() => $"until {ExpiresAt:O}";
}

/// <summary>Who is to be an administrator.</summary>
internal sealed record CreateAdministrator
{
    /// <summary>Sign-in name.</summary>
    [SchemaFrom(nameof(UsernameSchema))]
    public required string Username { get; init; }

    /// <summary>E-mail address.</summary>
    [SchemaFrom(nameof(EmailSchema))]
    public Optional<string?> PrimaryEmail { get; init; }

    /// <summary>What the administrator may do.</summary>
    public required AdministratorRole Role { get; init; }

    /// <summary>Password of at least 12 characters; without one there is a link to set it.</summary>
    [StringLength(256, MinimumLength = 1)]
    public Optional<string> Password { get; init; }

    private static Schema UsernameSchema() => UserFields.Username(isEmptyAllowed: false);

    private static Schema EmailSchema() => UserFields.Email(isEmptyAllowed: false);
}

/// <summary>What an administrator is to be.</summary>
internal sealed record UpdateAdministrator
{
    /// <summary>What the administrator may do from now on.</summary>
    public required AdministratorRole Role { get; init; }
}

/// <summary>Who calls.</summary>
internal sealed record ConsoleUser
{
    /// <summary>Id of the user.</summary>
    public required string Id { get; init; }

    /// <summary>Full name.</summary>
    public required string? Name { get; init; }

    /// <summary>Sign-in name.</summary>
    public required string? Username { get; init; }

    /// <summary>E-mail address.</summary>
    public required string? PrimaryEmail { get; init; }

    /// <summary>Address of a picture.</summary>
    public required string? Avatar { get; init; }

    /// <summary>What the access token allows, and the person still may.</summary>
    public required AdministratorRole Role { get; init; }

    /// <summary>Permissions of the Management API behind it.</summary>
    public required List<string> Permissions { get; init; }
}
