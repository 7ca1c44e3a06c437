using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Users;
using IdentityHub.Data.Vault;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Management.Users;
using IdentityHub.Server.People;
using IdentityHub.Server.Vault;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Experience.Federation;

/// <summary>Writes accounts elsewhere together with that of a person. Made before the write, which may run twice and in which nothing is to be decrypted.</summary>
internal sealed class IdentityWrites
{
    private readonly List<Entry> entries;
    private readonly SecretVault vault;
    private readonly DateTimeOffset now;

    private IdentityWrites(List<Entry> entries, SecretVault vault, DateTimeOffset now) => (this.entries, this.vault, this.now) = (entries, vault, now);

    /// <summary>Reads what a profile brings.</summary>
    public static IdentityWrites Prepare(ExperienceContext context, PendingProfile profile, DateTimeOffset now)
    {
        var entries = (profile.Identities ?? []).Select(pending =>
        {
            var opened = SealedExternal.Open(context, pending.VerificationId, pending.Sealed);
            return new Entry(pending, RandomValues.StandardId(), ExternalIdentities.DetailsOf(pending.Identity, opened?.Raw), opened?.Tokens);
        });
        return new([.. entries], context.Service<SecretVault>(), now);
    }

    /// <summary>Writes them.</summary>
    /// <param name="db">The store, within a write.</param>
    /// <param name="user">The account, tracked and held; a new one is stored already.</param>
    /// <param name="cancellation">Ends the write.</param>
    /// <returns>
    /// Null; 404 <c>connector.not_found</c> for a connector that was disabled meanwhile; 422 <c>user.identity_already_in_use</c>,
    /// <c>user.social_account_exists_in_profile</c>; 404 <c>session.identifier_not_found</c> when what was identified is not so any more.
    /// </returns>
    public async Task<ApiError?> ApplyAsync(HubDbContext db, User user, CancellationToken cancellation)
    {
        foreach (var entry in entries)
        {
            if (!await ExternalSources.IsUsableAsync(db, entry.Pending.Type, entry.Pending.ConnectorId, cancellation))
            {
                return ExternalErrors.ConnectorNotFound;
            }

            if (HasMoved(entry.Pending, user))
            {
                return SessionErrors.IdentifierNotFound;
            }

            var refusal = entry.Pending.Type == VerificationType.EnterpriseSso
                ? await WriteSsoAsync(db, user, entry, cancellation)
                : await WriteSocialAsync(db, user, entry, cancellation);
            if (refusal is not null)
            {
                return refusal;
            }

            await StoreAsync(db, user, entry, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        return null;
    }

    // Whether tokens are kept is asked again: the operator may have turned it off since the provider was asked for them.
    private async Task StoreAsync(HubDbContext db, User user, Entry entry, CancellationToken cancellation)
    {
        var (pending, connectorId) = (entry.Pending, entry.Pending.ConnectorId);
        var isSso = pending.Type == VerificationType.EnterpriseSso;
        if (entry.Tokens is not { } tokens
            || !(isSso
                ? await db.SsoConnectors.AnyAsync(row => row.Id == connectorId && row.EnableTokenStorage, cancellation)
                : await db.Connectors.AnyAsync(row => row.Id == connectorId && row.EnableTokenStorage, cancellation)))
        {
            return;
        }

        var (kind, provider) = isSso ? (SecretOwner.EnterpriseSso, pending.Identity.Issuer!) : (SecretOwner.Social, pending.Target!);
        await vault.StoreAsync(db, new TokenOwner(user.Id, kind, connectorId, provider, pending.Identity.Id), tokens, now, cancellation);
    }

    // The account had the address when it was identified, and somebody changed it since.
    private static bool HasMoved(PendingIdentity pending, User user) => pending.LinkedBy switch
    {
        IdentifierType.Email => user.NormalizedEmail != User.Normalize(pending.Identity.Email),
        IdentifierType.Phone => user.PrimaryPhone is not { } phone || !new Identifier(IdentifierType.Phone, pending.Identity.Phone!).Forms().Contains(phone),
        _ => false,
    };

    private async Task<ApiError?> WriteSsoAsync(HubDbContext db, User user, Entry entry, CancellationToken cancellation)
    {
        var (userId, connectorId, identity, detail, moment) = (user.Id, entry.Pending.ConnectorId, entry.Pending.Identity, entry.Detail, now);
        if (!entry.Pending.IsNew)
        {
            return await db.UserSsoIdentities.Where(row => row.UserId == userId && row.Issuer == identity.Issuer && row.IdentityId == identity.Id)
                .ExecuteUpdateAsync(
                    row => row.SetProperty(known => known.Detail, detail)
                        .SetProperty(known => known.SsoConnectorId, connectorId)
                        .SetProperty(known => known.UpdatedAt, moment),
                    cancellation) == 1
                ? null
                : SessionErrors.IdentifierNotFound;
        }

        // Another one of the same provider came meanwhile, to this account or to another.
        if (await db.UserSsoIdentities.AnyAsync(
            row => row.Issuer == identity.Issuer && (row.IdentityId == identity.Id || row.UserId == userId), cancellation))
        {
            return UserErrors.IdentityInUse;
        }

        db.UserSsoIdentities.Add(new UserSsoIdentity
        {
            Id = entry.Id,
            UserId = userId,
            Issuer = identity.Issuer!,
            IdentityId = identity.Id,
            Detail = detail,
            SsoConnectorId = connectorId,
            CreatedAt = moment,
            UpdatedAt = moment,
        });
        return null;
    }

    private static async Task<ApiError?> WriteSocialAsync(HubDbContext db, User user, Entry entry, CancellationToken cancellation)
    {
        var (userId, target, identity) = (user.Id, entry.Pending.Target!, entry.Pending.Identity);
        var known = await db.UserIdentities.Where(row => row.UserId == userId && row.Target == target)
            .Select(row => row.IdentityId).FirstOrDefaultAsync(cancellation);
        if (entry.Pending.IsNew ? known is not null : known != identity.Id)
        {
            return entry.Pending.IsNew ? ExternalErrors.SocialAccountExists : SessionErrors.IdentifierNotFound;
        }

        return await SocialIdentities.SetAsync(db, user, target, identity.Id, entry.Detail, cancellation) == IdentityChange.Taken ? UserErrors.IdentityInUse : null;
    }

    private sealed record Entry(PendingIdentity Pending, string Id, JsonElement Detail, ExternalTokens? Tokens);
}
