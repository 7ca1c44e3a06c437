using System.Globalization;
using IdentityHub.Server.Api;
using IdentityHub.Server.Experience;
using IdentityHub.Server.Experience.Steps;
using IdentityHub.Server.Sessions;
using IdentityHub.Server.SignIn.External;
using IdentityHub.Server.SignIn.Flow;
using IdentityHub.Server.SignIn.Pages.Views;
using IdentityHub.Server.SignIn.Visits;
using IdentityHub.Server.Verification;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdentityHub.Server.SignIn.Pages;

/// <summary>A step of signing in: a form of this interaction that proves or asks for one thing, and goes on with <see cref="AdvanceAsync"/>.</summary>
/// <remarks>
/// <code>
/// AdvanceAsync: identify -> submit -> back to the client
///   no account, account exists -> /confirm-account     something missing -> /continue     second factor -> /mfa-verification
/// </code>
/// </remarks>
internal abstract class FlowPage : PageModel, IInteractionPage
{
    private FlowViews? draw;

    /// <summary>What is shown.</summary>
    public PageView? View { get; private set; }

    /// <summary>For whom the page is.</summary>
    public Visit Visit => HttpContext.Features.Get<Visit>()!;

    /// <summary>The sentences.</summary>
    protected Texts.TextSet Text => Visit.Text;

    /// <summary>The page itself, in the same interaction.</summary>
    protected string Here => Visit.PathBase + Request.Path + Visit.Query;

    /// <summary>What the cookies say about identifiers.</summary>
    protected IdentifierCookies Cookies => Service<IdentifierCookies>();

    /// <summary>Draws the pages.</summary>
    protected FlowViews Draw => draw ??= new FlowViews(Visit, CaptchaWidgets.Find(Visit, Service<CaptchaVerifier>()), Service<Providers>().Social(Visit));

    /// <summary>Whether the person came back from a provider without signing in there.</summary>
    protected bool HasCancelled => Request.Query["from"] == "cancelled" && HttpMethods.IsGet(Request.Method);

    /// <summary>The person answered already, perhaps in another tab, or the browser went back: on to where it led.</summary>
    protected SeeOther? FindDone() => Visit.Interaction!.State.IsAnswered
        ? new SeeOther(Service<Interactions>().ResumeUrl(Visit.Interaction))
        : null;

    /// <summary>A service of the hub.</summary>
    protected T Service<T>()
        where T : notnull => HttpContext.RequestServices.GetRequiredService<T>();

    /// <summary>What the engine knows of this interaction.</summary>
    protected async Task<ExperienceContext> ReadAsync()
    {
        // The filter of the pages let nobody in without an interaction.
        (await Service<ExperienceContextReader>().ReadAsync(HttpContext)).TryGet(out var context, out _);
        return context!;
    }

    /// <summary>
    /// Begins, with what the check against programs gave the browser. Where there is such a check nothing else is looked at without it, so that programs
    /// can try neither passwords nor usernames.
    /// </summary>
    /// <returns>Null; 422 <c>session.captcha_required</c>, <c>session.captcha_failed</c>.</returns>
    protected async Task<ApiError?> BeginAsync(ExperienceContext context, InteractionEvent interactionEvent) =>
        (await Begin.StartAsync(context, interactionEvent, CaptchaWidgets.TokenOf(Request.Form))).Error ?? Guards.CheckCaptcha(context);

    /// <summary>Shows a view; with problems it is an answer that something was not accepted.</summary>
    protected PageResult Show(PageView view, int? status = null)
    {
        View = view;
        ViewData["Title"] = view.Title;
        if (view.Captcha is not null || view.Providers.Count > 0)
        {
            var visit = Visit with
            {
                CaptchaOrigins = view.Captcha?.Origins ?? [],
                PictureOrigins = Providers.OriginsOf(view.Providers),
                ShowsOneTap = view is SignInView { OneTap: not null },
            };
            HttpContext.Features.Set(visit);
            PagePolicy.Apply(Response, visit);
        }

        return new PageResult { StatusCode = status ?? (view.Problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK) };
    }

    /// <summary>Which connectors people with this address have to use; none when any way is open to them.</summary>
    protected async Task<IReadOnlyList<string>> RouteAsync(string? typed) => await Departures.RouteAsync(await ReadAsync(), typed);

    /// <summary>On to the provider of somebody's enterprise, or to the page where they choose one of several.</summary>
    /// <param name="route">Ids of connectors; at least one.</param>
    /// <param name="typed">The address.</param>
    /// <param name="remember">Whether it is to be remembered once the person has signed in; null for what they said before.</param>
    /// <param name="isAfterForm">Whether a form was sent.</param>
    protected async Task<IActionResult> DepartAsync(IReadOnlyList<string> route, string typed, bool? remember = null, bool isAfterForm = true)
    {
        var before = Cookies.ReadStep(HttpContext, Visit.Interaction!)?.Remember ?? false;
        Cookies.WriteStep(HttpContext, Visit.Interaction!, typed.Trim(), remember ?? before);
        var choices = await Service<Providers>().EnterpriseAsync(Visit, route, HttpContext.RequestAborted);
        return choices is [var only] ? await Departures.ToEnterpriseAsync(await ReadAsync(), Visit, only, isAfterForm, typed.Trim()) : GoTo("/single-sign-on/connectors");
    }

    /// <summary>To another page of this interaction.</summary>
    /// <param name="page">Its path.</param>
    /// <param name="more">Words of ours for its query, such as <c>sent=again</c>.</param>
    protected SeeOther GoTo(string page, string? more = null)
    {
        var path = Visit.PathOf(page);
        return new SeeOther(more is null ? path : path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + more);
    }

    /// <summary>The interaction was finished or changed meanwhile.</summary>
    protected SeeOther BeginAgain() => SeeOther.UnknownSession(HttpContext, Visit);

    /// <summary>What a refusal means for the page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="error">The refusal.</param>
    /// <param name="field">The field it is about.</param>
    /// <param name="view">Draws the page with problems.</param>
    protected IActionResult Refuse(ExperienceContext context, ApiError error, string? field, Func<IReadOnlyList<FieldProblem>, PageView> view)
    {
        if (error.Code == SessionErrors.NotFound.Code)
        {
            return BeginAgain();
        }

        if (error == SessionErrors.Overloaded)
        {
            return Notice.Busy(Here);
        }

        var isLocked = error.Code == SessionErrors.Blocked.Code;
        if (isLocked)
        {
            Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(context.RetryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        var status = isLocked ? StatusCodes.Status429TooManyRequests
            : error.Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status403Forbidden or StatusCodes.Status501NotImplemented ? error.Status
            : StatusCodes.Status422UnprocessableEntity;
        return Show(view(Refusals.Describe(Text, error, field, context.RetryAfter)), status);
    }

    /// <summary>Goes on as far as it goes: says who it is, writes what is to be written, and leads to the page that is due or back to the client.</summary>
    /// <param name="context">The request.</param>
    /// <param name="verificationId">The proof that was just given; null for what was proven before.</param>
    /// <param name="field">The field that refusals are about.</param>
    /// <param name="view">Draws this page with problems.</param>
    protected async Task<IActionResult> AdvanceAsync(
        ExperienceContext context, string? verificationId, string? field, Func<IReadOnlyList<FieldProblem>, PageView> view)
    {
        if (context.State!.UserId is null && (await Identification.IdentifyAsync(context, verificationId, linkSocialIdentity: false)).Error is { } unknown)
        {
            return await TurnAsync(context, unknown, field, view);
        }

        if (context.State!.Event == InteractionEvent.ForgotPassword)
        {
            return await context.SaveAsync() is { } lost ? Refuse(context, lost, null, view) : GoTo("/forgot-password/reset");
        }

        var submitted = await Submission.SubmitAsync(context);
        if (submitted.Error is { } refusal)
        {
            return await TurnAsync(context, refusal, field, view);
        }

        Cookies.Finish(HttpContext, Visit.Interaction!);
        return new SeeOther(Service<Interactions>().ResumeUrl(Visit.Interaction!));
    }

    private async Task<IActionResult> TurnAsync(
        ExperienceContext context, ApiError error, string? field, Func<IReadOnlyList<FieldProblem>, PageView> view)
    {
        var next = error.Code switch
        {
            "user.user_not_exist" or "user.email_already_in_use" or "user.phone_already_in_use" when OwnsAddress(context) => GoTo("/confirm-account"),
            "user.missing_profile" => GoTo("/continue"),
            "session.mfa.require_mfa_verification" => GoTo("/mfa-verification"),
            _ => null,
        };
        if (next is not null && await context.SaveAsync() is { } lost)
        {
            return Refuse(context, lost, field, view);
        }

        return next ?? error.Code switch
        {
            "user.missing_mfa" or "user.suggest_mfa" => new Notice(StatusCodes.Status403Forbidden, "mfa.unavailable.title", "mfa.unavailable.text"),

            // Nothing is sent here: it is the connector of an account elsewhere, which was turned off since.
            "connector.not_found" => ExternalNotices.Gone(Visit),
            _ => Refuse(context, error, field, view),
        };
    }

    // Whether there is an account is told only to who has shown that the address is theirs.
    private static bool OwnsAddress(ExperienceContext context) =>
        context.State!.Event != InteractionEvent.ForgotPassword && context.State.Records.Any(record => record is
        {
            IsVerified: true,
            Type: VerificationType.EmailVerificationCode or VerificationType.PhoneVerificationCode or VerificationType.OneTimeToken,
        });
}
