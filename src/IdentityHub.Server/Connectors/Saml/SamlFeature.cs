using IdentityHub.Server.Connectors.External;

namespace IdentityHub.Server.Connectors.Saml;

/// <summary>The hub as a SAML 2.0 service provider.</summary>
/// <remarks>
/// <code>
/// StartAsync -> SamlRequest (query or form) -> provider -> POST to SamlEndpoints -> SamlExchanges -> 303 callback -> CompleteAsync -> SamlResponse.Read
/// </code>
/// Whether a response counts is decided in <c>IdentityHub.Protocol.Saml</c>, which knows neither database nor requests.
/// </remarks>
internal static class SamlFeature
{
    /// <summary>Registers kinds and services.</summary>
    public static IServiceCollection AddSaml(this IServiceCollection services) => services
        .AddSingleton<SamlMetadata>()
        .AddSingleton<SamlSigningKeys>()
        .AddSingleton<SamlExchanges>()
        .AddSingleton<SamlPostForms>()
        .AddSingleton<SamlFlow>()
        .AddSingleton<SamlSetups>()
        .AddSingleton<IdpInitiatedSignIn>()
        .AddSingleton<SamlEndpoints>()
        .AddSingleton<ISsoProvider>(static provider => ActivatorUtilities.CreateInstance<SamlSso>(provider, SamlKinds.Saml, SamlKinds.AnyPreset))
        .AddSingleton<ISsoProvider>(static provider => ActivatorUtilities.CreateInstance<SamlSso>(provider, SamlKinds.AzureAd, SamlKinds.AzureAdPreset))
        .AddSingleton<ISocialConnector, SamlSocial>();
}
