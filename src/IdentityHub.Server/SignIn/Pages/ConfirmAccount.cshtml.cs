using IdentityHub.Server.Experience;
using IdentityHub.Server.Experience.Steps;
using IdentityHub.Server.SignIn.Flow;
using IdentityHub.Server.SignIn.Pages.Views;
using Microsoft.AspNetCore.Mvc;

namespace IdentityHub.Server.SignIn.Pages;

/// <summary>
/// Offers an account to somebody who wanted to sign in and has none, or the account to somebody who wanted to register and has one. Both have shown
/// with a code that the address is theirs, so nobody else learns which is the case.
/// </summary>
internal sealed class ConfirmAccountModel : FlowPage
{
    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        var context = await ReadAsync();
        return FindDone() is { } done ? done
            : Find(context) is not { } record ? GoTo("/sign-in")
            : FindClosed(context, record) is { } closed ? closed
            : Show(Make(context, record, []));
    }

    /// <summary>Takes the answer.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? answer, [FromForm] string? terms)
    {
        var context = await ReadAsync();
        if (Find(context) is not { } record)
        {
            return GoTo("/sign-in");
        }

        if (FindClosed(context, record) is { } closed)
        {
            return closed;
        }

        PageView View(IReadOnlyList<FieldProblem> problems) => Make(context, record, problems);
        if (answer != "yes")
        {
            return Show(View([]), StatusCodes.Status422UnprocessableEntity);
        }

        if (MustAgree(context) && terms != "yes")
        {
            return Show(View([new("terms", Text["terms.missing"])]));
        }

        return (await Begin.SwitchAsync(context, OtherOf(context))).Error is { } refused
            ? Refuse(context, refused, null, View)
            : await AdvanceAsync(context, record.Id, null, View);
    }

    private static VerificationRecord? Find(ExperienceContext context) => context.State is { UserId: null, Event: not InteractionEvent.ForgotPassword }
        ? context.State.Records.LastOrDefault(record => record is
        {
            IsVerified: true,
            Type: VerificationType.EmailVerificationCode or VerificationType.PhoneVerificationCode or VerificationType.OneTimeToken,
        })
        : null;

    private static InteractionEvent OtherOf(ExperienceContext context) =>
        context.State!.Event == InteractionEvent.SignIn ? InteractionEvent.Register : InteractionEvent.SignIn;

    private bool MustAgree(ExperienceContext context) => context.State!.Event == InteractionEvent.SignIn ? Draw.MustAgreeToRegister : Draw.MustAgreeToSignIn;

    // What would be refused after the answer is not asked first.
    private Notice? FindClosed(ExperienceContext context, VerificationRecord record)
    {
        if (context.State!.Event != InteractionEvent.SignIn)
        {
            return Visit.Settings.AllowsSignIn ? null : new(StatusCodes.Status403Forbidden, "signIn.closed.title", "signIn.closed.text")
            {
                Values = [Visit.ApplicationName],
                ActionUrl = Visit.PathOf("/register"),
                Action = "signIn.createAccount",
            };
        }

        if (!Visit.Settings.AllowsRegistration)
        {
            return new(StatusCodes.Status403Forbidden, "noAccount.closed.title", "noAccount.closed.text") { ActionUrl = Visit.PathOf("/sign-in"), Action = "forgot.back" };
        }

        return record.Identifier is { Type: IdentifierType.Email } email && Guards.CheckEmail(context, email.Value) is { } refusal
            ? new(StatusCodes.Status403Forbidden, "noAccount.closed.title", Refusals.KeyOf(refusal)) { ActionUrl = Visit.PathOf("/sign-in"), Action = "noAccount.other" }
            : null;
    }

    private ConfirmView Make(ExperienceContext context, VerificationRecord record, IReadOnlyList<FieldProblem> problems) =>
        Draw.ConfirmAccount(Addresses.Show(record.Identifier!), context.State!.Event == InteractionEvent.SignIn, problems);
}
