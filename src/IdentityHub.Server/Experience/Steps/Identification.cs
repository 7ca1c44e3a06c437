using System.Text.Json.Nodes;
using IdentityHub.Data.Users;
using IdentityHub.Server.Api;
using IdentityHub.Server.Experience.Federation;

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
    /// <param name="linkSocialIdentity">Social accounts: whether the person said that the account with the same address is theirs.</param>
    /// <returns>Who it is; the refusals of the reference, in its order.</returns>
    public static async Task<ApiResult<IdentificationOutcome>> IdentifyAsync(ExperienceContext context, string? verificationId, bool linkSocialIdentity = false)
    {
        var result = context.State!.Event == InteractionEvent.Register
            ? await Registration.CreateAsync(context, verificationId)
            : await FindAsync(context, verificationId, linkSocialIdentity);
        return result.Error is { } error ? context.Refuse(Step, error) : result;
    }

    private static async Task<ApiResult<IdentificationOutcome>> FindAsync(ExperienceContext context, string? verificationId, bool linkSocialIdentity)
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

        if (record!.IsExternal)
        {
            return await ExternalIdentification.IdentifyAsync(context, record, linkSocialIdentity);
        }

        if ((CheckMethod(context, record) ?? await SsoGuard.CheckAsync(context, record.Identifier!)) is { } error)
        {
            return error;
        }

        var user = await context.FindUserAsync(record.Identifier!);
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

    /// <summary>The complete proof with an id.</summary>
    /// <returns>The proof; 404 <c>session.verification_session_not_found</c>; 400 <c>session.verification_failed</c>.</returns>
    public static (VerificationRecord? Record, ApiError? Refusal) FindProof(ExperienceState state, string? verificationId) => state.Find(verificationId) switch
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
}
