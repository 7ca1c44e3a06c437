using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using IdentityHub.Data.Audit;
using IdentityHub.Data.Users;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.People.Passwords;
using IdentityHub.Server.SignIn;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Experience.Steps;

/// <summary>Holds a password against that of an account.</summary>
/// <remarks>
/// <code>
/// look up -> count (Lockout) -> verify, one hash whoever it is -> suspended? expired? -> proof; the counters are taken back with the state
/// (a digest that is to be made anew is stored at once; when it was replaced meanwhile: look up and verify again)
/// </code>
/// </remarks>
internal static class PasswordVerification
{
    /// <summary>The longest identifier an account can have.</summary>
    public const int MaximumIdentifier = People.Identifiers.MaximumLength;

    private const string Step = "Verification.Password.Submit";

    // How often to look again when the digest changes while it is verified.
    private const int MaximumLooks = 3;

    /// <summary>Verifies.</summary>
    /// <param name="context">The request.</param>
    /// <param name="identifier">Whose.</param>
    /// <param name="password">As typed.</param>
    /// <returns>
    /// Id of the proof; 422 <c>session.invalid_credentials</c>, <c>password.expired</c>, <c>user.sign_in_method_not_enabled</c>,
    /// <c>session.sso_enabled</c>; 401 <c>user.suspended</c>; 400 <c>session.verification_blocked_too_many_attempts</c>; 429 when too many passwords wait.
    /// </returns>
    /// <remarks>A way that is turned off is refused before anything is compared: otherwise passwords could be tried with it.</remarks>
    public static async Task<ApiResult<string>> VerifyAsync(ExperienceContext context, Identifier identifier, string password)
    {
        if (!context.Settings.SignIn.AllowsPassword(identifier.TypeName))
        {
            return context.Refuse(Step, SessionErrors.MethodNotEnabled);
        }

        if (await SsoGuard.CheckAsync(context, identifier) is { } guarded)
        {
            return context.Refuse(Step, guarded);
        }

        var hasher = context.Service<PasswordHasher>();
        var user = await context.FindUserAsync(identifier);
        var attempt = new Attempt(context, Step, user?.Id, identifier.LookUpForm());
        if (await attempt.BeginAsync() is { } blocked)
        {
            return blocked;
        }

        var verdict = await hasher.VerifyAsync(password, user?.PasswordEncrypted, AlgorithmOf(user), context.Cancellation);
        for (var look = 1; look <= MaximumLooks && user is not null && IsRight(verdict); look++)
        {
            var isOld = verdict == PasswordVerdict.VerifiedNeedsRehash;
            if (await AcceptAsync(context, identifier, user, isOld ? password : null, attempt) is { } result)
            {
                return result;
            }

            user = await context.FindUserAsync(identifier);
            verdict = await hasher.VerifyAsync(password, user?.PasswordEncrypted, AlgorithmOf(user), context.Cancellation);
        }

        return verdict == PasswordVerdict.Overloaded
            ? await attempt.UndoAsync(SessionErrors.Overloaded)
            : await attempt.FailAsync(SessionErrors.InvalidCredentials);
    }

    /// <summary>What is remembered of the digest that was verified.</summary>
    public static string HashOf(string digest) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(digest)));

    /// <summary>How a user's digest was made; null for one of our own.</summary>
    public static PasswordAlgorithm? AlgorithmOf(User? user) =>
        Enum.TryParse<PasswordAlgorithm>(user?.PasswordEncryptionMethod, ignoreCase: false, out var algorithm) ? algorithm : null;

    /// <summary>Reasons are shown only to somebody who knows the password.</summary>
    /// <returns>Null when the digest was replaced while it was verified: by another sign-in, or by somebody who chose another password.</returns>
    private static async Task<ApiResult<string>?> AcceptAsync(
        ExperienceContext context, Identifier identifier, User user, string? toHash, Attempt attempt)
    {
        if (user.IsSuspended || user.IsPasswordExpired)
        {
            return await RefuseAsync(context, user, attempt, user.IsSuspended ? SessionErrors.Suspended : SessionErrors.PasswordExpired);
        }

        var verified = user.PasswordEncrypted!;
        var digest = (toHash is null ? null : (await context.Service<PasswordHasher>().HashAsync(toHash, context.Cancellation)).Digest) ?? verified;
        if (digest != verified && !await ReplaceDigestAsync(context, user.Id, verified, digest))
        {
            return null;
        }

        (user.PasswordEncrypted, user.PasswordEncryptionMethod) = (digest, digest == verified ? user.PasswordEncryptionMethod : nameof(PasswordAlgorithm.Argon2id));
        attempt.Succeed();
        var record = new VerificationRecord
        {
            Id = RandomValues.StandardId(),
            Type = VerificationType.Password,
            Identifier = identifier,
            IsVerified = true,
            UserId = user.Id,
            DigestHash = HashOf(digest),
        };
        context.State = context.State!.With(record);
        return record.Id;
    }

    private static async Task<ApiError> RefuseAsync(ExperienceContext context, User user, Attempt attempt, ApiError error)
    {
        AuditLog[] rows = [context.Row(Step, user.Id), context.Row("Identifier.Submit", user.Id, error)];
        await context.Service<HubWriter>().WriteAsync(
            Durability.Relaxed,
            (db, token) =>
            {
                AuditRows.Add(db, rows);
                return Lockout.ForgiveAsync(db, attempt.Targets, token);
            },
            context.Cancellation);
        return error;
    }

    // Only over the digest that was verified: a password changed meanwhile stays, and was not the one that was typed.
    private static async Task<bool> ReplaceDigestAsync(ExperienceContext context, string id, string verified, string digest) =>
        await context.Service<HubWriter>().WriteAsync(
            Durability.Relaxed,
            (db, token) => db.Users.Where(row => row.Id == id && row.PasswordEncrypted == verified).ExecuteUpdateAsync(
                row => row.SetProperty(person => person.PasswordEncrypted, digest)
                    .SetProperty(person => person.PasswordEncryptionMethod, nameof(PasswordAlgorithm.Argon2id)),
                token),
            context.Cancellation) == 1;

    private static bool IsRight(PasswordVerdict verdict) => verdict is PasswordVerdict.Verified or PasswordVerdict.VerifiedNeedsRehash;
}
