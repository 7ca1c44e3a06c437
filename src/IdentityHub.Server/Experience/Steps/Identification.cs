using System.Text.Json.Nodes;
using IdentityHub.Data.Users;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Management.Users;
using IdentityHub.Server.People;

namespace IdentityHub.Server.Experience.Steps;

/// <summary>Who was identified.</summary>
/// <param name="UserId">The account.</param>
/// <param name="IsNew">It was just made, and is stored.</param>
internal sealed record IdentificationOutcome(string UserId, bool IsNew);

/// <summary>Takes a complete proof and says whose it is; when somebody registers, makes their account.</summary>
internal static class Identification
{
    private const string Step = "Identifier.Submit";

    /// <summary>Identifies.</summary>
    /// <param name="context">The request.</param>
    /// <param name="verificationId">Id of the proof; null when somebody registers with what they gave so far.</param>
    /// <param name="linkSocialIdentity">Comes with social sign-in.</param>
    /// <returns>Who it is; the refusals of the reference, in its order.</returns>
    public static async Task<ApiResult<IdentificationOutcome>> IdentifyAsync(ExperienceContext context, string? verificationId, bool linkSocialIdentity = false)
    {
        _ = linkSocialIdentity;
        var result = context.State!.Event == InteractionEvent.Register
            ? await CreateAsync(context, verificationId)
            : await FindAsync(context, verificationId);
        return result.Error is { } error ? context.Refuse(Step, error) : result;
    }

    private static async Task<ApiResult<IdentificationOutcome>> FindAsync(ExperienceContext context, string? verificationId)
    {
        var state = context.State!;
        if (Guards.CheckMode(context, state.Event) is { } closed)
        {
            return closed;
        }

        if (FindProof(state, verificationId) is var (record, refusal) && refusal is not null)
        {
            return refusal;
        }

        if (CheckMethod(context, record!) is { } error)
        {
            return error;
        }

        var user = await context.FindUserAsync(record!.Identifier!);
        if (user is null || (record.UserId is { } proven && proven != user.Id))
        {
            return SessionErrors.UserNotExist.With("identifier", new JsonObject { ["type"] = record.Identifier!.TypeName, ["value"] = record.Identifier.Value });
        }

        return user.IsSuspended ? SessionErrors.Suspended
            : state.UserId is { } other && other != user.Id ? SessionErrors.IdentityConflict
            : Identify(context, record, user);
    }

    private static ApiResult<IdentificationOutcome> Identify(ExperienceContext context, VerificationRecord record, User user)
    {
        var state = context.State!;
        context.State = state with
        {
            UserId = user.Id,
            IdentifiedBy = new IdentifiedBy(record.Type, record.DigestHash),
            Profile = record.JitOrganizationIds is { Count: > 0 } organizations ? state.Profile with { JitOrganizationIds = organizations } : state.Profile,
        };
        context.Record(Step);
        return new IdentificationOutcome(user.Id, false);
    }

    private static (VerificationRecord? Record, ApiError? Refusal) FindProof(ExperienceState state, string? verificationId) => state.Find(verificationId) switch
    {
        null => (null, SessionErrors.VerificationSessionNotFound),
        { IsVerified: false } => (null, SessionErrors.VerificationFailed),
        var record => (record, null),
    };

    private static ApiError? CheckMethod(ExperienceContext context, VerificationRecord record)
    {
        if (context.State!.Event == InteractionEvent.ForgotPassword)
        {
            return record.TemplateType == Messages.TemplateType.ForgotPassword && ForgotPasswordMethods.Allow(context, record.Type)
                ? null
                : SessionErrors.ForgotPasswordMethod;
        }

        var (settings, identifier) = (context.Settings.SignIn, record.Identifier!.TypeName);
        var isEnabled = record.Type switch
        {
            VerificationType.Password => settings.AllowsPassword(identifier),
            VerificationType.EmailVerificationCode or VerificationType.PhoneVerificationCode => settings.AllowsCode(identifier),
            VerificationType.OneTimeToken => true,
            _ => false,
        };
        return isEnabled ? null : SessionErrors.MethodNotEnabled;
    }

    private static async Task<ApiResult<IdentificationOutcome>> CreateAsync(ExperienceContext context, string? verificationId)
    {
        var state = context.State!;
        if (state.UserId is not null)
        {
            return SessionErrors.IdentityConflict;
        }

        if (Guards.CheckMode(context, InteractionEvent.Register) is { } closed)
        {
            return closed;
        }

        var by = state.IdentifiedBy;
        if (verificationId is not null)
        {
            if (FindProof(state, verificationId) is var (record, refusal) && refusal is not null)
            {
                return refusal;
            }

            if (await TakeProfileAsync(context, record!) is { } rejected)
            {
                return rejected;
            }

            by = new IdentifiedBy(record!.Type);
            // Kept even when something is still missing, so that the proof need not be shown again.
            context.State = context.State! with { IdentifiedBy = by };
        }

        // Its address may have been collected before the settings turned against it.
        if (context.State!.Profile.PrimaryEmail is { } email && Guards.CheckEmail(context, email) is { } unwanted)
        {
            return unwanted;
        }

        if ((Guards.CheckCaptcha(context) ?? MandatoryProfile.FindRefusal(context, null)) is { } missing)
        {
            return missing;
        }

        // Without any proof it would be an account that nobody can reach, made by whoever sends an empty request.
        return (by ?? ProofOf(context.State!.Profile)) is { } proof ? await StoreAsync(context, proof) : SessionErrors.VerificationSessionNotFound;
    }

    // Parts of the profile were proven when they were added to it.
    private static IdentifiedBy? ProofOf(PendingProfile profile) => profile switch
    {
        { PrimaryEmail: not null } => new(VerificationType.EmailVerificationCode),
        { PrimaryPhone: not null } => new(VerificationType.PhoneVerificationCode),
        { Username: not null, PasswordEncrypted: not null } => new(VerificationType.NewPasswordIdentity),
        _ => null,
    };

    /// <summary>Takes what a proof says into the profile.</summary>
    private static async Task<ApiError?> TakeProfileAsync(ExperienceContext context, VerificationRecord record)
    {
        var (profile, identifier) = (context.State!.Profile, record.Identifier!);
        switch (record.Type)
        {
            case VerificationType.EmailVerificationCode or VerificationType.OneTimeToken:
                if (Guards.CheckEmail(context, identifier.Value) is { } blocked)
                {
                    return blocked;
                }

                profile = profile with { PrimaryEmail = identifier.Value, JitOrganizationIds = record.JitOrganizationIds ?? profile.JitOrganizationIds };
                break;
            case VerificationType.PhoneVerificationCode:
                profile = profile with { PrimaryPhone = identifier.Value };
                break;
            case VerificationType.NewPasswordIdentity:
                profile = profile with { Username = identifier.Value, PasswordEncrypted = record.PasswordEncrypted };
                break;
            default:
                return SessionErrors.VerificationFailed;
        }

        if (await context.FindUserAsync(identifier) is not null)
        {
            return identifier.Type switch
            {
                IdentifierType.Username => UserErrors.UsernameInUse,
                IdentifierType.Email => UserErrors.EmailInUse,
                _ => UserErrors.PhoneInUse,
            };
        }

        context.State = context.State with { Profile = profile };
        return null;
    }

    private static async Task<ApiResult<IdentificationOutcome>> StoreAsync(ExperienceContext context, IdentifiedBy by)
    {
        var (before, profile, now) = (context.State!, context.State!.Profile, context.Now);
        var user = Accounts.Create(profile, context.Interaction.ApplicationId, now);
        context.State = before with { UserId = user.Id, IdentifiedBy = by, Profile = new PendingProfile { Submitted = profile.Submitted } };
        context.Record(Step, user.Id);
        var refusal = await context.CommitAsync(
            Durability.Durable,
            async (db, token) =>
            {
                if (await Accounts.FindCollisionAsync(db, profile, user.Id, token) is { } taken)
                {
                    return taken;
                }

                db.Users.Add(user);
                await UserRows.AddDefaultRolesAsync(db, user.Id, token);
                await db.SaveChangesAsync(token);
                await Accounts.JoinAsync(db, user.Id, profile, token);
                return null;
            },
            static state => state with { AuthenticatedAt = null, Methods = null });
        if (refusal is null)
        {
            return new IdentificationOutcome(user.Id, true);
        }

        context.State = before;
        context.Forget();
        return refusal;
    }
}
