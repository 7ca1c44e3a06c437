using System.Text.Json.Nodes;
using IdentityHub.Data.Users;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Management.Users;
using IdentityHub.Server.Sso;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Experience.Federation;

/// <summary>Whose an account elsewhere is.</summary>
/// <param name="User">The account here.</param>
/// <param name="LinkedBy">Which address says so; null when the account has the identity.</param>
internal sealed record ExternalOwner(User User, IdentifierType? LinkedBy);

/// <summary>Finds whose an account elsewhere is, and decides whether it may be linked to an account that does not have it.</summary>
/// <remarks>
/// An address that a provider says links only where that provider is to be believed: it is verified, and for enterprises it is of a domain of the connector
/// (CVE-2026-15611). Anything else is another person until somebody shows that it is not.
/// </remarks>
internal static class AccountLinker
{
    /// <summary>Finds the account of a complete proof.</summary>
    /// <param name="context">The request.</param>
    /// <param name="source">Its connector.</param>
    /// <param name="record">The proof.</param>
    /// <param name="isLinkWanted">Social: whether the person said that the account with the same address is theirs.</param>
    /// <returns>
    /// The account. Social: 404 <c>user.identity_not_exist</c>, 422 <c>user.social_account_exists_in_profile</c>. Enterprises: 404
    /// <c>user.sso_identity_not_exist</c>, 422 <c>user.email_already_in_use</c> with the reason in the details for the operator.
    /// </returns>
    public static Task<ApiResult<ExternalOwner>> FindAsync(
        ExperienceContext context, ExternalSource source, VerificationRecord record, bool isLinkWanted) =>
        source.Type == VerificationType.EnterpriseSso ? FindSsoAsync(context, source, record.Identity!) : FindSocialAsync(context, record, isLinkWanted);

    /// <summary>Whether an enterprise's connector speaks for the owner of an address of an account that is there already.</summary>
    /// <returns>Null, or why not, for the operator.</returns>
    public static string? FindDoubt(ExternalSource source, ExternalIdentity identity) => identity switch
    {
        { IsEmailVerified: false } => "An account has the address, and the provider did not say that it is verified.",
        { Email: { } email } when SsoRouting.DomainOf(email) is { } domain && source.Connector.Domains.Contains(domain, StringComparer.Ordinal) => null,
        _ => "An account has the address, and its domain is not one of the connector.",
    };

    private static async Task<ApiResult<ExternalOwner>> FindSsoAsync(ExperienceContext context, ExternalSource source, ExternalIdentity identity)
    {
        await using var db = context.Read();
        var known = await (from row in db.UserSsoIdentities
                           where row.Issuer == identity.Issuer && row.IdentityId == identity.Id
                           join user in db.Users.AsNoTracking() on row.UserId equals user.Id
                           select new { User = user, row.SsoConnectorId }).FirstOrDefaultAsync(context.Cancellation);
        if (known is not null)
        {
            // Nobody's provider speaks for the people of another, whatever it calls itself.
            return known.SsoConnectorId == source.Connector.Id || !(source.IsOfOrganization || source.NamesItself)
                ? new ExternalOwner(known.User, null)
                : UserErrors.IdentityInUse with { Details = "The identity came by another connector, and this one belongs to an organization or speaks SAML." };
        }

        if (identity.Email is not { } email || await context.FindUserAsync(new Identifier(IdentifierType.Email, email)) is not { } other)
        {
            return ExternalErrors.SsoIdentityNotExist;
        }

        if (FindDoubt(source, identity) is { } doubt)
        {
            return UserErrors.EmailInUse with { Details = doubt };
        }

        // The enterprise gave the address to somebody else since.
        return await db.UserSsoIdentities.AnyAsync(row => row.UserId == other.Id && row.Issuer == identity.Issuer, context.Cancellation)
            ? UserErrors.EmailInUse with { Details = "The account with the address has another identity of this provider." }
            : new ExternalOwner(other, IdentifierType.Email);
    }

    private static async Task<ApiResult<ExternalOwner>> FindSocialAsync(ExperienceContext context, VerificationRecord record, bool isLinkWanted)
    {
        var (target, identity) = (record.Target!, record.Identity!);
        await using var db = context.Read();
        var known = await (from row in db.UserIdentities
                           where row.Target == target && row.IdentityId == identity.Id
                           join user in db.Users.AsNoTracking() on row.UserId equals user.Id
                           select user).FirstOrDefaultAsync(context.Cancellation);
        if (known is not null)
        {
            return new ExternalOwner(known, null);
        }

        if (await FindRelatedAsync(context, identity) is not (var related, var by))
        {
            return ExternalErrors.IdentityNotExist;
        }

        if (!isLinkWanted && !context.Settings.SocialSignIn.AutomaticAccountLinking)
        {
            return ExternalErrors.IdentityNotExist.With(
                "relatedUser",
                new JsonObject { ["type"] = Identifier.NameOf(by), ["value"] = by == IdentifierType.Phone ? identity.Phone : identity.Email });
        }

        return await db.UserIdentities.AnyAsync(row => row.UserId == related.Id && row.Target == target, context.Cancellation)
            ? ExternalErrors.SocialAccountExists
            : new ExternalOwner(related, by);
    }

    // An address that the provider did not verify says nothing, and is not mentioned either: otherwise anybody could ask who has an account.
    private static async Task<(User User, IdentifierType By)?> FindRelatedAsync(ExperienceContext context, ExternalIdentity identity)
    {
        if (identity is { Phone: { } phone, IsPhoneVerified: true }
            && await context.FindUserAsync(new Identifier(IdentifierType.Phone, phone)) is { } caller)
        {
            return (caller, IdentifierType.Phone);
        }

        return identity is { Email: { } email, IsEmailVerified: true }
            && await context.FindUserAsync(new Identifier(IdentifierType.Email, email)) is { } reader
            ? (reader, IdentifierType.Email)
            : null;
    }
}
