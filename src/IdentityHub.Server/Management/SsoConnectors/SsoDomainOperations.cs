using IdentityHub.Data.Sso;
using IdentityHub.Server.Api;
using IdentityHub.Server.Sso;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.SsoConnectors;

/// <summary>What is known about whose a domain is.</summary>
internal enum SsoDomainStatus
{
    /// <summary>The connector is the operator's, who needs no proof.</summary>
    NotRequired,

    /// <summary>The TXT record was seen.</summary>
    Verified,

    /// <summary>The operator vouches for it.</summary>
    Overridden,

    /// <summary>Nothing, so that it leads nowhere.</summary>
    Unverified,
}

/// <summary>A domain of a connector.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Status">What is known about whose it is.</param>
/// <param name="TxtName">Name of the TXT record that proves it; null for a domain that is too long for one.</param>
/// <param name="TxtValue">What the record has to say.</param>
/// <param name="VerifiedAt">When it was last seen.</param>
/// <param name="IsOverridden">Whether the operator vouches for it.</param>
internal sealed record SsoDomainAnswer(string Domain, SsoDomainStatus Status, string? TxtName, string TxtValue, DateTimeOffset? VerifiedAt, bool IsOverridden)
{
    /// <summary>From the row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="isOfOrganization">Whether its connector is an organization's.</param>
    public static SsoDomainAnswer From(SsoConnectorDomain row, bool isOfOrganization) => new(
        row.Domain,
        row.VerifiedAt is not null ? SsoDomainStatus.Verified
            : row.IsOverridden ? SsoDomainStatus.Overridden
            : isOfOrganization ? SsoDomainStatus.Unverified
            : SsoDomainStatus.NotRequired,
        DomainVerification.RecordName(row.Domain),
        DomainVerification.RecordValue(row),
        row.VerifiedAt,
        row.IsOverridden);
}

/// <summary>The operator's word for a domain.</summary>
internal sealed record OverrideSsoDomain
{
    /// <summary>Whether the operator vouches for it.</summary>
    public required bool IsOverridden { get; init; }
}

/// <summary>Whose the domains of a connector are.</summary>
internal static class SsoDomainOperations
{
    /// <summary>Lists them in their order.</summary>
    public static async Task<ApiResult<List<SsoDomainAnswer>>> ListAsync(ApiCall call)
    {
        var id = call.Path("id");
        if (await SsoConnectorOperations.FindAsync(call, id) is not var (connector, _))
        {
            return SsoErrors.NotExists(id);
        }

        var rows = await call.Db.SsoConnectorDomains.Where(row => row.SsoConnectorId == id).OrderBy(row => row.Position).ToListAsync(call.Cancellation);
        return rows.ConvertAll(row => SsoDomainAnswer.From(row, connector.OrganizationId is not null));
    }

    /// <summary>Looks the TXT record of one up.</summary>
    public static async Task<ApiResult<SsoDomainAnswer>> VerifyAsync(ApiCall call)
    {
        if (!(await FindAsync(call)).TryGet(out var found, out var error))
        {
            return error;
        }

        if (await call.Service<DomainVerification>().CheckAsync(found.Row, call.Cancellation) is { } problem)
        {
            return problem;
        }

        // The challenge too: what was looked up has to be what is stored by now.
        var (row, now) = (found.Row, call.Now);
        return await call.WriteAsync<SsoDomainAnswer>(async (db, cancellation) => await db.SsoConnectorDomains
            .Where(stored => stored.Domain == row.Domain && stored.SsoConnectorId == row.SsoConnectorId && stored.Challenge == row.Challenge)
            .ExecuteUpdateAsync(update => update.SetProperty(stored => stored.VerifiedAt, now), cancellation) == 1
                ? SsoDomainAnswer.From(WithProof(row, now, row.IsOverridden), found.IsOfOrganization)
                : ApiErrors.NotFound);
    }

    /// <summary>Vouches for one, or does so no longer.</summary>
    public static async Task<ApiResult<SsoDomainAnswer>> OverrideAsync(ApiCall<OverrideSsoDomain> call)
    {
        if (!(await FindAsync(call)).TryGet(out var found, out var error))
        {
            return error;
        }

        var (row, isOverridden) = (found.Row, call.Body.IsOverridden);
        return await call.WriteAsync<SsoDomainAnswer>(async (db, cancellation) => await db.SsoConnectorDomains
            .Where(stored => stored.Domain == row.Domain && stored.SsoConnectorId == row.SsoConnectorId && stored.Challenge == row.Challenge)
            .ExecuteUpdateAsync(update => update.SetProperty(stored => stored.IsOverridden, isOverridden), cancellation) == 1
                ? SsoDomainAnswer.From(WithProof(row, row.VerifiedAt, isOverridden), found.IsOfOrganization)
                : ApiErrors.NotFound);
    }

    private static async Task<ApiResult<(SsoConnectorDomain Row, bool IsOfOrganization)>> FindAsync(ApiCall call)
    {
        var (id, domain) = (call.Path("id"), SsoDomains.Canonical(call.Path("domain")));
        if (await SsoConnectorOperations.FindAsync(call, id) is not var (connector, _))
        {
            return SsoErrors.NotExists(id);
        }

        return await call.Db.SsoConnectorDomains.FirstOrDefaultAsync(row => row.SsoConnectorId == id && row.Domain == domain, call.Cancellation) is { } row
            ? (row, connector.OrganizationId is not null)
            : ApiErrors.NotFound;
    }

    private static SsoConnectorDomain WithProof(SsoConnectorDomain row, DateTimeOffset? verifiedAt, bool isOverridden) => new()
    {
        Domain = row.Domain,
        SsoConnectorId = row.SsoConnectorId,
        Position = row.Position,
        Challenge = row.Challenge,
        VerifiedAt = verifiedAt,
        IsOverridden = isOverridden,
    };
}
