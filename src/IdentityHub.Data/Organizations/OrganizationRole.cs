using IdentityHub.Data.Resources;
using IdentityHub.Data.Roles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Organizations;

/// <summary>A permission within an organization; part of the template that all organizations share.</summary>
public sealed class OrganizationScope : ICatalogEntity
{
    /// <summary>21 characters of 0-9a-z.</summary>
    public required string Id { get; init; }

    /// <summary>Scope value, unique.</summary>
    public required string Name { get; set; }

    /// <summary>What it allows, for people.</summary>
    public string? Description { get; set; }
}

/// <summary>A role within an organization; part of the template that all organizations share.</summary>
public sealed class OrganizationRole : ICatalogEntity
{
    /// <summary>21 characters of 0-9a-z.</summary>
    public required string Id { get; init; }

    /// <summary>Unique name.</summary>
    public required string Name { get; set; }

    /// <summary>What it is for.</summary>
    public string? Description { get; set; }

    /// <summary>Whom it can be given to.</summary>
    public RoleType Type { get; init; }
}

/// <summary>An organization role holds an organization permission.</summary>
public sealed class OrganizationRoleScope : ICatalogEntity
{
    /// <summary>The role.</summary>
    public required string OrganizationRoleId { get; init; }

    /// <summary>The permission.</summary>
    public required string OrganizationScopeId { get; init; }
}

/// <summary>An organization role holds a permission of an API resource.</summary>
public sealed class OrganizationRoleResourceScope : ICatalogEntity
{
    /// <summary>The role.</summary>
    public required string OrganizationRoleId { get; init; }

    /// <summary>The permission.</summary>
    public required string ScopeId { get; init; }
}

/// <summary>A member has a role in an organization.</summary>
public sealed class OrganizationRoleUser
{
    /// <summary>The organization.</summary>
    public required string OrganizationId { get; init; }

    /// <summary>The role.</summary>
    public required string OrganizationRoleId { get; init; }

    /// <summary>The member.</summary>
    public required string UserId { get; init; }
}

/// <summary>A machine application has a role in an organization.</summary>
public sealed class OrganizationRoleApplication : ICatalogEntity
{
    /// <summary>The organization.</summary>
    public required string OrganizationId { get; init; }

    /// <summary>The role.</summary>
    public required string OrganizationRoleId { get; init; }

    /// <summary>The application.</summary>
    public required string ApplicationId { get; init; }
}

internal sealed class OrganizationTemplateConfiguration :
    IEntityTypeConfiguration<OrganizationScope>,
    IEntityTypeConfiguration<OrganizationRole>,
    IEntityTypeConfiguration<OrganizationRoleScope>,
    IEntityTypeConfiguration<OrganizationRoleResourceScope>
{
    public void Configure(EntityTypeBuilder<OrganizationScope> builder)
    {
        builder.ToTable("organization_scopes");
        builder.Property(scope => scope.Id).HasMaxLength(21);
        builder.Property(scope => scope.Name).HasMaxLength(128);
        builder.Property(scope => scope.Description).HasMaxLength(256);
        builder.HasIndex(scope => scope.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<OrganizationRole> builder)
    {
        builder.ToTable("organization_roles");
        builder.Property(role => role.Id).HasMaxLength(21);
        builder.Property(role => role.Name).HasMaxLength(128);
        builder.Property(role => role.Description).HasMaxLength(256);
        builder.HasIndex(role => role.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<OrganizationRoleScope> builder)
    {
        builder.ToTable("organization_role_scope_relations");
        builder.HasKey(row => new { row.OrganizationRoleId, row.OrganizationScopeId });
        builder.HasOne<OrganizationRole>().WithMany().HasForeignKey(row => row.OrganizationRoleId);
        builder.HasOne<OrganizationScope>().WithMany().HasForeignKey(row => row.OrganizationScopeId);
    }

    public void Configure(EntityTypeBuilder<OrganizationRoleResourceScope> builder)
    {
        builder.ToTable("organization_role_resource_scope_relations");
        builder.HasKey(row => new { row.OrganizationRoleId, row.ScopeId });
        builder.HasOne<OrganizationRole>().WithMany().HasForeignKey(row => row.OrganizationRoleId);
        builder.HasOne<Scope>().WithMany().HasForeignKey(row => row.ScopeId);
    }
}

internal sealed class OrganizationRoleAssignmentConfiguration :
    IEntityTypeConfiguration<OrganizationRoleUser>,
    IEntityTypeConfiguration<OrganizationRoleApplication>
{
    public void Configure(EntityTypeBuilder<OrganizationRoleUser> builder)
    {
        builder.ToTable("organization_role_user_relations");
        builder.HasKey(row => new { row.OrganizationId, row.OrganizationRoleId, row.UserId });
        // With the role in it, because SQLite would rather read a whole organization from the key, which has all three, than look up a member
        // in an index that lacks one.
        builder.HasIndex(row => new { row.OrganizationId, row.UserId, row.OrganizationRoleId });
        builder.HasOne<OrganizationRole>().WithMany().HasForeignKey(row => row.OrganizationRoleId);
        // A role ends with the membership it belongs to.
        builder.HasOne<OrganizationUser>().WithMany().HasForeignKey(row => new { row.OrganizationId, row.UserId });
    }

    public void Configure(EntityTypeBuilder<OrganizationRoleApplication> builder)
    {
        builder.ToTable("organization_role_application_relations");
        builder.HasKey(row => new { row.OrganizationId, row.OrganizationRoleId, row.ApplicationId });
        builder.HasIndex(row => new { row.OrganizationId, row.ApplicationId });
        builder.HasIndex(row => row.ApplicationId);
        builder.HasOne<OrganizationRole>().WithMany().HasForeignKey(row => row.OrganizationRoleId);
        builder.HasOne<OrganizationApplication>().WithMany().HasForeignKey(row => new { row.OrganizationId, row.ApplicationId });
    }
}
