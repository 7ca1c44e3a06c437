using IdentityHub.Server.Experience;
using IdentityHub.Server.Experience.Steps;
using IdentityHub.Server.Oidc.Authorize;
using IdentityHub.Server.Sessions;
using IdentityHub.Server.SignIn.External;
using Microsoft.AspNetCore.Mvc;

namespace IdentityHub.Server.SignIn.Pages;

/// <summary>
/// Where the browser comes back to from a provider. The state says which of the browser's sign-ins it is for and counts once: whatever becomes of it is
/// stored before the person goes on.
/// </summary>
internal sealed class CallbackModel : ArrivalPage, IReturnPage
{
    private VerificationRecord? begun;

    /// <inheritdoc/>
    public async Task<ActiveInteraction?> FindInteractionAsync(HttpContext context)
    {
        var found = await Returns.FindAsync(context, (string?)context.GetRouteValue("connectorId") ?? "", context.Request.Query["state"].ToString());
        begun = found?.Record;
        return found?.Interaction;
    }

    /// <summary>Takes what the provider sent along, or goes on with what Google's prompt gave.</summary>
    public async Task<IActionResult> OnGetAsync(string connectorId)
    {
        if (OneTapReturns.IsTaken(Request.Query))
        {
            var taken = await ReadAsync();
            return FindArrived(taken, connectorId) is { Type: VerificationType.Social } arrival ? await ArriveAsync(taken, arrival) : ExternalNotices.Stale(Visit);
        }

        if (begun is not { } record || Returns.ReadData(Request.Query) is not { } data)
        {
            return ExternalNotices.Stale(Visit);
        }

        var context = await ReadAsync();
        if (ExternalNotices.IsCancellation(data.GetValueOrDefault("error")))
        {
            context.State = context.State! with { Records = [.. context.State.Records.Where(other => other.Id != record.Id)] };
            return await context.SaveAsync() is not null ? BeginAgain() : GoTo(StartOf(), "from=cancelled");
        }

        var verified = record.Type == VerificationType.Social
            ? await SocialVerification.VerifyAsync(context, connectorId, record.Id, data)
            : await SsoVerification.VerifyAsync(context, connectorId, record.Id, data);
        if (verified.TryGet(out var id, out var error))
        {
            return context.State!.Find(id) is { } arrived ? await ArriveAsync(context, arrived) : ExternalNotices.Stale(Visit);
        }

        await context.SaveAsync();
        return ExternalNotices.Failed(context, Visit, await DescribeAsync(record), error);
    }

    // Where the person started, but never a page that leads straight to the provider again.
    private string StartOf() => PageRoutes.Screen(Visit.Interaction!.Request.FirstScreen) switch
    {
        "single-sign-on" => "/single-sign-on/email",
        "register" or "identifier-register" when Visit.Settings.AllowsRegistration => "/register",
        _ => Visit.Settings.AllowsSignIn ? "/sign-in" : "/register",
    };
}
