using System.Text.Json;
using System.Text.Json.Serialization;
using IdentityHub.Data.Users;
using IdentityHub.Server.Connectors.External;

namespace IdentityHub.Server.Experience;

/// <summary>What will be written of a person at the end.</summary>
internal sealed record PendingProfile
{
    /// <summary>Nothing.</summary>
    public static PendingProfile None { get; } = new();

    /// <summary>Username.</summary>
    public string? Username { get; init; }

    /// <summary>E-mail address, proven.</summary>
    public string? PrimaryEmail { get; init; }

    /// <summary>Phone number in digits, proven.</summary>
    public string? PrimaryPhone { get; init; }

    /// <summary>Digest of the password. Never shown.</summary>
    public string? PasswordEncrypted { get; init; }

    /// <summary>Full name.</summary>
    public string? Name { get; init; }

    /// <summary>Address of a picture.</summary>
    public string? Avatar { get; init; }

    /// <summary>Further standard claims.</summary>
    public UserProfile? Profile { get; init; }

    /// <summary>Other answers to profile fields: an object.</summary>
    public JsonElement? CustomData { get; init; }

    /// <summary>Organizations to join, from a one-time token.</summary>
    public IReadOnlyList<string>? JitOrganizationIds { get; init; }

    /// <summary>Accounts elsewhere that the account gets, or has and whose details are to be brought up to date.</summary>
    public IReadOnlyList<PendingIdentity>? Identities { get; init; }

    /// <summary>Whether the person answered the profile fields, even with nothing.</summary>
    public bool Submitted { get; init; }

    /// <summary>The one at an enterprise's provider.</summary>
    [JsonIgnore]
    public PendingIdentity? SsoIdentity => Identities?.FirstOrDefault(identity => identity.Type == VerificationType.EnterpriseSso);

    /// <summary>The social ones.</summary>
    [JsonIgnore]
    public IEnumerable<PendingIdentity> SocialIdentities => Identities?.Where(identity => identity.Type == VerificationType.Social) ?? [];

    /// <summary>With an identity in the place of the one of its kind.</summary>
    public PendingProfile With(PendingIdentity identity) => this with
    {
        Identities = [.. (Identities ?? []).Where(other => other.Type != identity.Type || other.Target != identity.Target), identity],
    };

    /// <summary>Prints nothing.</summary>
    public override string ToString() => "profile";
}

/// <summary>An account elsewhere, to be written with that of a person.</summary>
internal sealed record PendingIdentity
{
    /// <summary><see cref="VerificationType.Social"/> or <see cref="VerificationType.EnterpriseSso"/>.</summary>
    public required VerificationType Type { get; init; }

    /// <summary>Id of the proof: what is sealed is bound to it.</summary>
    public required string VerificationId { get; init; }

    /// <summary>The connector.</summary>
    public required string ConnectorId { get; init; }

    /// <summary>Social: what such accounts are called.</summary>
    public string? Target { get; init; }

    /// <summary>Who, without <see cref="ExternalIdentity.Raw"/>.</summary>
    public required ExternalIdentity Identity { get; init; }

    /// <summary>See <see cref="VerificationRecord.Sealed"/>.</summary>
    public string? Sealed { get; init; }

    /// <summary>Whether the account is to get it; otherwise it has it, or nothing is written.</summary>
    public bool IsNew { get; init; }

    /// <summary>The address by which it is linked, which the account must still have when it is written; null when nothing but the person says so.</summary>
    public IdentifierType? LinkedBy { get; init; }

    /// <summary>From a complete proof.</summary>
    public static PendingIdentity From(VerificationRecord record, bool isNew) => new()
    {
        Type = record.Type,
        VerificationId = record.Id,
        ConnectorId = record.ConnectorId!,
        Target = record.Target,
        Identity = record.Identity!,
        Sealed = record.Sealed,
        IsNew = isNew,
    };

    /// <summary>Prints nothing of the person.</summary>
    public override string ToString() => "identity";
}
