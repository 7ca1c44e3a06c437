using IdentityHub.Server.Experience;
using IdentityHub.Server.Experience.Steps;
using IdentityHub.Server.SignIn.Flow;
using IdentityHub.Server.SignIn.Pages.Views;
using Microsoft.AspNetCore.Mvc;

namespace IdentityHub.Server.SignIn.Pages;

/// <summary>Asks for the code that was sent to an address, whatever it is for: signing in, registering, a new password, one more address, a second factor.</summary>
internal sealed class VerificationCodeModel : FlowPage
{
    // Seconds after which our script offers a new code; the engine limits how many there are.
    private const int Wait = 30;

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        var context = await ReadAsync();
        return FindDone() is { } done ? done : Find(context) is { } record ? Show(Make(context, record, [])) : GoTo(StartOf(context));
    }

    /// <summary>Takes the code, or sends a new one.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? code, [FromForm] string? resend)
    {
        var context = await ReadAsync();
        if (Find(context) is not { } record)
        {
            return GoTo(StartOf(context));
        }

        PageView View(IReadOnlyList<FieldProblem> problems) => Make(context, record, problems);
        if (resend is not null)
        {
            var sent = IsMfa(record)
                ? await CodeVerification.SendMfaAsync(context, record.Identifier!.Type)
                : await CodeVerification.SendAsync(context, record.Identifier!, context.State!.Event);
            return (sent.Error ?? await context.SaveAsync()) is { } refused ? Refuse(context, refused, null, View) : GoTo("/verification-code", "sent=again");
        }

        if (string.IsNullOrWhiteSpace(code))
        {
            return Show(View([new(Fields.Code, Text["field.missing.code"])]));
        }

        var digits = Digits(code);
        var verified = IsMfa(record)
            ? await CodeVerification.VerifyMfaAsync(context, record.Identifier!.Type, record.Id, digits)
            : await CodeVerification.VerifyAsync(context, record.Identifier!, record.Id, digits);
        if (verified.Error is { } wrong)
        {
            // What was counted stays counted, whatever becomes of the page.
            return await context.SaveAsync() is { } lost ? Refuse(context, lost, null, View) : Refuse(context, wrong, Fields.Code, View);
        }

        if (IsForProfile(context, record))
        {
            ProfileChange change = record.Type == VerificationType.EmailVerificationCode ? new ProfileChange.Email(record.Id) : new ProfileChange.Phone(record.Id);
            return (await ProfileUpdate.AddAsync(context, change)).Error is { } refused
                ? await context.SaveAsync() is { } lost ? Refuse(context, lost, null, View) : Refuse(context, refused, Fields.Code, View)
                : await AdvanceAsync(context, null, Fields.Code, View);
        }

        return await AdvanceAsync(context, record.Id, Fields.Code, View);
    }

    // The newest code that nobody typed yet.
    private static VerificationRecord? Find(ExperienceContext context) => context.State?.Records.LastOrDefault(record => record is
    {
        IsVerified: false,
        Type: VerificationType.EmailVerificationCode or VerificationType.PhoneVerificationCode
            or VerificationType.MfaEmailVerificationCode or VerificationType.MfaPhoneVerificationCode,
    });

    private static bool IsMfa(VerificationRecord record) =>
        record.Type is VerificationType.MfaEmailVerificationCode or VerificationType.MfaPhoneVerificationCode;

    // Somebody is known already, or another proof began their account: then the code proves one more address.
    private static bool IsForProfile(ExperienceContext context, VerificationRecord record) => !IsMfa(record) && context.State! switch
    {
        { Event: InteractionEvent.ForgotPassword } => false,
        { UserId: not null } => true,
        { Event: InteractionEvent.Register } state => state.Records.Any(other => other.IsVerified && other.Id != record.Id),
        _ => false,
    };

    private static string StartOf(ExperienceContext context) => context.State?.Event switch
    {
        InteractionEvent.Register => "/register",
        InteractionEvent.ForgotPassword => "/forgot-password",
        _ => "/sign-in",
    };

    // However it was typed or pasted: with spaces, a dash, or digits of another script.
    private static string Digits(string code) =>
        string.Concat(code.Take(64).Where(char.IsDigit).Select(static digit => (char)('0' + (int)char.GetNumericValue(digit))));

    private CodeView Make(ExperienceContext context, VerificationRecord record, IReadOnlyList<FieldProblem> problems)
    {
        var (state, address) = (context.State!, record.Identifier!);
        var shown = IsMfa(record) ? Addresses.Mask(address) : Addresses.Show(address);

        // Nobody learns here whether there is an account, so the sentence does not say that there is one.
        var isForKnownOnly = state.UserId is null
            && (state.Event == InteractionEvent.ForgotPassword || (state.Event == InteractionEvent.SignIn && !Visit.Settings.AllowsRegistration));
        return Draw.Code(shown, address.Type, isForKnownOnly, problems) with
        {
            IsResent = Request.Query["sent"] == "again",
            Wait = problems.Count == 0 ? Wait : 0,
            OtherUrl = IsMfa(record) ? null : Visit.PathOf(IsForProfile(context, record) ? "/continue" : StartOf(context)),
            PasswordUrl = state is { Event: InteractionEvent.SignIn, UserId: null } && Draw.Ways.AllowsPassword(address.Type) ? Visit.PathOf("/sign-in/password") : null,
        };
    }
}
