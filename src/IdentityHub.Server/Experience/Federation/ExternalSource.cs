using IdentityHub.Data;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Connectors.Social;
using IdentityHub.Server.Sso;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Experience.Federation;

/// <summary>A connector by which people come with an account elsewhere, and that may be used now.</summary>
/// <param name="Type"><see cref="VerificationType.Social"/> or <see cref="VerificationType.EnterpriseSso"/>.</param>
/// <param name="Connector">As its provider knows it.</param>
/// <param name="Provider">Its kind.</param>
internal sealed record ExternalSource(VerificationType Type, ExternalConnector Connector, IExternalProvider Provider)
{
    /// <summary>Social: what its accounts are called.</summary>
    public string? Target { get; init; }

    /// <summary>Whether name and avatar follow the provider at each sign-in.</summary>
    public bool SyncProfile { get; init; }

    /// <summary>Enterprises: whether a second factor there counts here.</summary>
    public bool TrustsMfa { get; init; }

    /// <summary>Enterprises: whether it is one that an organization brought, which speaks for its own domains only.</summary>
    public bool IsOfOrganization { get; init; }

    /// <summary>
    /// Enterprises: whether whoever runs the provider chooses by what name its identities go, as with SAML, where nothing ties an entity id to a
    /// server. An OpenID issuer is the address that its keys were fetched from.
    /// </summary>
    public bool NamesItself => Provider is ISsoProvider { About.IsSaml: true };
}

/// <summary>Finds connectors. Each step reads the row, so that one that was disabled or deleted stops working at once, however far somebody came.</summary>
internal static class ExternalSources
{
    /// <summary>The connector with an id.</summary>
    /// <returns>
    /// The connector; 404 <c>connector.not_found</c> when there is none or it is disabled; 400 <c>connector.unexpected_type</c> for one that sends messages;
    /// 422 <c>user.sign_in_method_not_enabled</c> where enterprises' providers are turned off.
    /// </returns>
    public static async Task<ApiResult<ExternalSource>> FindAsync(ExperienceContext context, VerificationType type, string connectorId)
    {
        await using var db = context.Read();
        return type == VerificationType.EnterpriseSso
            ? await FindSsoAsync(context, db, connectorId)
            : await FindSocialAsync(db, context.Http.RequestServices, connectorId, context.Cancellation);
    }

    /// <summary>Whether a connector may be used, for the last look within a write.</summary>
    public static Task<bool> IsUsableAsync(HubDbContext db, VerificationType type, string connectorId, CancellationToken cancellation) =>
        type == VerificationType.EnterpriseSso
            ? db.SsoConnectors.AnyAsync(
                row => row.Id == connectorId && !row.IsDisabled
                    && (row.OrganizationId == null || db.Organizations.Any(organization => organization.Id == row.OrganizationId && !organization.IsDisabled)),
                cancellation)
            : db.Connectors.AnyAsync(row => row.Id == connectorId, cancellation);

    private static async Task<ApiResult<ExternalSource>> FindSsoAsync(ExperienceContext context, HubDbContext db, string connectorId)
    {
        if (!context.Settings.SingleSignOnEnabled)
        {
            return SessionErrors.MethodNotEnabled;
        }

        return await context.Service<SsoConnectors>().FindUsableAsync(db, connectorId, context.Cancellation) is { } usable
            ? new ExternalSource(VerificationType.EnterpriseSso, usable.Connector, usable.Provider)
            {
                SyncProfile = usable.Row.SyncProfile,
                TrustsMfa = usable.Row.TrustsMfa,
                IsOfOrganization = usable.Row.OrganizationId is not null,
            }
            : ExternalErrors.ConnectorNotFound;
    }

    /// <summary>The social connector with an id.</summary>
    /// <returns>The connector; 404 <c>connector.not_found</c>; 400 <c>connector.unexpected_type</c> for one that sends messages.</returns>
    public static async Task<ApiResult<ExternalSource>> FindSocialAsync(HubDbContext db, IServiceProvider services, string connectorId, CancellationToken cancellation)
    {
        if (await db.Connectors.AsNoTracking().FirstOrDefaultAsync(row => row.Id == connectorId, cancellation) is not { } row)
        {
            return ExternalErrors.ConnectorNotFound;
        }

        return services.GetRequiredService<SocialConnectors>().Find(row.ConnectorId) is { } provider
            ? new ExternalSource(
                VerificationType.Social,
                new ExternalConnector(row.Id, services.GetRequiredService<ConnectorConfigs>().Read(row)) { WantsTokens = row.EnableTokenStorage },
                provider)
            {
                Target = ConnectorFace.TargetOf(row, provider.Factory),
                SyncProfile = row.SyncProfile,
            }
            : ConnectorErrors.UnexpectedType with { Message = "With this connector nobody signs in." };
    }
}
