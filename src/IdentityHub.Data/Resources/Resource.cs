using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Resources;

/// <summary>An API that accepts our access tokens, known by its resource indicator (RFC 8707 §2).</summary>
public sealed class Resource : ICatalogEntity
{
    /// <summary>21 characters of 0-9a-z.</summary>
    public required string Id { get; init; }

    /// <summary>Name shown to people.</summary>
    public required string Name { get; set; }

    /// <summary>Absolute URI without fragment; the audience of tokens.</summary>
    public required string Indicator { get; init; }

    /// <summary>Used when a request names no resource; at most one resource has it.</summary>
    public bool IsDefault { get; set; }

    /// <summary>Seconds an access token for it is valid.</summary>
    public int AccessTokenTtl { get; set; } = 3600;
}

/// <summary>A permission of a resource (a scope value of RFC 6749 §3.3).</summary>
public sealed class Scope : ICatalogEntity
{
    /// <summary>21 characters of 0-9a-z.</summary>
    public required string Id { get; init; }

    /// <summary>The resource it belongs to.</summary>
    public required string ResourceId { get; init; }

    /// <summary>Scope value, unique within the resource, without spaces.</summary>
    public required string Name { get; set; }

    /// <summary>What it allows, for people.</summary>
    public string? Description { get; set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class ResourceConfiguration : IEntityTypeConfiguration<Resource>, IEntityTypeConfiguration<Scope>
{
    public void Configure(EntityTypeBuilder<Resource> builder)
    {
        builder.ToTable("resources");
        builder.Property(resource => resource.Id).HasMaxLength(21);
        builder.HasIndex(resource => resource.Indicator).IsUnique();
        builder.HasIndex(resource => resource.IsDefault).IsUnique().HasFilter("is_default");
    }

    public void Configure(EntityTypeBuilder<Scope> builder)
    {
        builder.ToTable("scopes");
        builder.Property(scope => scope.Id).HasMaxLength(21);
        builder.Property(scope => scope.Name).HasMaxLength(256);
        builder.HasIndex(scope => new { scope.ResourceId, scope.Name }).IsUnique();
        builder.HasOne<Resource>().WithMany().HasForeignKey(scope => scope.ResourceId);
    }
}
