using IdentityHub.Server.SignIn.Pages.Views;
using Microsoft.AspNetCore.Mvc;

namespace IdentityHub.Server.SignIn.Pages;

/// <summary>Asks somebody who signed in elsewhere, and is not known here, whether they want an account and agree to its terms.</summary>
internal sealed class SocialRegisterModel : ArrivalPage
{
    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync(string connectorId)
    {
        var context = await ReadAsync();
        return FindDone() is { } done ? done
            : FindArrived(context, connectorId) is { } record ? Show(Draw.ConfirmRegistration(await DescribeAsync(record), []))
            : GoTo("/sign-in");
    }

    /// <summary>Takes the answer.</summary>
    public async Task<IActionResult> OnPostAsync(string connectorId, [FromForm] string? answer, [FromForm] string? terms)
    {
        var context = await ReadAsync();
        if (FindArrived(context, connectorId) is not { } record)
        {
            return GoTo("/sign-in");
        }

        var provider = await DescribeAsync(record);
        PageView View(IReadOnlyList<FieldProblem> problems) => Draw.ConfirmRegistration(provider, problems);
        return answer != "yes" ? Show(View([]), StatusCodes.Status422UnprocessableEntity)
            : Draw.MustAgreeToRegister && terms != "yes" ? Show(View([new("terms", Text["terms.missing"])]))
            : await RegisterAsync(context, record, hasAgreed: true);
    }
}
