using IdentityHub.Server.Api;
using IdentityHub.Server.Experience.Federation;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Management.Users;
using IdentityHub.Server.People;

namespace IdentityHub.Server.Experience.Steps;

/// <summary>Makes an account of what was proven and given.</summary>
internal static class Registration
{
    private const string Step = "Identifier.Submit";

    /// <summary>Makes an account.</summary>
    /// <param name="context">The request.</param>
    /// <param name="verificationId">A complete proof; null for what was given so far.</param>
    /// <returns>The account, which is stored; the refusals of the reference.</returns>
    public static async Task<ApiResult<IdentificationOutcome>> CreateAsync(ExperienceContext context, string? verificationId)
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
            if (Identification.FindProof(state, verificationId) is var (record, refusal) && refusal is not null)
            {
                return refusal;
            }

            if (await TakeProfileAsync(context, record!) is { } rejected)
            {
                return rejected;
            }

            by = record!.IsExternal ? ExternalIdentification.ByOf(record) : new IdentifiedBy(record.Type);

            // Kept even when something is still missing, so that the proof need not be shown again.
            context.State = context.State! with { IdentifiedBy = by };
        }

        // Its address may have been collected before the settings turned against it.
        if (await FindUnwantedAsync(context) is { } unwanted)
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

    private static async Task<ApiError?> FindUnwantedAsync(ExperienceContext context)
    {
        var profile = context.State!.Profile;
        return profile.PrimaryEmail is not { } email ? null
            : Guards.CheckEmail(context, email) ?? (profile.SsoIdentity is null ? await SsoGuard.CheckAsync(context, email) : null);
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
        if (record.IsExternal)
        {
            return await ExternalIdentification.TakeProfileAsync(context, record);
        }

        var (profile, identifier) = (context.State!.Profile, record.Identifier!);
        if (await SsoGuard.CheckAsync(context, identifier) is { } guarded)
        {
            return guarded;
        }

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
        var identities = IdentityWrites.Prepare(context, profile, now);
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
                if (await identities.ApplyAsync(db, user, token) is { } refused)
                {
                    return refused;
                }

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
