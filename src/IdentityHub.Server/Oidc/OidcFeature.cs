using IdentityHub.Protocol;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Oidc.Cors;
using IdentityHub.Server.Oidc.Discovery;
using IdentityHub.Server.Oidc.Introspection;
using IdentityHub.Server.Oidc.Revocation;
using IdentityHub.Server.Oidc.Token;
using IdentityHub.Server.Oidc.Token.Grants;
using IdentityHub.Server.Oidc.UserInfo;

namespace IdentityHub.Server.Oidc;

/// <summary>The OpenID provider: everything below <c>/oidc</c> that clients call.</summary>
/// <remarks>
/// <code>
/// metadata:       /.well-known/… , /jwks                       in memory
/// back channel:   /token, /token/introspection, /token/revocation, /me
///                 request -> parameters -> client -> origin -> endpoint -> response
/// anything else:  404 in the protocol's own words
/// </code>
/// </remarks>
internal static class OidcFeature
{
    private static readonly string[] Get = ["GET"];
    private static readonly string[] Post = ["POST"];
    private static readonly string[] GetAndPost = ["GET", "POST"];
    private static readonly string[] Options = ["OPTIONS"];

    /// <summary>Registers the endpoints.</summary>
    public static IServiceCollection AddOidc(this IServiceCollection services) => services
        .AddSingleton<CatalogLoader>()
        .AddSingleton<HubCatalog>()
        .AddSingleton<ClientAuthenticator>()
        .AddSingleton<OidcCors>()
        .AddSingleton<TokenIssuer>()
        .AddSingleton<UserTokens>()
        .AddSingleton<RefreshTokens>()
        .AddSingleton<TokenAudit>()
        .AddSingleton<IGrant, AuthorizationCodeGrant>()
        .AddSingleton<IGrant, RefreshTokenGrant>()
        .AddSingleton<IGrant, ClientCredentialsGrant>()
        .AddSingleton<TokenEndpoint>()
        .AddSingleton<UserInfoEndpoint>()
        .AddSingleton<IntrospectionEndpoint>()
        .AddSingleton<RevocationEndpoint>()
        .AddSingleton<DiscoveryEndpoint>()
        .AddFrontChannel();

    /// <summary>Maps the endpoints.</summary>
    public static void MapOidc(this IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        var discovery = services.GetRequiredService<DiscoveryEndpoint>();
        routes.MapMethods("/oidc/.well-known/openid-configuration", Get, discovery.ConfigurationAsync);
        routes.MapMethods("/oidc/.well-known/oauth-authorization-server", Get, discovery.ConfigurationAsync);
        routes.MapMethods("/.well-known/oauth-authorization-server/oidc", Get, discovery.ConfigurationAsync);
        routes.MapMethods("/oidc/jwks", Get, discovery.KeysAsync);
        MapBackChannel(routes, "/oidc/token", Post, services.GetRequiredService<TokenEndpoint>().HandleAsync);
        MapBackChannel(routes, "/oidc/token/introspection", Post, services.GetRequiredService<IntrospectionEndpoint>().HandleAsync);
        MapBackChannel(routes, "/oidc/token/revocation", Post, services.GetRequiredService<RevocationEndpoint>().HandleAsync);
        MapBackChannel(routes, "/oidc/me", GetAndPost, services.GetRequiredService<UserInfoEndpoint>().HandleAsync);
        routes.MapFrontChannel();
        routes.Map("/oidc/{**path}", NotFoundAsync).WithOrder(int.MaxValue);
    }

    private static void MapBackChannel(IEndpointRouteBuilder routes, string path, string[] methods, RequestDelegate handler)
    {
        routes.MapMethods(path, methods, handler);
        routes.MapMethods(path, Options, OidcCors.PreflightAsync);
    }

    private static Task NotFoundAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!["/oidc".Length..];
        var error = OAuthError.InvalidRequest(
            $"unrecognized route or not allowed method ({OAuthError.Printable(context.Request.Method)} on {OAuthError.Printable(path)})");
        return OidcResponses.WriteErrorAsync(context, error with { Status = StatusCodes.Status404NotFound });
    }
}
