using IdentityHub.Server.Api;
using IdentityHub.Server.Messages;

namespace IdentityHub.Server.Management.OrganizationInvitations;

/// <summary>Refusals about invitations. The reference has one code for most of them and tells more in the details.</summary>
internal static class InvitationErrors
{
    /// <summary>It would have expired already.</summary>
    public static ApiError ExpiresInPast { get; } = ApiErrors.InvalidRequest("`expiresAt` must be in the future.");

    /// <summary>Nobody needs to be invited to where they are.</summary>
    public static ApiError AlreadyMember { get; } = Refuse("The invitee is a member of the organization already.");

    /// <summary>An invitation is settled once.</summary>
    public static ApiError NotPending { get; } = Refuse("The invitation was settled before, or has expired.");

    /// <summary>Somebody has to accept it.</summary>
    public static ApiError NobodyAccepts { get; } = Refuse("`acceptedUserId` is needed to accept an invitation.");

    /// <summary>It is for the person at its address only.</summary>
    public static ApiError OtherEmail { get; } = Refuse("The e-mail address of the accepting user is not the one that was invited.");

    /// <summary>The accepting user can do nothing.</summary>
    public static ApiError AcceptingUserSuspended { get; } = Refuse("The accepting user is suspended.");

    /// <summary>Who invited may not any more.</summary>
    public static ApiError InviterSuspended { get; } = Refuse("The user who invited is suspended.");

    /// <summary>Nobody joins a disabled organization.</summary>
    public static ApiError OrganizationDisabled { get; } = Refuse("The organization is disabled.");

    /// <summary>There is nothing to send it with.</summary>
    public static ApiError NoEmailConnector { get; } = MessageErrors.NoConnector(MessageChannel.Email);

    /// <summary>There is no such invitation.</summary>
    public static ApiError NotFound(string id) => ApiErrors.NotExistsWithId("organization_invitations", id);

    private static ApiError Refuse(string details) => ApiErrors.InvalidRequest(details) with { Status = 422 };
}
