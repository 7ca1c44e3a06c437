using IdentityHub.Server.Connectors.External;

namespace IdentityHub.Server.Sso;

/// <summary>The kinds of enterprise connectors.</summary>
internal sealed class SsoProviders(IEnumerable<ISsoProvider> providers)
{
    /// <summary>Their names, in the reference's order.</summary>
    public static readonly IReadOnlyList<string> Names = ["OIDC", "SAML", "AzureAD", "GoogleWorkspace", "Okta", "AzureAdOidc"];

    private readonly Dictionary<string, ISsoProvider> byName = providers.ToDictionary(provider => provider.About.ProviderName, StringComparer.Ordinal);

    /// <summary>All of them, in the reference's order.</summary>
    public IReadOnlyList<ISsoProvider> All => [.. Names.Select(Find).OfType<ISsoProvider>()];

    /// <summary>The kind of this name; null when there is none.</summary>
    public ISsoProvider? Find(string providerName) => byName.GetValueOrDefault(providerName);
}
