using IdentityHub.Data;
using IdentityHub.Data.Configuration;
using IdentityHub.Data.Roles;
using IdentityHub.Data.Users;
using IdentityHub.Protocol;
using IdentityHub.Server.Audit;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.People.Passwords;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.People;

/// <summary>What became of the wish for an administrator.</summary>
internal enum AdministratorOutcome
{
    /// <summary>There is one more.</summary>
    Created,

    /// <summary>Somebody has this username or e-mail address.</summary>
    Taken,

    /// <summary>The password cannot be used.</summary>
    PasswordRefused,

    /// <summary>More passwords wait than can be hashed soon.</summary>
    Overloaded,
}

/// <summary>The end of <see cref="Administrators.CreateAsync"/>.</summary>
/// <param name="Outcome">How it ended.</param>
internal sealed record AdministratorCreation(AdministratorOutcome Outcome)
{
    /// <summary>Who; set exactly when created.</summary>
    public string? UserId { get; init; }

    /// <summary>Value of the one-time link; set when created without a password. It is stored nowhere.</summary>
    public string? SetupToken { get; init; }

    /// <summary>What is wrong with the password.</summary>
    public IReadOnlyList<PasswordRejection> Password { get; init; } = [];

    /// <summary>Prints the outcome only; the token does not belong into logs.</summary>
    public override string ToString() => Outcome.ToString();
}

/// <summary>What became of setting a password by a one-time link.</summary>
internal enum SetupOutcome
{
    /// <summary>The password is set; the link is used up.</summary>
    Done,

    /// <summary>No such link, or it was used, or it has expired.</summary>
    InvalidLink,

    /// <summary>The password cannot be used; the link still can.</summary>
    PasswordRefused,

    /// <summary>More passwords wait than can be hashed soon; the link can be used again.</summary>
    Overloaded,
}

/// <summary>The end of <see cref="Administrators.RedeemSetupTokenAsync"/>.</summary>
/// <param name="Outcome">How it ended.</param>
internal sealed record SetupResult(SetupOutcome Outcome)
{
    /// <summary>Whose password was set.</summary>
    public string? UserId { get; init; }

    /// <summary>What is wrong with the password.</summary>
    public IReadOnlyList<PasswordRejection> Password { get; init; } = [];
}

/// <summary>Whom a one-time link is for, for the page behind it.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Name">Username, or e-mail address when there is none.</param>
internal sealed record SetupOwner(string UserId, string? Name);

/// <summary>People who may do everything: users with an internal role that holds the Management API's permission.</summary>
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

    /// <summary>Whether there is an administrator.</summary>
    public async Task<bool> ExistAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.UserRoles.AnyAsync(row => row.RoleId == HubSeed.AdministratorRoleId, cancellation);
    }

    /// <summary>Creates an administrator, with a password or with a link to set one.</summary>
    /// <param name="username">Sign-in name.</param>
    /// <param name="email">E-mail address, or null.</param>
    /// <param name="password">Password; null for a link.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<AdministratorCreation> CreateAsync(string username, string? email, string? password, CancellationToken cancellation)
    {
        var (refused, digest) = password is null ? (null, null) : await HashAsync(password, new(null, username, email), cancellation);
        if (refused is not null)
        {
            return refused.Outcome == SetupOutcome.Overloaded
                ? new(AdministratorOutcome.Overloaded)
                : new(AdministratorOutcome.PasswordRefused) { Password = refused.Password };
        }

        var now = time.GetUtcNow();
        var user = new User
        {
            Id = RandomValues.ShortId(),
            Username = username,
            NormalizedUsername = User.Normalize(username),
            PrimaryEmail = email,
            NormalizedEmail = User.Normalize(email),
            CreatedAt = now,
            UpdatedAt = now,
        };
        SetPassword(user, digest, now);
        var token = password is null ? RandomValues.Token() : null;
        try
        {
            return await writer.WriteAsync(Durability.Durable, (db, stop) => StoreAsync(db, user, token, stop), cancellation);
        }
        catch (Exception exception) when (exception.IsUniqueViolation())
        {
            return new(AdministratorOutcome.Taken);
        }
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

                SetPassword(user, digest, now);
                user.UpdatedAt = now;
                db.MarkCatalogChanged();
                trail.Add(db, context, new AuditEntry { Key = "Interaction.ForgotPassword.Submit", UserId = user.Id, Details = new() { ["source"] = "setup link" } });
                return Decision.Commit(new SetupResult(SetupOutcome.Done) { UserId = user.Id });
            },
            cancellation);
    }

    private async Task<AdministratorCreation> StoreAsync(HubDbContext db, User user, string? token, CancellationToken cancellation)
    {
        if (await db.Users.AnyAsync(
            other => other.NormalizedUsername == user.NormalizedUsername
                || (user.NormalizedEmail != null && other.NormalizedEmail == user.NormalizedEmail),
            cancellation))
        {
            return new(AdministratorOutcome.Taken);
        }

        db.Users.Add(user);
        await UserRows.AddDefaultRolesAsync(db, user.Id, cancellation);
        db.UserRoles.Add(new UserRole { UserId = user.Id, RoleId = HubSeed.AdministratorRoleId });
        if (token is not null)
        {
            var value = new SetupToken(user.Id, time.GetUtcNow() + SetupTokenTtl);
            db.HubSettings.Add(new HubSetting { Key = SetupToken.KeyOf(token), Value = value.ToJson() });
        }

        trail.Add(db, null, new AuditEntry { Key = "ManagementApi.CreateAdministrator", Details = new() { ["createdId"] = user.Id, ["source"] = "command" } });
        return new(AdministratorOutcome.Created) { UserId = user.Id, SetupToken = token };
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
