using System.Text.Json.Nodes;
using IdentityHub.Data.Organizations;
using IdentityHub.Server.Api;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Messages;
using IdentityHub.Server.Messages.Templates;
using IdentityHub.Server.SignIn;
using IdentityHub.Server.Verification;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.OrganizationInvitations;

/// <summary>E-mails that invite people to an organization.</summary>
internal static class InvitationMessages
{
    /// <summary>Whether there is anything to send one with.</summary>
    public static async Task<bool> CanSendAsync(ApiCall call) =>
        call.Service<MessageSender>().CanSend(await call.Service<HubCatalog>().GetAsync(call.Cancellation), MessageChannel.Email);

    /// <summary>What the person at an address may still get.</summary>
    public static ValueTask<MessageAllowance> AllowanceAsync(ApiCall call, OrganizationInvitation invitation) =>
        call.Service<MessageLimit>().OfAsync(MessageChannel.Email, invitation.NormalizedInvitee, call.Cancellation);

    /// <summary>Sends the e-mail of an invitation and waits until the service has taken it.</summary>
    /// <param name="call">Who asks for it.</param>
    /// <param name="invitation">The invitation.</param>
    /// <param name="given">
    /// What templates may name besides the organization and who invites, such as <c>link</c>. It goes before these, as in the reference:
    /// whoever may invite may write the e-mail too.
    /// </param>
    public static async Task<ApiResult<Nothing>> SendAsync(ApiCall call, OrganizationInvitation invitation, JsonObject given)
    {
        var catalog = await call.Service<HubCatalog>().GetAsync(call.Cancellation);
        var settings = SignInExperience.Read(catalog.Settings.GetValueOrDefault(SignInExperience.Setting));
        var locale = MessageBrand.TextOf(given, "locale") ?? settings.LanguageInfo.FallbackLanguage;
        var payload = MessagePayloads.Of(
            locale,
            organization: await call.Db.Organizations.AsNoTracking().FirstOrDefaultAsync(row => row.Id == invitation.OrganizationId, call.Cancellation),
            inviter: await call.Db.Users.AsNoTracking().FirstOrDefaultAsync(row => row.Id == invitation.InviterId, call.Cancellation));
        foreach (var (name, value) in given)
        {
            payload[name] = value?.DeepClone();
        }

        var message = new Message(MessageChannel.Email, invitation.Invitee, TemplateType.OrganizationInvitation, locale) { Payload = payload };
        return await call.Service<MessageSender>().SendAsync(message, call.Cancellation);
    }
}
