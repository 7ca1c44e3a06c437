using System.Text.Json;
using IdentityHub.Data.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Vault;

/// <summary>Which identity a secret belongs to.</summary>
public enum SecretOwner
{
    /// <summary>A social identity: connector, target, id.</summary>
    Social,

    /// <summary>An identity at an enterprise: connector, issuer, id.</summary>
    EnterpriseSso,
}

/// <summary>
/// Tokens of another provider, kept for a user. Encrypted with a key of its own, which is encrypted under the master key (envelope), so that the master
/// key can change without touching the tokens.
/// </summary>
public sealed class Secret
{
    /// <summary>21 characters of 0-9a-z.</summary>
    public required string Id { get; init; }

    /// <summary>Whose.</summary>
    public required string UserId { get; init; }

    /// <summary>What it is; <c>FederatedTokenSet</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Which kind of identity it belongs to.</summary>
    public SecretOwner Owner { get; init; }

    /// <summary>The connector by which it came.</summary>
    public required string ConnectorId { get; set; }

    /// <summary>Target of the social connector, or issuer of the enterprise's provider.</summary>
    public required string Provider { get; init; }

    /// <summary>The user's id there.</summary>
    public required string IdentityId { get; init; }

    /// <summary>The row's own key, under the master key.</summary>
    public required byte[] EncryptedDataKey { get; set; }

    /// <summary>The tokens, under the row's own key.</summary>
    public required byte[] EncryptedContent { get; set; }

    /// <summary>Scope, expiry, token type and whether there is a refresh token: what is not secret.</summary>
    public JsonElement Metadata { get; set; } = JsonColumn.EmptyObject;

    /// <summary>Grows with each change, so that of two refreshes at once one counts.</summary>
    public int Version { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the tokens last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }
}

internal sealed class SecretConfiguration : IEntityTypeConfiguration<Secret>
{
    public void Configure(EntityTypeBuilder<Secret> builder)
    {
        builder.ToTable("secrets");
        builder.Property(row => row.Id).HasMaxLength(21);
        builder.Property(row => row.Type).HasMaxLength(32);
        builder.Property(row => row.ConnectorId).HasMaxLength(128);
        builder.Property(row => row.Provider).HasMaxLength(256);
        builder.Property(row => row.IdentityId).HasMaxLength(128);
        builder.HasIndex(row => new { row.Owner, row.Provider, row.IdentityId }).IsUnique();
        builder.HasIndex(row => new { row.UserId, row.Owner });
        builder.HasIndex(row => row.ConnectorId);
        builder.HasOne<User>().WithMany().HasForeignKey(row => row.UserId);
    }
}
