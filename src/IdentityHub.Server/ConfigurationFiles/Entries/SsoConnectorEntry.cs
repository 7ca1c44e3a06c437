using System.Text.Json;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.ConfigurationFiles.Reading;
using IdentityHub.Server.Management.SsoConnectors;
using IdentityHub.Server.Sso;

namespace IdentityHub.Server.ConfigurationFiles.Entries;

/// <summary>An enterprise's own provider as the file wants it; texts of its configuration may be environment variables.</summary>
internal sealed record SsoConnectorEntry
{
    public required Place Place { get; init; }

    public required Place ConfigPlace { get; init; }

    public Given<string> Id { get; init; }

    public required string ConnectorName { get; init; }

    public required string ProviderName { get; init; }

    /// <summary>Its configuration; when it is not given a stored one stays.</summary>
    public Given<JsonElement?> Config { get; init; }

    /// <summary>Its domains in their normal form.</summary>
    public Given<IReadOnlyList<Located>> Domains { get; init; }

    public Given<JsonElement?> Branding { get; init; }

    public Given<bool> SyncProfile { get; init; }

    public Given<bool> EnableTokenStorage { get; init; }

    public Given<bool> IsDisabled { get; init; }

    public Given<bool> SharesDomains { get; init; }

    public Given<bool> TrustsMfa { get; init; }

    /// <summary>The organization whose connector it is; null for the operator's.</summary>
    public Given<OrganizationReference?> Organization { get; init; }

    /// <summary>Reads one connector.</summary>
    public static SsoConnectorEntry? Read(ObjectReader reader)
    {
        var name = reader.RequiredText("connectorName", TextRules.Between(1, 128));
        var provider = reader.RequiredText("providerName", TextRules.Among(SsoProviders.Names));
        var entry = new SsoConnectorEntry
        {
            Place = reader.Place,
            ConfigPlace = reader.PlaceOf("config"),
            Id = reader.OptionalText("id", TextRules.Identifier(128)),
            ConnectorName = name ?? "",
            ProviderName = provider ?? "",
            Config = reader.Described("config", Schema.FreeObject, takesVariables: true),
            Domains = ReadDomains(reader),
            Branding = reader.Described("branding", SchemaFactory.Of(typeof(SsoBranding))),
            SyncProfile = reader.Boolean("syncProfile"),
            EnableTokenStorage = reader.Boolean("enableTokenStorage"),
            IsDisabled = reader.Boolean("isDisabled"),
            SharesDomains = reader.Boolean("sharesDomains"),
            TrustsMfa = reader.Boolean("trustsMfa"),
            Organization = reader.NullableObject<OrganizationReference>("organization", static item => OrganizationReference.Read(item)!),
        };
        return name is null || provider is null ? null : entry;
    }

    /// <summary>Secrets do not belong into logs.</summary>
    public override string ToString() => ConnectorName;

    private static Given<IReadOnlyList<Located>> ReadDomains(ObjectReader reader)
    {
        var given = reader.Texts("domains", Rule);
        if (!given.Is)
        {
            return default;
        }

        var domains = given.Value.Select(static item => item with { Value = SsoDomains.Canonical(item.Value)! }).ToList();
        Duplicates.Refuse(reader, domains, static item => item.Value, static item => item.Place);
        if (domains.Count > SsoDomains.Most)
        {
            reader.Report(reader.PlaceOf("domains"), $"a connector has at most {SsoDomains.Most} domains");
        }

        return new(domains, true);
    }

    private static string? Rule(string text) => SsoDomains.Canonical(text) switch
    {
        null => "must be a domain such as example.com",
        var domain when SsoDomains.IsPublic(domain) => "domains of public mail services cannot be those of an enterprise",
        _ => null,
    };
}
