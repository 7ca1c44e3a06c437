using IdentityHub.Data;
using IdentityHub.Data.Grants;
using IdentityHub.Protocol.Tokens;
using IdentityHub.Server.Catalog;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Sessions;

/// <summary>Tells a consent page what to show.</summary>
internal sealed class ConsentPrompts(IDbContextFactory<HubDbContext> contexts, HubCatalog catalog)
{
    /// <summary>What is to be consented to in an interaction.</summary>
    /// <returns>Null when nobody is asked in it, or the client or the person may do nothing any more.</returns>
    public async Task<ConsentPrompt?> FindAsync(ActiveInteraction interaction, CancellationToken cancellation)
    {
        var snapshot = await catalog.GetAsync(cancellation);
        if (interaction.State is not { SessionId: { } sessionId, UserId: { } userId }
            || await snapshot.FindApplicationAsync(interaction.ApplicationId, cancellation) is not { } entry)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var user = await db.Users.Where(user => user.Id == userId && !user.IsSuspended)
            .Select(user => new ConsentUser(user.Id, user.Name, user.Username, user.PrimaryEmail, user.PrimaryPhone, user.Avatar))
            .FirstOrDefaultAsync(cancellation);
        if (user is null)
        {
            return null;
        }

        var granted = await db.Authorizations.AsNoTracking()
            .Where(row => row.SessionId == sessionId && row.ApplicationId == entry.Id && row.UserId == userId
                && row.Status == AuthorizationStatus.Valid)
            .Select(row => row.Scopes)
            .FirstOrDefaultAsync(cancellation);
        var wanted = RequestedGrant.Of(interaction.Request, entry, snapshot);
        var missing = RequestedGrant.Missing(granted ?? new(), wanted);
        return new(
            new(entry.Id, entry.DisplayName, entry.Application.OidcClientMetadata.LogoUri),
            user,
            [.. missing.Oidc.Where(scope => scope != KnownScopes.OpenId)],
            ResourcesOf(missing, snapshot),
            wanted.Oidc.Contains(KnownScopes.Organizations) ? await OrganizationsOfAsync(db, userId, cancellation) : [],
            HostOf(interaction.Request.RedirectUri));
    }

    private static List<ConsentResource> ResourcesOf(GrantedScopes missing, CatalogSnapshot snapshot)
    {
        var resources = new List<ConsentResource>();
        foreach (var (indicator, names) in missing.Resources)
        {
            if (indicator == KnownScopes.OrganizationsResource)
            {
                var scopes = names.Select(name => snapshot.OrganizationScopes[name]);
                resources.Add(new(indicator, indicator, indicator, [.. scopes.Select(scope => new ConsentScope(scope.Id, scope.Name, scope.Description))]));
            }
            else if (snapshot.Resources.TryGetValue(indicator, out var resource))
            {
                var scopes = resource.Scopes.Where(scope => names.Contains(scope.Name));
                resources.Add(new(
                    resource.Resource.Id,
                    resource.Resource.Name,
                    indicator,
                    [.. scopes.Select(scope => new ConsentScope(scope.Id, scope.Name, scope.Description))]));
            }
        }

        return resources;
    }

    private static Task<List<ConsentOrganization>> OrganizationsOfAsync(HubDbContext db, string userId, CancellationToken cancellation) =>
        db.Organizations
            .Where(organization => !organization.IsDisabled
                && db.OrganizationUsers.Any(row => row.OrganizationId == organization.Id && row.UserId == userId))
            .OrderBy(organization => organization.Name)
            .Select(organization => new ConsentOrganization(organization.Id, organization.Name))
            .ToListAsync(cancellation);

    private static string HostOf(string redirectUri) =>
        Uri.TryCreate(redirectUri, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? uri.Host : redirectUri.Split(':')[0];
}
