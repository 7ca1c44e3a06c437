using IdentityHub.Server.Api;
using IdentityHub.Server.Management.SsoConnectors;
using IdentityHub.Server.Sso;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.SignInExperiences;

/// <summary>The enterprise connectors that everybody is told about.</summary>
internal static class PublicSsoConnectors
{
    /// <summary>
    /// The most that are listed. A page shows a button for enterprise sign-in when there is one, and finds the right connector by the address; a list of
    /// thousands would be of use to nobody but those who collect customers' names.
    /// </summary>
    public const int Most = 100;

    /// <summary>The oldest that lead somewhere.</summary>
    public static async Task<List<SsoConnectorSummary>> ListAsync(ApiCall call)
    {
        var providers = call.Service<SsoProviders>();
        var kinds = providers.All.Select(static provider => provider.About.ProviderName).ToList();
        var routing = SsoRouting.RoutingDomains(call.Db);
        var rows = await call.Db.SsoConnectors
            .Where(row => kinds.Contains(row.ProviderName) && !row.IsDisabled && routing.Any(domain => domain.SsoConnectorId == row.Id))
            .OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).Take(Most).ToListAsync(call.Cancellation);
        return rows.ConvertAll(row =>
        {
            var (about, branding) = (providers.Find(row.ProviderName)!.About, SsoBranding.Of(row));
            return new SsoConnectorSummary(
                row.Id, Given(branding.DisplayName) ?? row.ConnectorName, Given(branding.Logo) ?? about.Logo, Given(branding.DarkLogo) ?? about.LogoDark);
        });
    }

    private static string? Given(Optional<string> text) => string.IsNullOrEmpty(text.Value) ? null : text.Value;
}
