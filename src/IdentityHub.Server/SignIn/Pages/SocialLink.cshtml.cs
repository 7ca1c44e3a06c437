using IdentityHub.Server.Experience;
using IdentityHub.Server.Experience.Steps;
using IdentityHub.Server.SignIn.External;
using IdentityHub.Server.SignIn.Flow;
using IdentityHub.Server.SignIn.Pages.Views;
using Microsoft.AspNetCore.Mvc;

namespace IdentityHub.Server.SignIn.Pages;

/// <summary>
/// Asks whether an account elsewhere belongs to the account here that has the same address. Whether it may be linked is decided by the engine: only
/// where the provider vouches for the address.
/// </summary>
internal sealed class SocialLinkModel : ArrivalPage
{
    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync(string connectorId)
    {
        var context = await ReadAsync();
        return FindDone() is { } done ? done : Find(context, connectorId) is { } record ? Show(Make(record, await DescribeAsync(record), [])) : GoTo("/sign-in");
    }

    /// <summary>Takes the answer.</summary>
    public async Task<IActionResult> OnPostAsync(string connectorId, [FromForm] string? answer)
    {
        var context = await ReadAsync();
        if (Find(context, connectorId) is not { } record)
        {
            return GoTo("/sign-in");
        }

        var provider = await DescribeAsync(record);
        PageView View(IReadOnlyList<FieldProblem> problems) => Make(record, provider, problems);
        if (answer == "create")
        {
            return await RegisterAsync(context, record, hasAgreed: false);
        }

        if (answer != "link")
        {
            return Show(View([]), StatusCodes.Status422UnprocessableEntity);
        }

        var error = (await Identification.IdentifyAsync(context, record.Id, linkSocialIdentity: true)).Error;
        return error?.Code switch
        {
            null => await AdvanceAsync(context, null, null, View),
            "user.identity_not_exist" or "user.user_not_exist" or "user.email_already_in_use" or "user.phone_already_in_use" or "session.verification_failed" =>
                ExternalNotices.LinkRefused(Visit, provider.Name),
            _ => await StopAsync(context, record, error),
        };
    }

    private static VerificationRecord? Find(ExperienceContext context, string connectorId) =>
        FindArrived(context, connectorId) is { Type: VerificationType.Social } record && AddressOf(record) is not null ? record : null;

    private static Identifier? AddressOf(VerificationRecord record) =>
        record.Identity?.Email is { } email ? new(IdentifierType.Email, email)
        : record.Identity?.Phone is { } phone ? new(IdentifierType.Phone, phone)
        : null;

    private ConfirmView Make(VerificationRecord record, ProviderChoice provider, IReadOnlyList<FieldProblem> problems) =>
        Draw.LinkAccount(provider, Addresses.Show(AddressOf(record)!), problems);
}
