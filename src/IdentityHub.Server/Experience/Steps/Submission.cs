using IdentityHub.Data.Users;
using IdentityHub.Server.Api;
using IdentityHub.Server.Experience.Federation;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.People.Passwords;
using IdentityHub.Server.Sessions;

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

        var result = state.Event == InteractionEvent.ForgotPassword ? await PasswordReset.ResetAsync(context, user) : await SignInAsync(context, user, proof);
        return result.Error is { } error ? context.Refuse(Step, error) : result;
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

        var (now, methods) = (context.Now, AuthenticationMethods.Of(state, proof));
        var write = new SignInWrite(user.Id, state, password, IdentityWrites.Prepare(context, state.Profile, now), now);
        context.Record(Step);
        context.State = null;
        var failure = await context.CommitAsync(
            write.IsChanging ? Durability.Durable : Durability.Relaxed,
            write.RunAsync,
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

        // However far somebody came with a connector, it ends where the connector does.
        var by = state.IdentifiedBy!;
        if (by.ConnectorId is { } connector && (await ExternalSources.FindAsync(context, by.Type, connector)).Error is { } gone)
        {
            return gone;
        }

        if (await MfaPolicyCheck.FindRefusalAsync(context, user) is { } factor)
        {
            return factor;
        }

        if (state.Profile.PrimaryEmail is { } email
            && (Guards.CheckEmail(context, email) ?? (by.Type == VerificationType.EnterpriseSso ? null : await SsoGuard.CheckAsync(context, email))) is { } unwanted)
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
}
