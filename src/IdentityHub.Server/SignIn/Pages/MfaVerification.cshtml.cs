using IdentityHub.Server.Experience;
using IdentityHub.Server.Experience.Steps;
using IdentityHub.Server.SignIn.Pages.Views;
using Microsoft.AspNetCore.Mvc;

namespace IdentityHub.Server.SignIn.Pages;

/// <summary>Asks by which of a person's own addresses a second factor is to come. Nothing is sent before a button is pressed.</summary>
internal sealed class MfaVerificationModel : FlowPage
{
    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (FindDone() is { } done)
        {
            return done;
        }

        var addresses = await FindAsync(await ReadAsync());
        return addresses is null ? GoTo("/sign-in") : addresses.Count == 0 ? Unavailable() : Show(Make(addresses, []));
    }

    /// <summary>Sends the code.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? answer)
    {
        var context = await ReadAsync();
        if (await FindAsync(context) is not { } addresses)
        {
            return GoTo("/sign-in");
        }

        if (addresses.Count == 0)
        {
            return Unavailable();
        }

        PageView View(IReadOnlyList<FieldProblem> problems) => Make(addresses, problems);
        return addresses.FirstOrDefault(address => address.TypeName == answer) is not { } chosen ? Show(View([]), StatusCodes.Status422UnprocessableEntity)
            : (await CodeVerification.SendMfaAsync(context, chosen.Type)).Error is { } refused ? Refuse(context, refused, null, View)
            : await context.SaveAsync() is { } lost ? Refuse(context, lost, null, View)
            : GoTo("/verification-code");
    }

    /// <summary>The person's addresses that the settings allow as second factor; null when nobody is identified.</summary>
    private static async Task<IReadOnlyList<Identifier>?> FindAsync(ExperienceContext context)
    {
        if (context.State is not { UserId: not null, Event: not InteractionEvent.ForgotPassword } || await context.FindUserAsync() is not { } user)
        {
            return null;
        }

        var factors = context.Settings.Mfa.Factors;
        var addresses = new List<Identifier>();
        if (factors.Contains("EmailVerificationCode") && user.PrimaryEmail is { } email)
        {
            addresses.Add(new(IdentifierType.Email, email));
        }

        if (factors.Contains("PhoneVerificationCode") && user.PrimaryPhone is { } phone)
        {
            addresses.Add(new(IdentifierType.Phone, phone));
        }

        return addresses;
    }

    private static Notice Unavailable() => new(StatusCodes.Status403Forbidden, "mfa.unavailable.title", "mfa.unavailable.text");

    private ConfirmView Make(IReadOnlyList<Identifier> addresses, IReadOnlyList<FieldProblem> problems) => Draw.MfaVerification(addresses, problems);
}
