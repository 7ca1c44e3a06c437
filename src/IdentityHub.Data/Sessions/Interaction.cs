using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Sessions;

/// <summary>An authorization request that waits for a person. Bound to the browser by cookies.</summary>
public sealed class Interaction
{
    /// <summary>SHA-256 of the interaction's id, base64url. The id itself is only in the browser.</summary>
    public required string Id { get; init; }

    /// <summary>The client that asked.</summary>
    public required string ApplicationId { get; init; }

    /// <summary>The validated authorization request, as JSON of the server's making.</summary>
    public required string Request { get; init; }

    /// <summary>What the person proved and answered so far, as JSON of the server's making.</summary>
    public required string State { get; set; }

    /// <summary>Who was recognized in it, so that it ends with what ends for them; null while nobody is.</summary>
    public string? UserId { get; set; }

    /// <summary>Set when it was finished; a finished interaction answers nothing more.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on it does not count.</summary>
    public DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>Failed attempts against one target (an account or an address), for lockout.</summary>
public sealed class SignInFailure
{
    /// <summary>Keyed hash of the kind and name of the target; says nothing about whether it exists.</summary>
    public required string TargetHash { get; init; }

    /// <summary>Failures since <see cref="WindowStartedAt"/>.</summary>
    public int Failures { get; set; }

    /// <summary>When counting began.</summary>
    public DateTimeOffset WindowStartedAt { get; set; }

    /// <summary>Until when every attempt is refused.</summary>
    public DateTimeOffset? LockedUntil { get; set; }
}

internal sealed class InteractionConfiguration : IEntityTypeConfiguration<Interaction>, IEntityTypeConfiguration<SignInFailure>
{
    public void Configure(EntityTypeBuilder<Interaction> builder)
    {
        builder.ToTable("interactions");
        builder.Property(interaction => interaction.Id).HasMaxLength(43);
        builder.Property(interaction => interaction.ApplicationId).HasMaxLength(21);
        builder.Property(interaction => interaction.UserId).HasMaxLength(21);
        builder.HasIndex(interaction => interaction.ExpiresAt);
        builder.HasIndex(interaction => interaction.UserId);
    }

    public void Configure(EntityTypeBuilder<SignInFailure> builder)
    {
        builder.ToTable("sign_in_failures");
        builder.HasKey(failure => failure.TargetHash);
        builder.Property(failure => failure.TargetHash).HasMaxLength(64);
        builder.HasIndex(failure => failure.WindowStartedAt);
    }
}
