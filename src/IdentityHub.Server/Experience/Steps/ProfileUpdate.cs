using IdentityHub.Data.Users;
using IdentityHub.Server.Api;
using IdentityHub.Server.Management.Users;
using IdentityHub.Server.People.Passwords;

namespace IdentityHub.Server.Experience.Steps;

/// <summary>Collects what is written of a person when the interaction is submitted.</summary>
internal static class ProfileUpdate
{
    private const string Step = "Profile.Update";

    /// <summary>Adds something.</summary>
    /// <returns>Nothing; the refusals of the reference.</returns>
    public static async Task<ApiResult<Nothing>> AddAsync(ExperienceContext context, ProfileChange change)
    {
        if ((change is ProfileChange.Social ? await SocialLink.FindClosedAsync(context) : await FindClosedAsync(context)) is { } closed)
        {
            return context.Refuse(Step, closed);
        }

        var user = await context.FindUserAsync();
        var result = change switch
        {
            ProfileChange.Username username => await AddUsernameAsync(context, user, username.Value),
            ProfileChange.Password password => await AddPasswordAsync(context, user, password.Value),
            ProfileChange.Email email => await AddAddressAsync(context, user, VerificationType.EmailVerificationCode, email.VerificationId),
            ProfileChange.Phone phone => await AddAddressAsync(context, user, VerificationType.PhoneVerificationCode, phone.VerificationId),
            ProfileChange.Social social => await SocialLink.AddAsync(context, social.VerificationId),
            ProfileChange.Extra extra => ExtraProfile.Read(context, extra.Values),
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        };
        if (!result.TryGet(out var profile, out var error))
        {
            return context.Refuse(Step, error);
        }

        context.State = context.State! with { Profile = profile };
        context.Record(Step);
        return Nothing.Value;
    }

    /// <summary>Chooses another password for a forgotten one. It is stored when the interaction is submitted.</summary>
    /// <returns>Nothing; 400 when nobody forgot one; 404 when nobody is identified; 422 <c>password.rejected</c>, <c>user.same_password</c>.</returns>
    public static async Task<ApiResult<Nothing>> ResetPasswordAsync(ExperienceContext context, string password)
    {
        if (context.State!.Event != InteractionEvent.ForgotPassword)
        {
            return context.Refuse(Step, SessionErrors.InvalidInteractionType);
        }

        if (await context.FindUserAsync() is not { } user)
        {
            return context.Refuse(Step, SessionErrors.IdentifierNotFound);
        }

        if (Passwords.FindRejection(context, password, OwnerOf(context.State.Profile, user)) is { } rejected)
        {
            return context.Refuse(Step, rejected);
        }

        var verdict = await context.Service<PasswordHasher>()
            .VerifyAsync(password, user.PasswordEncrypted, PasswordVerification.AlgorithmOf(user), context.Cancellation);
        if (verdict is PasswordVerdict.Verified or PasswordVerdict.VerifiedNeedsRehash)
        {
            return context.Refuse(Step, SessionErrors.SamePassword);
        }

        if (verdict == PasswordVerdict.Overloaded)
        {
            return context.Refuse(Step, SessionErrors.Overloaded);
        }

        if (!(await Passwords.HashAsync(context, password)).TryGet(out var digest, out var error))
        {
            return context.Refuse(Step, error);
        }

        context.State = context.State with { Profile = context.State.Profile with { PasswordEncrypted = digest } };
        context.Record(Step);
        return Nothing.Value;
    }

    /// <summary>Whether the account may be changed in this interaction at all.</summary>
    /// <returns>
    /// Null; 400 <c>session.not_supported_for_forgot_password</c>; at sign-in 404 <c>session.identifier_not_found</c> and 403
    /// <c>session.mfa.require_mfa_verification</c>.
    /// </returns>
    public static async Task<ApiError?> FindClosedAsync(ExperienceContext context)
    {
        var state = context.State!;
        switch (state.Event)
        {
            case InteractionEvent.ForgotPassword:
                return SessionErrors.NotForForgotPassword;
            case InteractionEvent.Register:
                return Guards.CheckMode(context, state.Event);
        }

        return await context.FindUserAsync() is { } user
            ? user.IsSuspended ? SessionErrors.Suspended : await MfaPolicyCheck.FindRefusalAsync(context, user)
            : SessionErrors.IdentifierNotFound;
    }

    private static async Task<ApiResult<PendingProfile>> AddUsernameAsync(ExperienceContext context, User? user, string username)
    {
        if (user?.Username is not null)
        {
            return SessionErrors.UsernameExists;
        }

        if (UsernameRules.FindProblem(context.Settings.UsernamePolicy, username) is { } problem)
        {
            return problem;
        }

        if (!await NewPasswordIdentity.CountAsync(context))
        {
            return SessionErrors.TooManyRegistrations;
        }

        return await IsTakenAsync(context, new Identifier(IdentifierType.Username, username))
            ? UserErrors.UsernameInUse
            : context.State!.Profile with { Username = username };
    }

    private static async Task<ApiResult<PendingProfile>> AddPasswordAsync(ExperienceContext context, User? user, string password)
    {
        if (user?.PasswordEncrypted is not null)
        {
            return SessionErrors.PasswordExists;
        }

        if (Passwords.FindRejection(context, password, OwnerOf(context.State!.Profile, user)) is { } rejected)
        {
            return rejected;
        }

        return (await Passwords.HashAsync(context, password)).TryGet(out var digest, out var error)
            ? context.State.Profile with { PasswordEncrypted = digest }
            : error;
    }

    private static async Task<ApiResult<PendingProfile>> AddAddressAsync(ExperienceContext context, User? user, VerificationType type, string verificationId)
    {
        var state = context.State!;
        if (state.Find(verificationId) is not { } record || record.Type != type)
        {
            return SessionErrors.VerificationSessionNotFound;
        }

        if (!record.IsVerified)
        {
            return SessionErrors.VerificationFailed;
        }

        var (address, isEmail) = (record.Identifier!, type == VerificationType.EmailVerificationCode);
        if ((isEmail ? user?.PrimaryEmail : user?.PrimaryPhone) is not null)
        {
            return isEmail ? SessionErrors.EmailExists : SessionErrors.PhoneExists;
        }

        if (isEmail && (Guards.CheckEmail(context, address.Value) ?? await SsoGuard.CheckAsync(context, address)) is { } blocked)
        {
            return blocked;
        }

        if (await IsTakenAsync(context, address))
        {
            return isEmail ? UserErrors.EmailInUse : UserErrors.PhoneInUse;
        }

        return isEmail ? state.Profile with { PrimaryEmail = address.Value } : state.Profile with { PrimaryPhone = address.Value };
    }

    private static async Task<bool> IsTakenAsync(ExperienceContext context, Identifier identifier) =>
        await context.FindUserAsync(identifier) is { } other && other.Id != context.State!.UserId;

    private static PasswordOwner OwnerOf(PendingProfile profile, User? user) => new(
        profile.Name ?? user?.Name, profile.Username ?? user?.Username, profile.PrimaryEmail ?? user?.PrimaryEmail, profile.PrimaryPhone ?? user?.PrimaryPhone);
}
