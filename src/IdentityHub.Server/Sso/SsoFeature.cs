using IdentityHub.Server.Sso.Dns;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IdentityHub.Server.Sso;

/// <summary>Enterprise sign-in: people of an e-mail domain sign in with their own provider.</summary>
/// <remarks>
/// <code>
/// address -> SsoRouting -> SsoConnectors -> ISsoProvider.StartAsync -> provider -> /callback/{id} -> CompleteAsync -> account
/// whose domain it is: SsoDomains (rules), DomainVerification (TXT record), SsoExplanations (why an address leads where it leads)
/// </code>
/// </remarks>
internal static class SsoFeature
{
    /// <summary>Registers what enterprise sign-in needs; its kinds of providers register themselves.</summary>
    public static IServiceCollection AddSso(this IServiceCollection services)
    {
        // Tests have kinds and name servers of their own.
        services.TryAddSingleton<SsoProviders>();
        services.TryAddSingleton<ITxtResolver>(static _ => new DnsTxtResolver());
        return services
            .AddSingleton<SsoConnectorConfigs>()
            .AddSingleton<SsoConnectors>()
            .AddSingleton<SsoFailures>()
            .AddSingleton<SamlKeys>()
            .AddSingleton<DomainVerification>()
            .AddSingleton<SsoExplanations>();
    }
}
