using IdentityHub.Data.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Organizations;

/// <summary>What became of an invitation; the values are wire names.</summary>
public enum OrganizationInvitationStatus
{
    /// <summary>Waits for an answer. Past its time it reads as <see cref="Expired"/>, whatever is stored.</summary>
    Pending,

    /// <summary>Somebody became a member by it.</summary>
    Accepted,

    /// <summary>Nobody answered in time.</summary>
    Expired,

    /// <summary>Was withdrawn.</summary>
    Revoked,
}

/// <summary>An invitation to become a member of an organization.</summary>
public sealed class OrganizationInvitation
{
    /// <summary>21 characters of 0-9a-z.</summary>
    public required string Id { get; init; }

    /// <summary>The user who invites.</summary>
    public string? InviterId { get; init; }

    /// <summary>E-mail address of who is invited, at most 256 characters.</summary>
    public required string Invitee { get; init; }

    /// <summary>Lower-case <see cref="Invitee"/> for look-ups.</summary>
    public required string NormalizedInvitee { get; init; }

    /// <summary>The user who accepted.</summary>
    public string? AcceptedUserId { get; set; }

    /// <summary>The organization.</summary>
    public required string OrganizationId { get; init; }

    /// <summary>What became of it. Leaves <see cref="OrganizationInvitationStatus.Pending"/> once, by a conditional update.</summary>
    public OrganizationInvitationStatus Status { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>From when on it cannot be accepted; checked at use.</summary>
    public DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>A role that whoever accepts an invitation gets.</summary>
public sealed class OrganizationInvitationRole
{
    /// <summary>The invitation.</summary>
    public required string OrganizationInvitationId { get; init; }

    /// <summary>The role.</summary>
    public required string OrganizationRoleId { get; init; }
}

internal sealed class OrganizationInvitationConfiguration :
    IEntityTypeConfiguration<OrganizationInvitation>,
    IEntityTypeConfiguration<OrganizationInvitationRole>
{
    public void Configure(EntityTypeBuilder<OrganizationInvitation> builder)
    {
        builder.ToTable("organization_invitations");
        builder.Property(row => row.Id).HasMaxLength(21);
        builder.Property(row => row.Invitee).HasMaxLength(256);
        builder.Property(row => row.NormalizedInvitee).HasMaxLength(256);
        builder.HasIndex(row => new { row.NormalizedInvitee, row.OrganizationId }).IsUnique().HasFilter("status = 'Pending'");
        builder.HasIndex(row => row.OrganizationId);
        builder.HasIndex(row => row.InviterId);
        builder.HasIndex(row => row.AcceptedUserId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
        builder.HasOne<User>().WithMany().HasForeignKey(row => row.InviterId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(row => row.AcceptedUserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<OrganizationInvitationRole> builder)
    {
        builder.ToTable("organization_invitation_role_relations");
        builder.HasKey(row => new { row.OrganizationInvitationId, row.OrganizationRoleId });
        builder.HasOne<OrganizationInvitation>().WithMany().HasForeignKey(row => row.OrganizationInvitationId);
        builder.HasOne<OrganizationRole>().WithMany().HasForeignKey(row => row.OrganizationRoleId);
    }
}
