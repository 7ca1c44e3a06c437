using System.Text.Json.Nodes;
using IdentityHub.Data;
using IdentityHub.Data.Audit;
using IdentityHub.Data.Users;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.People;
using IdentityHub.Server.People.Passwords;
using IdentityHub.Server.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.SignIn;

/// <summary>What became of an attempt to sign in.</summary>
internal enum SignInOutcome
{
    /// <summary>The person is who they say.</summary>
    Verified,

    /// <summary>No such account, no password, a wrong one, or a way that is turned off: nobody learns which.</summary>
    Failed,

    /// <summary>Too many failures; see <see cref="SignInResult.RetryAfter"/>.</summary>
    Locked,

    /// <summary>The password is right, the account is suspended.</summary>
    Suspended,

    /// <summary>The password is right and must not be used any more.</summary>
    PasswordExpired,

    /// <summary>More passwords wait than can be checked soon.</summary>
    Overloaded,
}

/// <summary>The outcome of <see cref="PasswordSignIn.TryAsync"/>.</summary>
/// <param name="Outcome">What happened.</param>
/// <param name="Proof">Who, and by which password; set exactly when verified.</param>
/// <param name="RetryAfter">How long to wait when locked.</param>
internal readonly record struct SignInResult(SignInOutcome Outcome, PasswordProof? Proof = null, TimeSpan RetryAfter = default);

/// <summary>Signs in with a username, an e-mail address or a phone number and a password.</summary>
/// <remarks>
/// <code>
/// look up -> count (Lockout) -> verify, one hash whoever it is -> suspended? expired? -> one write: counters, last sign-in, new digest
/// (when the digest was replaced meanwhile: look up and verify again)
/// </code>
/// </remarks>
internal sealed class PasswordSignIn(
    IDbContextFactory<HubDbContext> contexts, HubWriter writer, PasswordHasher hasher, Lockout lockout, InteractionAudit audit,
    TimeProvider clock)
{
    /// <summary>The longest identifier an account can have.</summary>
    public const int MaximumIdentifier = Identifiers.MaximumLength;

    // How often to look again when the digest changes while it is verified.
    private const int MaximumLooks = 3;

    /// <summary>Tries.</summary>
    /// <param name="identifier">Username, e-mail address or phone number, as typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="context">The request: where the person is, and what the audit trail says of it.</param>
    /// <param name="interaction">What the person signs in for.</param>
    /// <param name="settings">Which ways are open, and the limits.</param>
    /// <param name="cancellation">Ends the attempt; what was counted stays counted.</param>
    public async Task<SignInResult> TryAsync(
        string identifier,
        string password,
        HttpContext context,
        ActiveInteraction interaction,
        SignInExperience settings,
        CancellationToken cancellation)
    {
        // Written like a phone number it cannot be a username or an address. Failures count for the shortest form, however it is typed.
        var phones = PhoneNumber.FormsOf(identifier);
        var normalized = phones.MinBy(static form => form.Length) ?? User.Normalize(identifier.Trim())!;
        Task<Candidate?> LookUpAsync() => phones.Count > 0
            ? FindByPhoneAsync(phones, settings.SignIn, cancellation)
            : FindAsync(normalized, settings.SignIn, cancellation);

        var user = await LookUpAsync();
        var targets = lockout.TargetsOf(user?.Id, normalized, context.Connection.RemoteIpAddress);
        var allowed = await lockout.AttemptAsync(targets, settings.SentinelPolicy, cancellation);
        if (!allowed.IsAllowed)
        {
            audit.Refused(context, interaction, InteractionAudit.PasswordStep, user?.Id, StepFailure.Locked);
            return new(SignInOutcome.Locked, RetryAfter: allowed.RetryAfter);
        }

        var verdict = await hasher.VerifyAsync(password, user?.PasswordEncrypted, AlgorithmOf(user), cancellation);
        for (var look = 1; look <= MaximumLooks && user is not null && IsRight(verdict); look++)
        {
            var isOld = verdict == PasswordVerdict.VerifiedNeedsRehash;
            if (await AcceptAsync(user, password, isOld, targets, new(audit, context, interaction), cancellation) is { } result)
            {
                return result;
            }

            user = await LookUpAsync();
            verdict = await hasher.VerifyAsync(password, user?.PasswordEncrypted, AlgorithmOf(user), cancellation);
        }

        if (verdict == PasswordVerdict.Overloaded)
        {
            await lockout.UncountAsync(targets, CancellationToken.None);
            audit.Refused(context, interaction, InteractionAudit.PasswordStep, user?.Id, StepFailure.Overloaded);
            return new(SignInOutcome.Overloaded);
        }

        await lockout.ConfirmFailureAsync(
            targets,
            settings.SentinelPolicy,
            until => audit.Step(context, interaction, InteractionAudit.PasswordStep, user?.Id, StepFailure.InvalidCredentials, Lock(until)),
            CancellationToken.None);
        return new(SignInOutcome.Failed);
    }

    private async Task<Candidate?> FindAsync(string normalized, SignInSettings settings, CancellationToken cancellation)
    {
        var byUsername = settings.AllowsPassword("username");
        var byEmail = settings.AllowsPassword("email");
        if (normalized.Length is 0 or > MaximumIdentifier || normalized.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        // A username cannot contain "@", so at most one account answers to an identifier.
        return await db.Users.AsNoTracking()
            .Where(user => (byUsername && user.NormalizedUsername == normalized) || (byEmail && user.NormalizedEmail == normalized))
            .OrderBy(user => user.Id)
            .Select(user => new Candidate(user.Id, user.PasswordEncrypted, user.PasswordEncryptionMethod, user.IsSuspended, user.IsPasswordExpired))
            .FirstOrDefaultAsync(cancellation);
    }

    private async Task<Candidate?> FindByPhoneAsync(IReadOnlyList<string> forms, SignInSettings settings, CancellationToken cancellation)
    {
        if (!settings.AllowsPassword("phone"))
        {
            return null;
        }

        // Two people may have the number with and without its trunk zero; then it belongs to whose form was typed.
        var (likely, other) = (forms[0], forms[^1]);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Users.AsNoTracking()
            .Where(user => user.PrimaryPhone == likely || user.PrimaryPhone == other)
            .OrderBy(user => user.PrimaryPhone == likely ? 0 : 1)
            .Select(user => new Candidate(user.Id, user.PasswordEncrypted, user.PasswordEncryptionMethod, user.IsSuspended, user.IsPasswordExpired))
            .FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Reasons are shown only to somebody who knows the password.</summary>
    /// <returns>Null when the digest was replaced while it was verified: by another sign-in, or by somebody who chose another password.</returns>
    private async Task<SignInResult?> AcceptAsync(
        Candidate user, string password, bool isOld, LockoutTargets targets, Steps steps, CancellationToken cancellation)
    {
        if (user.IsSuspended || user.IsPasswordExpired)
        {
            var refusals = steps.Of(user.Id, user.IsSuspended ? StepFailure.Suspended : StepFailure.PasswordExpired);
            await writer.WriteAsync(
                Durability.Relaxed,
                (db, token) =>
                {
                    AuditRows.Add(db, refusals);
                    return Lockout.ForgiveAsync(db, targets, token);
                },
                cancellation);
            return new SignInResult(user.IsSuspended ? SignInOutcome.Suspended : SignInOutcome.PasswordExpired);
        }

        var verified = user.PasswordEncrypted!;
        var digest = (isOld ? (await hasher.HashAsync(password, cancellation)).Digest : null) ?? verified;
        var (id, now) = (user.Id, clock.GetUtcNow());
        var records = steps.Of(id, null);
        var isCurrent = await writer.DecideAsync(
            Durability.Relaxed,
            async (db, token) =>
            {
                if (!await ReplaceDigestAsync(db, id, verified, digest, now, token))
                {
                    return Decision.Undo(false);
                }

                AuditRows.Add(db, records);
                await Lockout.ForgiveAsync(db, targets, token);
                return Decision.Commit(true);
            },
            cancellation);
        return isCurrent ? new SignInResult(SignInOutcome.Verified, new PasswordProof(id, digest)) : null;
    }

    // Only over the digest that was verified: a password changed meanwhile stays, and was not the one that was typed.
    private static async Task<bool> ReplaceDigestAsync(
        HubDbContext db, string id, string verified, string digest, DateTimeOffset now, CancellationToken cancellation)
    {
        var rows = db.Users.Where(row => row.Id == id && row.PasswordEncrypted == verified);
        return (digest == verified
            ? await rows.ExecuteUpdateAsync(row => row.SetProperty(person => person.LastSignInAt, now), cancellation)
            : await rows.ExecuteUpdateAsync(
                row => row.SetProperty(person => person.LastSignInAt, now)
                    .SetProperty(person => person.PasswordEncrypted, digest)
                    .SetProperty(person => person.PasswordEncryptionMethod, nameof(PasswordAlgorithm.Argon2id)),
                cancellation)) == 1;
    }

    private static bool IsRight(PasswordVerdict verdict) => verdict is PasswordVerdict.Verified or PasswordVerdict.VerifiedNeedsRehash;

    private static JsonObject? Lock(DateTimeOffset? until) => until is null ? null : new() { ["lockedUntil"] = until.Value.ToUnixTimeMilliseconds() };

    private static PasswordAlgorithm? AlgorithmOf(Candidate? user) =>
        Enum.TryParse<PasswordAlgorithm>(user?.Method, ignoreCase: false, out var algorithm) ? algorithm : null;

    /// <summary>The rows of a right password: it was checked, and the account may be used or not.</summary>
    private readonly record struct Steps(InteractionAudit Audit, HttpContext Context, ActiveInteraction Interaction)
    {
        public AuditLog[] Of(string userId, StepFailure? failure) =>
        [
            Audit.Step(Context, Interaction, InteractionAudit.PasswordStep, userId),
            Audit.Step(Context, Interaction, InteractionAudit.IdentifierStep, userId, failure),
        ];
    }

    private sealed record Candidate(string Id, string? PasswordEncrypted, string? Method, bool IsSuspended, bool IsPasswordExpired)
    {
        /// <summary>Prints the account only; digests do not belong into logs.</summary>
        public override string ToString() => Id;
    }
}
