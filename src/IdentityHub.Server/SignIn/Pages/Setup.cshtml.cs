using IdentityHub.Server.People;
using IdentityHub.Server.SignIn.Visits;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdentityHub.Server.SignIn.Pages;

/// <summary>Where an administrator sets a password, with the one-time link that the server printed.</summary>
internal sealed class SetupModel(Administrators administrators) : PageModel
{
    /// <summary>What the hint asks of an administrator's password.</summary>
    public const int MinimumLength = 12;

    /// <summary>The form's problems.</summary>
    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    /// <summary>Whose password it is.</summary>
    public string OwnerName { get; private set; } = "";

    /// <summary>Where the form goes: this page, with its link.</summary>
    public string Action => $"{Request.PathBase}/setup?token={Uri.EscapeDataString(Token)}";

    /// <summary>For whom the page is.</summary>
    public Visit Visit => HttpContext.Features.Get<Visit>()!;

    private string Token => Request.Query["token"].ToString();

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindOwnerAsync() ? Page() : Invalid();

    /// <summary>Sets the password.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? password)
    {
        if (!await FindOwnerAsync())
        {
            return Invalid();
        }

        if (string.IsNullOrEmpty(password))
        {
            return Refuse([new("password", Visit.Text["field.missing.newPassword"])]);
        }

        var result = await administrators.RedeemSetupTokenAsync(Token, password, HttpContext.RequestAborted, HttpContext);
        return result.Outcome switch
        {
            SetupOutcome.Done => new Notice(StatusCodes.Status200OK, "setup.done.title", "setup.done.text") { LeadsBack = false },
            SetupOutcome.Overloaded => Notice.Busy(Action),
            SetupOutcome.PasswordRefused => Refuse([.. PasswordTexts.Describe(Visit.Text, result.Password)]),
            _ => Invalid(),
        };
    }

    private async Task<bool> FindOwnerAsync()
    {
        if (Token.Length is 0 or > 128 || await administrators.FindSetupOwnerAsync(Token, HttpContext.RequestAborted) is not { } owner)
        {
            return false;
        }

        OwnerName = owner.Name ?? owner.UserId;
        return true;
    }

    private static Notice Invalid() => new(StatusCodes.Status404NotFound, "setup.invalid.title", "setup.invalid.text") { LeadsBack = false };

    private PageResult Refuse(IReadOnlyList<FieldProblem> problems)
    {
        Problems = problems;
        return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }
}
