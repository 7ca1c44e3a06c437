using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Verification;

namespace IdentityHub.Server.Management.OrganizationInvitations;

/// <summary>Invitations to organizations.</summary>
internal static class InvitationRoutes
{
    /// <summary>Maps the operations.</summary>
    public static void MapOrganizationInvitations(this ApiRoutes api)
    {
        const string All = "/organization-invitations";
        const string One = All + "/{id}";
        api.List<InvitationAnswer>(All, "ListOrganizationInvitations", "Lists invitations, oldest first.", Paging.None, InvitationOperations.ListAsync)
            .Takes("organizationId", "Only invitations to this organization.")
            .Takes("inviterId", "Only invitations by this user.")
            .Takes("invitee", "Only invitations of this e-mail address.");
        api.Post<CreateInvitation, InvitationAnswer>(
                All, "CreateOrganizationInvitation", "Invites somebody to an organization.", InvitationOperations.CreateAsync)
            .OrganizationFamily()
            .Fails(
                InvitationErrors.ExpiresInPast,
                InvitationErrors.AlreadyMember,
                ApiErrors.UniqueViolation,
                ApiErrors.OrganizationRelationNotFound,
                ApiErrors.ConstraintViolated,
                InvitationErrors.NoEmailConnector,
                VerificationErrors.MessageRateLimited)
            .Fails(ConnectorErrors.General(""), ConnectorErrors.AuthorizationFailed(""), ConnectorErrors.RateLimitExceeded(""));
        api.Get<InvitationAnswer>(One, "GetOrganizationInvitation", "Reads an invitation.", InvitationOperations.GetAsync)
            .Fails(InvitationErrors.NotFound("id"));
        api.Delete(One, "DeleteOrganizationInvitation", "Deletes an invitation.", InvitationOperations.DeleteAsync)
            .OrganizationFamily().Fails(ApiErrors.NotFound);
        api.Post<InvitationMessage, Nothing>(
                One + "/message", "CreateOrganizationInvitationMessage", "Sends the message of an invitation again.", InvitationOperations.SendAsync)
            .OrganizationFamily()
            .Fails(InvitationErrors.NotFound("id"), InvitationErrors.NotPending, InvitationErrors.NoEmailConnector, VerificationErrors.MessageRateLimited)
            .Fails(ConnectorErrors.General(""), ConnectorErrors.AuthorizationFailed(""), ConnectorErrors.RateLimitExceeded(""));
        api.Put<SettleInvitation, InvitationAnswer>(
                One + "/status", "ReplaceOrganizationInvitationStatus", "Accepts or revokes an invitation.", InvitationSettlement.SettleAsync)
            .OrganizationFamily()
            .Fails(
                InvitationErrors.NotFound("id"),
                InvitationErrors.NotPending,
                InvitationErrors.NobodyAccepts,
                ApiErrors.NotFound,
                InvitationErrors.OtherEmail,
                InvitationErrors.AcceptingUserSuspended,
                InvitationErrors.InviterSuspended,
                InvitationErrors.OrganizationDisabled);
    }
}
