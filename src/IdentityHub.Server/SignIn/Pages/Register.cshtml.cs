using IdentityHub.Server.Api;
using IdentityHub.Server.Experience;
using IdentityHub.Server.Experience.Steps;
using IdentityHub.Server.Sessions;
using IdentityHub.Server.SignIn.Visits;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdentityHub.Server.SignIn.Pages;

/// <summary>Creates an account and signs its owner in.</summary>
internal sealed class RegisterModel(ExperienceContextReader contexts, Interactions interactions) : PageModel, IInteractionPage
{
    /// <summary>The form's problems.</summary>
    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    /// <summary>What was typed.</summary>
    public string? Identifier { get; private set; }

    /// <summary>For whom the page is.</summary>
    public Visit Visit => HttpContext.Features.Get<Visit>()!;

    /// <summary>Whether a box must be ticked.</summary>
    public bool MustAgree => Visit.Settings.AgreeToTermsPolicy is "Manual" or "ManualRegistrationOnly";

    /// <summary>A page of this interaction.</summary>
    public string PathOf(string page) => Request.PathBase + page + Visit.Query;

    /// <summary>Shows the form.</summary>
    public IActionResult OnGet()
    {
        var interaction = Visit.Interaction!;
        if (interaction.State is { AuthenticatedAt: not null, IsAborted: false } or { SessionId: not null })
        {
            return new SeeOther(interactions.ResumeUrl(interaction));
        }

        return (IActionResult?)FindClosed() ?? Page();
    }

    /// <summary>Creates the account.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? identifier, [FromForm] string? password, [FromForm] string? terms)
    {
        if (FindClosed() is { } closed)
        {
            return closed;
        }

        Identifier = identifier?.Trim();
        Problems = FindMissing(password, terms);
        if (Problems.Count > 0)
        {
            return Again(StatusCodes.Status422UnprocessableEntity);
        }

        if (!(await contexts.ReadAsync(HttpContext)).TryGet(out var context, out _))
        {
            return SeeOther.UnknownSession(HttpContext, Visit);
        }

        var result = await RegisterAsync(context, Identifier!, password!);
        if (result.TryGet(out var outcome, out var error))
        {
            return new SeeOther(outcome.RedirectTo!);
        }

        return error switch
        {
            { Code: "session.not_found" } => SeeOther.UnknownSession(HttpContext, Visit),
            { Code: "auth.forbidden" } => Closed(),
            { Code: "user.username_already_in_use" } => Refuse(StatusCodes.Status422UnprocessableEntity, [new("identifier", Visit.Text["register.username.taken"])]),
            { Status: 429 } when error == SessionErrors.TooManyRegistrations =>
                Refuse(StatusCodes.Status429TooManyRequests, [new(null, Visit.Text["register.tooMany"])]),
            { Status: 429 } => Notice.Busy(PathOf("/register")),
            _ => Refuse(StatusCodes.Status422UnprocessableEntity, Describe(error)),
        };
    }

    /// <summary>Whether the settings ask for nothing but a username and a password.</summary>
    public static bool IsPossible(SignInExperience settings) =>
        settings.AllowsRegistration
        && settings.SignUp is { Password: true, Identifiers: ["username"] }
        && settings.SignUp.SecondaryIdentifiers.All(secondary => secondary.Identifier == "username");

    private static async Task<ApiResult<SubmitOutcome>> RegisterAsync(ExperienceContext context, string username, string password)
    {
        var begun = await Begin.StartAsync(context, InteractionEvent.Register, null);
        if (begun.Error is { } refused)
        {
            return refused;
        }

        var identifier = new Experience.Identifier(IdentifierType.Username, username);
        if (!(await NewPasswordIdentity.VerifyAsync(context, identifier, password)).TryGet(out var proof, out var error)
            || !(await Identification.IdentifyAsync(context, proof)).TryGet(out _, out error))
        {
            return error;
        }

        return await Submission.SubmitAsync(context);
    }

    private Notice? FindClosed() => IsPossible(Visit.Settings) ? null : Closed();

    // Closed by the settings, or open only for accounts that the hub cannot make yet.
    private Notice Closed()
    {
        var kind = Visit.Settings.AllowsRegistration ? "register.unavailable" : "register.closed";
        return new(StatusCodes.Status403Forbidden, kind + ".title", kind + ".text")
        {
            ActionUrl = Visit.Settings.AllowsSignIn ? PathOf("/sign-in") : null,
            Action = "register.signIn",
        };
    }

    private List<FieldProblem> FindMissing(string? password, string? terms)
    {
        var problems = new List<FieldProblem>();
        if (string.IsNullOrEmpty(Identifier))
        {
            problems.Add(new("identifier", Visit.Text["field.missing.username"]));
        }

        if (string.IsNullOrEmpty(password))
        {
            problems.Add(new("password", Visit.Text["field.missing.newPassword"]));
        }

        if (MustAgree && terms != "yes" && TermsLine.Make(Visit, "terms.agree") is not null)
        {
            problems.Add(new("terms", Visit.Text["terms.missing"]));
        }

        return problems;
    }

    private List<FieldProblem> Describe(ApiError error)
    {
        var text = Visit.Text;
        var problems = PasswordTexts.Describe(text, Passwords.ReasonsOf(error)).ToList();
        if (Visit.Settings.UsernamePolicy.FindProblem(Identifier!) is { } problem)
        {
            problems.Insert(0, new("identifier", problem.Number is { } number ? text.With(problem.Text, number) : text[problem.Text]));
        }

        return problems;
    }

    private PageResult Refuse(int status, IReadOnlyList<FieldProblem> problems)
    {
        Problems = problems;
        return Again(status);
    }

    private static PageResult Again(int status) => new() { StatusCode = status };
}
