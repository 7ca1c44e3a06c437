using IdentityHub.Data.Sso;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Connectors.Saml;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Sso;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace IdentityHub.Server.Management.SsoConnectors;

/// <summary>Makes answers of rows.</summary>
internal static class SsoConnectorAnswers
{
    /// <summary>A kind, in the caller's language.</summary>
    public static SsoProviderAnswer Show(ApiCall call, SsoProviderInfo about) => new(
        Enum.Parse<SsoProviderName>(about.ProviderName),
        Enum.Parse<SsoProviderType>(about.ProviderType),
        about.Logo,
        about.LogoDark,
        InLanguage(call.Http.Request, about.Description),
        InLanguage(call.Http.Request, about.Name));

    /// <summary>A connector as it is stored.</summary>
    public static SsoConnectorAnswer Show(ApiCall call, SsoConnector row, List<string> domains) => new()
    {
        TenantId = Tenant.Id,
        Id = row.Id,
        ProviderName = row.ProviderName,
        ConnectorName = row.ConnectorName,
        Config = ShownSettings.For(call.Caller, call.Service<SsoConnectorConfigs>().Read(row), []),
        Domains = domains,
        Branding = SsoBranding.Of(row),
        SyncProfile = row.SyncProfile,
        EnableTokenStorage = row.EnableTokenStorage,
        CreatedAt = row.CreatedAt,
        IsDisabled = row.IsDisabled,
        SharesDomains = row.SharesDomains,
        TrustsMfa = row.TrustsMfa,
        OrganizationId = row.OrganizationId,
        CallbackUri = CallbackUri(call, row),
    };

    /// <summary>The domains of connectors in their order.</summary>
    public static async Task<ILookup<string, string>> DomainsOfAsync(ApiCall call, List<SsoConnector> rows)
    {
        var ids = rows.ConvertAll(static row => row.Id);
        var domains = await call.Db.SsoConnectorDomains.Where(row => EF.Parameter(ids).Contains(row.SsoConnectorId))
            .OrderBy(row => row.Position).Select(row => new { row.SsoConnectorId, row.Domain }).ToListAsync(call.Cancellation);
        return domains.ToLookup(static row => row.SsoConnectorId, static row => row.Domain);
    }

    /// <summary>Connectors with what is known of their kinds; their domains are read with one query.</summary>
    public static async Task<List<SsoConnectorDetails>> ShowAsync(ApiCall call, List<SsoConnector> rows)
    {
        var domains = await DomainsOfAsync(call, rows);
        var providers = call.Service<SsoProviders>();
        return [.. rows.Select(row => providers.Find(row.ProviderName) is { } provider ? Show(call, row, [.. domains[row.Id]], provider.About) : null).OfType<SsoConnectorDetails>()];
    }

    /// <summary>A connector with what is known of its kind.</summary>
    public static SsoConnectorDetails Show(ApiCall call, SsoConnector row, List<string> domains, SsoProviderInfo about) => new()
    {
        TenantId = Tenant.Id,
        Id = row.Id,
        ProviderName = row.ProviderName,
        ConnectorName = row.ConnectorName,
        Config = ShownSettings.For(call.Caller, call.Service<SsoConnectorConfigs>().Read(row), []),
        Domains = domains,
        Branding = SsoBranding.Of(row),
        SyncProfile = row.SyncProfile,
        EnableTokenStorage = row.EnableTokenStorage,
        CreatedAt = row.CreatedAt,
        IsDisabled = row.IsDisabled,
        SharesDomains = row.SharesDomains,
        TrustsMfa = row.TrustsMfa,
        OrganizationId = row.OrganizationId,
        CallbackUri = CallbackUri(call, row),
        Name = InLanguage(call.Http.Request, about.Name),
        ProviderType = Enum.Parse<SsoProviderType>(about.ProviderType),
        ProviderLogo = about.Logo,
        ProviderLogoDark = about.LogoDark,
    };

    private static string CallbackUri(ApiCall call, SsoConnector row) => call.Service<SsoProviders>().Find(row.ProviderName) is { About.IsSaml: true }
        ? call.Service<SamlSetups>().AssertionConsumerServiceOf(row.Id)
        : $"{call.Service<HubUrls>().PublicUrl}/callback/{Uri.EscapeDataString(row.Id)}";

    /// <summary>The text in the best language that the caller asks for; English when there is none of them.</summary>
    private static string InLanguage(HttpRequest request, IReadOnlyDictionary<string, string> texts)
    {
        if (StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wanted))
        {
            foreach (var tag in wanted.Where(static value => value.Quality is not 0).OrderByDescending(static value => value.Quality ?? 1).Take(16).Select(static value => value.Value.ToString()))
            {
                if (texts.GetValueOrDefault(tag) is { } exact)
                {
                    return exact;
                }

                if (texts.GetValueOrDefault(tag.Split('-')[0]) is { } near)
                {
                    return near;
                }
            }
        }

        return texts["en"];
    }
}
