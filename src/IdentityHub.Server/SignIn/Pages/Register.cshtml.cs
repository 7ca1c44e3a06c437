using IdentityHub.Server.Sessions;
using IdentityHub.Server.SignIn.Visits;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdentityHub.Server.SignIn.Pages;

/// <summary>Creates an account and signs its owner in.</summary>
internal sealed class RegisterModel(Registration registration, Interactions interactions, InteractionAudit audit) : PageModel, IInteractionPage
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

        var interaction = Visit.Interaction!;
        var result = await registration.CreateAsync(
            Identifier!, password!, HttpContext, interaction, Visit.Settings, HttpContext.RequestAborted);
        return result.Outcome switch
        {
            RegistrationOutcome.Created => await ContinueAsync(interaction, result.UserId!),
            RegistrationOutcome.Overloaded => Notice.Busy(PathOf("/register")),
            RegistrationOutcome.Limited => Refuse(StatusCodes.Status429TooManyRequests, [new(null, Visit.Text["register.tooMany"])]),
            RegistrationOutcome.Taken => Refuse(StatusCodes.Status422UnprocessableEntity, [new("identifier", Visit.Text["register.username.taken"])]),
            RegistrationOutcome.Closed => Closed(),
            _ => Refuse(StatusCodes.Status422UnprocessableEntity, Describe(result)),
        };
    }

    private async Task<IActionResult> ContinueAsync(ActiveInteraction interaction, string userId)
    {
        var record = audit.Step(HttpContext, interaction, InteractionAudit.RegisterStep, userId);
        return await interactions.RecordSignInAsync(interaction, userId, "pwd", HttpContext.RequestAborted, record)
            ? new SeeOther(interactions.ResumeUrl(interaction))
            : SeeOther.UnknownSession(HttpContext, Visit);
    }

    private Notice? FindClosed() => Registration.IsPossible(Visit.Settings) ? null : Closed();

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

    private List<FieldProblem> Describe(RegistrationResult result)
    {
        var text = Visit.Text;
        var problems = PasswordTexts.Describe(text, result.Password).ToList();
        if (result.Username is { } problem)
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
