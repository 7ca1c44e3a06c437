using IdentityHub.Server.Api;
using IdentityHub.Server.Experience.Steps;
using IdentityHub.Server.Management.Users;
using IdentityHub.Server.Sso;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Experience.Federation;

/// <summary>What a complete proof of an account elsewhere leads to: somebody's account, or what a new one begins with.</summary>
internal static class ExternalIdentification
{
    private const string Step = "Identifier.Submit";

    /// <summary>Says whose the proof is.</summary>
    /// <returns>The account; the refusals of <see cref="AccountLinker.FindAsync"/>; 401, 409 and 422 as of every proof.</returns>
    public static async Task<ApiResult<IdentificationOutcome>> IdentifyAsync(ExperienceContext context, VerificationRecord record, bool linkSocialIdentity)
    {
        var state = context.State!;
        if (state.Event == InteractionEvent.ForgotPassword)
        {
            return SessionErrors.ForgotPasswordMethod;
        }

        if (!(await FindOpenAsync(context, record)).TryGet(out var source, out var closed))
        {
            return closed;
        }

        if (!(await AccountLinker.FindAsync(context, source, record, linkSocialIdentity)).TryGet(out var owner, out var unknown))
        {
            return await ExplainAsync(context, record, unknown);
        }

        if (owner.User.IsSuspended)
        {
            return SessionErrors.Suspended;
        }

        if (state.UserId is { } other && other != owner.User.Id)
        {
            return SessionErrors.IdentityConflict;
        }

        var identity = record.Identity!;
        var profile = source.SyncProfile
            ? state.Profile with { Name = identity.Name ?? state.Profile.Name, Avatar = identity.Avatar ?? state.Profile.Avatar }
            : state.Profile;
        context.State = state with
        {
            UserId = owner.User.Id,
            IdentifiedBy = ByOf(record),
            Profile = profile.With(PendingIdentity.From(record, isNew: owner.LinkedBy is not null) with { LinkedBy = owner.LinkedBy }),
        };
        context.Record(Step);
        return new IdentificationOutcome(owner.User.Id, false);
    }

    /// <summary>Takes what the proof says into the profile of an account that is yet to be made.</summary>
    /// <returns>Null; the refusals.</returns>
    public static async Task<ApiError?> TakeProfileAsync(ExperienceContext context, VerificationRecord record)
    {
        if (!(await FindOpenAsync(context, record)).TryGet(out var source, out var closed))
        {
            return closed;
        }

        var identity = record.Identity!;
        if (identity.Email is { } address && Guards.CheckEmail(context, address) is { } blocked)
        {
            return blocked;
        }

        if (await IsTakenAsync(context, record))
        {
            return UserErrors.IdentityInUse;
        }

        var email = identity.Email is { } given ? new Identifier(IdentifierType.Email, given) : null;
        var isEmailFree = email is not null && await context.FindUserAsync(email) is null;
        if (source.Type == VerificationType.EnterpriseSso && email is not null && !isEmailFree)
        {
            // Never a second account beside that of the same address: somebody has to look at it.
            return await ExplainAsync(
                context, record, UserErrors.EmailInUse with { Details = AccountLinker.FindDoubt(source, identity) ?? "An account has the address." });
        }

        var profile = context.State!.Profile;
        context.State = context.State with
        {
            Profile = (profile with
            {
                PrimaryEmail = isEmailFree && SpeaksFor(source, record) ? email!.Value : profile.PrimaryEmail,
                PrimaryPhone = await FreePhoneAsync(context, record) ?? profile.PrimaryPhone,
                Name = identity.Name ?? profile.Name,
                Avatar = identity.Avatar ?? profile.Avatar,
            }).With(PendingIdentity.From(record, isNew: true)),
        };
        return null;
    }

    /// <summary>How it became known who the person is.</summary>
    public static IdentifiedBy ByOf(VerificationRecord record) => new(record.Type)
    {
        ConnectorId = record.ConnectorId,
        Methods = ExternalIdentities.MethodsOf(record.Identity!),
    };

    /// <summary>The connector of a proof, when the proof may be used at all.</summary>
    /// <returns>The connector; 404 and 422 of <see cref="ExternalSources.FindAsync"/>; 422 <c>session.sso_enabled</c> for a social account of an enterprise's person.</returns>
    public static async Task<ApiResult<ExternalSource>> FindOpenAsync(ExperienceContext context, VerificationRecord record)
    {
        var found = await ExternalSources.FindAsync(context, record.Type, record.ConnectorId!);
        return found.Error is null && record.Type == VerificationType.Social && await SsoGuard.CheckAsync(context, record.Identity!.Email) is { } guarded
            ? guarded
            : found;
    }

    // What an organization's own connector says of addresses counts for its own domains only.
    private static bool SpeaksFor(ExternalSource source, VerificationRecord record) =>
        record.Identity is { Email: { } email, IsEmailVerified: true }
        && (!source.IsOfOrganization || (SsoRouting.DomainOf(email) is { } domain && source.Connector.Domains.Contains(domain, StringComparer.Ordinal)));

    private static async Task<string?> FreePhoneAsync(ExperienceContext context, VerificationRecord record) =>
        record is { Type: VerificationType.Social, Identity: { Phone: { } phone, IsPhoneVerified: true } }
        && await context.FindUserAsync(new Identifier(IdentifierType.Phone, phone)) is null
            ? phone
            : null;

    private static async Task<bool> IsTakenAsync(ExperienceContext context, VerificationRecord record)
    {
        var (target, identity) = (record.Target, record.Identity!);
        await using var db = context.Read();
        return record.Type == VerificationType.EnterpriseSso
            ? await db.UserSsoIdentities.AnyAsync(row => row.Issuer == identity.Issuer && row.IdentityId == identity.Id, context.Cancellation)
            : await db.UserIdentities.AnyAsync(row => row.Target == target && row.IdentityId == identity.Id, context.Cancellation);
    }

    // A conflict is for the operator to solve; that nobody has the identity yet is nothing unusual.
    private static async Task<ApiError> ExplainAsync(ExperienceContext context, VerificationRecord record, ApiError error) => error.Details is null
        ? error
        : await ExternalFailures.RecordAsync(context, record.Type, record.ConnectorId!, error);
}
