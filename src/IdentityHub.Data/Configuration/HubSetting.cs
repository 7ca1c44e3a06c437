using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Configuration;

/// <summary>A setting that administrators change while the hub runs, such as <c>idToken</c> or <c>signInExperience</c>.</summary>
public sealed class HubSetting : ICatalogEntity
{
    /// <summary>Name.</summary>
    public required string Key { get; init; }

    /// <summary>JSON value.</summary>
    public required string Value { get; set; }
}

/// <summary>A counter that tells nodes that what they keep in memory is out of date.</summary>
public sealed class ChangeVersion
{
    /// <summary>What changed, such as <c>catalog</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Goes up with every change.</summary>
    public long Version { get; set; }
}

/// <summary>Which node runs a recurring job.</summary>
public sealed class JobLease
{
    /// <summary>The job's name.</summary>
    public required string Name { get; init; }

    /// <summary>The node that holds it.</summary>
    public required string Owner { get; set; }

    /// <summary>Until when it holds it.</summary>
    public DateTimeOffset ExpiresAt { get; set; }
}

internal sealed class HubSettingConfiguration :
    IEntityTypeConfiguration<HubSetting>,
    IEntityTypeConfiguration<ChangeVersion>,
    IEntityTypeConfiguration<JobLease>
{
    public void Configure(EntityTypeBuilder<HubSetting> builder)
    {
        builder.ToTable("hub_settings");
        builder.HasKey(setting => setting.Key);
        builder.Property(setting => setting.Key).HasMaxLength(256);
    }

    public void Configure(EntityTypeBuilder<ChangeVersion> builder)
    {
        builder.ToTable("change_versions");
        builder.HasKey(row => row.Key);
        builder.Property(row => row.Key).HasMaxLength(64);
        builder.HasData(new ChangeVersion { Key = "catalog", Version = 1 });
    }

    public void Configure(EntityTypeBuilder<JobLease> builder)
    {
        builder.ToTable("job_leases");
        builder.HasKey(row => row.Name);
        builder.Property(row => row.Name).HasMaxLength(64);
        builder.Property(row => row.Owner).HasMaxLength(64);
    }
}
