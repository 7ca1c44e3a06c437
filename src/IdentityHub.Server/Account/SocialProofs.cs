using IdentityHub.Data;
using IdentityHub.Data.Verification;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Experience.Federation;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Database;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Account;

/// <summary>That an account elsewhere is the user's, proven a moment ago.</summary>
/// <param name="Id">Id of the proof.</param>
/// <param name="ConnectorId">The connector.</param>
/// <param name="Target">What its accounts are called.</param>
/// <param name="Identity">Whose account it is.</param>
/// <param name="Tokens">What the provider gave; null when the connector keeps no tokens.</param>
internal sealed record SocialProof(string Id, string ConnectorId, string Target, ExternalIdentity Identity, ExternalTokens? Tokens)
{
    /// <summary>Prints the id alone.</summary>
    public override string ToString() => Id;
}

/// <summary>
/// Proofs of people who are signed in. Each belongs to the user and the application of the token that began it, and lasts ten minutes in all.
/// </summary>
/// <remarks>
/// <code>
/// Make -> row with what began it -> TakeAsync: out, once -> the provider says who came -> CompleteAsync -> FindAsync, UseAsync: the row is gone
/// </code>
/// </remarks>
internal sealed class SocialProofs(HubWriter writer, MasterKey masterKey)
{
    /// <summary>How long a proof may take and last, from when it began.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>Begins one.</summary>
    /// <param name="call">By whom.</param>
    /// <param name="source">Of which connector.</param>
    /// <param name="session">What began at the provider.</param>
    public AccountVerification Make(ApiCall call, ExternalSource source, ExternalSession session)
    {
        var (id, now) = (RandomValues.StandardId(), call.Now);
        var expiresAt = now + Lifetime;
        return new AccountVerification
        {
            Id = id,
            UserId = call.Caller.UserId!,
            ApplicationId = call.Caller.ApplicationId,
            ConnectorId = source.Connector.Id,
            Target = source.Target!,
            Sealed = new SealedExternal { Owner = OwnerOf(call), VerificationId = id, Session = session with { ExpiresAt = expiresAt } }.Seal(masterKey),
            CreatedAt = now,
            ExpiresAt = expiresAt,
        };
    }

    /// <summary>Takes what began one, before anything else happens: of two calls at once one goes on (CVE-2025-46815).</summary>
    /// <returns>The connector and what began; null when there is none, or it was taken.</returns>
    public async Task<(string ConnectorId, ExternalSession Session)?> TakeAsync(ApiCall call, string id)
    {
        var (userId, applicationId, now) = (call.Caller.UserId!, call.Caller.ApplicationId, call.Now);
        var row = await Waiting(call.Db, id, userId, applicationId, now).FirstOrDefaultAsync(call.Cancellation);
        if (SealedExternal.Open(masterKey, OwnerOf(call), id, row?.Sealed)?.Session is not { } session)
        {
            return null;
        }

        var taken = await writer.WriteAsync(
            Durability.Durable,
            (db, cancellation) => Waiting(db, id, userId, applicationId, now)
                .ExecuteUpdateAsync(set => set.SetProperty(waiting => waiting.Sealed, (string?)null), cancellation),
            call.Cancellation);
        return taken == 1 ? (row!.ConnectorId, session) : null;
    }

    /// <summary>Completes one whose beginning was taken.</summary>
    /// <param name="call">By whom.</param>
    /// <param name="id">Which.</param>
    /// <param name="proof">Who came.</param>
    /// <returns>Completes it within a write; false when it is too late.</returns>
    public Func<HubDbContext, CancellationToken, Task<bool>> Complete(ApiCall call, string id, ExternalProof proof)
    {
        var (userId, applicationId, now) = (call.Caller.UserId!, call.Caller.ApplicationId, call.Now);
        var kept = new SealedExternal { Owner = OwnerOf(call), VerificationId = id, Identity = proof.Identity, Tokens = proof.Tokens, Raw = proof.Raw }.Seal(masterKey);
        return async (db, cancellation) => await Of(db, id, userId, applicationId, now)
            .Where(row => !row.IsVerified && row.Sealed == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.IsVerified, true).SetProperty(row => row.Sealed, kept), cancellation) == 1;
    }

    /// <summary>A complete one.</summary>
    /// <returns>Null when there is none, or it is not complete.</returns>
    public async Task<SocialProof?> FindAsync(ApiCall call, string id)
    {
        var row = await Of(call.Db, id, call.Caller.UserId!, call.Caller.ApplicationId, call.Now).FirstOrDefaultAsync(found => found.IsVerified, call.Cancellation);
        return SealedExternal.Open(masterKey, OwnerOf(call), id, row?.Sealed) is { Identity: { } identity } opened
            ? new SocialProof(id, row!.ConnectorId, row.Target, identity, opened.Tokens)
            : null;
    }

    /// <summary>Uses a complete one up, within the write that it allows.</summary>
    /// <returns>Whether it was there.</returns>
    public static async Task<bool> UseAsync(HubDbContext db, ApiCall call, string id, DateTimeOffset now, CancellationToken cancellation) =>
        await Of(db, id, call.Caller.UserId!, call.Caller.ApplicationId, now).Where(row => row.IsVerified).ExecuteDeleteAsync(cancellation) == 1;

    private static IQueryable<AccountVerification> Waiting(HubDbContext db, string id, string userId, string applicationId, DateTimeOffset now) =>
        Of(db, id, userId, applicationId, now).Where(row => !row.IsVerified && row.Sealed != null);

    private static IQueryable<AccountVerification> Of(HubDbContext db, string id, string userId, string applicationId, DateTimeOffset now) =>
        db.AccountVerifications.Where(row => row.Id == id && row.UserId == userId && row.ApplicationId == applicationId && row.ExpiresAt > now);

    // Neither id can hold the separator; an interaction's owner is a hash without one.
    private static string OwnerOf(ApiCall call) => $"{call.Caller.UserId}\n{call.Caller.ApplicationId}";
}
