using IdentityHub.Data;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.SignIn;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Sso;

/// <summary>A rule that was held against an address.</summary>
/// <param name="Rule">Which.</param>
/// <param name="Passed">Whether the address got past it on its way to a connector.</param>
/// <param name="Detail">What was found.</param>
/// <param name="ConnectorId">The connector that it was about; null for none.</param>
internal sealed record SsoRule(string Rule, bool Passed, string Detail, string? ConnectorId = null);

/// <summary>Where an address leads, and why.</summary>
/// <param name="Domain">Its domain in the form that is compared; null when it has none.</param>
/// <param name="ConnectorIds">The connectors that it leads to: none, one, or several to choose from.</param>
/// <param name="Rules">Every rule, in the order in which they count.</param>
internal sealed record SsoExplanation(string? Domain, IReadOnlyList<string> ConnectorIds, IReadOnlyList<SsoRule> Rules);

/// <summary>
/// Says which rule sends an address where. The connectors are those of <see cref="SsoRouting"/> itself, so that an explanation never says something else
/// than what happens.
/// </summary>
internal sealed class SsoExplanations(SsoProviders providers, HubCatalog catalog)
{
    /// <summary>Explains.</summary>
    /// <param name="db">The store.</param>
    /// <param name="email">An address.</param>
    /// <param name="applicationId">The client at which it is typed; null for any.</param>
    /// <param name="cancellation">Ends the look-ups.</param>
    public async Task<SsoExplanation> ExplainAsync(HubDbContext db, string email, string? applicationId, CancellationToken cancellation)
    {
        var isOn = SignInExperience.Of(await catalog.GetAsync(cancellation)).SingleSignOnEnabled;
        var rules = new List<SsoRule>
        {
            new("singleSignOnEnabled", isOn, isOn ? "Enterprise sign-in is switched on." : "Enterprise sign-in is switched off in the sign-in experience."),
        };
        if (applicationId is not null)
        {
            rules.Add(await LookAtApplicationAsync(db, applicationId, cancellation));
        }

        var domain = SsoRouting.DomainOf(email);
        rules.Add(domain is null
            ? new("emailWellFormed", false, "This is no e-mail address.")
            : new("emailWellFormed", true, $"The domain is {domain}. Only connectors that list exactly this domain count; those of the domain above it do not."));
        if (domain is null)
        {
            return new SsoExplanation(null, [], rules);
        }

        var connectors = await LookAtConnectorsAsync(db, domain, cancellation);
        rules.Add(new("domainListed", connectors.Count > 0, connectors.Count switch
        {
            0 => "No connector lists it.",
            1 => "One connector lists it.",
            var count => $"{count} connectors list it.",
        }));
        rules.AddRange(connectors);
        var leadsTo = rules.TrueForAll(static rule => rule.Passed || rule.ConnectorId is not null) ? await SsoRouting.FindAsync(db, email, cancellation) : [];
        return new SsoExplanation(domain, leadsTo, rules);
    }

    private static async Task<SsoRule> LookAtApplicationAsync(HubDbContext db, string id, CancellationToken cancellation)
    {
        var isDisabled = await db.Applications.Where(row => row.Id == id).Select(row => (bool?)row.IsDisabled).FirstOrDefaultAsync(cancellation);
        return isDisabled switch
        {
            null => new("application", false, "There is no such application, so nobody signs in to it."),
            true => new("application", false, "The application is disabled, so nobody signs in to it."),
            false => new("application", true, "The application is enabled. Enterprise sign-in is the same for all applications."),
        };
    }

    private async Task<List<SsoRule>> LookAtConnectorsAsync(HubDbContext db, string domain, CancellationToken cancellation)
    {
        var rows = await (from row in db.SsoConnectorDomains
                          join connector in db.SsoConnectors on row.SsoConnectorId equals connector.Id
                          where row.Domain == domain
                          orderby connector.CreatedAt, connector.Id
                          select new
                          {
                              connector.Id,
                              connector.ConnectorName,
                              connector.ProviderName,
                              connector.IsDisabled,
                              connector.OrganizationId,
                              IsOrganizationDisabled = db.Organizations.Any(organization => organization.Id == connector.OrganizationId && organization.IsDisabled),
                              IsVerified = row.VerifiedAt != null,
                              row.IsOverridden,
                          }).AsNoTracking().ToListAsync(cancellation);
        return rows.ConvertAll(row =>
        {
            var name = $"\"{row.ConnectorName}\" ({row.ProviderName})";
            var (passes, detail) = row switch
            {
                { IsDisabled: true } => (false, $"{name} is disabled."),
                { IsOrganizationDisabled: true } => (false, $"{name} belongs to an organization that is disabled."),
                { OrganizationId: not null, IsVerified: false, IsOverridden: false } => (false, $"{name} belongs to an organization, and the domain is not verified."),
                _ when providers.Find(row.ProviderName) is null => (false, $"{name} is of a kind that this version of the hub does not know, so that signing in fails."),
                { OrganizationId: null } => (true, $"{name} belongs to the operator, whose domains need no proof."),
                { IsVerified: true } => (true, $"{name} belongs to an organization that has proven the domain to be its own."),
                _ => (true, $"{name} belongs to an organization, and the operator vouches for the domain."),
            };
            return new SsoRule("connector", passes, detail, row.Id);
        });
    }
}
