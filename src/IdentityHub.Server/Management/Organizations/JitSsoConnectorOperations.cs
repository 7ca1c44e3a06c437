using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Sso;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Sso;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Organizations;

/// <summary>Display name and logos of an enterprise connector.</summary>
internal sealed record JitSsoConnectorBranding
{
    /// <summary>Name on the button.</summary>
    public Optional<string> DisplayName { get; init; }

    /// <summary>Address of a picture.</summary>
    public Optional<string> Logo { get; init; }

    /// <summary>The same for dark pages.</summary>
    public Optional<string> DarkLogo { get; init; }
}

/// <summary>An enterprise connector whose people join an organization. Its secrets are shown where it is configured, not here.</summary>
internal sealed record JitSsoConnectorAnswer(
    string TenantId,
    string Id,
    DateTimeOffset CreatedAt,
    string ProviderName,
    string ConnectorName,
    [property: FreeObject] JsonElement Config,
    List<string> Domains,
    JitSsoConnectorBranding Branding,
    bool SyncProfile,
    bool EnableTokenStorage)
{
    /// <summary>From the row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="config">Its configuration, decrypted.</param>
    /// <param name="domains">Its domains in order.</param>
    public static JitSsoConnectorAnswer From(SsoConnector row, JsonElement config, IEnumerable<string> domains) => new(
        Tenant.Id,
        row.Id,
        row.CreatedAt,
        row.ProviderName,
        row.ConnectorName,
        ShownSettings.WithoutSecrets(config, []),
        [.. domains],
        row.Branding.Deserialize<JitSsoConnectorBranding>(ApiJson.Options)!,
        row.SyncProfile,
        row.EnableTokenStorage);
}

/// <summary>Whose people join an organization when they first sign in with their enterprise's provider.</summary>
internal static class JitSsoConnectorOperations
{
    private static readonly Keyset<SsoConnector> OldestFirst = Keyset<SsoConnector>.Ascending(row => row.CreatedAt, row => row.Id);

    /// <summary>Lists the connectors.</summary>
    public static async Task<ApiResult<List<JitSsoConnectorAnswer>>> ListAsync(ApiCall call)
    {
        var organizationId = call.Path("id");
        if (!await call.Db.Organizations.AnyAsync(row => row.Id == organizationId, call.Cancellation))
        {
            return OrganizationErrors.NotFound(organizationId);
        }

        var rows = await call.ListAsync(
            db => db.SsoConnectors.Where(connector => db.OrganizationJitSsoConnectors.Any(
                row => row.OrganizationId == organizationId && row.SsoConnectorId == connector.Id)),
            OldestFirst);
        var ids = rows.ConvertAll(row => row.Id);
        var domains = (await call.Db.SsoConnectorDomains.Where(row => EF.Parameter(ids).Contains(row.SsoConnectorId))
            .OrderBy(row => row.Position).ThenBy(row => row.Domain).ToListAsync(call.Cancellation)).ToLookup(row => row.SsoConnectorId, row => row.Domain);
        var configs = call.Service<SsoConnectorConfigs>();
        return rows.ConvertAll(row => JitSsoConnectorAnswer.From(row, configs.Read(row), domains[row.Id]));
    }

    /// <summary>Adds connectors; those that are there already stay.</summary>
    public static Task<ApiResult<Nothing>> AddAsync(ApiCall<AddJitSsoConnectors> call) => ChangeAsync(call, call.Body.SsoConnectorIds, replaces: false);

    /// <summary>Makes these the connectors.</summary>
    public static Task<ApiResult<Nothing>> ReplaceAsync(ApiCall<ReplaceJitSsoConnectors> call) => ChangeAsync(call, call.Body.SsoConnectorIds, replaces: true);

    /// <summary>Removes a connector.</summary>
    public static Task<ApiResult<Nothing>> RemoveAsync(ApiCall call)
    {
        var (organizationId, connectorId) = (call.Path("id"), call.Path("ssoConnectorId"));
        return call.WriteAsync<Nothing>(async (db, cancellation) => await db.OrganizationJitSsoConnectors
            .Where(row => row.OrganizationId == organizationId && row.SsoConnectorId == connectorId)
            .ExecuteDeleteAsync(cancellation) == 0 ? ApiErrors.NotFound : Nothing.Value);
    }

    private static Task<ApiResult<Nothing>> ChangeAsync(ApiCall call, List<string> given, bool replaces)
    {
        var (organizationId, ids) = (call.Path("id"), given.Distinct(StringComparer.Ordinal).ToList());
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            if (!await db.Organizations.AnyAsync(row => row.Id == organizationId, cancellation))
            {
                return ApiErrors.OrganizationRelationNotFound;
            }

            if (await FindProblemAsync(db, organizationId, ids, cancellation) is { } problem)
            {
                return problem;
            }

            if (replaces)
            {
                await db.OrganizationJitSsoConnectors
                    .Where(row => row.OrganizationId == organizationId && !EF.Parameter(ids).Contains(row.SsoConnectorId))
                    .ExecuteDeleteAsync(cancellation);
            }

            await db.AddMissingAsync(ids.Select(id => new OrganizationJitSsoConnector { OrganizationId = organizationId, SsoConnectorId = id }), cancellation);
            return Nothing.Value;
        });
    }

    /// <summary>Whoever runs an organization's own connector decides who its people are, so it makes nobody a member of another organization.</summary>
    private static async Task<ApiError?> FindProblemAsync(HubDbContext db, string organizationId, List<string> ids, CancellationToken cancellation)
    {
        var owners = await db.SsoConnectors.Where(row => EF.Parameter(ids).Contains(row.Id)).Select(row => row.OrganizationId).ToListAsync(cancellation);
        return owners.Count < ids.Count
            ? ApiErrors.OrganizationRelationNotFound
            : owners.Exists(owner => owner is not null && owner != organizationId) ? ApiErrors.ConstraintViolated : null;
    }
}
