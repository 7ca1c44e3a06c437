using IdentityHub.Server.Api;
using IdentityHub.Server.Experience.Federation;
using IdentityHub.Server.Management.Users;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Experience.Steps;

/// <summary>A social account that somebody who is identified adds to their account. It is written with everything else, after their second factor.</summary>
internal static class SocialLink
{
    /// <summary>Whether accounts may be linked in this interaction at all. Other changes need the second factor first; this one only needs to know who it is.</summary>
    /// <returns>
    /// Null; 400 <c>session.not_supported_for_forgot_password</c>; 404 <c>session.identifier_not_found</c>; 401 <c>user.suspended</c>.
    /// </returns>
    public static async Task<ApiError?> FindClosedAsync(ExperienceContext context) =>
        context.State!.Event == InteractionEvent.ForgotPassword ? SessionErrors.NotForForgotPassword
        : await context.FindUserAsync() is not { } user ? SessionErrors.IdentifierNotFound
        : user.IsSuspended ? SessionErrors.Suspended : null;

    /// <summary>Adds the account of a complete proof.</summary>
    /// <returns>
    /// The profile with it; 404 <c>session.verification_session_not_found</c>; 400 <c>session.verification_failed</c>; 422
    /// <c>user.identity_already_in_use</c>, <c>user.social_account_exists_in_profile</c>, <c>session.sso_enabled</c>.
    /// </returns>
    public static async Task<ApiResult<PendingProfile>> AddAsync(ExperienceContext context, string verificationId)
    {
        var state = context.State!;
        if (state.Find(verificationId) is not { Type: VerificationType.Social } record)
        {
            return SessionErrors.VerificationSessionNotFound;
        }

        if (!record.IsVerified)
        {
            return SessionErrors.VerificationFailed;
        }

        if ((await ExternalIdentification.FindOpenAsync(context, record)).Error is { } closed)
        {
            return closed;
        }

        var (userId, target, identity) = (state.UserId, record.Target!, record.Identity!);
        await using var db = context.Read();
        var rows = await db.UserIdentities.Where(row => row.Target == target && (row.IdentityId == identity.Id || row.UserId == userId))
            .ToListAsync(context.Cancellation);
        return rows.Exists(row => row.UserId != userId) ? UserErrors.IdentityInUse
            : rows.Count > 0 || state.Profile.SocialIdentities.Any(other => other.Target == target) ? ExternalErrors.SocialAccountExists
            : state.Profile.With(PendingIdentity.From(record, isNew: true));
    }
}
