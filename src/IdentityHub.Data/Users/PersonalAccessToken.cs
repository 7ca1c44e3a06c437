using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Users;

/// <summary>A secret by which a program acts for a user.</summary>
public sealed class PersonalAccessToken
{
    /// <summary>The user.</summary>
    public required string UserId { get; init; }

    /// <summary>Name, unique for the user, at most 256 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Keyed SHA-256 of the token, 32 bytes.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The token under the master key, so that an operator can see it again.</summary>
    public required byte[] EncryptedValue { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on it is refused; <see langword="null"/> means never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

internal sealed class PersonalAccessTokenConfiguration : IEntityTypeConfiguration<PersonalAccessToken>
{
    public void Configure(EntityTypeBuilder<PersonalAccessToken> builder)
    {
        builder.ToTable("personal_access_tokens");
        builder.HasKey(row => new { row.UserId, row.Name });
        builder.Property(row => row.Name).HasMaxLength(256);
        builder.HasIndex(row => row.Hash).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(row => row.UserId);
    }
}
