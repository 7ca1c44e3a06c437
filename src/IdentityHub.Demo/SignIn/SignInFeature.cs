using System.Security.Claims;
using IdentityHub.Demo.OpenIdConnect;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace IdentityHub.Demo.SignIn;

/// <summary>
/// Signing in and out.
/// <code>
/// GET  /sign-in, /sign-up  -> challenge -> hub ... hub -> GET /callback -> HubSignInHandler -> cookie -> /
/// POST /sign-out           -> session and cookie removed -> hub's end_session_endpoint -> /
/// </code>
/// </summary>
internal static class SignInFeature
{
    public const string HubScheme = "hub";

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<SessionStore>();
        services.AddSingleton<SignInFailure>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(ConfigureCookie)
            .AddOAuth<OAuthOptions, HubSignInHandler>(HubScheme, _ => { });
        services.AddOptions<OAuthOptions>(HubScheme).Configure<IOptions<DemoOptions>>(ConfigureHub);
        services.AddAuthorization();
    }

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", StartSignIn);
        routes.MapGet("/sign-up", StartSignUp);
        routes.MapPost("/sign-out", SignOutAsync);
    }

    /// <summary>The signed-in session of this request, or null.</summary>
    public static SignedInSession? CurrentSession(this HttpContext http) =>
        http.RequestServices.GetRequiredService<SessionStore>().Find(http.User.FindFirstValue(HubSignInHandler.SessionIdClaim));

    /// <summary>Ends the session here; the hub's own session goes on.</summary>
    public static Task EndSessionHereAsync(this HttpContext http)
    {
        if (http.User.FindFirstValue(HubSignInHandler.SessionIdClaim) is { } id)
        {
            http.RequestServices.GetRequiredService<SessionStore>().Remove(id);
        }

        return http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    // Where to go afterwards is always our own home page: no return address is taken from the request (RFC 9700, 4.11.1).
    private static ChallengeHttpResult StartSignIn() => TypedResults.Challenge(ToHome(), [HubScheme]);

    private static ChallengeHttpResult StartSignUp()
    {
        var properties = ToHome();
        properties.SetParameter(HubSignInHandler.FirstScreen, "register");
        return TypedResults.Challenge(properties, [HubScheme]);
    }

    private static AuthenticationProperties ToHome() => new() { RedirectUri = "/" };

    private static async Task<Results<RedirectHttpResult, BadRequest>> SignOutAsync(
        HttpContext http, IAntiforgery antiforgery, ProviderDiscovery discovery)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return TypedResults.BadRequest();
        }

        var idToken = http.CurrentSession()?.IdToken;
        await http.EndSessionHereAsync();
        if (idToken is null)
        {
            return TypedResults.Redirect("/");
        }

        // OpenID Connect RP-Initiated Logout 1.0, 2: the hint tells the hub whose session ends, so that it need not ask.
        var metadata = await discovery.GetAsync(http.RequestAborted);
        return TypedResults.Redirect(QueryHelpers.AddQueryString(metadata.EndSessionEndpoint, new Dictionary<string, string?>
        {
            ["id_token_hint"] = idToken,
            ["post_logout_redirect_uri"] = $"{http.Request.Scheme}://{http.Request.Host}/",
        }));
    }

    private static void ConfigureCookie(CookieAuthenticationOptions cookie)
    {
        // Cookies do not know ports: on localhost the hub sees ours and we see the hub's, so the name must not be a common one.
        cookie.Cookie.Name = "demo_session";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = SessionStore.Lifetime;
        cookie.SlidingExpiration = false;
        cookie.Events.OnValidatePrincipal = RejectEndedSessionAsync;

        // The pages that need a user send the others home, where the sign-in link is.
        cookie.LoginPath = "/";
        cookie.ReturnUrlParameter = "from";
    }

    // The cookie outlives a sign-out elsewhere and a restart of this process; the session does not.
    private static async Task RejectEndedSessionAsync(CookieValidatePrincipalContext context)
    {
        var store = context.HttpContext.RequestServices.GetRequiredService<SessionStore>();
        if (store.Find(context.Principal?.FindFirstValue(HubSignInHandler.SessionIdClaim)) is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        }
    }

    private static void ConfigureHub(OAuthOptions hub, IOptions<DemoOptions> demo)
    {
        hub.ClientId = demo.Value.ClientId;
        hub.ClientSecret = demo.Value.ClientSecret;
        hub.CallbackPath = "/callback";
        hub.UsePkce = true;

        // The framework wants both at start; the handler takes the real ones from discovery.
        hub.AuthorizationEndpoint = $"{demo.Value.Authority}/auth";
        hub.TokenEndpoint = $"{demo.Value.Authority}/token";

        string[] scopes =
        [
            "openid", "profile", "email", "offline_access",
            "urn:logto:scope:organizations", "urn:logto:scope:organization_roles",
            .. demo.Value.ApiScopes,
        ];
        hub.Scope.Clear();
        foreach (var scope in scopes)
        {
            hub.Scope.Add(scope);
        }

        // The hub answers with a plain GET redirect, for which Lax is enough; None would demand https even on localhost.
        hub.CorrelationCookie.SameSite = SameSiteMode.Lax;
        hub.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        hub.RemoteAuthenticationTimeout = TimeSpan.FromMinutes(30);
        hub.Events.OnRemoteFailure = ShowFailure;
        hub.Events.OnAccessDenied = ShowAccessDenied;
    }

    private static Task ShowFailure(RemoteFailureContext context)
    {
        var failures = context.HttpContext.RequestServices.GetRequiredService<SignInFailure>();
        context.Response.Redirect(failures.Report(context.Failure));
        context.HandleResponse();
        return Task.CompletedTask;
    }

    // access_denied: somebody pressed "cancel" at the hub. Nothing is broken.
    private static Task ShowAccessDenied(AccessDeniedContext context)
    {
        var failures = context.HttpContext.RequestServices.GetRequiredService<SignInFailure>();
        context.Response.Redirect(failures.PageFor(new SignInProblem("access_denied", "The sign-in was cancelled.")));
        context.HandleResponse();
        return Task.CompletedTask;
    }
}
