using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Connectors.Social;

/// <summary>
/// Other addresses at which providers are called: <c>IdentityHub:Connectors:Endpoints:{factory id}</c>, for a proxy in front of a provider, and for
/// stand-ins of providers in tests. Only where the hub and browsers go changes; what tokens must say, such as their issuer, does not.
/// </summary>
internal sealed class ConnectorEndpoints
{
    private const string Setting = "Connectors:Endpoints";

    private readonly Dictionary<string, string> bases;

    /// <summary>Takes the addresses.</summary>
    /// <param name="bases">Address without a slash at the end, by factory id.</param>
    public ConnectorEndpoints(IReadOnlyDictionary<string, string>? bases = null) => this.bases = new(bases ?? new Dictionary<string, string>(), StringComparer.Ordinal);

    /// <summary>Reads <c>Connectors:Endpoints</c>.</summary>
    public static ConnectorEndpoints Read(SettingsReader settings)
    {
        var bases = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in settings.Named(Setting))
        {
            if (ConnectorCatalog.Factories.Values.FirstOrDefault(factory => factory.Id.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { Type: ConnectorType.Social } factory)
            {
                settings.Refuse($"{SettingsReader.Root}:{Setting}:{name} is for no kind of connector for signing in.");
            }
            else if (HubUrls.Parse(text) is { } address)
            {
                bases[factory.Id] = address.PublicUrl;
            }
            else
            {
                settings.Refuse($"{Setting}:{name}", text, "an absolute http or https address without query");
            }
        }

        return new ConnectorEndpoints(bases);
    }

    /// <summary>The address to use in the place of a provider's own.</summary>
    /// <param name="factoryId">Id of the kind of connector.</param>
    /// <param name="address">Its own: path and query stay.</param>
    public string Of(string factoryId, string address) =>
        bases.TryGetValue(factoryId, out var other) && Uri.TryCreate(address, UriKind.Absolute, out var own) ? other + own.PathAndQuery : address;
}
