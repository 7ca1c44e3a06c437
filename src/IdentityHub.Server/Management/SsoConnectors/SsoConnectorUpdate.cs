using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Sso;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.SsoConnectors;

/// <summary>The write behind <see cref="SsoConnectorOperations.UpdateAsync"/>; what needs no database has been checked.</summary>
internal static class SsoConnectorUpdate
{
    /// <summary>Writes the changes.</summary>
    /// <param name="call">The call.</param>
    /// <param name="provider">The connector's kind.</param>
    /// <param name="domains">The domains to be; null for those that there are.</param>
    public static Task<ApiResult<SsoConnectorDetails>> WriteAsync(ApiCall<UpdateSsoConnector> call, ISsoProvider provider, List<string>? domains)
    {
        var (id, body) = (call.Path("id"), call.Body);
        var encrypted = body.Config.IsGiven ? call.Service<SsoConnectorConfigs>().Protect(id, body.Config.Value) : null;
        var signsRequests = body.Config.IsGiven && SsoConfigCheck.SignsRequests(provider, body.Config.Value);
        return call.WriteAsync<SsoConnectorDetails>(
            async (db, cancellation) =>
            {
                await db.LockCatalogAsync(cancellation);
                if (await db.SsoConnectors.AsTracking().FirstOrDefaultAsync(row => row.Id == id, cancellation) is not { } row)
                {
                    return SsoErrors.NotExists(id);
                }

                if (signsRequests && await SamlKeys.FindActiveAsync(db, id, cancellation) is null)
                {
                    return SsoErrors.ActiveSigningKeyRequired;
                }

                var startsAnew = body.OrganizationId.IsGiven && body.OrganizationId.Value != row.OrganizationId;
                row.ConnectorName = body.ConnectorName.Or(row.ConnectorName);
                row.EncryptedConfig = encrypted ?? row.EncryptedConfig;
                row.Branding = body.Branding.IsGiven ? JsonSerializer.SerializeToElement(body.Branding.Value, ApiJson.Options) : row.Branding;
                row.SyncProfile = body.SyncProfile.Or(row.SyncProfile);
                row.EnableTokenStorage = body.EnableTokenStorage.Or(row.EnableTokenStorage);
                row.IsDisabled = body.IsDisabled.Or(row.IsDisabled);
                row.SharesDomains = body.SharesDomains.Or(row.SharesDomains);
                row.TrustsMfa = body.TrustsMfa.Or(row.TrustsMfa);
                row.OrganizationId = body.OrganizationId.IsGiven ? body.OrganizationId.Value : row.OrganizationId;
                var kept = domains ?? await SsoConnectorOperations.DomainsOfAsync(db, id, cancellation);
                if ((domains is not null || body.SharesDomains.IsGiven)
                    && await SsoDomains.FindTakenAsync(db, id, row.SharesDomains, kept, cancellation) is { Count: > 0 } taken)
                {
                    return SsoErrors.DuplicatedDomains(taken);
                }

                if (domains is not null || startsAnew)
                {
                    await SsoDomains.ReplaceAsync(db, id, domains, startsAnew, cancellation);
                }

                return SsoConnectorAnswers.Show(call, row, kept, provider.About);
            },
            onUnique: static _ => SsoErrors.DuplicateConnectorName);
    }
}
