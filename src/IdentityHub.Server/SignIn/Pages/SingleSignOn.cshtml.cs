using IdentityHub.Server.Experience;
using IdentityHub.Server.SignIn.Flow;
using IdentityHub.Server.SignIn.Pages.Views;
using Microsoft.AspNetCore.Mvc;

namespace IdentityHub.Server.SignIn.Pages;

/// <summary>
/// Asks for the address that says which enterprise somebody belongs to. The answer depends on its domain alone. <c>/single-sign-on</c> needs no address
/// when the client named one; <c>/single-sign-on/email</c> always asks, so that who comes back from a provider is not sent there again.
/// </summary>
internal sealed class SingleSignOnModel : FlowPage
{
    private string? typed;

    /// <summary>Asks, or goes where the client's hint leads.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (FindDone() is { } done)
        {
            return done;
        }

        if (!Visit.Settings.SingleSignOnEnabled)
        {
            return GoTo("/sign-in");
        }

        var hint = Visit.Interaction!.Request.LoginHint;
        if (!Request.Path.Value!.EndsWith("/email", StringComparison.Ordinal) && !Draw.MustAgreeToSignIn && await RouteAsync(hint) is { Count: > 0 } route)
        {
            return await DepartAsync(route, hint!, isAfterForm: false);
        }

        typed = (Cookies.ReadStep(HttpContext, Visit.Interaction)?.Identifier ?? hint) is { Length: <= People.Identifiers.MaximumLength } known
            && Identifier.Guess(known).Type == IdentifierType.Email ? known : null;
        return Show(Make([]) with { Note = HasCancelled ? PageNote.Of(Text, "external.cancelled", isGood: false) : null });
    }

    /// <summary>Goes where the address leads.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? identifier, [FromForm] string? terms)
    {
        if (!Visit.Settings.SingleSignOnEnabled)
        {
            return GoTo("/sign-in");
        }

        typed = identifier?.Trim();
        if (FindProblem(terms) is { } problem)
        {
            return Show(Make([problem]));
        }

        return await RouteAsync(typed) is { Count: > 0 } route
            ? await DepartAsync(route, typed!)
            : Show(Make([new(Fields.Identifier, Text["sso.unknown"])]));
    }

    private FieldProblem? FindProblem(string? terms) =>
        string.IsNullOrEmpty(typed) ? new(Fields.Identifier, Text["field.missing.email"])
        : !People.Identifiers.IsEmail(typed) ? new(Fields.Identifier, Text["error.user.invalid_email"])
        : Draw.MustAgreeToSignIn && terms != "yes" ? new("terms", Text["terms.missing"])
        : null;

    private OneFieldView Make(IReadOnlyList<FieldProblem> problems) => Draw.SingleSignOn(typed, problems);
}
