using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Applications;

/// <summary>One of a confidential client's secrets (RFC 6749 §2.3.1).</summary>
public sealed class ApplicationSecret : ICatalogEntity
{
    /// <summary>The client.</summary>
    public required string ApplicationId { get; init; }

    /// <summary>Name, unique within the client, at most 256 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Keyed SHA-256 of the secret, 32 bytes.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>The secret under the master key, so that an operator can see it again.</summary>
    public required byte[] EncryptedValue { get; set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on it is refused; <see langword="null"/> means never.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }
}

internal sealed class ApplicationSecretConfiguration : IEntityTypeConfiguration<ApplicationSecret>
{
    public void Configure(EntityTypeBuilder<ApplicationSecret> builder)
    {
        builder.ToTable("application_secrets");
        builder.HasKey(secret => new { secret.ApplicationId, secret.Name });
        builder.Property(secret => secret.ApplicationId).HasMaxLength(21);
        builder.Property(secret => secret.Name).HasMaxLength(256);
        builder.HasOne<Application>().WithMany().HasForeignKey(secret => secret.ApplicationId);
    }
}
