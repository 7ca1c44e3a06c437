using IdentityHub.Server.Experience;
using IdentityHub.Server.Experience.Steps;
using IdentityHub.Server.SignIn.External;
using IdentityHub.Server.SignIn.Flow;
using IdentityHub.Server.SignIn.Pages.Views;
using Microsoft.AspNetCore.Mvc;

namespace IdentityHub.Server.SignIn.Pages;

/// <summary>
/// Asks who somebody is. What comes next is decided by the settings alone, never by whether there is such an account (CVE-2026-4633). Where nothing
/// but passwords is used, the password is asked for on the same page.
/// </summary>
internal sealed class SignInModel : FlowPage
{
    private string? identifier;
    private bool remember;
    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (FindDone() is { } done)
        {
            return done;
        }

        var request = Visit.Interaction!.Request;
        if (request is { OneTimeToken: not null, LoginHint: not null } && !Request.Query.ContainsKey("other"))
        {
            return GoTo("/one-time-token");
        }

        if (FindClosed() is { } closed)
        {
            return closed;
        }

        var remembered = Cookies.ReadRemembered(HttpContext);
        identifier = Fit(request.LoginHint) ?? Fit(Named(request.DirectSignIn)) ?? Cookies.ReadStep(HttpContext, Visit.Interaction)?.Identifier ?? remembered;
        remember = remembered is not null;
        return Show(await MakeAsync([]));
    }

    /// <summary>Takes who it is, and the password where it was asked for.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? identifier, [FromForm] string? password, [FromForm] string? terms, [FromForm] string? remember)
    {
        if (FindClosed() is { } closed)
        {
            return closed;
        }

        if (Draw.Ways.SignIn.Count == 0)
        {
            return GoTo("/sign-in");
        }

        (this.identifier, this.remember) = (identifier, remember == "yes");
        var route = await RouteAsync(identifier);
        var problems = FindMissing(password, terms, asksForPassword: route.Count == 0 && Draw.Ways.AsksForPasswordAtOnce);
        if (problems.Count > 0)
        {
            return Show(await MakeAsync(problems));
        }

        if (route.Count > 0)
        {
            return await DepartAsync(route, identifier!, this.remember);
        }

        Cookies.WriteStep(HttpContext, Visit.Interaction!, identifier!.Trim(), this.remember);
        var typed = Identifier.Guess(identifier);
        if (Draw.Ways.AsksForPasswordAtOnce || (!string.IsNullOrEmpty(password) && Draw.Ways.AllowsPassword(typed.Type)))
        {
            return await VerifyAsync(typed, password!);
        }

        // Which kinds are open is no secret; the answer is the same whoever has the identifier.
        return !Draw.Ways.SignIn.Contains(typed.Type) ? Show(await MakeAsync([new(Fields.Identifier, Text["field.missing." + Ways.KeyOf(Draw.Ways.SignIn)])]))
            : Draw.Ways.PasswordComesFirst(typed.Type) ? GoTo("/sign-in/password")
            : await SendAsync(typed);
    }

    private async Task<IActionResult> VerifyAsync(Identifier typed, string password)
    {
        var context = await ReadAsync();
        var recovery = await MakerAsync();
        if (await BeginAsync(context, InteractionEvent.SignIn) is { } failed)
        {
            return Refuse(context, failed, null, recovery);
        }

        return (await PasswordVerification.VerifyAsync(context, typed, password)).TryGet(out var id, out var wrong)
            ? await AdvanceAsync(context, id, Fields.Identifier, recovery)
            : Refuse(context, wrong.Code == SessionErrors.MethodNotEnabled.Code ? SessionErrors.InvalidCredentials : wrong, null, recovery);
    }

    private async Task<IActionResult> SendAsync(Identifier typed)
    {
        var context = await ReadAsync();
        var view = await MakerAsync();
        if (await BeginAsync(context, InteractionEvent.SignIn) is { } failed)
        {
            return Refuse(context, failed, null, view);
        }

        if ((await CodeVerification.SendAsync(context, typed, InteractionEvent.SignIn)).Error is { } refused)
        {
            return Refuse(context, refused, Fields.Identifier, view);
        }

        return await context.SaveAsync() is { } lost ? Refuse(context, lost, null, view) : GoTo("/verification-code");
    }

    private Notice? FindClosed() => Visit.Settings switch
    {
        { AllowsSignIn: false } => new(StatusCodes.Status403Forbidden, "signIn.closed.title", "signIn.closed.text")
        {
            Values = [Visit.ApplicationName],
            ActionUrl = Visit.Settings.AllowsRegistration ? Visit.PathOf("/register") : null,
            Action = "signIn.createAccount",
        },
        _ when Draw.Ways.SignIn.Count == 0 && !Draw.OffersProviders => new(StatusCodes.Status403Forbidden, "signIn.unavailable.title", "signIn.unavailable.text"),
        _ => null,
    };

    private List<FieldProblem> FindMissing(string? password, string? terms, bool asksForPassword)
    {
        var problems = new List<FieldProblem>();
        if (string.IsNullOrWhiteSpace(identifier))
        {
            problems.Add(new(Fields.Identifier, Text["field.missing." + Ways.KeyOf(Draw.Ways.SignIn)]));
        }

        if (asksForPassword && string.IsNullOrEmpty(password))
        {
            problems.Add(new(Fields.Password, Text["field.missing.password"]));
        }

        if (Draw.MustAgreeToSignIn && terms != "yes")
        {
            problems.Add(new("terms", Text["terms.missing"]));
        }

        return problems;
    }

    private async Task<Func<IReadOnlyList<FieldProblem>, PageView>> MakerAsync()
    {
        var offersRecovery = Ways.Recovery(await ReadAsync()).Count > 0;
        var prompt = Service<OneTapPrompts>().Find(Visit, "signin");
        return problems => Draw.SignIn(identifier, remember, offersRecovery, problems).With(prompt) with
        {
            Note = problems.Count > 0 ? null
                : Request.Query["reset"] == "done" ? PageNote.Of(Text, "newPassword.done", isGood: true)
                : HasCancelled ? PageNote.Of(Text, "external.cancelled", isGood: false)
                : null,
        };
    }

    private async Task<PageView> MakeAsync(IReadOnlyList<FieldProblem> problems) => (await MakerAsync())(problems);

    // "email:somebody@example.com" names who signs in; the names of providers lead to /direct.
    private static string? Named(string? direct) => direct is not null && direct.StartsWith("email:", StringComparison.Ordinal) ? direct["email:".Length..] : null;

    private static string? Fit(string? hint) => hint is { Length: > 0 and <= People.Identifiers.MaximumLength } ? hint : null;
}
