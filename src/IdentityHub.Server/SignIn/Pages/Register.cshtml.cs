using IdentityHub.Server.Experience;
using IdentityHub.Server.Experience.Steps;
using IdentityHub.Server.SignIn.External;
using IdentityHub.Server.SignIn.Flow;
using IdentityHub.Server.SignIn.Pages.Views;
using Microsoft.AspNetCore.Mvc;

namespace IdentityHub.Server.SignIn.Pages;

/// <summary>Begins an account: with a username and a password on one page, or with an address, which a code then proves.</summary>
internal sealed class RegisterModel : FlowPage
{
    private string? identifier;
    /// <summary>Shows the form.</summary>
    public IActionResult OnGet()
    {
        if (FindDone() is { } done)
        {
            return done;
        }

        var hint = Visit.Interaction!.Request.LoginHint;
        identifier = hint is { Length: > 0 and <= People.Identifiers.MaximumLength } && Draw.Ways.Register.Contains(Identifier.Guess(hint).Type) ? hint : null;
        return (IActionResult?)FindClosed() ?? Show(Make([]) with { Note = HasCancelled ? PageNote.Of(Text, "external.cancelled", isGood: false) : null });
    }

    /// <summary>Takes what the account begins with.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? identifier, [FromForm] string? password, [FromForm] string? terms)
    {
        if (FindClosed() is { } closed)
        {
            return closed;
        }

        if (Draw.Ways.Register.Count == 0)
        {
            return GoTo("/register");
        }

        this.identifier = identifier?.Trim();
        if (await RouteAsync(this.identifier) is { Count: > 0 } route)
        {
            return await DepartAsync(route, this.identifier!);
        }

        var problems = FindMissing(password, terms);
        if (problems.Count > 0)
        {
            return Show(Make(problems));
        }

        var context = await ReadAsync();
        if (await BeginAsync(context, InteractionEvent.Register) is { } failed)
        {
            return Refuse(context, failed, null, Make);
        }

        Cookies.WriteStep(HttpContext, Visit.Interaction!, this.identifier!, Cookies.ReadStep(HttpContext, Visit.Interaction!)?.Remember ?? false);
        var typed = Draw.Ways.Register is [var only] ? new Identifier(only, this.identifier!) : Identifier.Guess(this.identifier!);
        if (Draw.Ways.RegistersAtOnce)
        {
            return (await NewPasswordIdentity.VerifyAsync(context, typed, password!)).TryGet(out var id, out var refused)
                ? await AdvanceAsync(context, id, Fields.Identifier, Make)
                : Refuse(context, refused, Fields.Identifier, Make);
        }

        if (typed.Type == IdentifierType.Username)
        {
            return (await ProfileUpdate.AddAsync(context, new ProfileChange.Username(typed.Value))).Error is { } unfit
                ? Refuse(context, unfit, Fields.Identifier, Make)
                : await AdvanceAsync(context, null, Fields.Identifier, Make);
        }

        return (await CodeVerification.SendAsync(context, typed, InteractionEvent.Register)).Error is { } unsent ? Refuse(context, unsent, Fields.Identifier, Make)
            : await context.SaveAsync() is { } lost ? Refuse(context, lost, null, Make)
            : GoTo("/verification-code");
    }

    private Notice? FindClosed()
    {
        if (Draw.IsRegistrationPossible)
        {
            return null;
        }

        var kind = Visit.Settings.AllowsRegistration ? "register.unavailable" : "register.closed";
        return new(StatusCodes.Status403Forbidden, kind + ".title", kind + ".text")
        {
            ActionUrl = Visit.Settings.AllowsSignIn ? Visit.PathOf("/sign-in") : null,
            Action = "register.signIn",
        };
    }

    private List<FieldProblem> FindMissing(string? password, string? terms)
    {
        var problems = new List<FieldProblem>();
        var kinds = Ways.KeyOf(Draw.Ways.Register);
        if (string.IsNullOrEmpty(identifier))
        {
            problems.Add(new(Fields.Identifier, Text["field.missing." + kinds]));
        }
        else if (Draw.Ways.Register.Count > 1 && !Draw.Ways.Register.Contains(Identifier.Guess(identifier).Type))
        {
            problems.Add(new(Fields.Identifier, Text["field.missing." + kinds]));
        }

        if (Draw.Ways.RegistersAtOnce && string.IsNullOrEmpty(password))
        {
            problems.Add(new(Fields.Password, Text["field.missing.newPassword"]));
        }

        if (Draw.MustAgreeToRegister && terms != "yes")
        {
            problems.Add(new("terms", Text["terms.missing"]));
        }

        return problems;
    }

    private SignInView Make(IReadOnlyList<FieldProblem> problems) => Draw.Register(identifier, problems).With(Service<OneTapPrompts>().Find(Visit, "signup"));
}
