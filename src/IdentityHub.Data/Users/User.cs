using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Users;

/// <summary>A person who signs in.</summary>
public sealed class User
{
    /// <summary>Subject identifier: 12 characters of 0-9a-z. Never used again after deletion.</summary>
    public required string Id { get; init; }

    /// <summary>Sign-in name, at most 128 characters, as the person wrote it.</summary>
    public string? Username { get; set; }

    /// <summary>Lower-case <see cref="Username"/> for look-ups.</summary>
    public string? NormalizedUsername { get; set; }

    /// <summary>Verified primary e-mail address, at most 128 characters.</summary>
    public string? PrimaryEmail { get; set; }

    /// <summary>Lower-case <see cref="PrimaryEmail"/> for look-ups.</summary>
    public string? NormalizedEmail { get; set; }

    /// <summary>Verified primary phone number: international digits without <c>+</c>.</summary>
    public string? PrimaryPhone { get; set; }

    /// <summary>Password digest in the form of <see cref="PasswordEncryptionMethod"/>; never the password.</summary>
    public string? PasswordEncrypted { get; set; }

    /// <summary>How the digest was made; a wire name such as <c>Argon2id</c>.</summary>
    public string? PasswordEncryptionMethod { get; set; }

    /// <summary>The password must be changed at the next sign-in.</summary>
    public bool IsPasswordExpired { get; set; }

    /// <summary>When the password was last set.</summary>
    public DateTimeOffset? PasswordUpdatedAt { get; set; }

    /// <summary>Full name, at most 128 characters.</summary>
    public string? Name
    {
        get;
        set
        {
            field = value;
            NormalizedName = Normalize(value);
        }
    }

    /// <summary>Lower-case <see cref="Name"/> for searches; follows it, but for set-based updates, which set both.</summary>
    public string? NormalizedName { get; private set; }

    /// <summary>Picture address, at most 2048 characters.</summary>
    public string? Avatar { get; set; }

    /// <summary>Other standard claims (OpenID Connect Core §5.1).</summary>
    public UserProfile Profile { get; set; } = new();

    /// <summary>The client with which the user first signed in.</summary>
    public string? ApplicationId { get; set; }

    /// <summary>Social identities by connector target.</summary>
    public JsonElement Identities { get; set; } = JsonColumn.EmptyObject;

    /// <summary>Free JSON object.</summary>
    public JsonElement CustomData { get; set; } = JsonColumn.EmptyObject;

    /// <summary>Settings that belong to the hub, such as MFA choices.</summary>
    public JsonElement LogtoConfig { get; set; } = JsonColumn.EmptyObject;

    /// <summary>Second factors.</summary>
    public JsonElement MfaVerifications { get; set; } = JsonColumn.EmptyArray;

    /// <summary>A suspended user can do nothing.</summary>
    public bool IsSuspended { get; set; }

    /// <summary>When the user last signed in.</summary>
    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>When the user was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the user was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>The form in which usernames and e-mail addresses are compared.</summary>
    /// <param name="identifier">Username or e-mail address.</param>
    /// <returns>The look-up form.</returns>
    public static string? Normalize(string? identifier) =>
        (IsNormalizable(identifier) ? identifier?.Normalize() : identifier)?.ToLowerInvariant();

    // string.Normalize throws for U+FFFE and for halves of surrogate pairs, which are enumerated as U+FFFD. Anybody can type them, and they
    // are nobody's name: they are looked up as they are.
    private static bool IsNormalizable(string? text)
    {
        foreach (var rune in text.AsSpan().EnumerateRunes())
        {
            if (rune.Value is 0xFFFD or 0xFFFE)
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>Standard claims that have no column of their own (OpenID Connect Core §5.1).</summary>
public sealed record UserProfile
{
    /// <summary><c>family_name</c>.</summary>
    public string? FamilyName { get; init; }

    /// <summary><c>given_name</c>.</summary>
    public string? GivenName { get; init; }

    /// <summary><c>middle_name</c>.</summary>
    public string? MiddleName { get; init; }

    /// <summary><c>nickname</c>.</summary>
    public string? Nickname { get; init; }

    /// <summary><c>preferred_username</c>.</summary>
    public string? PreferredUsername { get; init; }

    /// <summary><c>profile</c>: page about the person.</summary>
    public string? Profile { get; init; }

    /// <summary><c>website</c>.</summary>
    public string? Website { get; init; }

    /// <summary><c>gender</c>.</summary>
    public string? Gender { get; init; }

    /// <summary><c>birthdate</c>.</summary>
    public string? Birthdate { get; init; }

    /// <summary><c>zoneinfo</c>.</summary>
    public string? Zoneinfo { get; init; }

    /// <summary><c>locale</c>.</summary>
    public string? Locale { get; init; }

    /// <summary><c>address</c>.</summary>
    public UserAddress? Address { get; init; }
}

/// <summary>Postal address (OpenID Connect Core §5.1.1).</summary>
public sealed record UserAddress
{
    /// <summary>Whole address, for a label.</summary>
    public string? Formatted { get; init; }

    /// <summary>Street and house number.</summary>
    public string? StreetAddress { get; init; }

    /// <summary>City.</summary>
    public string? Locality { get; init; }

    /// <summary>State or province.</summary>
    public string? Region { get; init; }

    /// <summary>Postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Country.</summary>
    public string? Country { get; init; }
}

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("users");
        builder.Property(user => user.Id).HasMaxLength(12);
        builder.Property(user => user.Username).HasMaxLength(128);
        builder.Property(user => user.NormalizedUsername).HasMaxLength(128);
        builder.Property(user => user.PrimaryEmail).HasMaxLength(128);
        builder.Property(user => user.NormalizedEmail).HasMaxLength(128);
        builder.Property(user => user.PrimaryPhone).HasMaxLength(128);
        builder.Property(user => user.PasswordEncrypted).HasMaxLength(256);
        builder.Property(user => user.PasswordEncryptionMethod).HasMaxLength(16);
        builder.Property(user => user.Name).HasMaxLength(128).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Property(user => user.Avatar).HasMaxLength(2048);
        builder.Property(user => user.ApplicationId).HasMaxLength(21);
        builder.Property(user => user.Profile).IsJson(DataJson.Default.UserProfile);
        builder.HasIndex(user => user.NormalizedUsername).IsUnique().FindsBeginnings();
        builder.HasIndex(user => user.NormalizedEmail).IsUnique().FindsBeginnings();
        builder.HasIndex(user => user.PrimaryPhone).IsUnique();
        builder.Property(user => user.NormalizedName).HasMaxLength(128);
        builder.HasIndex(user => user.NormalizedName).FindsBeginnings();
        builder.HasIndex(user => new { user.CreatedAt, user.Id });
    }
}
