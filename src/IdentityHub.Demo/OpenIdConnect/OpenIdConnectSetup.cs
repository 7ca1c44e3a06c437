namespace IdentityHub.Demo.OpenIdConnect;

/// <summary>
/// What both sides, the web application and the API, need to know about the provider:
/// <code>
/// ProviderDiscovery -> SigningKeys -> SignedTokenReader -> IdTokenValidator (web application)
///                                                       -> AccessTokenValidator (API)
///                   -> TokenClient, UserInfoClient (web application)
/// </code>
/// </summary>
internal static class OpenIdConnectSetup
{
    public static void AddOpenIdConnect(this IServiceCollection services)
    {
        services.AddProviderHttp();
        services.AddSingleton<ProviderDiscovery>();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<SignedTokenReader>();
        services.AddSingleton<IdTokenValidator>();
        services.AddSingleton<TokenClient>();
        services.AddSingleton<UserInfoClient>();
    }
}
