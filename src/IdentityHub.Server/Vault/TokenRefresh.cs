using System.Collections.Concurrent;
using IdentityHub.Data;
using IdentityHub.Data.Vault;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Hosting.Database;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Vault;

/// <summary>
/// Replaces access tokens that end. Many providers take a refresh token once (RFC 9700 §4.14.2), so of those who want the same one at the same time on a
/// node one asks and all get the answer; of several nodes one stores what it got, and the others read it.
/// </summary>
internal sealed class TokenRefresh(
    IDbContextFactory<HubDbContext> contexts, HubWriter writer, VaultReader reader, SecretEnvelope envelope, TimeProvider time, ILogger<TokenRefresh> logger)
{
    private const int Attempts = 2;
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(20);

    // What another node needs at most to store what the provider gave it.
    private static readonly TimeSpan OtherNode = TimeSpan.FromMilliseconds(300);

    private readonly ConcurrentDictionary<string, Lazy<Task<ApiResult<HeldTokens>>>> running = new(StringComparer.Ordinal);

    /// <summary>Gives tokens that last, or why not.</summary>
    /// <param name="secretId">The row.</param>
    /// <param name="cancellation">Ends the wait of this caller, not that of others.</param>
    public Task<ApiResult<HeldTokens>> RunAsync(string secretId, CancellationToken cancellation) => running
        .GetOrAdd(secretId, id => new Lazy<Task<ApiResult<HeldTokens>>>(() => Task.Run(() => FlyAsync(id), CancellationToken.None)))
        .Value.WaitAsync(cancellation);

    private async Task<ApiResult<HeldTokens>> FlyAsync(string secretId)
    {
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var result = await TryAsync(secretId);
                if (result is { } done)
                {
                    return done;
                }

                if (attempt == Attempts)
                {
                    return VaultErrors.ProviderUnavailable;
                }
            }
        }
        finally
        {
            running.TryRemove(secretId, out _);
        }
    }

    /// <summary>One attempt.</summary>
    /// <returns>Null when somebody else changed the row meanwhile.</returns>
    private async Task<ApiResult<HeldTokens>?> TryAsync(string secretId)
    {
        if (await ReadAsync(secretId) is not { } held)
        {
            return VaultErrors.TokenNotFound;
        }

        if (held.IsFresh(time.GetUtcNow()))
        {
            return held;
        }

        if (held.Tokens.RefreshToken is not { } refreshToken)
        {
            return Otherwise(held, VaultErrors.AccessTokenExpired);
        }

        var (tokens, failure) = await AskAsync(held, refreshToken);
        if (tokens is not null)
        {
            return await StoreAsync(held, tokens);
        }

        Log.RefreshFailed(logger, held.Connector.Id, held.Row.Id, failure!.Code, failure.Details);
        if (!VaultErrors.IsRefusal(failure))
        {
            return Otherwise(held, VaultErrors.ProviderUnavailable);
        }

        // Perhaps another node used the refresh token and is about to store what came.
        await Task.Delay(OtherNode);
        return await ReadAsync(secretId) is { } after && after.Row.Version != held.Row.Version && after.IsAlive(time.GetUtcNow())
            ? after
            : Otherwise(held, VaultErrors.AccessTokenExpired);
    }

    private async Task<(ExternalTokens? Tokens, ApiError? Error)> AskAsync(HeldTokens held, string refreshToken)
    {
        using var limit = new CancellationTokenSource(LongestCall, time);
        try
        {
            // An ID token that comes along has to be about the same person (OpenID Connect Core §12.2).
            var subject = held.Row.Owner == SecretOwner.EnterpriseSso ? new ExternalSubject(held.Row.Provider, held.Row.IdentityId) : null;
            var result = await held.Provider.RefreshAsync(held.Connector with { TokensOf = subject }, refreshToken, limit.Token);
            return result.TryGet(out var tokens, out var error) ? (tokens, null) : (null, error);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return (null, VaultErrors.ProviderUnavailable with { Details = "no answer in time" });
        }
    }

    private async Task<ApiResult<HeldTokens>?> StoreAsync(HeldTokens held, Connectors.External.ExternalTokens given)
    {
        var (tokens, now) = (TokenSet.From(given, held.Tokens), time.GetUtcNow());
        var metadata = SecretMetadata.From(given, tokens, held.Metadata);
        var (id, version, json) = (held.Row.Id, held.Row.Version, metadata.ToJson());
        var (dataKey, content) = envelope.Seal(SecretName.Of(held.Row), tokens.ToBytes());
        var changed = await writer.WriteAsync(
            Durability.Durable,
            (db, cancellation) => db.Secrets.Where(row => row.Id == id && row.Version == version).ExecuteUpdateAsync(
                update => update
                    .SetProperty(row => row.EncryptedDataKey, dataKey)
                    .SetProperty(row => row.EncryptedContent, content)
                    .SetProperty(row => row.Metadata, json)
                    .SetProperty(row => row.Version, version + 1)
                    .SetProperty(row => row.UpdatedAt, now),
                cancellation),
            CancellationToken.None);
        return changed == 1 ? new ApiResult<HeldTokens>?(held with { Tokens = tokens, Metadata = metadata }) : null;
    }

    private async Task<HeldTokens?> ReadAsync(string secretId)
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await reader.FindAsync(db, secretId, CancellationToken.None);
    }

    /// <summary>An access token that has not ended is better than none.</summary>
    private ApiResult<HeldTokens> Otherwise(HeldTokens held, ApiError error) => held.IsAlive(time.GetUtcNow()) ? held : error;
}
