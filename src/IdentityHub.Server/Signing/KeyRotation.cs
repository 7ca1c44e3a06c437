using IdentityHub.Data;
using IdentityHub.Data.Signing;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Oidc;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Signing;

/// <summary>How a request to rotate ended.</summary>
internal enum RotationOutcome
{
    /// <summary>There is a new key.</summary>
    Rotated,

    /// <summary>A next key waits already.</summary>
    NextKeyExists,

    /// <summary>The hub does not sign with this algorithm.</summary>
    UnknownAlgorithm,
}

/// <summary>The end of a request to rotate.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="KeyId">The new key.</param>
/// <param name="EffectiveAt">When it begins to sign.</param>
internal sealed record RotationResult(RotationOutcome Outcome, string? KeyId = null, DateTimeOffset? EffectiveAt = null);

/// <summary>How a request to delete a key ended.</summary>
internal enum KeyDeletion
{
    /// <summary>It is gone; tokens it signed verify nowhere.</summary>
    Deleted,

    /// <summary>There is no such key.</summary>
    NotFound,

    /// <summary>It signs or is about to; rotate first.</summary>
    InUse,
}

/// <summary>
/// Moves keys through their life. Each step is one transaction that first takes the catalog's row, so that of many nodes one acts at a time
/// and the others then see what it did.
/// </summary>
/// <remarks>
/// <code>
/// EnsureAsync          (start)            -> Current
/// RotateAsync, grace 0 (compromise)       -> Current,  the old one -> Previous
/// RotateAsync, grace   (routine)          -> Next, published at once
/// AdvanceAsync         (job, after grace) -> Next becomes Current, the old one Previous
/// AdvanceAsync         (job, after the longest token lifetime) -> Previous is removed
/// </code>
/// </remarks>
internal sealed class KeyRotation(
    HubWriter writer, IDbContextFactory<HubDbContext> contexts, SigningKeyMaker maker, KeyRing ring, OidcOptions options, TimeProvider time)
{
    /// <summary>Makes the keys that settings ask for and the database lacks, then fills the ring.</summary>
    public async Task EnsureAsync(CancellationToken cancellation)
    {
        await ring.ReloadAsync(cancellation);
        foreach (var algorithm in options.Algorithms.Except(ring.Algorithms))
        {
            var record = maker.Make(algorithm, SigningKeyStatus.Current);
            await writer.WriteAsync(
                Durability.Durable,
                async (db, token) =>
                {
                    await db.LockCatalogAsync(token);
                    if (!await db.SigningKeys.AnyAsync(key => key.Algorithm == algorithm && key.Status == SigningKeyStatus.Current, token))
                    {
                        db.SigningKeys.Add(record);
                    }
                },
                cancellation);
        }

        await ring.ReloadAsync(cancellation);
    }

    /// <summary>Makes a new key for an algorithm.</summary>
    /// <param name="algorithm">Which; null means the default.</param>
    /// <param name="grace">How long it is published before it signs; at least what clients cache key sets for. Zero: it signs at once.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<RotationResult> RotateAsync(string? algorithm, TimeSpan grace, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(grace, TimeSpan.Zero);
        var name = algorithm ?? options.SigningAlgorithm;
        await ring.ReloadAsync(cancellation);
        if (!ring.Algorithms.Contains(name))
        {
            return new(RotationOutcome.UnknownAlgorithm);
        }

        var now = time.GetUtcNow();
        var record = grace == TimeSpan.Zero
            ? maker.Make(name, SigningKeyStatus.Current)
            : maker.Make(name, SigningKeyStatus.Next, now + grace);
        var result = await writer.WriteAsync(
            Durability.Durable,
            async (db, token) =>
            {
                await db.LockCatalogAsync(token);
                if (await db.SigningKeys.AnyAsync(key => key.Algorithm == name && key.Status == SigningKeyStatus.Next, token))
                {
                    return new RotationResult(RotationOutcome.NextKeyExists);
                }

                if (record.Status == SigningKeyStatus.Current)
                {
                    await RetireCurrentAsync(db, name, token);
                }

                db.SigningKeys.Add(record);
                return new RotationResult(RotationOutcome.Rotated, record.Id, record.EffectiveAt ?? now);
            },
            cancellation);
        await ring.ReloadAsync(cancellation);
        return result;
    }

    /// <summary>Lets next keys sign whose time has come, and removes previous keys whose last token has expired.</summary>
    /// <returns>How many keys moved.</returns>
    public async Task<int> AdvanceAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (!await IsSomethingDueAsync(now, cancellation))
        {
            return 0;
        }

        var moved = await writer.WriteAsync(
            Durability.Durable,
            async (db, token) =>
            {
                await db.LockCatalogAsync(token);
                var due = await db.SigningKeys.AsTracking()
                    .Where(key => key.Status == SigningKeyStatus.Next && key.EffectiveAt <= now)
                    .ToListAsync(token);
                foreach (var next in due)
                {
                    await RetireCurrentAsync(db, next.Algorithm, token);
                    next.Status = SigningKeyStatus.Current;
                }

                var removed = await db.SigningKeys
                    .Where(key => key.Status == SigningKeyStatus.Previous && key.RetireAt <= now)
                    .ExecuteDeleteAsync(token);
                db.MarkCatalogChanged();
                return due.Count + removed;
            },
            cancellation);
        await ring.ReloadAsync(cancellation);
        return moved;
    }

    /// <summary>Removes a key that no longer signs before its time, such as one that somebody else got hold of.</summary>
    public async Task<KeyDeletion> DeleteAsync(string keyId, CancellationToken cancellation)
    {
        var deletion = await writer.WriteAsync(
            Durability.Durable,
            async (db, token) =>
            {
                await db.LockCatalogAsync(token);
                var deleted = await db.SigningKeys
                    .Where(key => key.Id == keyId && key.Status == SigningKeyStatus.Previous)
                    .ExecuteDeleteAsync(token);
                if (deleted == 0)
                {
                    return await db.SigningKeys.AnyAsync(key => key.Id == keyId, token) ? KeyDeletion.InUse : KeyDeletion.NotFound;
                }

                db.MarkCatalogChanged();
                return KeyDeletion.Deleted;
            },
            cancellation);
        await ring.ReloadAsync(cancellation);
        return deletion;
    }

    private async Task<bool> IsSomethingDueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.SigningKeys.AnyAsync(
            key => (key.Status == SigningKeyStatus.Next && key.EffectiveAt <= now)
                || (key.Status == SigningKeyStatus.Previous && key.RetireAt <= now),
            cancellation);
    }

    private async Task RetireCurrentAsync(HubDbContext db, string algorithm, CancellationToken cancellation)
    {
        var retireAt = time.GetUtcNow() + await PublishedForAsync(db, cancellation);
        await db.SigningKeys
            .Where(key => key.Algorithm == algorithm && key.Status == SigningKeyStatus.Current)
            .ExecuteUpdateAsync(
                update => update
                    .SetProperty(key => key.Status, SigningKeyStatus.Previous)
                    .SetProperty(key => key.RetireAt, retireAt),
                cancellation);
        db.MarkCatalogChanged();
    }

    // A node that has not heard of the change may sign with the old key for a moment longer; the hour covers that and clocks that differ.
    private async Task<TimeSpan> PublishedForAsync(HubDbContext db, CancellationToken cancellation)
    {
        var accessToken = await db.Resources.MaxAsync(resource => (int?)resource.AccessTokenTtl, cancellation) ?? 0;
        var clients = await db.Applications.AsNoTracking().Select(client => client.CustomClientMetadata).ToListAsync(cancellation);
        var idToken = clients.Max(client => client.IdTokenTtl) ?? 0;
        var longest = TimeSpan.FromSeconds(Math.Max(accessToken, idToken)) + TimeSpan.FromHours(1);
        return longest > options.KeyRetention ? longest : options.KeyRetention;
    }
}
