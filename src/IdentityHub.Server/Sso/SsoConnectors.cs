using IdentityHub.Data;
using IdentityHub.Data.Sso;
using IdentityHub.Data.Vault;
using IdentityHub.Server.Connectors.External;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Sso;

/// <summary>An enterprise connector that may be used now.</summary>
/// <param name="Row">As stored.</param>
/// <param name="Connector">As its provider gets to know it.</param>
/// <param name="Provider">Its kind.</param>
internal sealed record UsableSsoConnector(SsoConnector Row, ExternalConnector Connector, ISsoProvider Provider);

/// <summary>Finds enterprise connectors. Each use reads the row, so that one that was disabled or deleted stops working at once on every node.</summary>
internal sealed class SsoConnectors(SsoProviders providers, SsoConnectorConfigs configs)
{
    /// <summary>The connector with this id.</summary>
    /// <returns>Null when there is none, it is disabled, its organization is disabled, or there is no such kind any more.</returns>
    public async Task<UsableSsoConnector?> FindUsableAsync(HubDbContext db, string id, CancellationToken cancellation)
    {
        var row = await db.SsoConnectors.AsNoTracking().FirstOrDefaultAsync(
            row => row.Id == id && !row.IsDisabled
                && (row.OrganizationId == null || db.Organizations.Any(organization => organization.Id == row.OrganizationId && !organization.IsDisabled)),
            cancellation);
        if (row is null || providers.Find(row.ProviderName) is not { } provider)
        {
            return null;
        }

        var domains = await SsoRouting.RoutingDomains(db).Where(domain => domain.SsoConnectorId == id)
            .OrderBy(domain => domain.Position).Select(domain => domain.Domain).ToListAsync(cancellation);
        return new UsableSsoConnector(row, new ExternalConnector(row.Id, configs.Read(row)) { Domains = domains, WantsTokens = row.EnableTokenStorage }, provider);
    }

    /// <summary>
    /// Deletes the identities that people have by an organization's connectors, and the tokens that came with them; the connectors themselves go with the
    /// organization.
    /// </summary>
    public static async Task DeleteIdentitiesOfOrganizationAsync(HubDbContext db, string organizationId, CancellationToken cancellation)
    {
        var connectors = db.SsoConnectors.Where(connector => connector.OrganizationId == organizationId).Select(connector => connector.Id);
        await db.Secrets.Where(row => row.Owner == SecretOwner.EnterpriseSso && connectors.Contains(row.ConnectorId)).ExecuteDeleteAsync(cancellation);
        await db.UserSsoIdentities.Where(row => connectors.Contains(row.SsoConnectorId)).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Deletes a connector with the identities that people have by it, and the tokens that came with them.</summary>
    /// <returns>Whether there was one.</returns>
    public static async Task<bool> DeleteAsync(HubDbContext db, string id, CancellationToken cancellation)
    {
        await DeleteIdentitiesAsync(db, id, cancellation);
        return await db.SsoConnectors.Where(row => row.Id == id).ExecuteDeleteAsync(cancellation) == 1;
    }

    /// <summary>Deletes the identities that people have by a connector, and the tokens that came with them.</summary>
    public static async Task DeleteIdentitiesAsync(HubDbContext db, string id, CancellationToken cancellation)
    {
        await db.Secrets.Where(row => row.Owner == SecretOwner.EnterpriseSso && row.ConnectorId == id).ExecuteDeleteAsync(cancellation);
        await db.UserSsoIdentities.Where(row => row.SsoConnectorId == id).ExecuteDeleteAsync(cancellation);
    }
}
