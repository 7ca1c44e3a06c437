using IdentityHub.Server.Oidc.Authorize;
using IdentityHub.Server.Oidc.EndSession;
using IdentityHub.Server.Oidc.Par;
using IdentityHub.Server.Sessions;

namespace IdentityHub.Server.Oidc;

/// <summary>The part of the OpenID provider that browsers come to.</summary>
/// <remarks>
/// <code>
/// client -> POST /oidc/request                          PushedRequestEndpoint   (optional)
/// browser -> /oidc/auth -> AuthorizationRequests -> AuthorizeFlow -> AuthorizeDispatcher
///            sign in: 303 /sign-in   -> page records -> 303 /oidc/auth/{uid} -> ResumeEndpoint -> AuthorizeFlow
///            consent: 303 /consent   -> page records -> 303 /oidc/auth/{uid} -> (the same)
///            issue:   303 to the client with a code;  fail: 303 with an error
/// browser -> /oidc/session/end -> form -> /confirm -> 303
/// </code>
/// None of these answers carries CORS headers: scripts have no business here (RFC 9700 §2.6).
/// </remarks>
internal static class FrontChannelFeature
{
    private static readonly string[] Get = ["GET"];
    private static readonly string[] Post = ["POST"];
    private static readonly string[] GetAndPost = ["GET", "POST"];

    /// <summary>Registers the endpoints and what they share with the pages.</summary>
    public static IServiceCollection AddFrontChannel(this IServiceCollection services) => services
        .AddSingleton<HubCookies>()
        .AddSingleton<Interactions>()
        .AddSingleton<InteractionAudit>()
        .AddSingleton<BrowserSessions>()
        .AddSingleton<ConsentPrompts>()
        .AddSingleton<IdTokenHints>()
        .AddSingleton<AuthorizationRequests>()
        .AddSingleton<AuthorizeDispatcher>()
        .AddSingleton<CodeIssuer>()
        .AddSingleton<PageRoutes>()
        .AddSingleton<AuthorizeFlow>()
        .AddSingleton<AuthorizeEndpoint>()
        .AddSingleton<ResumeEndpoint>()
        .AddSingleton<PushedRequestEndpoint>()
        .AddSingleton<EndSessionEndpoint>();

    /// <summary>Maps the endpoints.</summary>
    public static void MapFrontChannel(this IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        var logout = services.GetRequiredService<EndSessionEndpoint>();
        routes.MapMethods("/oidc/auth", GetAndPost, services.GetRequiredService<AuthorizeEndpoint>().HandleAsync);
        routes.MapMethods("/oidc/auth/{uid}", Get, services.GetRequiredService<ResumeEndpoint>().HandleAsync);
        routes.MapMethods("/oidc/request", Post, services.GetRequiredService<PushedRequestEndpoint>().HandleAsync);
        routes.MapMethods("/oidc/session/end", GetAndPost, logout.AskAsync);
        routes.MapMethods("/oidc/session/end/confirm", Post, logout.ConfirmAsync);
        routes.MapMethods("/oidc/session/end/success", Get, EndSessionEndpoint.SucceedAsync);
    }
}
