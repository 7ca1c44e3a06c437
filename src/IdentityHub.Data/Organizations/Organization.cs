using System.Text.Json;
using IdentityHub.Data.Applications;
using IdentityHub.Data.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Organizations;

/// <summary>A company or team whose members act in its name.</summary>
public sealed class Organization
{
    /// <summary>12 characters of 0-9a-z when we make it, at most 21 when given.</summary>
    public required string Id { get; init; }

    /// <summary>Name, at most 128 characters.</summary>
    public required string Name { get; set; }

    /// <summary>At most 256 characters.</summary>
    public string? Description { get; set; }

    /// <summary>Free JSON object.</summary>
    public JsonElement CustomData { get; set; } = JsonColumn.EmptyObject;

    /// <summary>Members need a second factor.</summary>
    public bool IsMfaRequired { get; set; }

    /// <summary>Members may skip the second factor on a device they trust.</summary>
    public bool IsTrustedDeviceAllowed { get; set; } = true;

    /// <summary>A disabled organization gives no tokens.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>Colours of its sign-in pages.</summary>
    public JsonElement Color { get; set; } = JsonColumn.EmptyObject;

    /// <summary>Logos of its sign-in pages.</summary>
    public JsonElement Branding { get; set; } = JsonColumn.EmptyObject;

    /// <summary>Style sheet of its sign-in pages.</summary>
    public string? CustomCss { get; set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A user is a member of an organization.</summary>
public sealed class OrganizationUser
{
    /// <summary>The organization.</summary>
    public required string OrganizationId { get; init; }

    /// <summary>The member.</summary>
    public required string UserId { get; init; }
}

/// <summary>A machine application works for an organization.</summary>
public sealed class OrganizationApplication : ICatalogEntity
{
    /// <summary>The organization.</summary>
    public required string OrganizationId { get; init; }

    /// <summary>The application.</summary>
    public required string ApplicationId { get; init; }
}

internal sealed class OrganizationConfiguration :
    IEntityTypeConfiguration<Organization>,
    IEntityTypeConfiguration<OrganizationUser>,
    IEntityTypeConfiguration<OrganizationApplication>
{
    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.ToTable("organizations");
        builder.Property(organization => organization.Id).HasMaxLength(21);
        builder.Property(organization => organization.Name).HasMaxLength(128);
        builder.Property(organization => organization.Description).HasMaxLength(256);
        builder.HasIndex(organization => new { organization.CreatedAt, organization.Id });
    }

    public void Configure(EntityTypeBuilder<OrganizationUser> builder)
    {
        builder.ToTable("organization_user_relations");
        builder.HasKey(row => new { row.OrganizationId, row.UserId });
        builder.HasIndex(row => row.UserId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
        builder.HasOne<User>().WithMany().HasForeignKey(row => row.UserId);
    }

    public void Configure(EntityTypeBuilder<OrganizationApplication> builder)
    {
        builder.ToTable("organization_application_relations");
        builder.HasKey(row => new { row.OrganizationId, row.ApplicationId });
        builder.HasIndex(row => row.ApplicationId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
        builder.HasOne<Application>().WithMany().HasForeignKey(row => row.ApplicationId);
    }
}
