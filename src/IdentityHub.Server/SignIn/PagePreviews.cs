using IdentityHub.Data.Experience;
using IdentityHub.Server.Experience;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.SignIn.External;
using IdentityHub.Server.SignIn.Flow;
using IdentityHub.Server.SignIn.Pages.Views;
using IdentityHub.Server.SignIn.Visits;
using IdentityHub.Server.Verification;

namespace IdentityHub.Server.SignIn;

/// <summary>Draws every page with settings that are not stored and with a person who does not exist.</summary>
internal sealed class PagePreviews(VisitReader visits, CaptchaVerifier captchas, Providers providers, IServiceProvider services)
{
    private const string Email = "robin@example.com";
    private const string Phone = "66812345678";

    private static readonly Dictionary<string, Func<Sample, object>> Pages = new()
    {
        ["sign-in"] = static sample => sample.Draw.SignIn(null, false, sample.OffersRecovery, []),
        ["sign-in-problem"] = static sample => sample.Draw.SignIn(Email, false, sample.OffersRecovery, [new(null, sample.Visit.Text["signIn.failed"])]),
        ["sign-in-password"] = static sample => sample.Draw.EnterPassword(Email, sample.OffersRecovery, []),
        ["verification-code"] = static sample => sample.Draw.Code(Email, IdentifierType.Email, false, []) with { OtherUrl = "#", PasswordUrl = "#" },
        ["verification-code-problem"] = static sample => sample.Draw.Code(
            Email, IdentifierType.Email, false, [new(Fields.Code, sample.Visit.Text["error.verification_code.code_mismatch"])]) with
        { OtherUrl = "#" },
        ["register"] = static sample => sample.Draw.Register(null, []),
        ["register-password"] = static sample => sample.Draw.NewPassword(false, Email, []),
        ["register-profile"] = static sample => sample.Draw.Profile(sample.Fields, null, []),
        ["continue-username"] = static sample => sample.Draw.Missing("username", null, []),
        ["continue-email"] = static sample => sample.Draw.Missing("email", null, []),
        ["continue-phone"] = static sample => sample.Draw.Missing("phone", null, []),
        ["no-account"] = static sample => sample.Draw.ConfirmAccount(Email, true, []),
        ["account-exists"] = static sample => sample.Draw.ConfirmAccount(Email, false, []),
        ["forgot-password"] = static sample => sample.Draw.ForgotPassword([IdentifierType.Email], null, []),
        ["reset-password"] = static sample => sample.Draw.NewPassword(true, Email, []),
        ["one-time-token"] = static sample => sample.Draw.OneTimeToken(Email, []),
        ["mfa-verification"] = static sample => sample.Draw.MfaVerification([new(IdentifierType.Email, Email), new(IdentifierType.Phone, Phone)], []),
        ["single-sign-on"] = static sample => sample.Draw.SingleSignOn(null, []),
        ["single-sign-on-connectors"] = static sample => sample.Draw.Choose(Email, [Sample.Provider, Sample.Provider with { Name = "Example Workspace" }], []),
        ["social-link"] = static sample => sample.Draw.LinkAccount(Sample.Provider, Email, []),
        ["social-register"] = static sample => sample.Draw.ConfirmRegistration(Sample.Provider, []),
        ["social-failed"] = static sample => new Notice(StatusCodes.Status400BadRequest, "external.failed.title", "external.failed.text")
        {
            Values = [Sample.Provider.Name],
            ActionUrl = "#",
            Action = "oneTimeToken.other",
        },
        ["consent"] = static sample => sample.Consent(),
        ["expired"] = static sample => Notice.Expired(sample.Visit),
        ["error"] = static _ => Notice.ProtocolError("invalid_request", null, StatusCodes.Status400BadRequest),
        ["signed-out"] = static _ => new Notice(StatusCodes.Status200OK, "signOut.done.title", "signOut.done.text"),
    };

    /// <summary>Names of the pages.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Pages.Keys];

    /// <summary>Draws one.</summary>
    /// <returns>A document without scripts, with all style sheets in it; null when there is no such page.</returns>
    public async Task<string?> DrawAsync(PagePreview preview, CancellationToken cancellation)
    {
        if (!Pages.TryGetValue(preview.Page, out var make))
        {
            return null;
        }

        var settings = SignInExperience.Read(preview.SignInExperience);
        var (visit, css, colors) = await visits.MakePreviewAsync(settings, preview, cancellation);
        visit = visit with
        {
            InlineSheet = CustomSheet.ForElement(Assets.StyleSheetText + Theme.Sheet(colors.Light, colors.Dark, preview.IsDark) + css),
            PathBase = "#",
        };
        await using var scope = services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        var model = make(new Sample(visit, new FlowViews(visit, CaptchaWidgets.Find(visit, captchas), providers.Social(visit)), settings));
        return model is PageView view
            ? await ViewPage.RenderAsync(context, visit, view.Path, view, view.Title)
            : await ViewPage.RenderAsync(context, visit, "/SignIn/Pages/Shared/Notice.cshtml", (Notice)model, null);
    }

    private sealed record Sample(Visit Visit, FlowViews Draw, SignInExperience Settings)
    {
        public static ProviderChoice Provider { get; } = new("sample", "Example ID");

        public bool OffersRecovery => Settings.ForgotPasswordMethods is null or { Count: > 0 };

        // Those that the settings ask for; without any, one that shows what the page looks like.
        public IReadOnlyList<CustomProfileField> Fields => ProfileForm.FieldsOf(Settings, Visit.Catalog!) is { Count: > 0 } fields
            ? fields
            : [new CustomProfileField { Id = "sample", Name = "name", Type = "Text", Required = true }];

        public ConsentView Consent() => new(Visit.Text.With("consent.title", Visit.ApplicationName), Visit.Text.With("consent.signedInAs", Email))
        {
            Lead = Visit.Text["consent.lead"],
            Asks = [(Visit.Text["scope.profile"], Visit.Text["scope.profile.more"]), (Visit.Text["scope.email"], null)],
            Destination = "app.example.com",
        };
    }
}
