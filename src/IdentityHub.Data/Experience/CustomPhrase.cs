using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Experience;

/// <summary>Sentences of the pages in one language that stand in the place of our own.</summary>
public sealed class CustomPhrase : ICatalogEntity
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public required string LanguageTag { get; init; }

    /// <summary>A tree of sentences.</summary>
    public JsonElement Translation { get; set; } = JsonColumn.EmptyObject;
}

/// <summary>A fact about people that is asked for when they register.</summary>
public sealed class CustomProfileField : ICatalogEntity
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Letters and digits, unique.</summary>
    public required string Name { get; init; }

    /// <summary>Its type, such as <c>Text</c>.</summary>
    public required string Type { get; set; }

    /// <summary>Its label.</summary>
    public string Label { get; set; } = "";

    /// <summary>Advice beside it.</summary>
    public string? Description { get; set; }

    /// <summary>Whether it must be answered.</summary>
    public bool Required { get; set; }

    /// <summary>Limits and options, by type.</summary>
    public JsonElement Config { get; set; } = JsonColumn.EmptyObject;

    /// <summary>Its place among the others.</summary>
    public int SieOrder { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>The service that tells people from programs; there is one or none.</summary>
public sealed class CaptchaProvider : ICatalogEntity
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Its configuration, a JSON object under the master key.</summary>
    public required byte[] EncryptedConfig { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }
}

internal sealed class ExperienceConfiguration
    : IEntityTypeConfiguration<CustomPhrase>, IEntityTypeConfiguration<CustomProfileField>, IEntityTypeConfiguration<CaptchaProvider>
{
    public void Configure(EntityTypeBuilder<CustomPhrase> builder)
    {
        builder.ToTable("custom_phrases");
        builder.Property(row => row.Id).HasMaxLength(21);
        builder.Property(row => row.LanguageTag).HasMaxLength(16);
        builder.HasIndex(row => row.LanguageTag).IsUnique();
    }

    public void Configure(EntityTypeBuilder<CustomProfileField> builder)
    {
        builder.ToTable("custom_profile_fields");
        builder.Property(row => row.Id).HasMaxLength(21);
        builder.Property(row => row.Name).HasMaxLength(128);
        builder.Property(row => row.Type).HasMaxLength(32);
        builder.Property(row => row.Label).HasMaxLength(128);
        builder.Property(row => row.Description).HasMaxLength(256);
        builder.HasIndex(row => row.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<CaptchaProvider> builder)
    {
        builder.ToTable("captcha_providers");
        builder.Property(row => row.Id).HasMaxLength(128);
    }
}
