using IdentityHub.Server.Experience;
using IdentityHub.Server.Experience.Steps;
using IdentityHub.Server.SignIn.Flow;
using IdentityHub.Server.SignIn.Pages.Views;
using Microsoft.AspNetCore.Mvc;

namespace IdentityHub.Server.SignIn.Pages;

/// <summary>Takes the new password of somebody who proved with a code that the address is theirs. It signs nobody in: they sign in with it.</summary>
internal sealed class ResetPasswordModel : FlowPage
{
    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        var context = await ReadAsync();
        return IsOpen(context) ? Show(Make(context, [])) : GoTo("/forgot-password");
    }

    /// <summary>Takes the password.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? password)
    {
        var context = await ReadAsync();
        if (!IsOpen(context))
        {
            return GoTo("/forgot-password");
        }

        PageView View(IReadOnlyList<FieldProblem> problems) => Make(context, problems);
        if (string.IsNullOrEmpty(password))
        {
            return Show(View([new(Fields.Password, Text["field.missing.newPassword"])]));
        }

        return (await ProfileUpdate.ResetPasswordAsync(context, password)).Error is { } refused ? Refuse(context, refused, Fields.Password, View)
            : (await Submission.SubmitAsync(context)).Error is { } failed ? Refuse(context, failed, null, View)
            : GoTo("/sign-in", "reset=done");
    }

    // Only the code's proof opens it (CVE-2026-18963): the event alone does not.
    private static bool IsOpen(ExperienceContext context) => context.State is { Event: InteractionEvent.ForgotPassword, UserId: not null };

    private NewPasswordView Make(ExperienceContext context, IReadOnlyList<FieldProblem> problems) =>
        Draw.NewPassword(isReset: true, context.State!.Records.LastOrDefault(record => record.IsVerified)?.Identifier?.Value, problems);
}
