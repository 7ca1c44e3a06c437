using IdentityHub.Server.Experience;
using IdentityHub.Server.Experience.Steps;
using IdentityHub.Server.SignIn.Flow;
using IdentityHub.Server.SignIn.Pages.Views;
using Microsoft.AspNetCore.Mvc;

namespace IdentityHub.Server.SignIn.Pages;

/// <summary>Asks for the password of somebody who said who they are, whether or not there is such an account.</summary>
internal sealed class SignInPasswordModel : FlowPage
{
    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (FindDone() is { } done)
        {
            return done;
        }

        if (!Visit.Settings.AllowsSignIn || Cookies.ReadStep(HttpContext, Visit.Interaction!) is not { } typed)
        {
            return GoTo("/sign-in");
        }

        // No password is asked of people whose enterprise has its own provider.
        return (await RouteAsync(typed.Identifier)).Count > 0 ? GoTo("/sign-in") : Show((await MakerAsync(typed.Identifier))([]));
    }

    /// <summary>Takes the password, or sends a code instead.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? identifier, [FromForm] string? password, [FromForm] string? instead)
    {
        if (!Visit.Settings.AllowsSignIn || string.IsNullOrWhiteSpace(identifier))
        {
            return GoTo("/sign-in");
        }

        if (await RouteAsync(identifier) is { Count: > 0 } route)
        {
            return await DepartAsync(route, identifier);
        }

        var typed = Identifier.Guess(identifier);
        var view = await MakerAsync(identifier);
        if (instead != "code" && string.IsNullOrEmpty(password))
        {
            return Show(view([new(Fields.Password, Text["field.missing.password"])]));
        }

        var context = await ReadAsync();
        if (await BeginAsync(context, InteractionEvent.SignIn) is { } failed)
        {
            return Refuse(context, failed, null, view);
        }

        if (instead == "code")
        {
            return (await CodeVerification.SendAsync(context, typed, InteractionEvent.SignIn)).Error is { } refused ? Refuse(context, refused, null, view)
                : await context.SaveAsync() is { } lost ? Refuse(context, lost, null, view)
                : GoTo("/verification-code");
        }

        return (await PasswordVerification.VerifyAsync(context, typed, password!)).TryGet(out var id, out var wrong)
            ? await AdvanceAsync(context, id, null, view)
            : Refuse(context, wrong.Code == SessionErrors.MethodNotEnabled.Code ? SessionErrors.InvalidCredentials : wrong, null, view);
    }

    private async Task<Func<IReadOnlyList<FieldProblem>, PageView>> MakerAsync(string identifier)
    {
        var offersRecovery = Ways.Recovery(await ReadAsync()).Count > 0;
        return problems => Draw.EnterPassword(identifier, offersRecovery, problems);
    }
}
