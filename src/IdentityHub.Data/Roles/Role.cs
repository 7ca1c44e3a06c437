using IdentityHub.Data.Applications;
using IdentityHub.Data.Resources;
using IdentityHub.Data.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Roles;

/// <summary>Whom a role can be given to; the values are wire names.</summary>
public enum RoleType
{
    /// <summary>People.</summary>
    User,

    /// <summary>Machine applications.</summary>
    MachineToMachine,
}

/// <summary>A global role: permissions of API resources, outside of any organization.</summary>
public sealed class Role : ICatalogEntity
{
    /// <summary>21 characters of 0-9a-z.</summary>
    public required string Id { get; init; }

    /// <summary>Unique name, at most 128 characters.</summary>
    public required string Name { get; set; }

    /// <summary>What it is for.</summary>
    public required string Description { get; set; }

    /// <summary>Whom it can be given to.</summary>
    public RoleType Type { get; init; }

    /// <summary>Given to every new user.</summary>
    public bool IsDefault { get; set; }
}

/// <summary>A permission that a global role holds.</summary>
public sealed class RoleScope : ICatalogEntity
{
    /// <summary>The role.</summary>
    public required string RoleId { get; init; }

    /// <summary>The permission.</summary>
    public required string ScopeId { get; init; }
}

/// <summary>A user has a global role.</summary>
public sealed class UserRole
{
    /// <summary>The user.</summary>
    public required string UserId { get; init; }

    /// <summary>The role.</summary>
    public required string RoleId { get; init; }
}

/// <summary>A machine application has a global role.</summary>
public sealed class ApplicationRole : ICatalogEntity
{
    /// <summary>The application.</summary>
    public required string ApplicationId { get; init; }

    /// <summary>The role.</summary>
    public required string RoleId { get; init; }
}

internal sealed class RoleConfiguration :
    IEntityTypeConfiguration<Role>,
    IEntityTypeConfiguration<RoleScope>,
    IEntityTypeConfiguration<UserRole>,
    IEntityTypeConfiguration<ApplicationRole>
{
    public void Configure(EntityTypeBuilder<Role> builder)
    {
        builder.ToTable("roles");
        builder.Property(role => role.Id).HasMaxLength(21);
        builder.Property(role => role.Name).HasMaxLength(128);
        builder.Property(role => role.Description).HasMaxLength(128);
        builder.HasIndex(role => role.Name).IsUnique();
        builder.HasIndex(role => role.Type);
    }

    public void Configure(EntityTypeBuilder<RoleScope> builder)
    {
        builder.ToTable("roles_scopes");
        builder.HasKey(row => new { row.RoleId, row.ScopeId });
        builder.HasOne<Role>().WithMany().HasForeignKey(row => row.RoleId);
        builder.HasOne<Scope>().WithMany().HasForeignKey(row => row.ScopeId);
    }

    public void Configure(EntityTypeBuilder<UserRole> builder)
    {
        builder.ToTable("users_roles");
        builder.HasKey(row => new { row.UserId, row.RoleId });
        builder.HasOne<User>().WithMany().HasForeignKey(row => row.UserId);
        builder.HasOne<Role>().WithMany().HasForeignKey(row => row.RoleId);
    }

    public void Configure(EntityTypeBuilder<ApplicationRole> builder)
    {
        builder.ToTable("applications_roles");
        builder.HasKey(row => new { row.ApplicationId, row.RoleId });
        builder.HasOne<Application>().WithMany().HasForeignKey(row => row.ApplicationId);
        builder.HasOne<Role>().WithMany().HasForeignKey(row => row.RoleId);
    }
}
