using IdentityHub.Data;
using IdentityHub.Data.Vault;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Connectors.Social;
using IdentityHub.Server.Sso;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Vault;

/// <summary>A row of the vault that may be used now.</summary>
/// <param name="Row">As stored.</param>
/// <param name="Tokens">What it holds.</param>
/// <param name="Metadata">What is not secret about it.</param>
/// <param name="Connector">The connector by which it came.</param>
/// <param name="Provider">Its kind.</param>
internal sealed record HeldTokens(Secret Row, TokenSet Tokens, SecretMetadata Metadata, ExternalConnector Connector, IExternalProvider Provider)
{
    // A program needs a moment to use it.
    private const int MarginSeconds = 60;

    /// <summary>Whether the access token lasts long enough to be handed out.</summary>
    public bool IsFresh(DateTimeOffset now) => !Metadata.ExpiresAt.IsGiven || Metadata.ExpiresAt.Value - now.ToUnixTimeSeconds() > MarginSeconds;

    /// <summary>Whether the access token has not ended.</summary>
    public bool IsAlive(DateTimeOffset now) => !Metadata.ExpiresAt.IsGiven || Metadata.ExpiresAt.Value > now.ToUnixTimeSeconds();

    /// <summary>Prints the id alone.</summary>
    public override string ToString() => Row.Id;
}

/// <summary>
/// Finds rows that may be used: the user is not suspended, the identity is still the user's, the connector is there, enabled and keeps tokens. Everything
/// is looked at anew for each use, so that whatever is switched off counts at once on every node.
/// </summary>
internal sealed class VaultReader(
    SecretEnvelope envelope, SsoConnectors enterprise, SocialConnectors social, ConnectorConfigs configs, ILogger<VaultReader> logger)
{
    /// <summary>Finds the tokens of a user.</summary>
    /// <param name="db">The store.</param>
    /// <param name="userId">The user.</param>
    /// <param name="owner">Which kind of identity.</param>
    /// <param name="name">Id of the enterprise connector, or target of the social one.</param>
    /// <param name="cancellation">Ends the look-up.</param>
    public async Task<HeldTokens?> FindAsync(HubDbContext db, string userId, SecretOwner owner, string name, CancellationToken cancellation)
    {
        var rows = Usable(db).Where(row => row.UserId == userId && row.Owner == owner);
        rows = owner == SecretOwner.Social ? rows.Where(row => row.Provider == name) : rows.Where(row => row.ConnectorId == name);
        return await OpenAsync(db, await rows.OrderByDescending(row => row.UpdatedAt).ThenBy(row => row.Id).FirstOrDefaultAsync(cancellation), cancellation);
    }

    /// <summary>Finds a row again.</summary>
    public async Task<HeldTokens?> FindAsync(HubDbContext db, string secretId, CancellationToken cancellation) =>
        await OpenAsync(db, await Usable(db).FirstOrDefaultAsync(row => row.Id == secretId, cancellation), cancellation);

    /// <summary>Decrypts a row.</summary>
    /// <returns>Null when it was changed or made under another master key, which is logged.</returns>
    public TokenSet? Decrypt(Secret row)
    {
        if (envelope.Open(SecretName.Of(row), new SealedSecret(row.EncryptedDataKey, row.EncryptedContent)) is { } plain)
        {
            return TokenSet.Parse(plain);
        }

        Log.SecretUnreadable(logger, row.Id);
        return null;
    }

    private async Task<HeldTokens?> OpenAsync(HubDbContext db, Secret? row, CancellationToken cancellation)
    {
        if (row is null || await FindConnectorAsync(db, row, cancellation) is not (var connector, var provider) || Decrypt(row) is not { } tokens)
        {
            return null;
        }

        return new HeldTokens(row, tokens, SecretMetadata.Parse(row.Metadata), connector, provider);
    }

    private async Task<(ExternalConnector Connector, IExternalProvider Provider)?> FindConnectorAsync(HubDbContext db, Secret row, CancellationToken cancellation)
    {
        if (row.Owner == SecretOwner.EnterpriseSso)
        {
            return await enterprise.FindUsableAsync(db, row.ConnectorId, cancellation) is { Row.EnableTokenStorage: true } usable
                ? (usable.Connector, usable.Provider)
                : null;
        }

        var connector = await db.Connectors.AsNoTracking().FirstOrDefaultAsync(found => found.Id == row.ConnectorId && found.EnableTokenStorage, cancellation);
        return connector is not null && social.Find(connector.ConnectorId) is { } kind
            ? (new ExternalConnector(connector.Id, configs.Read(connector)) { WantsTokens = true }, kind)
            : null;
    }

    private static IQueryable<Secret> Usable(HubDbContext db) => db.Secrets.AsNoTracking().Where(row =>
        db.Users.Any(user => user.Id == row.UserId && !user.IsSuspended)
        && ((row.Owner == SecretOwner.Social && db.UserIdentities.Any(
                identity => identity.Target == row.Provider && identity.IdentityId == row.IdentityId && identity.UserId == row.UserId))
            || (row.Owner == SecretOwner.EnterpriseSso && db.UserSsoIdentities.Any(
                identity => identity.Issuer == row.Provider && identity.IdentityId == row.IdentityId && identity.UserId == row.UserId))));
}
