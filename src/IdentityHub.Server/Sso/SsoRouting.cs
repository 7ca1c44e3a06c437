using IdentityHub.Data;
using IdentityHub.Data.Sso;
using IdentityHub.Server.Verification;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Sso;

/// <summary>
/// Home realm discovery: which connectors an e-mail address belongs to. One look-up by primary key whatever the number of connectors; what does not
/// route is not found.
/// </summary>
internal static class SsoRouting
{
    /// <summary>The domains that lead somewhere: those of the operator's connectors, and those of organizations that are verified or vouched for.</summary>
    public static IQueryable<SsoConnectorDomain> RoutingDomains(HubDbContext db) => db.SsoConnectorDomains.AsNoTracking().Where(domain => db.SsoConnectors.Any(
        connector => connector.Id == domain.SsoConnectorId && !connector.IsDisabled
            && (connector.OrganizationId == null
                || ((domain.VerifiedAt != null || domain.IsOverridden)
                    && db.Organizations.Any(organization => organization.Id == connector.OrganizationId && !organization.IsDisabled)))));

    /// <summary>Ids of the connectors for an address, the oldest first; several only where they share the domain.</summary>
    /// <param name="db">The store.</param>
    /// <param name="email">An address.</param>
    /// <param name="cancellation">Ends the look-up.</param>
    public static async Task<List<string>> FindAsync(HubDbContext db, string email, CancellationToken cancellation)
    {
        if (DomainOf(email) is not { } domain)
        {
            return [];
        }

        return await ForDomain(db, domain).ToListAsync(cancellation);
    }

    /// <summary>The look-up behind <see cref="FindAsync"/>.</summary>
    /// <param name="db">The store.</param>
    /// <param name="domain">A domain in the form in which domains are stored.</param>
    public static IQueryable<string> ForDomain(HubDbContext db, string domain) =>
        from row in RoutingDomains(db)
        join connector in db.SsoConnectors on row.SsoConnectorId equals connector.Id
        where row.Domain == domain
        orderby connector.CreatedAt, connector.Id
        select connector.Id;

    /// <summary>The domain of an address in the form in which domains are stored; null when there cannot be such an address.</summary>
    public static string? DomainOf(string email) => email.LastIndexOf('@') is > 0 and var at ? EmailAddress.CanonicalDomain(email[(at + 1)..]) : null;
}
