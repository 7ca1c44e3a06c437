using IdentityHub.Server.Api.Routing;

namespace IdentityHub.Server.Account;

/// <summary>The Account API: what people do with their own account, by an application in which they are signed in.</summary>
/// <remarks>
/// <code>
/// opaque access token -> AccountAccess -> operation, which asks for the scopes it needs
/// </code>
/// </remarks>
internal static class AccountFeature
{
    /// <summary>Registers what operations need.</summary>
    public static IServiceCollection AddAccount(this IServiceCollection services) => services
        .AddSingleton<AccountAccess>()
        .AddSingleton<SocialProofs>();

    /// <summary>Maps all operations.</summary>
    public static void MapAccount(this IEndpointRouteBuilder routes)
    {
        var access = routes.ServiceProvider.GetRequiredService<AccountAccess>();
        var api = new ApiRoutes(routes, access.AuthorizeAsync, "Account", ApiKind.Account);
        api.Group("Identities").MapAccountTokens();
        api.Group("Verifications").MapSocialVerifications();
        routes.MapMethods("/api/my-account/{**path}", ["OPTIONS"], AccountAccess.PreflightAsync);
        routes.MapMethods("/api/verifications/{**path}", ["OPTIONS"], AccountAccess.PreflightAsync);
    }
}
