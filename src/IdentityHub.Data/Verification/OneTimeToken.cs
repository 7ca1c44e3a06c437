using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Verification;

/// <summary>What may still be done with a one-time token.</summary>
public enum OneTimeTokenStatus
{
    /// <summary>It can be used until it expires.</summary>
    Active,

    /// <summary>It was used.</summary>
    Consumed,

    /// <summary>An administrator took it back.</summary>
    Revoked,

    /// <summary>Its time is over.</summary>
    Expired,
}

/// <summary>A secret in a link by which the owner of an e-mail address signs in once (magic link).</summary>
public sealed class OneTimeToken
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>The address, as given.</summary>
    public required string Email { get; init; }

    /// <summary>Look-up form of the address.</summary>
    public required string NormalizedEmail { get; init; }

    /// <summary>Keyed hash of the token.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>Organizations to join, and what the link is for.</summary>
    public JsonElement Context { get; init; } = JsonColumn.EmptyObject;

    /// <summary>What may still be done with it.</summary>
    public OneTimeTokenStatus Status { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on it does not count.</summary>
    public DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class OneTimeTokenConfiguration : IEntityTypeConfiguration<OneTimeToken>
{
    public void Configure(EntityTypeBuilder<OneTimeToken> builder)
    {
        builder.ToTable("one_time_tokens");
        builder.Property(row => row.Id).HasMaxLength(21);
        builder.Property(row => row.Email).HasMaxLength(128);
        builder.Property(row => row.NormalizedEmail).HasMaxLength(128);
        builder.HasIndex(row => row.TokenHash).IsUnique();
        builder.HasIndex(row => new { row.NormalizedEmail, row.Status });
        builder.HasIndex(row => row.ExpiresAt);
        builder.HasIndex(row => new { row.CreatedAt, row.Id });
    }
}
