using IdentityHub.Server.Experience;
using IdentityHub.Server.Experience.Steps;
using IdentityHub.Server.SignIn.Flow;
using IdentityHub.Server.SignIn.Pages.Views;
using Microsoft.AspNetCore.Mvc;

namespace IdentityHub.Server.SignIn.Pages;

/// <summary>Asks where a code for a new password may go. The answer says nothing about whether there is such an account.</summary>
internal sealed class ForgotPasswordModel : FlowPage
{
    private string? typed;

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (FindDone() is { } done)
        {
            return done;
        }

        var ways = Ways.Recovery(await ReadAsync());
        var known = Cookies.ReadStep(HttpContext, Visit.Interaction!)?.Identifier ?? Visit.Interaction!.Request.LoginHint;
        typed = known is { Length: <= People.Identifiers.MaximumLength } && ways.Contains(Identifier.Guess(known).Type) ? known : null;
        return ways.Count == 0 ? Unavailable() : Show(Make(ways, []));
    }

    /// <summary>Sends the code.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? identifier)
    {
        var context = await ReadAsync();
        var ways = Ways.Recovery(context);
        if (ways.Count == 0)
        {
            return Unavailable();
        }

        typed = identifier?.Trim();
        PageView View(IReadOnlyList<FieldProblem> problems) => Make(ways, problems);
        if (string.IsNullOrEmpty(typed))
        {
            return Show(View([new(Fields.Identifier, Text["field.missing." + Ways.KeyOf(ways)])]));
        }

        if (await RouteAsync(typed) is { Count: > 0 } route)
        {
            return await DepartAsync(route, typed);
        }

        var address = ways is [var only] ? new Identifier(only, typed) : Identifier.Guess(typed);
        if (!ways.Contains(address.Type))
        {
            return Show(View([new(Fields.Identifier, Text["field.missing." + Ways.KeyOf(ways)])]));
        }

        var remember = Cookies.ReadStep(HttpContext, Visit.Interaction!)?.Remember ?? false;
        Cookies.WriteStep(HttpContext, Visit.Interaction!, typed, remember);
        return await BeginAsync(context, InteractionEvent.ForgotPassword) is { } failed ? Refuse(context, failed, null, View)
            : (await CodeVerification.SendAsync(context, address, InteractionEvent.ForgotPassword)).Error is { } refused ? Refuse(context, refused, Fields.Identifier, View)
            : await context.SaveAsync() is { } lost ? Refuse(context, lost, null, View)
            : GoTo("/verification-code");
    }

    private Notice Unavailable() => new(StatusCodes.Status403Forbidden, "forgot.unavailable.title", "forgot.unavailable.text")
    {
        ActionUrl = Visit.PathOf("/sign-in"),
        Action = "forgot.back",
        LeadsBack = false,
    };

    private OneFieldView Make(IReadOnlyList<IdentifierType> ways, IReadOnlyList<FieldProblem> problems) => Draw.ForgotPassword(ways, typed, problems);
}
