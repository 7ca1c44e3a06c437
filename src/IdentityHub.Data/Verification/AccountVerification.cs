using IdentityHub.Data.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Verification;

/// <summary>
/// Somebody who is signed in shows, by an application of theirs, that an account elsewhere is theirs. Of the user and of the application that began it alone.
/// </summary>
public sealed class AccountVerification
{
    /// <summary>21 characters of 0-9a-z.</summary>
    public required string Id { get; init; }

    /// <summary>The user.</summary>
    public required string UserId { get; init; }

    /// <summary>The application.</summary>
    public required string ApplicationId { get; init; }

    /// <summary>The social connector.</summary>
    public required string ConnectorId { get; init; }

    /// <summary>What accounts of that connector are called, such as <c>google</c>.</summary>
    public required string Target { get; init; }

    /// <summary>Whether it proves anything.</summary>
    public bool IsVerified { get; set; }

    /// <summary>
    /// Under the master key: before, what began it; then nothing, while the provider is asked; in the end who came, and the tokens that came along.
    /// </summary>
    public string? Sealed { get; set; }

    /// <summary>When it began.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on it does not count.</summary>
    public DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class AccountVerificationConfiguration : IEntityTypeConfiguration<AccountVerification>
{
    public void Configure(EntityTypeBuilder<AccountVerification> builder)
    {
        builder.ToTable("verification_records");
        builder.Property(row => row.Id).HasMaxLength(21);
        builder.Property(row => row.ApplicationId).HasMaxLength(21);
        builder.Property(row => row.ConnectorId).HasMaxLength(128);
        builder.Property(row => row.Target).HasMaxLength(128);
        builder.HasIndex(row => row.UserId);
        builder.HasIndex(row => row.ExpiresAt);
        builder.HasOne<User>().WithMany().HasForeignKey(row => row.UserId);
    }
}
