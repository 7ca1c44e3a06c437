using IdentityHub.Data.Organizations;
using IdentityHub.Data.Resources;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Applications;

/// <summary>A user scope (such as <c>email</c>) that a third-party client may ask for.</summary>
public sealed class ApplicationUserConsentUserScope : ICatalogEntity
{
    /// <summary>The client.</summary>
    public required string ApplicationId { get; init; }

    /// <summary>The scope's name.</summary>
    public required string UserScope { get; init; }
}

/// <summary>A permission of an API resource that a third-party client may ask for on a user's own behalf.</summary>
public sealed class ApplicationUserConsentResourceScope : ICatalogEntity
{
    /// <summary>The client.</summary>
    public required string ApplicationId { get; init; }

    /// <summary>The permission.</summary>
    public required string ScopeId { get; init; }
}

/// <summary>An organization permission that a third-party client may ask for.</summary>
public sealed class ApplicationUserConsentOrganizationScope : ICatalogEntity
{
    /// <summary>The client.</summary>
    public required string ApplicationId { get; init; }

    /// <summary>The organization permission.</summary>
    public required string OrganizationScopeId { get; init; }
}

/// <summary>A permission of an API resource that a third-party client may ask for within an organization.</summary>
public sealed class ApplicationUserConsentOrganizationResourceScope : ICatalogEntity
{
    /// <summary>The client.</summary>
    public required string ApplicationId { get; init; }

    /// <summary>The permission.</summary>
    public required string ScopeId { get; init; }
}

/// <summary>A user lets a third-party client act in one of the user's organizations.</summary>
public sealed class ApplicationUserConsentOrganization
{
    /// <summary>The client.</summary>
    public required string ApplicationId { get; init; }

    /// <summary>The organization.</summary>
    public required string OrganizationId { get; init; }

    /// <summary>The user.</summary>
    public required string UserId { get; init; }
}

internal sealed class ApplicationConsentConfiguration :
    IEntityTypeConfiguration<ApplicationUserConsentUserScope>,
    IEntityTypeConfiguration<ApplicationUserConsentResourceScope>,
    IEntityTypeConfiguration<ApplicationUserConsentOrganizationScope>,
    IEntityTypeConfiguration<ApplicationUserConsentOrganizationResourceScope>,
    IEntityTypeConfiguration<ApplicationUserConsentOrganization>
{
    public void Configure(EntityTypeBuilder<ApplicationUserConsentUserScope> builder)
    {
        builder.ToTable("application_user_consent_user_scopes");
        builder.HasKey(row => new { row.ApplicationId, row.UserScope });
        builder.Property(row => row.UserScope).HasMaxLength(64);
        builder.HasOne<Application>().WithMany().HasForeignKey(row => row.ApplicationId);
    }

    public void Configure(EntityTypeBuilder<ApplicationUserConsentResourceScope> builder)
    {
        builder.ToTable("application_user_consent_resource_scopes");
        builder.HasKey(row => new { row.ApplicationId, row.ScopeId });
        builder.HasOne<Application>().WithMany().HasForeignKey(row => row.ApplicationId);
        builder.HasOne<Scope>().WithMany().HasForeignKey(row => row.ScopeId);
    }

    public void Configure(EntityTypeBuilder<ApplicationUserConsentOrganizationScope> builder)
    {
        builder.ToTable("application_user_consent_organization_scopes");
        builder.HasKey(row => new { row.ApplicationId, row.OrganizationScopeId });
        builder.HasOne<Application>().WithMany().HasForeignKey(row => row.ApplicationId);
        builder.HasOne<OrganizationScope>().WithMany().HasForeignKey(row => row.OrganizationScopeId);
    }

    public void Configure(EntityTypeBuilder<ApplicationUserConsentOrganizationResourceScope> builder)
    {
        builder.ToTable("application_user_consent_organization_resource_scopes");
        builder.HasKey(row => new { row.ApplicationId, row.ScopeId });
        builder.HasOne<Application>().WithMany().HasForeignKey(row => row.ApplicationId);
        builder.HasOne<Scope>().WithMany().HasForeignKey(row => row.ScopeId);
    }

    public void Configure(EntityTypeBuilder<ApplicationUserConsentOrganization> builder)
    {
        builder.ToTable("application_user_consent_organizations");
        builder.HasKey(row => new { row.ApplicationId, row.OrganizationId, row.UserId });
        builder.HasOne<Application>().WithMany().HasForeignKey(row => row.ApplicationId);
        // Leaving the organization withdraws the consent.
        builder.HasOne<OrganizationUser>().WithMany().HasForeignKey(row => new { row.OrganizationId, row.UserId });
    }
}
