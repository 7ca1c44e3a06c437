using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Users;

/// <summary>
/// A social identity belongs to one user. <see cref="User.Identities"/> holds what is shown of it; this row finds the user and keeps a
/// second one from having the same identity.
/// </summary>
public sealed class UserIdentity
{
    /// <summary>The connector's target, such as <c>google</c>; at most 128 characters.</summary>
    public required string Target { get; init; }

    /// <summary>The user's id at the provider, at most 128 characters.</summary>
    public required string IdentityId { get; init; }

    /// <summary>The user.</summary>
    public required string UserId { get; init; }
}

/// <summary>An identity at an enterprise's own provider: (issuer, subject).</summary>
public sealed class UserSsoIdentity
{
    /// <summary>21 characters of 0-9a-z.</summary>
    public required string Id { get; init; }

    /// <summary>The user.</summary>
    public required string UserId { get; init; }

    /// <summary>The provider's issuer identifier, at most 256 characters.</summary>
    public required string Issuer { get; init; }

    /// <summary>The user's id at the provider, at most 128 characters.</summary>
    public required string IdentityId { get; init; }

    /// <summary>What the provider said about the user.</summary>
    public JsonElement Detail { get; set; } = JsonColumn.EmptyObject;

    /// <summary>The connector by which it came.</summary>
    public required string SsoConnectorId { get; init; }

    /// <summary>When it was first used.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the detail last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }
}

internal sealed class UserIdentityConfiguration : IEntityTypeConfiguration<UserIdentity>, IEntityTypeConfiguration<UserSsoIdentity>
{
    public void Configure(EntityTypeBuilder<UserIdentity> builder)
    {
        builder.ToTable("user_identities");
        builder.HasKey(row => new { row.Target, row.IdentityId });
        builder.Property(row => row.Target).HasMaxLength(128);
        builder.Property(row => row.IdentityId).HasMaxLength(128);
        builder.HasIndex(row => new { row.UserId, row.Target }).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(row => row.UserId);
    }

    public void Configure(EntityTypeBuilder<UserSsoIdentity> builder)
    {
        builder.ToTable("user_sso_identities");
        builder.Property(row => row.Id).HasMaxLength(21);
        builder.Property(row => row.Issuer).HasMaxLength(256);
        builder.Property(row => row.IdentityId).HasMaxLength(128);
        builder.Property(row => row.SsoConnectorId).HasMaxLength(128);
        builder.HasIndex(row => new { row.Issuer, row.IdentityId }).IsUnique();
        builder.HasIndex(row => row.UserId);

        // They are deleted with their connector, whoever's they are.
        builder.HasIndex(row => row.SsoConnectorId);
        builder.HasOne<User>().WithMany().HasForeignKey(row => row.UserId);
    }
}
