using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Audit;

/// <summary>Something that happened, for operators to look up. Rows are added and never changed, but for being sealed once.</summary>
public sealed class AuditLog
{
    /// <summary>21 characters of 0-9a-z.</summary>
    public required string Id { get; init; }

    /// <summary>What happened, such as <c>ExchangeTokenBy.RefreshToken</c>; at most 128 characters.</summary>
    public required string Key { get; init; }

    /// <summary>JSON object with who, what and from where. Holds no secrets.</summary>
    public required string Payload { get; init; }

    /// <summary>The user concerned, as in the payload.</summary>
    public string? UserId { get; init; }

    /// <summary>The client concerned, as in the payload.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Place in the chain of sealed rows, from 1; <see langword="null"/> until it is sealed, moments after it was written.</summary>
    public long? Sequence { get; set; }

    /// <summary>
    /// Keyed hash, 32 bytes: of this row alone when it is written, of this row and the one before it in the chain once it has a
    /// <see cref="Sequence"/>.
    /// </summary>
    public byte[]? ChainHash { get; set; }
}

/// <summary>An end of the chain, so that rows missing there show.</summary>
public sealed class AuditChainHead
{
    /// <summary><c>audit</c>: the last sealed row. <c>audit-start</c>: the last row that retention removed.</summary>
    public required string Key { get; init; }

    /// <summary>Sequence of that row.</summary>
    public long Sequence { get; set; }

    /// <summary>Chain hash of that row.</summary>
    public required byte[] ChainHash { get; set; }

    /// <summary>Keyed hash of the three above, 32 bytes.</summary>
    public required byte[] Seal { get; set; }
}

internal sealed class AuditLogConfiguration : IEntityTypeConfiguration<AuditLog>, IEntityTypeConfiguration<AuditChainHead>
{
    public void Configure(EntityTypeBuilder<AuditLog> builder)
    {
        // No foreign keys: the trail outlives what it speaks of.
        builder.ToTable("logs");
        builder.Property(log => log.Id).HasMaxLength(21);
        builder.Property(log => log.Key).HasMaxLength(128);
        builder.Property(log => log.UserId).HasMaxLength(12);
        builder.Property(log => log.ApplicationId).HasMaxLength(21);
        builder.HasIndex(log => new { log.CreatedAt, log.Id });
        builder.HasIndex(log => new { log.Key, log.CreatedAt });
        builder.HasIndex(log => new { log.UserId, log.CreatedAt }).HasFilter("user_id IS NOT NULL");
        builder.HasIndex(log => new { log.ApplicationId, log.CreatedAt }).HasFilter("application_id IS NOT NULL");

        // A row is in one of these two: the few that wait for their place are found at once among millions that have one.
        builder.HasIndex(log => log.Sequence).IsUnique().HasFilter("sequence IS NOT NULL");
        builder.HasIndex(log => log.CreatedAt).HasFilter("sequence IS NULL");
    }

    public void Configure(EntityTypeBuilder<AuditChainHead> builder)
    {
        builder.ToTable("audit_chain_heads");
        builder.HasKey(head => head.Key);
        builder.Property(head => head.Key).HasMaxLength(64);
    }
}
