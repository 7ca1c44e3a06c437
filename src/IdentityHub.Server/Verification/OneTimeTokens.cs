using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Users;
using IdentityHub.Data.Verification;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Database;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Verification;

/// <summary>
/// Secrets in links (magic links) by which the owner of an e-mail address signs in once. Stored is a keyed hash; the token itself is told only
/// to who makes it.
/// </summary>
internal sealed class OneTimeTokens(IDbContextFactory<HubDbContext> contexts, HubWriter writer, MasterKey masterKey, TimeProvider clock)
{
    /// <summary>How long one lasts when nothing is said.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const string HashPurpose = "one-time-token";

    /// <summary>A new token and its row, to be added by whoever writes.</summary>
    /// <param name="email">Whose.</param>
    /// <param name="context">Organizations to join, and what it is for.</param>
    /// <param name="lifetime">How long it lasts.</param>
    public (string Token, OneTimeToken Row) Create(string email, JsonElement context, TimeSpan lifetime)
    {
        var (token, now) = (RandomValues.Token(), clock.GetUtcNow());
        return (token, new OneTimeToken
        {
            Id = RandomValues.StandardId(),
            Email = email,
            NormalizedEmail = User.Normalize(email)!,
            TokenHash = masterKey.KeyedHash(HashPurpose, token),
            Context = context,
            CreatedAt = now,
            ExpiresAt = now + lifetime,
        });
    }

    /// <summary>What a row is now: one that nobody used in time is expired.</summary>
    public OneTimeTokenStatus StatusOf(OneTimeToken row) =>
        row.Status == OneTimeTokenStatus.Active && row.ExpiresAt <= clock.GetUtcNow() ? OneTimeTokenStatus.Expired : row.Status;

    /// <summary>Holds a token against an address, without using it up.</summary>
    /// <returns>The row; <c>one_time_token.*</c>.</returns>
    public async Task<ApiResult<OneTimeToken>> CheckAsync(string email, string token, CancellationToken cancellation)
    {
        var hash = masterKey.KeyedHash(HashPurpose, token);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var row = await db.OneTimeTokens.AsNoTracking().FirstOrDefaultAsync(row => row.TokenHash == hash, cancellation);
        if (row is null || row.NormalizedEmail != User.Normalize(email))
        {
            return row is null ? VerificationErrors.TokenNotFound : VerificationErrors.TokenEmailMismatch;
        }

        return StatusOf(row) switch
        {
            OneTimeTokenStatus.Active => row,
            OneTimeTokenStatus.Consumed => VerificationErrors.TokenConsumed,
            OneTimeTokenStatus.Revoked => VerificationErrors.TokenRevoked,
            _ => VerificationErrors.TokenExpired,
        };
    }

    /// <summary>Checks a token and uses it up: of two that come with it, one succeeds.</summary>
    /// <returns>The row; <c>one_time_token.*</c>.</returns>
    public async Task<ApiResult<OneTimeToken>> ConsumeAsync(string email, string token, CancellationToken cancellation)
    {
        if (!(await CheckAsync(email, token, cancellation)).TryGet(out var row, out var error))
        {
            return error;
        }

        return await writer.WriteAsync(Durability.Durable, (db, stop) => ConsumeAsync(db, row.Id, clock.GetUtcNow(), stop), CancellationToken.None)
            ? row
            : VerificationErrors.TokenConsumed;
    }

    /// <summary>Uses up a token inside somebody's write.</summary>
    /// <returns>False when it does not count any more.</returns>
    public static async Task<bool> ConsumeAsync(HubDbContext db, string id, DateTimeOffset now, CancellationToken cancellation) =>
        await db.OneTimeTokens.Where(row => row.Id == id && row.Status == OneTimeTokenStatus.Active && row.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, OneTimeTokenStatus.Consumed), cancellation) == 1;

    /// <summary>The organizations of a token's context.</summary>
    public static IReadOnlyList<string> OrganizationsOf(OneTimeToken row) =>
        row.Context.ValueKind == JsonValueKind.Object && row.Context.TryGetProperty("jitOrganizationIds", out var ids) && ids.ValueKind == JsonValueKind.Array
            ? [.. ids.EnumerateArray().Select(id => id.GetString()).OfType<string>()]
            : [];
}
