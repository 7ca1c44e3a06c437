using IdentityHub.Data.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Grants;

/// <summary>What a stored token is. A value of one type is never accepted as another.</summary>
public enum TokenType
{
    /// <summary>RFC 6749 §4.1.2.</summary>
    AuthorizationCode,

    /// <summary>RFC 6749 §1.5.</summary>
    RefreshToken,

    /// <summary>An opaque access token, RFC 6749 §1.4. JWT access tokens are not stored.</summary>
    AccessToken,

    /// <summary>The request of a <c>request_uri</c>, RFC 9126 §2.2.</summary>
    PushedRequest,
}

/// <summary>Whether a stored token may still be used.</summary>
public enum TokenStatus
{
    /// <summary>May be used until it expires.</summary>
    Valid,

    /// <summary>Was used; a second use is a replay.</summary>
    Redeemed,

    /// <summary>Was withdrawn.</summary>
    Revoked,
}

/// <summary>A code or token that the hub remembers, by the hash of its value.</summary>
public sealed class Token
{
    /// <summary>21 characters of the URL alphabet; never shown.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required TokenType Type { get; init; }

    /// <summary>Single-use tokens go from valid to redeemed by one conditional update.</summary>
    public TokenStatus Status { get; set; }

    /// <summary>SHA-256 of the token value, 32 bytes.</summary>
    public required byte[] ReferenceHash { get; init; }

    /// <summary>The authorization it came from; absent for pushed requests.</summary>
    public string? AuthorizationId { get; init; }

    /// <summary>The client it was issued to.</summary>
    public required string ApplicationId { get; init; }

    /// <summary>The user it speaks for.</summary>
    public string? UserId { get; init; }

    /// <summary>What it carries, as JSON of the server's making.</summary>
    public required string Payload { get; init; }

    /// <summary>When it was issued.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on it is refused; checked at use.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was used.</summary>
    public DateTimeOffset? RedemptionDate { get; set; }
}

internal sealed class TokenConfiguration : IEntityTypeConfiguration<Token>
{
    public void Configure(EntityTypeBuilder<Token> builder)
    {
        builder.ToTable("tokens");
        builder.Property(token => token.Id).HasMaxLength(21);
        builder.Property(token => token.UserId).HasMaxLength(12);
        builder.HasIndex(token => token.ReferenceHash).IsUnique();
        builder.HasIndex(token => token.AuthorizationId);
        builder.HasIndex(token => token.ExpiresAt);
        builder.HasOne<Authorization>().WithMany().HasForeignKey(token => token.AuthorizationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Application>().WithMany().HasForeignKey(token => token.ApplicationId);
    }
}
