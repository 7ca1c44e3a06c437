using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Sso;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Management.Organizations;
using IdentityHub.Server.Sso;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.SsoConnectors;

/// <summary>What can be done with enterprise connectors.</summary>
internal static class SsoConnectorOperations
{
    private static readonly Keyset<SsoConnector> ByAge = Keyset<SsoConnector>.Ascending(row => row.CreatedAt, row => row.Id);

    /// <summary>Lists the kinds.</summary>
    public static Task<ApiResult<List<SsoProviderAnswer>>> ListProvidersAsync(ApiCall call) => Task.FromResult<ApiResult<List<SsoProviderAnswer>>>(
        call.Service<SsoProviders>().All.Select(provider => SsoConnectorAnswers.Show(call, provider.About)).ToList());

    /// <summary>Lists connectors, the oldest first. Nobody is called: with thousands of them that would take minutes.</summary>
    public static async Task<ApiResult<List<SsoConnectorDetails>>> ListAsync(ApiCall call)
    {
        var kinds = KnownKinds(call);
        return await SsoConnectorAnswers.ShowAsync(call, await call.ListAsync(db => db.SsoConnectors.Where(row => kinds.Contains(row.ProviderName)), ByAge));
    }

    /// <summary>Lists those of an organization.</summary>
    public static async Task<ApiResult<List<SsoConnectorDetails>>> ListOfOrganizationAsync(ApiCall call)
    {
        var (organizationId, kinds) = (call.Path("id"), KnownKinds(call));
        if (!await call.Db.Organizations.AnyAsync(row => row.Id == organizationId, call.Cancellation))
        {
            return OrganizationErrors.NotFound(organizationId);
        }

        return await SsoConnectorAnswers.ShowAsync(
            call, await call.ListAsync(db => db.SsoConnectors.Where(row => row.OrganizationId == organizationId && kinds.Contains(row.ProviderName)), ByAge));
    }

    /// <summary>Reads one: what its provider publishes now, and its last failures.</summary>
    public static async Task<ApiResult<SsoConnectorDetails>> GetAsync(ApiCall call)
    {
        var id = call.Path("id");
        if (await FindAsync(call, id) is not var (row, provider))
        {
            return SsoErrors.NotExists(id);
        }

        var domains = await DomainsOfAsync(call.Db, id, call.Cancellation);
        var answer = SsoConnectorAnswers.Show(call, row, domains, provider.About);
        if (call.Within is null && (SsoConfigCheck.IsGiven(answer.Config) || provider.About.IsSaml))
        {
            var described = await provider.DescribeAsync(
                new ExternalConnector(id, answer.Config) { Domains = domains, WantsTokens = row.EnableTokenStorage }, call.Cancellation);
            answer = described.TryGet(out var facts, out var error)
                ? answer with { ProviderConfig = SsoConfigCheck.Shown(facts) }
                : answer with { ProviderConfigError = error.Details ?? error.Message };
        }

        var failures = await SsoFailures.ListAsync(call.Db, id, call.Cancellation);
        return answer with { Failures = failures.ConvertAll(failure => new SsoFailureAnswer(failure.Reference, failure.Code, failure.Detail, failure.CreatedAt)) };
    }

    /// <summary>Sets one up.</summary>
    public static async Task<ApiResult<SsoConnectorAnswer>> CreateAsync(ApiCall<CreateSsoConnector> call)
    {
        var (body, id, now) = (call.Body, RandomValues.ShortId(), call.Now);
        if (call.Service<SsoProviders>().Find(body.ProviderName) is not { } provider)
        {
            return SsoErrors.ProviderNotFound;
        }

        if (!SsoDomains.Read(body.Domains.Or([])).TryGet(out var domains, out var error))
        {
            return error;
        }

        var config = body.Config.Or(JsonColumn.EmptyObject);
        if (SsoConfigCheck.FindProblem(provider, config, body.EnableTokenStorage.Or(false)) is { } problem)
        {
            return problem;
        }

        if (SsoConfigCheck.SignsRequests(provider, config))
        {
            return SsoErrors.ActiveSigningKeyRequired;
        }

        var connector = new ExternalConnector(id, config) { Domains = domains, WantsTokens = body.EnableTokenStorage.Or(false) };
        if (!(await SsoConfigCheck.VerifyAsync(provider, connector, call.Cancellation)).TryGet(out _, out error))
        {
            return error;
        }

        var encrypted = call.Service<SsoConnectorConfigs>().Protect(id, config);
        return await call.WriteAsync<SsoConnectorAnswer>(
            async (db, cancellation) =>
            {
                await db.LockCatalogAsync(cancellation);
                if (await SsoDomains.FindTakenAsync(db, id, body.SharesDomains.Or(false), domains, cancellation) is { Count: > 0 } taken)
                {
                    return SsoErrors.DuplicatedDomains(taken);
                }

                var row = new SsoConnector
                {
                    Id = id,
                    ProviderName = body.ProviderName,
                    ConnectorName = body.ConnectorName,
                    EncryptedConfig = encrypted,
                    Branding = JsonSerializer.SerializeToElement(body.Branding.Or(new()), ApiJson.Options),
                    SyncProfile = body.SyncProfile.Or(false),
                    EnableTokenStorage = body.EnableTokenStorage.Or(false),
                    IsDisabled = body.IsDisabled.Or(false),
                    SharesDomains = body.SharesDomains.Or(false),
                    TrustsMfa = body.TrustsMfa.Or(false),
                    OrganizationId = body.OrganizationId.Value,
                    CreatedAt = now,
                };
                db.Add(row);
                db.AddRange(domains.Select((domain, index) => SsoDomains.New(id, domain, index)));
                return SsoConnectorAnswers.Show(call, row, domains);
            },
            onUnique: static _ => SsoErrors.DuplicateConnectorName,
            created: static answer => answer.Id);
    }

    /// <summary>Changes one; a configuration, a list of domains and a branding are replaced as a whole.</summary>
    public static async Task<ApiResult<SsoConnectorDetails>> UpdateAsync(ApiCall<UpdateSsoConnector> call)
    {
        var (id, body) = (call.Path("id"), call.Body);
        if (await FindAsync(call, id) is not var (found, provider))
        {
            return SsoErrors.NotExists(id);
        }

        List<string>? domains = null;
        if (body.Domains.IsGiven && !SsoDomains.Read(body.Domains.Value!).TryGet(out domains, out var error))
        {
            return error;
        }

        if (SsoConfigCheck.FindProblem(provider, body.Config.Or(JsonColumn.EmptyObject), body.EnableTokenStorage.Or(false)) is { } problem)
        {
            return problem;
        }

        JsonElement? published = null;
        if (body.Config.IsGiven)
        {
            var connector = new ExternalConnector(id, body.Config.Value)
            {
                Domains = domains ?? await DomainsOfAsync(call.Db, id, call.Cancellation),
                WantsTokens = body.EnableTokenStorage.Or(found.EnableTokenStorage),
            };
            if (!(await SsoConfigCheck.VerifyAsync(provider, connector, call.Cancellation)).TryGet(out published, out error))
            {
                return error;
            }
        }

        var answer = await SsoConnectorUpdate.WriteAsync(call, provider, domains);
        return answer.TryGet(out var shown, out error) ? shown with { ProviderConfig = SsoConfigCheck.Shown(published) } : error;
    }

    /// <summary>Deletes one, with the identities that people have by it and the tokens that came with them.</summary>
    public static Task<ApiResult<Nothing>> DeleteAsync(ApiCall call)
    {
        var id = call.Path("id");
        return call.WriteAsync<Nothing>(async (db, cancellation) => await Sso.SsoConnectors.DeleteAsync(db, id, cancellation) ? Nothing.Value : SsoErrors.NotExists(id));
    }

    /// <summary>A connector of a kind that there is, with its kind.</summary>
    public static async Task<(SsoConnector Row, ISsoProvider Provider)?> FindAsync(ApiCall call, string id) =>
        await call.Db.SsoConnectors.FirstOrDefaultAsync(row => row.Id == id, call.Cancellation) is { } row
            && call.Service<SsoProviders>().Find(row.ProviderName) is { } provider ? (row, provider) : null;

    /// <summary>The domains of a connector in their order.</summary>
    public static Task<List<string>> DomainsOfAsync(HubDbContext db, string id, CancellationToken cancellation) => db.SsoConnectorDomains.AsNoTracking()
        .Where(row => row.SsoConnectorId == id).OrderBy(row => row.Position).Select(row => row.Domain).ToListAsync(cancellation);

    private static List<string> KnownKinds(ApiCall call) => [.. call.Service<SsoProviders>().All.Select(static provider => provider.About.ProviderName)];
}
