using IdentityHub.Data;
using IdentityHub.Server.Experience;
using IdentityHub.Server.Experience.Federation;
using IdentityHub.Server.Experience.Steps;
using IdentityHub.Server.Sessions;
using IdentityHub.Server.SignIn.External;
using IdentityHub.Server.Sso;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.SignIn.Pages;

/// <summary>
/// The way straight to a provider that the client named (<c>direct_sign_in</c>), without a page of ours in between. When there is no such provider, the
/// page that the client would have got without it.
/// </summary>
internal sealed class DirectModel : ArrivalPage
{
    private const string Google = "google";

    // Pages that a client can ask for; nothing else becomes a path.
    private static readonly string[] Fallbacks = ["register", "reset-password", "identifier-sign-in", "identifier-register", "single-sign-on"];

    /// <summary>Begins, or asks: for a tick, or whether what Google's prompt gave the client is to be used.</summary>
    public async Task<IActionResult> OnGetAsync(string method, string target)
    {
        if (FindDone() is { } done)
        {
            return done;
        }

        var credential = target == Google ? Service<HubCookies>().TakeOneTap(HttpContext) : null;
        if (GoogleOneTap.IsTooLittleFor(Visit.Interaction!))
        {
            credential = null;
        }

        return await FindAsync(method, target) is not { } provider ? GoTo(Fallback())
            : credential is not null ? Show(Draw.AgreeToOneTap(provider, Here, AddressIn(credential), credential, []))
            : Draw.MustAgreeToSignIn ? Show(Draw.AgreeToLeave(provider, Here, []))
            : await DepartAsync(method, provider, isAfterForm: false);
    }

    /// <summary>Begins, or takes what Google's prompt gave the client.</summary>
    public async Task<IActionResult> OnPostAsync(string method, string target, [FromForm] string? answer, [FromForm] string? terms)
    {
        if (await FindAsync(method, target) is not { } provider)
        {
            return GoTo(Fallback());
        }

        var credential = target == Google && answer is { Length: > 3 } ? answer : null;
        if (Draw.MustAgreeToSignIn && terms != "yes")
        {
            FieldProblem[] problems = [new("terms", Text["terms.missing"])];
            return Show(credential is null ? Draw.AgreeToLeave(provider, Here, problems) : Draw.AgreeToOneTap(provider, Here, AddressIn(credential), credential, problems));
        }

        return credential is null ? await DepartAsync(method, provider, isAfterForm: true) : await TakeAsync(provider, credential);
    }

    private async Task<IActionResult> DepartAsync(string method, ProviderChoice provider, bool isAfterForm) => method == "social"
        ? await Departures.ToSocialAsync(await ReadAsync(), Visit, provider, isAfterForm)
        : await Departures.ToEnterpriseAsync(await ReadAsync(), Visit, provider, isAfterForm);

    private async Task<ProviderChoice?> FindAsync(string method, string target)
    {
        var providers = Service<Providers>();
        if (method == "social")
        {
            return providers.Social(Visit).FirstOrDefault(choice => choice.Target == target);
        }

        if (method != "sso" || !Visit.Settings.SingleSignOnEnabled)
        {
            return null;
        }

        await using var db = await Service<IDbContextFactory<HubDbContext>>().CreateDbContextAsync(HttpContext.RequestAborted);
        return await Service<SsoConnectors>().FindUsableAsync(db, target, HttpContext.RequestAborted) is not null
            && await providers.EnterpriseAsync(Visit, [target], HttpContext.RequestAborted) is [var only] ? only : null;
    }

    /// <summary>
    /// What Google's prompt gave the client is the proof itself; nobody goes to Google. It is taken only from a form of ours: a link could come from
    /// anybody, with somebody else's.
    /// </summary>
    private async Task<IActionResult> TakeAsync(ProviderChoice provider, string credential)
    {
        var context = await ReadAsync();
        var about = Visit.Settings.AllowsSignIn ? InteractionEvent.SignIn : InteractionEvent.Register;
        if ((await Begin.StartAsync(context, about, null)).Error is { } failed)
        {
            return ExternalNotices.Failed(context, Visit, provider, failed);
        }

        var data = new Dictionary<string, string> { [GoogleOneTap.Credential] = credential };
        return !(await SocialVerification.VerifyAsync(context, provider.Id, null, data)).TryGet(out var id, out var error)
                ? ExternalNotices.Failed(context, Visit, provider, error)
            : context.State!.Find(id) is { } record ? await ArriveAsync(context, record)
            : ExternalNotices.Stale(Visit);
    }

    // Only to be shown: nothing of it is believed before it is verified.
    private static string? AddressIn(string credential) =>
        GoogleOneTap.Peek(credential, "email") is { } address && People.Identifiers.IsEmail(address) ? address : null;

    private string Fallback() => "/" + (Array.Find(Fallbacks, page => page == Request.Query["fallback"]) ?? "sign-in");
}
