using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.RegularExpressions;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.People;
using IdentityHub.Server.People.Passwords;

namespace IdentityHub.Server.Management.Users;

/// <summary>A new user.</summary>
internal sealed record CreateUser
{
    /// <summary>Phone number: digits only.</summary>
    [SchemaFrom(nameof(PhoneSchema))]
    public Optional<string> PrimaryPhone { get; init; }

    /// <summary>E-mail address, verified by whoever creates the user.</summary>
    [SchemaFrom(nameof(EmailSchema))]
    public Optional<string> PrimaryEmail { get; init; }

    /// <summary>Sign-in name.</summary>
    [SchemaFrom(nameof(UsernameSchema))]
    public Optional<string> Username { get; init; }

    /// <summary>Password; the policy for people who choose one does not apply.</summary>
    [SchemaFrom(nameof(PasswordSchema))]
    public Optional<string> Password { get; init; }

    /// <summary>Digest of a password from another system.</summary>
    [StringLength(StoredDigest.MaximumLength)]
    public Optional<string> PasswordDigest { get; init; }

    /// <summary>How the digest was made.</summary>
    public Optional<PasswordAlgorithm> PasswordAlgorithm { get; init; }

    /// <summary>Full name.</summary>
    [StringLength(128)]
    public Optional<string> Name { get; init; }

    /// <summary>Picture address.</summary>
    [SchemaFrom(nameof(AvatarSchema))]
    public Optional<string?> Avatar { get; init; }

    /// <summary>Free object.</summary>
    [FreeObject]
    public Optional<JsonElement> CustomData { get; init; }

    /// <summary>Other standard claims.</summary>
    public Optional<UserProfileFields> Profile { get; init; }

    private static Schema PhoneSchema() => UserFields.Phone(isEmptyAllowed: false);

    private static Schema EmailSchema() => UserFields.Email(isEmptyAllowed: false);

    private static Schema UsernameSchema() => UserFields.Username(isEmptyAllowed: false);

    private static Schema PasswordSchema() => UserFields.Password();

    private static Schema AvatarSchema() => UserFields.Avatar();
}

/// <summary>Changes of a user. Null, and for identifiers the empty text too, takes away.</summary>
internal sealed record UpdateUser
{
    /// <summary>Sign-in name.</summary>
    [SchemaFrom(nameof(UsernameSchema))]
    public Optional<string?> Username { get; init; }

    /// <summary>E-mail address, verified by whoever changes the user.</summary>
    [SchemaFrom(nameof(EmailSchema))]
    public Optional<string?> PrimaryEmail { get; init; }

    /// <summary>Phone number: digits only.</summary>
    [SchemaFrom(nameof(PhoneSchema))]
    public Optional<string?> PrimaryPhone { get; init; }

    /// <summary>Full name.</summary>
    [StringLength(128)]
    public Optional<string?> Name { get; init; }

    /// <summary>Picture address.</summary>
    [SchemaFrom(nameof(AvatarSchema))]
    public Optional<string?> Avatar { get; init; }

    /// <summary>Free object; replaces the old one.</summary>
    [FreeObject]
    public Optional<JsonElement> CustomData { get; init; }

    /// <summary>Other standard claims; replace the old ones.</summary>
    public Optional<UserProfileFields> Profile { get; init; }

    private static Schema UsernameSchema() => UserFields.Username(isEmptyAllowed: true);

    private static Schema EmailSchema() => UserFields.Email(isEmptyAllowed: true);

    private static Schema PhoneSchema() => UserFields.Phone(isEmptyAllowed: true);

    private static Schema AvatarSchema() => UserFields.Avatar();
}

/// <summary>Custom data to lay over what is there.</summary>
internal sealed record UpdateUserCustomData
{
    /// <summary>Members to set.</summary>
    [FreeObject]
    public required JsonElement CustomData { get; init; }
}

/// <summary>Standard claims to lay over what is there.</summary>
internal sealed record UpdateUserProfile
{
    /// <summary>Members to set.</summary>
    public required UserProfileFields Profile { get; init; }
}

/// <summary>A password.</summary>
internal sealed record UserPassword
{
    /// <summary>The password.</summary>
    [SchemaFrom(nameof(PasswordSchema))]
    public required string Password { get; init; }

    private static Schema PasswordSchema() => UserFields.Password();
}

/// <summary>A password that is looked at only.</summary>
internal sealed record UserPasswordGuess
{
    /// <summary>What may be the password.</summary>
    [StringLength(4096, MinimumLength = 1)]
    public required string Password { get; init; }
}

/// <summary>Whether the password must be changed.</summary>
internal sealed record UserPasswordExpiration
{
    /// <summary>At the next sign-in the person has to choose another password.</summary>
    public required bool IsExpired { get; init; }
}

/// <summary>Whether a user has a password.</summary>
internal sealed record UserHasPassword(bool HasPassword);

/// <summary>Whether a user is kept out.</summary>
internal sealed record UserSuspension
{
    /// <summary>Kept out of everything at once.</summary>
    public required bool IsSuspended { get; init; }
}

/// <summary>What the fields of users look like.</summary>
internal static class UserFields
{
    private static readonly Regex Digits = new("^[0-9]*$", RegexOptions.CultureInvariant | RegexOptions.ECMAScript, TimeSpan.FromMilliseconds(100));

    /// <summary>A sign-in name.</summary>
    public static Schema Username(bool isEmptyAllowed) => new StringSchema
    {
        Max = Identifiers.MaximumLength,
        Format = ("username", text => Identifiers.IsUsername(text) || (isEmptyAllowed && text.Length == 0)),
    };

    /// <summary>An e-mail address.</summary>
    public static Schema Email(bool isEmptyAllowed) => new StringSchema
    {
        Max = Identifiers.MaximumLength,
        Format = ("email", text => Identifiers.IsEmail(text) || (isEmptyAllowed && text.Length == 0)),
    };

    /// <summary>Digits; whether they are a phone number is said with a code of its own.</summary>
    public static Schema Phone(bool isEmptyAllowed) =>
        new StringSchema { Min = isEmptyAllowed ? 0 : 1, Max = Identifiers.MaximumLength, Pattern = Digits };

    /// <summary>A password as it can be hashed.</summary>
    public static Schema Password() => new StringSchema { Min = 1, Format = ("password", PasswordText.IsAcceptable) };

    /// <summary>A picture's address, or the empty text.</summary>
    public static Schema Avatar() => new StringSchema
    {
        Max = 2048,
        Format = ("url", static text => text.Length == 0 || StringSchema.Url().Format!.Value.Accepts(text)),
    };
}
