using IdentityHub.Data;
using IdentityHub.Data.Vault;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.External;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Vault;

/// <summary>Whose tokens, and by which connector they came.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Owner">Which kind of identity.</param>
/// <param name="ConnectorId">The connector.</param>
/// <param name="Provider">Target of the social connector, or issuer of the enterprise's provider.</param>
/// <param name="IdentityId">The user's id there.</param>
internal sealed record TokenOwner(string UserId, SecretOwner Owner, string ConnectorId, string Provider, string IdentityId);

/// <summary>A provider's access token, to be used now.</summary>
/// <param name="AccessToken">The token.</param>
/// <param name="Scope">What it is good for; null when the provider did not say.</param>
/// <param name="TokenType">Usually <c>Bearer</c>.</param>
/// <param name="ExpiresIn">Seconds it lasts; null when the provider did not say.</param>
internal sealed record StoredTokens(string AccessToken, string? Scope, string? TokenType, long? ExpiresIn)
{
    /// <summary>Prints nothing.</summary>
    public override string ToString() => "stored tokens";
}

/// <summary>Keeps the tokens that other providers gave when somebody signed in, for programs that act for that person there.</summary>
/// <remarks>
/// <code>
/// sign-in -> StoreAsync -> row (SecretEnvelope)
/// program -> GetAsync   -> VaultReader: still allowed? -> lasts? -> yes: the access token
///                                                                -> no: TokenRefresh -> provider -> row
/// </code>
/// </remarks>
internal sealed class SecretVault(
    IDbContextFactory<HubDbContext> contexts, VaultReader reader, TokenRefresh refresh, SecretEnvelope envelope, TimeProvider time)
{
    /// <summary>What rows are, in the reference's words.</summary>
    public const string TokenSetType = "federated_token_set";

    /// <summary>Keeps tokens, in the place of those that the identity had. Where none came, the refresh token of the same connector stays.</summary>
    /// <param name="db">The store, within the write of the sign-in.</param>
    /// <param name="owner">Whose tokens.</param>
    /// <param name="tokens">What came.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task StoreAsync(HubDbContext db, TokenOwner owner, ExternalTokens tokens, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await HoldAsync(db, owner, cancellation) is not { } row)
        {
            await DeleteAsync(db, owner.Owner, owner.Provider, owner.IdentityId, cancellation);
            db.Secrets.Add(Make(owner, tokens, now));
            return;
        }

        // Of another connector it would be another client's, which the provider refuses.
        var before = row.ConnectorId == owner.ConnectorId && tokens.RefreshToken is null ? reader.Decrypt(row)?.RefreshToken : null;
        var set = TokenSet.From(before is null ? tokens : tokens with { RefreshToken = before }, before: null);
        (row.EncryptedDataKey, row.EncryptedContent) = envelope.Seal(SecretName.Of(row), set.ToBytes());
        row.Metadata = SecretMetadata.From(tokens, set, before: null).ToJson();
        row.ConnectorId = owner.ConnectorId;
        row.UpdatedAt = now;
    }

    /// <summary>Gives a user's access token at another provider; one that ends within a minute is replaced first.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="owner">Which kind of identity.</param>
    /// <param name="connectorIdOrTarget">Id of the enterprise connector, or target of the social one.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The token; <see cref="VaultErrors"/>.</returns>
    public async Task<ApiResult<StoredTokens>> GetAsync(string userId, SecretOwner owner, string connectorIdOrTarget, CancellationToken cancellation)
    {
        HeldTokens? held;
        await using (var db = await contexts.CreateDbContextAsync(cancellation))
        {
            held = await reader.FindAsync(db, userId, owner, connectorIdOrTarget, cancellation);
        }

        if (held is null)
        {
            return VaultErrors.TokenNotFound;
        }

        if (held.IsFresh(time.GetUtcNow()))
        {
            return Show(held);
        }

        return (await refresh.RunAsync(held.Row.Id, cancellation)).TryGet(out var refreshed, out var error) ? Show(refreshed) : error;
    }

    /// <summary>Deletes the tokens of an identity, within the write that takes the identity away.</summary>
    public static Task DeleteAsync(HubDbContext db, SecretOwner owner, string provider, string identityId, CancellationToken cancellation) => db.Secrets
        .Where(row => row.Owner == owner && row.Provider == provider && row.IdentityId == identityId)
        .ExecuteDeleteAsync(cancellation);

    /// <summary>Deletes all tokens that came by a connector, within the write that deletes it.</summary>
    public static Task DeleteOfConnectorAsync(HubDbContext db, SecretOwner owner, string connectorId, CancellationToken cancellation) => db.Secrets
        .Where(row => row.Owner == owner && row.ConnectorId == connectorId)
        .ExecuteDeleteAsync(cancellation);

    /// <summary>
    /// Takes hold of the user, so that two sign-ins do not both add a row, and then of the row: whoever refreshes it at the same time sees another version,
    /// and what is read here is the last.
    /// </summary>
    private static async Task<Secret?> HoldAsync(HubDbContext db, TokenOwner owner, CancellationToken cancellation)
    {
        var (userId, kind, provider, identityId) = (owner.UserId, owner.Owner, owner.Provider, owner.IdentityId);
        await db.Users.Where(user => user.Id == userId)
            .ExecuteUpdateAsync(update => update.SetProperty(user => user.UpdatedAt, user => user.UpdatedAt), cancellation);
        var held = await db.Secrets
            .Where(row => row.Owner == kind && row.Provider == provider && row.IdentityId == identityId && row.UserId == userId)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.Version, row => row.Version + 1), cancellation);
        return held == 0
            ? null
            : await db.Secrets.AsTracking().FirstAsync(row => row.Owner == kind && row.Provider == provider && row.IdentityId == identityId, cancellation);
    }

    private Secret Make(TokenOwner owner, ExternalTokens tokens, DateTimeOffset now)
    {
        var name = new SecretName(RandomValues.StandardId(), owner.UserId, owner.Owner, owner.Provider, owner.IdentityId);
        var set = TokenSet.From(tokens, before: null);
        var (dataKey, content) = envelope.Seal(name, set.ToBytes());
        return new Secret
        {
            Id = name.Id,
            UserId = name.UserId,
            Type = TokenSetType,
            Owner = name.Owner,
            ConnectorId = owner.ConnectorId,
            Provider = name.Provider,
            IdentityId = name.IdentityId,
            EncryptedDataKey = dataKey,
            EncryptedContent = content,
            Metadata = SecretMetadata.From(tokens, set, before: null).ToJson(),
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    private StoredTokens Show(HeldTokens held) => new(
        held.Tokens.AccessToken,
        held.Metadata.Scope.Value,
        held.Metadata.TokenType.Value,
        held.Metadata.ExpiresAt.IsGiven ? Math.Max(0, held.Metadata.ExpiresAt.Value - time.GetUtcNow().ToUnixTimeSeconds()) : null);
}
