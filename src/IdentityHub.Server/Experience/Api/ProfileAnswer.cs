using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Experience.Federation;
using IdentityHub.Server.Management.Users;

namespace IdentityHub.Server.Experience.Api;

/// <summary>What will be written.</summary>
internal sealed record ProfileAnswer
{
    /// <summary>Picture.</summary>
    public Optional<string?> Avatar { get; init; }

    /// <summary>Full name.</summary>
    public Optional<string?> Name { get; init; }

    /// <summary>Username.</summary>
    public Optional<string?> Username { get; init; }

    /// <summary>E-mail address.</summary>
    public Optional<string?> PrimaryEmail { get; init; }

    /// <summary>Phone number.</summary>
    public Optional<string?> PrimaryPhone { get; init; }

    /// <summary>Further standard claims.</summary>
    public Optional<UserProfileFields> Profile { get; init; }

    /// <summary>Other answers to profile fields.</summary>
    [FreeObject]
    public Optional<JsonElement> CustomData { get; init; }

    /// <summary>Organizations to join.</summary>
    public Optional<List<string>> JitOrganizationIds { get; init; }

    /// <summary>A social account that will be linked, or is.</summary>
    public Optional<SocialIdentityAnswer> SocialIdentity { get; init; }

    /// <summary>The account at an enterprise that will be linked.</summary>
    public Optional<EnterpriseIdentityAnswer> EnterpriseSsoIdentity { get; init; }

    /// <summary>The account at an enterprise whose details are brought up to date.</summary>
    public Optional<SyncedIdentityAnswer> SyncedEnterpriseSsoIdentity { get; init; }

    /// <summary>Whether the profile fields were answered.</summary>
    public Optional<bool> Submitted { get; init; }

    /// <summary>From the state.</summary>
    public static ProfileAnswer From(ExperienceContext context, PendingProfile profile) => new()
    {
        Avatar = If(profile.Avatar),
        Name = If(profile.Name),
        Username = If(profile.Username),
        PrimaryEmail = If(profile.PrimaryEmail),
        PrimaryPhone = If(profile.PrimaryPhone),
        Profile = profile.Profile is { } claims ? UserProfileFields.From(claims) : default(Optional<UserProfileFields>),
        CustomData = profile.CustomData is { } data ? data : default(Optional<JsonElement>),
        JitOrganizationIds = profile.JitOrganizationIds is { } ids ? ids.ToList() : default(Optional<List<string>>),
        SocialIdentity = profile.SocialIdentities.LastOrDefault() is { } social
            ? new SocialIdentityAnswer(social.Target!, PersonAnswer.From(context, social.VerificationId, social.Identity, social.Sealed))
            : default(Optional<SocialIdentityAnswer>),
        EnterpriseSsoIdentity = profile.SsoIdentity is { IsNew: true } added
            ? new EnterpriseIdentityAnswer(added.Identity.Issuer!, added.Identity.Id, added.ConnectorId, DetailOf(context, added))
            : default(Optional<EnterpriseIdentityAnswer>),
        SyncedEnterpriseSsoIdentity = profile.SsoIdentity is { IsNew: false } synced
            ? new SyncedIdentityAnswer(synced.Identity.Issuer!, synced.Identity.Id, DetailOf(context, synced))
            : default(Optional<SyncedIdentityAnswer>),
        Submitted = profile.Submitted ? true : default(Optional<bool>),
    };

    private static JsonElement DetailOf(ExperienceContext context, PendingIdentity pending) =>
        ExternalIdentities.DetailsOf(pending.Identity, SealedExternal.Open(context, pending.VerificationId, pending.Sealed)?.Raw);

    private static Optional<string?> If(string? value) => value is null ? default : new Optional<string?>(value);
}

/// <summary>A social account.</summary>
/// <param name="Target">What such accounts are called.</param>
/// <param name="UserInfo">Whose it is.</param>
internal sealed record SocialIdentityAnswer(string Target, PersonAnswer UserInfo);

/// <summary>An account at an enterprise.</summary>
/// <param name="Issuer">Who says so.</param>
/// <param name="IdentityId">The person's id there.</param>
/// <param name="SsoConnectorId">The connector.</param>
/// <param name="Detail">What the provider said.</param>
internal sealed record EnterpriseIdentityAnswer(string Issuer, string IdentityId, string SsoConnectorId, [property: FreeObject] JsonElement Detail);

/// <summary>An account at an enterprise that is linked already.</summary>
/// <param name="Issuer">Who says so.</param>
/// <param name="IdentityId">The person's id there.</param>
/// <param name="Detail">What the provider said.</param>
internal sealed record SyncedIdentityAnswer(string Issuer, string IdentityId, [property: FreeObject] JsonElement Detail);
