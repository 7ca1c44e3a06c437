using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Errors;
using IdentityHub.Server.SignIn.External;
using IdentityHub.Server.SignIn.Flow;
using IdentityHub.Server.SignIn.Visits;

namespace IdentityHub.Server.SignIn;

/// <summary>The pages people see.</summary>
/// <remarks>
/// <code>
/// /oidc/auth -> 303 /sign-in?app_id=… -> POST -> Lockout -> PasswordHasher -> Interactions.RecordSignInAsync -> 303 /oidc/auth/{uid}
///                   /register         -> POST -> Registration                    (the same)
/// /oidc/auth/{uid} -> 303 /consent?app_id=… -> own client: recorded at once; third party: page -> RecordConsentAsync -> 303 /oidc/auth/{uid}
/// /social/{id}, /single-sign-on, /direct/… -> Departures -> provider -> /callback/{id} -> ArrivalPage -> 303 /oidc/auth/{uid}
/// /sign-in with Google's prompt -> POST /callback/{id} -> OneTapReturns -> 303 /callback/{id} -> ArrivalPage -> (the same)
/// no interaction   -> 303 /unknown-session -> back to the client
/// </code>
/// A page proves one thing, records it and redirects. It issues nothing, and pages need no script.
/// </remarks>
internal static class SignInFeature
{
    /// <summary>Registers what the pages need.</summary>
    public static void AddSignIn(this IServiceCollection services, HubUrls urls)
    {
        services.AddSingleton<VisitReader>();
        services.AddSingleton<Lockout>();
        services.AddSingleton<IdentifierCookies>();
        services.AddSingleton<PagePreviews>();
        services.AddSingleton<Providers>();
        services.AddSingleton<OneTapPrompts>();
        services.AddSingleton<IPersonPages, PersonPages>();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "_hub_form";
            options.Cookie.Path = urls.PathBase + "/";
            options.Cookie.HttpOnly = true;
            // Not Strict: the browser arrives from the client's site, and must bring the token of its other tabs along.
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = urls.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            options.FormFieldName = "_form";
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddRazorPages(options =>
        {
            options.RootDirectory = "/SignIn/Pages";
            options.Conventions.AddPageRoute("/SignIn", "/identifier-sign-in");
            options.Conventions.AddPageRoute("/ForgotPassword", "/reset-password");
            options.Conventions.AddPageRoute("/SingleSignOn", "/single-sign-on");
            options.Conventions.AddPageRoute("/Register", "/identifier-register");
            options.Conventions.ConfigureFilter(new Microsoft.AspNetCore.Mvc.ServiceFilterAttribute<PageFilter>());
        });
        services.AddSingleton<PageFilter>();
    }

    /// <summary>Maps the pages.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        Assets.Map(routes);
        routes.MapRazorPages();
        Returns.Map(routes);
        string[] read = [HttpMethods.Get, HttpMethods.Head];
        routes.MapMethods("/", read, Landing);
        routes.MapMethods("/unknown-session", read, UnknownSessionAsync);
        routes.MapMethods(ErrorHandling.PagePath, read, Failure);
    }

    private static Notice Landing() => new(StatusCodes.Status200OK, "landing.title", "landing.text") { LeadsBack = false };

    private static async Task<Notice> UnknownSessionAsync(HttpContext context, VisitReader visits) =>
        Notice.Expired(await visits.ReadForNoticeAsync(context));

    private static Notice Failure(HttpContext context) => context.Features.Get<FailedRequest>() switch
    {
        null or { Status: StatusCodes.Status404NotFound } => Notice.NotFound(),
        { Status: StatusCodes.Status503ServiceUnavailable } => Notice.Busy(null),
        { Status: >= 500 } failed => new(failed.Status, "error.server.title", "error.server.text") { Details = failed.RequestId },
        { } failed => new(failed.Status, "error.request.title", "error.request.text"),
    };
}
