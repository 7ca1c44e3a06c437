using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Verification;

/// <summary>A code that was sent to an address, to prove that whoever types it can read there.</summary>
public sealed class VerificationCode
{
    /// <summary>Id; for a sign-in the id of its verification record.</summary>
    public required string Id { get; init; }

    /// <summary>Keyed hash of what the code is bound to: the interaction or the API, the address and the purpose.</summary>
    public required byte[] Binding { get; init; }

    /// <summary>Keyed hash of the code.</summary>
    public required byte[] CodeHash { get; init; }

    /// <summary>Attempts so far.</summary>
    public int Tries { get; set; }

    /// <summary>When it was used; a used code counts no more.</summary>
    public DateTimeOffset? ConsumedAt { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on it does not count.</summary>
    public DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class VerificationCodeConfiguration : IEntityTypeConfiguration<VerificationCode>
{
    public void Configure(EntityTypeBuilder<VerificationCode> builder)
    {
        builder.ToTable("verification_codes");
        builder.Property(row => row.Id).HasMaxLength(32);
        builder.HasIndex(row => row.Binding);
        builder.HasIndex(row => row.ExpiresAt);
    }
}
