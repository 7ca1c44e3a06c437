using IdentityHub.Data.Organizations;
using IdentityHub.Data.Roles;
using IdentityHub.Data.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Applications;

/// <summary>A user may use a client whose access is controlled.</summary>
public sealed class ApplicationAccessControlUser
{
    /// <summary>The client.</summary>
    public required string ApplicationId { get; init; }

    /// <summary>The user.</summary>
    public required string UserId { get; init; }
}

/// <summary>Users with a global role may use a client whose access is controlled.</summary>
public sealed class ApplicationAccessControlUserRole
{
    /// <summary>The client.</summary>
    public required string ApplicationId { get; init; }

    /// <summary>The role.</summary>
    public required string RoleId { get; init; }
}

/// <summary>Members of an organization may use a client whose access is controlled.</summary>
public sealed class ApplicationAccessControlOrganization
{
    /// <summary>The client.</summary>
    public required string ApplicationId { get; init; }

    /// <summary>The organization.</summary>
    public required string OrganizationId { get; init; }
}

/// <summary>Members with a role in an organization may use a client whose access is controlled.</summary>
public sealed class ApplicationAccessControlOrganizationRole
{
    /// <summary>The client.</summary>
    public required string ApplicationId { get; init; }

    /// <summary>The organization.</summary>
    public required string OrganizationId { get; init; }

    /// <summary>The role in it.</summary>
    public required string OrganizationRoleId { get; init; }
}

internal sealed class ApplicationAccessControlConfiguration :
    IEntityTypeConfiguration<ApplicationAccessControlUser>,
    IEntityTypeConfiguration<ApplicationAccessControlUserRole>,
    IEntityTypeConfiguration<ApplicationAccessControlOrganization>,
    IEntityTypeConfiguration<ApplicationAccessControlOrganizationRole>
{
    public void Configure(EntityTypeBuilder<ApplicationAccessControlUser> builder)
    {
        builder.ToTable("application_access_control_user_relations");
        builder.HasKey(row => new { row.ApplicationId, row.UserId });
        builder.HasOne<Application>().WithMany().HasForeignKey(row => row.ApplicationId);
        builder.HasOne<User>().WithMany().HasForeignKey(row => row.UserId);
    }

    public void Configure(EntityTypeBuilder<ApplicationAccessControlUserRole> builder)
    {
        builder.ToTable("application_access_control_user_role_relations");
        builder.HasKey(row => new { row.ApplicationId, row.RoleId });
        builder.HasOne<Application>().WithMany().HasForeignKey(row => row.ApplicationId);
        builder.HasOne<Role>().WithMany().HasForeignKey(row => row.RoleId);
    }

    public void Configure(EntityTypeBuilder<ApplicationAccessControlOrganization> builder)
    {
        builder.ToTable("application_access_control_organization_relations");
        builder.HasKey(row => new { row.ApplicationId, row.OrganizationId });
        builder.HasOne<Application>().WithMany().HasForeignKey(row => row.ApplicationId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
    }

    public void Configure(EntityTypeBuilder<ApplicationAccessControlOrganizationRole> builder)
    {
        builder.ToTable("application_access_control_org_role_relations");
        builder.HasKey(row => new { row.ApplicationId, row.OrganizationId, row.OrganizationRoleId });
        builder.HasOne<Application>().WithMany().HasForeignKey(row => row.ApplicationId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
        builder.HasOne<OrganizationRole>().WithMany().HasForeignKey(row => row.OrganizationRoleId);
    }
}
