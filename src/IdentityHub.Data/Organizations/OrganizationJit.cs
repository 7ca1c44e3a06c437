using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Organizations;

/// <summary>Who proves an address of this domain becomes a member of the organization (just-in-time provisioning).</summary>
public sealed class OrganizationJitEmailDomain
{
    /// <summary>The organization.</summary>
    public required string OrganizationId { get; init; }

    /// <summary>Lower-case domain, at most 128 characters.</summary>
    public required string EmailDomain { get; init; }
}

/// <summary>A role that members who join just in time get.</summary>
public sealed class OrganizationJitRole
{
    /// <summary>The organization.</summary>
    public required string OrganizationId { get; init; }

    /// <summary>The role.</summary>
    public required string OrganizationRoleId { get; init; }
}

internal sealed class OrganizationJitConfiguration :
    IEntityTypeConfiguration<OrganizationJitEmailDomain>,
    IEntityTypeConfiguration<OrganizationJitRole>
{
    public void Configure(EntityTypeBuilder<OrganizationJitEmailDomain> builder)
    {
        builder.ToTable("organization_jit_email_domains");
        builder.HasKey(row => new { row.OrganizationId, row.EmailDomain });
        builder.Property(row => row.EmailDomain).HasMaxLength(128);
        builder.HasIndex(row => row.EmailDomain);
        builder.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
    }

    public void Configure(EntityTypeBuilder<OrganizationJitRole> builder)
    {
        builder.ToTable("organization_jit_roles");
        builder.HasKey(row => new { row.OrganizationId, row.OrganizationRoleId });
        builder.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
        builder.HasOne<OrganizationRole>().WithMany().HasForeignKey(row => row.OrganizationRoleId);
    }
}
