using IdentityHub.Server.Experience;
using IdentityHub.Server.Experience.Steps;
using IdentityHub.Server.SignIn.Flow;
using IdentityHub.Server.SignIn.Pages.Views;
using Microsoft.AspNetCore.Mvc;

namespace IdentityHub.Server.SignIn.Pages;

/// <summary>Asks for the first thing that an account still needs, until it needs nothing more.</summary>
internal sealed class ContinueModel : FlowPage
{
    private string? typed;

    /// <summary>Shows the form for what is missing first.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (FindDone() is { } done)
        {
            return done;
        }

        var context = await ReadAsync();
        if (context.State is not { Event: not InteractionEvent.ForgotPassword })
        {
            return GoTo("/sign-in");
        }

        return await MandatoryProfile.MissingAsync(context) is [var missing, ..]
            ? Show(Make(context, missing, []))
            : await AdvanceAsync(context, null, null, problems => Make(context, "username", problems));
    }

    /// <summary>Takes what is missing first.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? identifier, [FromForm] string? password)
    {
        var context = await ReadAsync();
        if (context.State is not { Event: not InteractionEvent.ForgotPassword } || await MandatoryProfile.MissingAsync(context) is not [var missing, ..])
        {
            return GoTo("/continue");
        }

        typed = identifier?.Trim();
        PageView View(IReadOnlyList<FieldProblem> problems) => Make(context, missing, problems);
        return missing switch
        {
            "extraProfile" => await AddFactsAsync(context),
            "password" when string.IsNullOrEmpty(password) => Show(View([new(Fields.Password, Text["field.missing.newPassword"])])),
            "password" => await AddAsync(context, new ProfileChange.Password(password), Fields.Password, View),
            _ when string.IsNullOrEmpty(typed) => Show(View([new(Fields.Identifier, Text["field.missing." + missing])])),
            "username" => await AddAsync(context, new ProfileChange.Username(typed), Fields.Identifier, View),
            _ => await SendAsync(context, missing, typed, View),
        };
    }

    private async Task<IActionResult> AddAsync(
        ExperienceContext context, ProfileChange change, string field, Func<IReadOnlyList<FieldProblem>, PageView> view) =>
        (await ProfileUpdate.AddAsync(context, change)).Error is { } refused ? Refuse(context, refused, field, view) : await AdvanceAsync(context, null, field, view);

    private async Task<IActionResult> SendAsync(
        ExperienceContext context, string missing, string address, Func<IReadOnlyList<FieldProblem>, PageView> view)
    {
        var identifier = missing == MandatoryProfile.EmailOrPhone ? Identifier.Guess(address) : new Identifier(Identifier.TypeOf(missing), address);
        if (identifier.Type == IdentifierType.Username)
        {
            return Show(view([new(Fields.Identifier, Text["field.missing." + missing])]));
        }

        return (await CodeVerification.SendAsync(context, identifier, context.State!.Event)).Error is { } refused ? Refuse(context, refused, Fields.Identifier, view)
            : await context.SaveAsync() is { } lost ? Refuse(context, lost, null, view)
            : GoTo("/verification-code");
    }

    private async Task<IActionResult> AddFactsAsync(ExperienceContext context)
    {
        var (values, problems) = ProfileForm.Read(Text, ExtraProfile.FieldsOf(context), Request.Form);
        PageView View(IReadOnlyList<FieldProblem> found) => MakeFacts(context, found);
        return problems.Count > 0 ? Show(View(problems)) : await AddAsync(context, new ProfileChange.Extra(values), "", View);
    }

    private PageView Make(ExperienceContext context, string missing, IReadOnlyList<FieldProblem> problems) => missing switch
    {
        "extraProfile" => MakeFacts(context, problems),
        "password" => Draw.NewPassword(isReset: false, OwnerOf(context), problems),
        _ => Draw.Missing(missing, typed, problems),
    };

    private ProfileView MakeFacts(ExperienceContext context, IReadOnlyList<FieldProblem> problems) =>
        Draw.Profile(ExtraProfile.FieldsOf(context), Request.HasFormContentType ? Request.Form : null, problems);

    private static string? OwnerOf(ExperienceContext context) =>
        context.State!.Profile is var profile ? profile.PrimaryEmail ?? profile.Username ?? profile.PrimaryPhone : null;
}
