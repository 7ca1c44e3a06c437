using IdentityHub.Server.Hosting;
using IdentityHub.Server.People;
using IdentityHub.Server.SignIn.Visits;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdentityHub.Server.SignIn.Pages;

/// <summary>Where the first owner of a hub makes an account, with the one-time link that the hub printed.</summary>
internal sealed class SetupOwnerModel(FirstOwner first, ConsoleOptions console) : PageModel
{
    private const int LongestToken = 128;

    /// <summary>The form's problems.</summary>
    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    /// <summary>The username as typed.</summary>
    public string Username { get; private set; } = "";

    /// <summary>The e-mail address as typed.</summary>
    public string Email { get; private set; } = "";

    /// <summary>The field in which typing starts.</summary>
    public string FirstWrong => Problems.FirstOrDefault(static problem => problem.Field is not null)?.Field ?? "username";

    /// <summary>Where the form goes: this page, with its link.</summary>
    public string Action => $"{Request.PathBase}/setup/owner?token={Uri.EscapeDataString(Token)}";

    /// <summary>For whom the page is.</summary>
    public Visit Visit => HttpContext.Features.Get<Visit>()!;

    private string Token => Request.Query["token"].ToString();

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync() => await IsOpenAsync() ? Page() : Invalid();

    /// <summary>Makes the account.</summary>
    /// <param name="username">Sign-in name.</param>
    /// <param name="email">E-mail address; may be empty.</param>
    /// <param name="password">Password.</param>
    public async Task<IActionResult> OnPostAsync([FromForm] string? username, [FromForm] string? email, [FromForm] string? password)
    {
        (Username, Email) = (username?.Trim() ?? "", email?.Trim() ?? "");
        if (!await IsOpenAsync())
        {
            return Invalid();
        }

        if (FindProblems(password).ToList() is { Count: > 0 } problems)
        {
            return Refuse(problems);
        }

        var owner = new NewAdministrator(Username, Email.Length == 0 ? null : Email, password!, AdministratorRole.Owner);
        return await first.CreateAsync(Token, owner, HttpContext, HttpContext.RequestAborted) switch
        {
            null => Invalid(),
            { Outcome: AdministratorOutcome.Created } => Done(),
            { Outcome: AdministratorOutcome.Overloaded } => Notice.Busy(Action),
            { Outcome: AdministratorOutcome.PasswordRefused } refused => Refuse([.. PasswordTexts.Describe(Visit.Text, refused.Password)]),
            _ => Refuse([new(null, Visit.Text["setup.owner.taken"])]),
        };
    }

    private IEnumerable<FieldProblem> FindProblems(string? password)
    {
        var text = Visit.Text;
        if (Username.Length == 0)
        {
            yield return new("username", text["field.missing.username"]);
        }
        else if (new UsernamePolicy().FindProblem(Username) is { } problem)
        {
            yield return new("username", problem.Number is { } number ? text.With("error." + problem.Code, number) : text["error." + problem.Code]);
        }

        if (Email.Length > 0 && !Identifiers.IsEmail(Email))
        {
            yield return new("email", text["error.user.invalid_email"]);
        }

        if (string.IsNullOrEmpty(password))
        {
            yield return new("password", text["field.missing.newPassword"]);
        }
    }

    private async Task<bool> IsOpenAsync() => Token.Length is > 0 and <= LongestToken && await first.IsOpenAsync(Token, HttpContext.RequestAborted);

    private Notice Done() => new(StatusCodes.Status200OK, "setup.owner.done.title", "setup.owner.done.text")
    {
        // Nothing but letters, digits and underscores by now.
        Values = [Username],
        ActionUrl = console.Enabled ? Request.PathBase + ConsoleOptions.Path : null,
        Action = "setup.owner.console",
        LeadsBack = false,
    };

    // One answer for links that never were, were used, were replaced or are too old, and for a hub that has an owner: it tells nothing about the hub.
    private static Notice Invalid() => new(StatusCodes.Status404NotFound, "setup.invalid.title", "setup.invalid.text") { LeadsBack = false };

    private PageResult Refuse(IReadOnlyList<FieldProblem> problems)
    {
        Problems = problems;
        return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }
}
