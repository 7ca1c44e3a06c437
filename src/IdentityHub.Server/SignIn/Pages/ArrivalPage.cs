using IdentityHub.Server.Api;
using IdentityHub.Server.Experience;
using IdentityHub.Server.Experience.Steps;
using IdentityHub.Server.Management.Users;
using IdentityHub.Server.SignIn.External;
using IdentityHub.Server.SignIn.Pages.Views;
using Microsoft.AspNetCore.Mvc;

namespace IdentityHub.Server.SignIn.Pages;

/// <summary>A page after signing in elsewhere: who it is here is found out, asked, or an account is made.</summary>
/// <remarks>
/// <code>
/// ArriveAsync: known here -> on, as after a password
///   an account with the same address -> /social/link/{connectorId}
///   nobody -> an account is made; where terms are to be ticked, first /social/register/{connectorId}
/// </code>
/// </remarks>
internal abstract class ArrivalPage : FlowPage
{
    /// <summary>Goes on with a complete proof of an account elsewhere.</summary>
    protected async Task<IActionResult> ArriveAsync(ExperienceContext context, VerificationRecord record)
    {
        if (context.State!.Event == InteractionEvent.Register)
        {
            return await RegisterAsync(context, record, hasAgreed: false);
        }

        var error = (await Identification.IdentifyAsync(context, record.Id, linkSocialIdentity: false)).Error;
        return error?.Code switch
        {
            null => await AdvanceAsync(context, null, null, Make),
            "user.identity_not_exist" when error.Data?["relatedUser"] is not null => await SaveAndGoAsync(context, record, "/social/link/"),
            "user.identity_not_exist" or "user.sso_identity_not_exist" => await RegisterAsync(context, record, hasAgreed: false),
            _ => await StopAsync(context, record, error),
        };
    }

    /// <summary>Makes an account of a complete proof.</summary>
    protected async Task<IActionResult> RegisterAsync(ExperienceContext context, VerificationRecord record, bool hasAgreed)
    {
        if (!Visit.Settings.AllowsRegistration)
        {
            return await context.SaveAsync() is not null ? BeginAgain() : ExternalNotices.NoAccount(Visit, (await DescribeAsync(record)).Name);
        }

        if (Draw.MustAgreeToRegister && !hasAgreed)
        {
            return await SaveAndGoAsync(context, record, "/social/register/");
        }

        if ((await Begin.SwitchAsync(context, InteractionEvent.Register)).Error is { } closed)
        {
            return await StopAsync(context, record, closed);
        }

        if ((await Identification.IdentifyAsync(context, record.Id, linkSocialIdentity: false)).Error is not { } error)
        {
            return await AdvanceAsync(context, null, null, Make);
        }

        // Made meanwhile, perhaps by the same person in another tab.
        return error.Code == UserErrors.IdentityInUse.Code && (await Begin.SwitchAsync(context, InteractionEvent.SignIn)).Error is null
                ? await AdvanceAsync(context, record.Id, null, Make)
            : error.Code == SessionErrors.MissingProfile.Code ? await context.SaveAsync() is not null ? BeginAgain() : GoTo("/continue")
            : await StopAsync(context, record, error);
    }

    /// <summary>The proof that this page goes on with: complete, of this connector, and of nobody known yet.</summary>
    protected static VerificationRecord? FindArrived(ExperienceContext context, string connectorId) =>
        context.State is { UserId: null, Event: not InteractionEvent.ForgotPassword } state
            ? state.Records.LastOrDefault(record => record is { IsExternal: true, IsVerified: true } && record.ConnectorId == connectorId)
            : null;

    /// <summary>The provider of a proof, as the person sees it.</summary>
    protected async Task<ProviderChoice> DescribeAsync(VerificationRecord record)
    {
        var providers = Service<Providers>();
        var found = record.Type == VerificationType.Social
            ? providers.Social(Visit).FirstOrDefault(choice => choice.Id == record.ConnectorId)
            : await providers.EnterpriseAsync(Visit, [record.ConnectorId!], HttpContext.RequestAborted) is [var only] ? only : null;
        return found ?? new ProviderChoice(record.ConnectorId!, record.Target ?? record.ConnectorId!);
    }

    /// <summary>Says why it does not go on. What was proven is kept, and counts only once.</summary>
    protected async Task<IActionResult> StopAsync(ExperienceContext context, VerificationRecord record, ApiError error)
    {
        if (await context.SaveAsync() is { } lost)
        {
            error = lost;
        }

        return error.Code == SessionErrors.SsoEnabled.Code ? ExternalNotices.OrganizationOnly(Visit)
            : error.Code == UserErrors.EmailInUse.Code && record.Type == VerificationType.EnterpriseSso ? ExternalNotices.Conflict(Visit, error)
            : error.Code.StartsWith("connector.", StringComparison.Ordinal) ? ExternalNotices.Failed(context, Visit, await DescribeAsync(record), error)
            : Refuse(context, error, null, Make);
    }

    private async Task<IActionResult> SaveAndGoAsync(ExperienceContext context, VerificationRecord record, string page) =>
        await context.SaveAsync() is not null ? BeginAgain() : GoTo(page + Uri.EscapeDataString(record.ConnectorId!));

    private ConfirmView Make(IReadOnlyList<FieldProblem> problems) => Draw.NotArrived(problems);
}
