using IdentityHub.Server.Experience;
using IdentityHub.Server.Experience.Steps;
using IdentityHub.Server.SignIn.Flow;
using IdentityHub.Server.SignIn.Pages.Views;
using Microsoft.AspNetCore.Mvc;

namespace IdentityHub.Server.SignIn.Pages;

/// <summary>
/// Where a magic link leads. Programs that check e-mails open every link in them, so that opening it does nothing: pressing the button uses the
/// token up.
/// </summary>
internal sealed class OneTimeTokenModel : FlowPage
{
    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (FindDone() is { } done)
        {
            return done;
        }

        // Links of an enterprise's people lead to its own provider; nothing is sent there before they press a button.
        return !IsLink ? GoTo("/sign-in")
            : (await RouteAsync(Visit.Interaction!.Request.LoginHint)).Count > 0 ? GoTo("/single-sign-on/email")
            : Show(Make([]));
    }

    /// <summary>Uses the token.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? answer)
    {
        if (!IsLink)
        {
            return GoTo("/sign-in");
        }

        if (answer != "yes")
        {
            return Show(Make([]), StatusCodes.Status422UnprocessableEntity);
        }

        var (context, request) = (await ReadAsync(), Visit.Interaction!.Request);
        if (await RouteAsync(request.LoginHint) is { Count: > 0 } route)
        {
            return await DepartAsync(route, request.LoginHint!);
        }

        if ((await Begin.StartAsync(context, InteractionEvent.SignIn, null)).Error is { } failed)
        {
            return Refuse(context, failed, null, Make);
        }

        if (!(await OneTimeTokenVerification.VerifyAsync(context, request.LoginHint!, request.OneTimeToken!)).TryGet(out var id, out var refused))
        {
            return Refuse(context, refused, null, Make);
        }

        // Whoever got the link may have an account: nobody is asked whether they want one.
        if (await context.FindUserAsync(new Identifier(IdentifierType.Email, request.LoginHint!)) is null
            && (await Begin.SwitchAsync(context, InteractionEvent.Register)).Error is { } closed)
        {
            return await context.SaveAsync() is { } lost ? Refuse(context, lost, null, Make) : Refuse(context, closed, null, Make);
        }

        // The token is used up, so what it proved must not be lost when the account cannot be entered at once.
        return await context.SaveAsync() is { } gone ? Refuse(context, gone, null, Make) : await AdvanceAsync(context, id, null, Make);
    }

    private bool IsLink => Visit.Interaction!.Request is { OneTimeToken.Length: > 0, LoginHint.Length: > 0 and <= People.Identifiers.MaximumLength };

    private ConfirmView Make(IReadOnlyList<FieldProblem> problems) =>
        Draw.OneTimeToken(Addresses.Show(new Identifier(IdentifierType.Email, Visit.Interaction!.Request.LoginHint!)), problems);
}
