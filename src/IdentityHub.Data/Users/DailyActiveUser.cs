using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Users;

/// <summary>A user obtained tokens on a day (UTC).</summary>
public sealed class DailyActiveUser
{
    /// <summary>Days since 1970-01-01.</summary>
    public required int Day { get; init; }

    /// <summary>The user.</summary>
    public required string UserId { get; init; }
}

internal sealed class DailyActiveUserConfiguration : IEntityTypeConfiguration<DailyActiveUser>
{
    public void Configure(EntityTypeBuilder<DailyActiveUser> builder)
    {
        // No foreign key: figures of the past stay when somebody is deleted.
        builder.ToTable("daily_active_users");
        builder.HasKey(row => new { row.Day, row.UserId });
        builder.Property(row => row.UserId).HasMaxLength(12);
    }
}
