using IdentityHub.Server.Api;
using IdentityHub.Server.Experience;
using IdentityHub.Server.Experience.Steps;
using IdentityHub.Server.Sessions;
using IdentityHub.Server.SignIn.Visits;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdentityHub.Server.SignIn.Pages;

/// <summary>Proves who somebody is with a password.</summary>
internal sealed class SignInModel(ExperienceContextReader contexts, Interactions interactions) : PageModel, IInteractionPage
{
    private static readonly string[] Kinds = ["username", "email", "phone"];

    /// <summary>The form's problems.</summary>
    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    /// <summary>What was typed, or what the client suggests (<c>login_hint</c>).</summary>
    public string? Identifier { get; private set; }

    /// <summary>For whom the page is.</summary>
    public Visit Visit => HttpContext.Features.Get<Visit>()!;

    /// <summary>Where the form goes: this page, in the same interaction.</summary>
    public string Action => PathOf("/sign-in");

    /// <summary>Key of the first field's label.</summary>
    public string IdentifierLabel => "field." + IdentifierKind;

    /// <summary>Whether a box must be ticked.</summary>
    public bool MustAgree => Visit.Settings.AgreeToTermsPolicy == "Manual";

    // What may be typed, in the order of the texts: username, usernameOrEmail, usernameOrEmailOrPhone …
    private string IdentifierKind => string.Join("Or", Kinds.Where(Visit.Settings.SignIn.AllowsPassword)
        .Select(static (kind, index) => index == 0 ? kind : char.ToUpperInvariant(kind[0]) + kind[1..]));

    /// <summary>A page of this interaction.</summary>
    public string PathOf(string page) => Request.PathBase + page + Visit.Query;

    /// <summary>Shows the form.</summary>
    public IActionResult OnGet()
    {
        var interaction = Visit.Interaction!;
        if (interaction.State is { AuthenticatedAt: not null, IsAborted: false } or { SessionId: not null })
        {
            // Already answered, perhaps in another tab, or the browser went back: on to where it led.
            return new SeeOther(interactions.ResumeUrl(interaction));
        }

        Identifier = interaction.Request.LoginHint is { Length: > 0 and <= PasswordVerification.MaximumIdentifier } hint ? hint : null;
        return (IActionResult?)FindClosed() ?? Page();
    }

    /// <summary>Checks what was typed.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? identifier, [FromForm] string? password, [FromForm] string? terms)
    {
        if (FindClosed() is { } closed)
        {
            return closed;
        }

        Identifier = identifier;
        Problems = FindMissing(identifier, password, terms);
        if (Problems.Count > 0)
        {
            return Again(StatusCodes.Status422UnprocessableEntity);
        }

        if (!(await contexts.ReadAsync(HttpContext)).TryGet(out var context, out _))
        {
            return SeeOther.UnknownSession(HttpContext, Visit);
        }

        var result = await SignInAsync(context, identifier!, password!);
        if (result.TryGet(out var outcome, out var error))
        {
            return new SeeOther(outcome.RedirectTo!);
        }

        return error.Code switch
        {
            "session.not_found" => SeeOther.UnknownSession(HttpContext, Visit),
            "request.rate_limited" => Notice.Busy(Action),
            "session.verification_blocked_too_many_attempts" => Locked(context.RetryAfter),
            "user.suspended" => Refuse("signIn.suspended"),
            "password.expired" => Refuse("signIn.expiredPassword"),
            "user.missing_profile" => Refuse("signIn.incomplete"),
            "session.mfa.require_mfa_verification" or "user.missing_mfa" => Refuse("signIn.secondFactor"),
            _ => Refuse("signIn.failed"),
        };
    }

    private static async Task<ApiResult<SubmitOutcome>> SignInAsync(ExperienceContext context, string identifier, string password)
    {
        var begun = await Begin.StartAsync(context, InteractionEvent.SignIn, null);
        if (begun.Error is { } refused)
        {
            return refused;
        }

        if (!(await PasswordVerification.VerifyAsync(context, Experience.Identifier.Guess(identifier), password)).TryGet(out var proof, out var error)
            || !(await Identification.IdentifyAsync(context, proof)).TryGet(out _, out error))
        {
            return error;
        }

        return await Submission.SubmitAsync(context);
    }

    private Notice? FindClosed() => Visit.Settings switch
    {
        { AllowsSignIn: false } => new(StatusCodes.Status403Forbidden, "signIn.closed.title", "signIn.closed.text")
        {
            Values = [Visit.ApplicationName],
            ActionUrl = RegisterModel.IsPossible(Visit.Settings) ? PathOf("/register") : null,
            Action = "signIn.createAccount",
        },
        { SignIn: var ways } when !Kinds.Any(ways.AllowsPassword) =>
            new(StatusCodes.Status403Forbidden, "signIn.unavailable.title", "signIn.unavailable.text"),
        _ => null,
    };

    private List<FieldProblem> FindMissing(string? identifier, string? password, string? terms)
    {
        var problems = new List<FieldProblem>();
        if (string.IsNullOrWhiteSpace(identifier))
        {
            problems.Add(new("identifier", Visit.Text["field.missing." + IdentifierKind]));
        }

        if (string.IsNullOrEmpty(password))
        {
            problems.Add(new("password", Visit.Text["field.missing.password"]));
        }

        if (MustAgree && terms != "yes" && TermsLine.Make(Visit, "terms.agree") is not null)
        {
            problems.Add(new("terms", Visit.Text["terms.missing"]));
        }

        return problems;
    }

    private PageResult Locked(TimeSpan retryAfter)
    {
        var minutes = (int)Math.Ceiling(retryAfter.TotalMinutes);
        Problems = [new(null, minutes > 0 ? Visit.Text.With("signIn.locked", minutes) : Visit.Text["signIn.lockedSoon"])];
        Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(retryAfter.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Again(StatusCodes.Status429TooManyRequests);
    }

    private PageResult Refuse(string key)
    {
        Problems = [new(null, Visit.Text[key])];
        return Again(StatusCodes.Status422UnprocessableEntity);
    }

    private static PageResult Again(int status) => new() { StatusCode = status };
}
