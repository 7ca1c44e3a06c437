using IdentityHub.Data;
using IdentityHub.Data.Users;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.People;
using IdentityHub.Server.People.Passwords;
using IdentityHub.Server.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Experience.Steps;

/// <summary>How an interaction ended.</summary>
/// <param name="RedirectTo">Where the browser goes on; null when a password was reset, which signs nobody in.</param>
internal sealed record SubmitOutcome(string? RedirectTo);

/// <summary>Ends an interaction: everything that was proven and collected is written in one transaction, or nothing is.</summary>
/// <remarks>
/// <code>
/// captcha -> identified? -> forgotten password: new one? -> write, forget everything
///                        -> second factor -> unique? -> complete? -> second factor set up? -> write, record the sign-in
/// </code>
/// </remarks>
internal static class Submission
{
    private const string Step = "Submit";

    /// <summary>Submits.</summary>
    /// <returns>How it ended; the refusals of the reference, in its order.</returns>
    public static async Task<ApiResult<SubmitOutcome>> SubmitAsync(ExperienceContext context)
    {
        var state = context.State!;
        if (Guards.CheckCaptcha(context) is { } captcha)
        {
            return context.Refuse(Step, captcha);
        }

        if (state.IdentifiedBy is not { } proof || await context.FindUserAsync() is not { } user)
        {
            return context.Refuse(Step, SessionErrors.IdentifierNotFound);
        }

        if (user.IsSuspended)
        {
            return context.Refuse(Step, SessionErrors.Suspended);
        }

        var result = state.Event == InteractionEvent.ForgotPassword ? await ResetAsync(context, user) : await SignInAsync(context, user, proof);
        return result.Error is { } error ? context.Refuse(Step, error) : result;
    }

    private static async Task<ApiResult<SubmitOutcome>> ResetAsync(ExperienceContext context, User user)
    {
        if (context.State!.Profile.PasswordEncrypted is not { } digest)
        {
            return SessionErrors.NewPasswordRequired;
        }

        var (id, now) = (user.Id, context.Now);
        context.Record(Step);

        // Forgotten first, so that what ends everything the person is doing leaves this interaction, in which they can now sign in.
        var before = context.State;
        context.State = null;
        var refusal = await context.CommitAsync(
            Durability.Durable,
            async (db, token) =>
            {
                if (await UserRows.HoldAndReadAsync(db, id, now, token) is not { } row || row.IsSuspended)
                {
                    return SessionErrors.Suspended;
                }

                Accounts.SetPassword(row, digest, now);
                await db.SaveChangesAsync(token);
                return null;
            },
            static state => state with { AuthenticatedAt = null, Methods = null },
            (db, token) => BrowserSessions.EndAllAsync(db, id, token));
        if (refusal is null)
        {
            return new SubmitOutcome(null);
        }

        context.State = before;
        context.Forget();
        return refusal;
    }

    private static async Task<ApiResult<SubmitOutcome>> SignInAsync(ExperienceContext context, User user, IdentifiedBy proof)
    {
        if (await FindRefusalAsync(context, user) is { } refusal)
        {
            return refusal;
        }

        var state = context.State!;
        PasswordProof? password = null;
        if (proof.DigestHash is { } hash)
        {
            // Somebody chose another password since: what was proven is worth nothing now.
            if (user.PasswordEncrypted is not { } digest || PasswordVerification.HashOf(digest) != hash)
            {
                return SessionErrors.InvalidCredentials;
            }

            password = new PasswordProof(user.Id, digest);
        }

        var (now, methods) = (context.Now, MethodsOf(state, proof));
        context.Record(Step);
        var isChanging = state.Profile != new PendingProfile { Submitted = state.Profile.Submitted } || state.Mfa is not null;
        context.State = null;
        var failure = await context.CommitAsync(
            isChanging ? Durability.Durable : Durability.Relaxed,
            (db, token) => WriteAsync(db, user.Id, state, password, isChanging, now, token),
            before => Interactions.SignedIn(before, user.Id, methods, now) with { Submission = LastSubmission.Of(state, user.Id) });
        if (failure is null)
        {
            return new SubmitOutcome(context.Service<Interactions>().ResumeUrl(context.Interaction));
        }

        context.State = state;
        context.Forget();
        return failure;
    }

    private static async Task<ApiError?> FindRefusalAsync(ExperienceContext context, User user)
    {
        var state = context.State!;
        if (state.Event == InteractionEvent.SignIn && Guards.CheckMode(context, state.Event) is { } closed)
        {
            return closed;
        }

        if (await MfaPolicyCheck.FindRefusalAsync(context, user) is { } factor)
        {
            return factor;
        }

        if (state.Profile.PrimaryEmail is { } email && Guards.CheckEmail(context, email) is { } unwanted)
        {
            return unwanted;
        }

        if (state.Profile is { Username: not null } or { PrimaryEmail: not null } or { PrimaryPhone: not null })
        {
            await using var db = context.Read();
            if (await Accounts.FindCollisionAsync(db, state.Profile, user.Id, context.Cancellation) is { } taken)
            {
                return taken;
            }
        }

        return MandatoryProfile.FindRefusal(context, user) ?? await MfaPolicyCheck.FindMissingAsync(context, user);
    }

    private static async Task<ApiError?> WriteAsync(
        HubDbContext db, string userId, ExperienceState state, PasswordProof? password, bool isChanging, DateTimeOffset now, CancellationToken cancellation)
    {
        var isHeld = password is null
            ? await db.Users.Where(row => row.Id == userId && !row.IsSuspended)
                .ExecuteUpdateAsync(row => row.SetProperty(user => user.LastSignInAt, now), cancellation) == 1
            : await password.HoldAsync(db, now, cancellation);
        if (!isHeld)
        {
            // With a password, it may also be another one by now.
            return await db.Users.AnyAsync(row => row.Id == userId && row.IsSuspended, cancellation) ? SessionErrors.Suspended
                : password is null ? SessionErrors.IdentifierNotFound : SessionErrors.InvalidCredentials;
        }

        if (!isChanging)
        {
            return null;
        }

        if (await Accounts.FindCollisionAsync(db, state.Profile, userId, cancellation) is { } taken)
        {
            return taken;
        }

        var row = (await UserRows.HoldAndReadAsync(db, userId, now, cancellation))!;
        if (FindOverwritten(row, state.Profile) is { } overwritten)
        {
            return overwritten;
        }

        Accounts.Apply(row, state.Profile, now);
        Accounts.Apply(row, state.Mfa);
        await db.SaveChangesAsync(cancellation);
        await Accounts.JoinAsync(db, userId, state.Profile, cancellation);
        return null;
    }

    // Given meanwhile by somebody else, or in another interaction: what is there stays.
    private static ApiError? FindOverwritten(User row, PendingProfile profile) => profile switch
    {
        { Username: not null } when row.Username is not null => SessionErrors.UsernameExists,
        { PrimaryEmail: not null } when row.PrimaryEmail is not null => SessionErrors.EmailExists,
        { PrimaryPhone: not null } when row.PrimaryPhone is not null => SessionErrors.PhoneExists,
        { PasswordEncrypted: not null } when row.PasswordEncrypted is not null => SessionErrors.PasswordExists,
        _ => null,
    };

    /// <summary>
    /// How the person signed in, in values of RFC 8176. A code by e-mail or phone is <c>otp</c>, and never more: what reads or forwards messages is not the
    /// person, so it satisfies no step-up.
    /// </summary>
    private static string MethodsOf(ExperienceState state, IdentifiedBy proof)
    {
        List<string> methods = [.. MethodsOf(proof.Type)];
        foreach (var type in new[] { VerificationType.MfaEmailVerificationCode, VerificationType.MfaPhoneVerificationCode })
        {
            if (state.FindVerified(type) is { } record && record.UserId == state.UserId)
            {
                methods.AddRange([.. MethodsOf(type), "mfa"]);
            }
        }

        return string.Join(' ', methods.Distinct());
    }

    private static string[] MethodsOf(VerificationType type) => type switch
    {
        VerificationType.Password or VerificationType.NewPasswordIdentity => ["pwd"],
        VerificationType.PhoneVerificationCode or VerificationType.MfaPhoneVerificationCode => ["otp", "sms"],
        _ => ["otp"],
    };
}
