using IdentityHub.Data.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Sessions;

/// <summary>A browser in which somebody is signed in to the hub; serves several clients.</summary>
public sealed class BrowserSession
{
    /// <summary>The <c>sid</c>: 21 characters of the URL alphabet, new at every authentication.</summary>
    public required string Id { get; init; }

    /// <summary>SHA-256 of the cookie value, 32 bytes.</summary>
    public required byte[] CookieHash { get; init; }

    /// <summary>Who is signed in.</summary>
    public required string UserId { get; init; }

    /// <summary>The client that sent the person to sign in.</summary>
    public string? ApplicationId { get; set; }

    /// <summary>When the person last proved who they are (<c>auth_time</c>).</summary>
    public DateTimeOffset AuthenticatedAt { get; init; }

    /// <summary>How they proved it: values of RFC 8176, separated by spaces.</summary>
    public required string AuthenticationMethods { get; init; }

    /// <summary>Address of the browser at sign-in.</summary>
    public string? Ip { get; init; }

    /// <summary>Browser at sign-in.</summary>
    public string? UserAgent { get; init; }

    /// <summary>What the sign-in consisted of, as JSON of the server's making, without secrets; null when that is not known.</summary>
    public string? LastSubmission { get; init; }

    /// <summary>When it started.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on it does not count; checked at use.</summary>
    public DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class BrowserSessionConfiguration : IEntityTypeConfiguration<BrowserSession>
{
    public void Configure(EntityTypeBuilder<BrowserSession> builder)
    {
        builder.ToTable("browser_sessions");
        builder.Property(session => session.Id).HasMaxLength(21);
        builder.Property(session => session.AuthenticationMethods).HasMaxLength(64);
        builder.Property(session => session.ApplicationId).HasMaxLength(21);
        builder.Property(session => session.Ip).HasMaxLength(64);
        builder.Property(session => session.UserAgent).HasMaxLength(512);
        builder.HasIndex(session => session.CookieHash).IsUnique();
        builder.HasIndex(session => session.UserId);
        builder.HasIndex(session => session.ExpiresAt);
        builder.HasOne<User>().WithMany().HasForeignKey(session => session.UserId);
    }
}
