using IdentityHub.Data;
using IdentityHub.Data.Configuration;
using IdentityHub.Data.Roles;
using IdentityHub.Data.Users;
using IdentityHub.Protocol;
using IdentityHub.Server.Audit;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.People.Passwords;
using IdentityHub.Server.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.People;

/// <summary>People with an internal role that holds a permission of the Management API: owners, editors and viewers.</summary>
/// <remarks>
/// <code>
/// admin create -> user with the role, no password -> link with a token, whose hash is stored -> /setup?token=… -> RedeemSetupTokenAsync
/// </code>
/// </remarks>
internal sealed class Administrators(
    HubWriter writer, IDbContextFactory<HubDbContext> contexts, PasswordHasher hasher, AuditTrail trail, TimeProvider time)
{
    /// <summary>How long a link can be used.</summary>
    public static readonly TimeSpan SetupTokenTtl = TimeSpan.FromHours(24);

    // Longer than what is asked of others: this password opens everything.
    private static readonly PasswordPolicy Policy = new() { Length = new() { Min = 12 } };

    /// <summary>Whether there is an owner.</summary>
    public async Task<bool> ExistAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.UserRoles.AnyAsync(static row => row.RoleId == HubSeed.AdministratorRoleId, cancellation);
    }

    /// <summary>Creates an administrator, with a password or with a link to set one.</summary>
    /// <param name="wanted">Whom.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<AdministratorCreation> CreateAsync(NewAdministrator wanted, CancellationToken cancellation)
    {
        var (refused, prepared) = await PrepareAsync(wanted, cancellation);
        if (prepared is null)
        {
            return refused!;
        }

        try
        {
            return await writer.DecideAsync(
                Durability.Durable,
                async (db, stop) =>
                {
                    // Not beside the link that makes the first owner.
                    await db.LockCatalogAsync(stop);
                    var creation = await StoreAsync(db, prepared, stop);
                    if (creation.Outcome != AdministratorOutcome.Created)
                    {
                        return Decision.Undo(creation);
                    }

                    trail.Add(db, null, new AuditEntry
                    {
                        Key = "ManagementApi.CreateAdministrator",
                        Details = new() { ["createdId"] = creation.UserId, ["role"] = AdministratorRoles.NameOf(wanted.Role), ["source"] = "command" },
                    });
                    return Decision.Commit(creation);
                },
                cancellation);
        }
        catch (Exception exception) when (exception.IsUniqueViolation())
        {
            return new(AdministratorOutcome.Taken);
        }
    }

    /// <summary>Hashes the password, or makes a link: what takes long or is random comes before the write.</summary>
    /// <returns>What to store, or why there is nothing.</returns>
    public async Task<(AdministratorCreation? Refused, PreparedAdministrator? Prepared)> PrepareAsync(NewAdministrator wanted, CancellationToken cancellation)
    {
        var (username, email, password) = (wanted.Username, wanted.Email, wanted.Password);
        var (refused, digest) = password is null ? (null, null) : await HashAsync(password, new(null, username, email), cancellation);
        if (refused is not null)
        {
            return (refused.Outcome == SetupOutcome.Overloaded
                ? new(AdministratorOutcome.Overloaded)
                : new(AdministratorOutcome.PasswordRefused) { Password = refused.Password }, null);
        }

        return (null, new(wanted, RandomValues.ShortId(), digest, password is null ? RandomValues.Token() : null));
    }

    /// <summary>Stores what was prepared, within a write.</summary>
    public async Task<AdministratorCreation> StoreAsync(HubDbContext db, PreparedAdministrator prepared, CancellationToken cancellation)
    {
        var (wanted, now) = (prepared.Wanted, time.GetUtcNow());
        var (username, email) = (User.Normalize(wanted.Username), User.Normalize(wanted.Email));
        if (await db.Users.AnyAsync(
            other => other.NormalizedUsername == username || (email != null && other.NormalizedEmail == email), cancellation))
        {
            return new(AdministratorOutcome.Taken);
        }

        var user = new User
        {
            Id = prepared.UserId,
            Username = wanted.Username,
            NormalizedUsername = username,
            PrimaryEmail = wanted.Email,
            NormalizedEmail = email,
            CreatedAt = now,
            UpdatedAt = now,
        };
        SetPassword(user, prepared.Digest, now);
        db.Users.Add(user);
        if (wanted.Role == AdministratorRole.Owner)
        {
            // The link for the first one ends with any owner, and is not to wake up when there is none again.
            await db.HubSettings.Where(static setting => setting.Key == FirstOwner.SettingKey).ExecuteDeleteAsync(cancellation);
        }

        await UserRows.AddDefaultRolesAsync(db, user.Id, cancellation);
        db.UserRoles.Add(new UserRole { UserId = user.Id, RoleId = AdministratorRoles.IdOf(wanted.Role) });
        if (prepared.SetupToken is { } token)
        {
            AddSetupToken(db, user.Id, token);
        }

        return new(AdministratorOutcome.Created) { UserId = user.Id, SetupToken = prepared.SetupToken };
    }

    /// <summary>Puts a new one-time link in the place of those that a user has, within a write.</summary>
    /// <param name="db">The write.</param>
    /// <param name="userId">Whose password it will set.</param>
    /// <param name="token">Value of the link.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>Until when it can be used.</returns>
    public async Task<DateTimeOffset> ReplaceSetupTokensAsync(HubDbContext db, string userId, string token, CancellationToken cancellation)
    {
        var links = await db.HubSettings.AsTracking().Where(static setting => setting.Key.StartsWith(SetupToken.Prefix)).ToListAsync(cancellation);
        db.HubSettings.RemoveRange(links.Where(link => SetupToken.Parse(link.Value) is not { } kept || kept.UserId == userId || kept.ExpiresAt <= time.GetUtcNow()));
        return AddSetupToken(db, userId, token);
    }

    /// <summary>Whom a link is for; null when it cannot be used. Looking does not use it up.</summary>
    public async Task<SetupOwner?> FindSetupOwnerAsync(string token, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await FindAsync(db, token, cancellation) is not { } found)
        {
            return null;
        }

        return await db.Users
            .Where(user => user.Id == found.UserId && !user.IsSuspended)
            .Select(user => new SetupOwner(user.Id, user.Username ?? user.PrimaryEmail))
            .FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Sets a password by a link, which works once.</summary>
    /// <param name="token">Value from the link.</param>
    /// <param name="password">As typed.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <param name="context">The request, for the audit trail.</param>
    public async Task<SetupResult> RedeemSetupTokenAsync(
        string token, string password, CancellationToken cancellation, HttpContext? context = null)
    {
        // The link first: who has none learns nothing about passwords and costs no hash.
        if (await FindSetupOwnerAsync(token, cancellation) is not { } owner)
        {
            return new(SetupOutcome.InvalidLink);
        }

        var (refused, digest) = await HashAsync(password, new(Username: owner.Name), cancellation);
        if (refused is not null)
        {
            return refused;
        }

        var now = time.GetUtcNow();
        return await writer.DecideAsync(
            Durability.Durable,
            async (db, stop) =>
            {
                var used = await db.HubSettings.Where(setting => setting.Key == SetupToken.KeyOf(token)).ExecuteDeleteAsync(stop);
                var user = await db.Users.AsTracking().FirstOrDefaultAsync(candidate => candidate.Id == owner.UserId, stop);
                if (used != 1 || user is not { IsSuspended: false })
                {
                    return Decision.Undo(new SetupResult(SetupOutcome.InvalidLink));
                }

                // Whoever was in by an old password is out.
                await BrowserSessions.EndAllAsync(db, user.Id, stop);
                SetPassword(user, digest, now);
                user.UpdatedAt = now;
                db.MarkCatalogChanged();
                trail.Add(db, context, new AuditEntry { Key = "Interaction.ForgotPassword.Submit", UserId = user.Id, Details = new() { ["source"] = "setup link" } });
                return Decision.Commit(new SetupResult(SetupOutcome.Done) { UserId = user.Id });
            },
            cancellation);
    }

    private DateTimeOffset AddSetupToken(HubDbContext db, string userId, string token)
    {
        var value = new SetupToken(userId, time.GetUtcNow() + SetupTokenTtl);
        db.HubSettings.Add(new HubSetting { Key = SetupToken.KeyOf(token), Value = value.ToJson() });
        return value.ExpiresAt;
    }

    private async Task<SetupToken?> FindAsync(HubDbContext db, string token, CancellationToken cancellation)
    {
        var key = SetupToken.KeyOf(token);
        var json = await db.HubSettings.Where(setting => setting.Key == key).Select(setting => setting.Value).FirstOrDefaultAsync(cancellation);
        return json is not null && SetupToken.Parse(json) is { } found && found.ExpiresAt > time.GetUtcNow() ? found : null;
    }

    private async Task<(SetupResult? Refused, string? Digest)> HashAsync(string password, PasswordOwner owner, CancellationToken cancellation)
    {
        if (PasswordPolicyCheck.Evaluate(Policy, password, owner) is { Count: > 0 } rejections)
        {
            return (new(SetupOutcome.PasswordRefused) { Password = rejections }, null);
        }

        var hash = await hasher.HashAsync(password, cancellation);
        return hash.Status switch
        {
            PasswordHashStatus.Hashed => (null, hash.Digest),
            PasswordHashStatus.Overloaded => (new(SetupOutcome.Overloaded), null),
            _ => (new(SetupOutcome.PasswordRefused) { Password = [new(PasswordRejection.UnsupportedCharacters)] }, null),
        };
    }

    private static void SetPassword(User user, string? digest, DateTimeOffset now)
    {
        if (digest is not null)
        {
            user.PasswordEncrypted = digest;
            user.PasswordEncryptionMethod = nameof(PasswordAlgorithm.Argon2id);
            user.PasswordUpdatedAt = now;
            user.IsPasswordExpired = false;
        }
    }
}
