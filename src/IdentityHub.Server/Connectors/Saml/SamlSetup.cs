using IdentityHub.Protocol.Saml;

namespace IdentityHub.Server.Connectors.Saml;

/// <summary>All that a sign-in needs to know of a connector.</summary>
/// <param name="ConnectorId">The connector.</param>
/// <param name="IdentityProvider">The provider.</param>
/// <param name="ServiceProvider">We.</param>
internal sealed record SamlSetup(string ConnectorId, SamlIdentityProvider IdentityProvider, SamlServiceProvider ServiceProvider)
{
    /// <summary>Signs requests; null for unsigned ones.</summary>
    public SamlSigner? Signer { get; init; }

    /// <summary>Open what is encrypted for us.</summary>
    public IReadOnlyList<SamlKey> DecryptionKeys { get; init; } = [];

    /// <summary>Whether requests go as a form even where the provider takes a query.</summary>
    public bool PrefersPost { get; init; }

    /// <summary>Where the provider's metadata came from; null when the configuration holds all.</summary>
    public string? MetadataUrl { get; init; }
}
