using System.Text.Json.Serialization;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Messages;

namespace IdentityHub.Server.Experience;

/// <summary>Kinds of proof; the names are the reference's.</summary>
internal enum VerificationType
{
    /// <summary>A password.</summary>
    Password,

    /// <summary>A code that was sent by e-mail.</summary>
    EmailVerificationCode,

    /// <summary>A code that was sent by phone.</summary>
    PhoneVerificationCode,

    /// <summary>A code that was sent by e-mail, as second factor.</summary>
    MfaEmailVerificationCode,

    /// <summary>A code that was sent by phone, as second factor.</summary>
    MfaPhoneVerificationCode,

    /// <summary>A username and a password for an account that is yet to be made.</summary>
    NewPasswordIdentity,

    /// <summary>The token of a magic link.</summary>
    OneTimeToken,

    /// <summary>An account elsewhere.</summary>
    Social,

    /// <summary>An account at the provider of an enterprise.</summary>
    EnterpriseSso,
}

/// <summary>One proof, begun or complete. There is at most one of each type.</summary>
internal sealed record VerificationRecord
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Its kind.</summary>
    public required VerificationType Type { get; init; }

    /// <summary>Whether it proves anything. Nothing else makes a record count.</summary>
    public bool IsVerified { get; init; }

    /// <summary>Whose password, where the code went, which username.</summary>
    public Identifier? Identifier { get; init; }

    /// <summary>Codes: what the message was for.</summary>
    public TemplateType? TemplateType { get; init; }

    /// <summary>Passwords and second factors: the account.</summary>
    public string? UserId { get; init; }

    /// <summary>Passwords: hash of the digest that was verified; it proves nothing any more once the account has another one.</summary>
    public string? DigestHash { get; init; }

    /// <summary>New accounts: the digest of their password. Never shown.</summary>
    public string? PasswordEncrypted { get; init; }

    /// <summary>One-time tokens: organizations to join.</summary>
    public IReadOnlyList<string>? JitOrganizationIds { get; init; }

    /// <summary>Accounts elsewhere: the connector.</summary>
    public string? ConnectorId { get; init; }

    /// <summary>Social accounts: what they are called, such as <c>google</c>.</summary>
    public string? Target { get; init; }

    /// <summary>Accounts elsewhere: who signed in there, without <see cref="ExternalIdentity.Raw"/>.</summary>
    public ExternalIdentity? Identity { get; init; }

    /// <summary>Accounts elsewhere: what nobody reads in the database, see <see cref="Federation.SealedExternal"/>.</summary>
    public string? Sealed { get; init; }

    /// <summary>Whether it was proven elsewhere.</summary>
    [JsonIgnore]
    public bool IsExternal => Type is VerificationType.Social or VerificationType.EnterpriseSso;

    /// <summary>Prints what it is; no addresses and no digests.</summary>
    public override string ToString() => $"{Type} {IsVerified}";
}
