using System.Text.Json;
using System.Text.Json.Serialization;
using IdentityHub.Data.Users;
using IdentityHub.Server.Messages;

namespace IdentityHub.Server.Experience;

/// <summary>What a person is about to do.</summary>
internal enum InteractionEvent
{
    /// <summary>Sign in to an account.</summary>
    SignIn,

    /// <summary>Make an account.</summary>
    Register,

    /// <summary>Choose another password without knowing the old one.</summary>
    ForgotPassword,
}

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

    /// <summary>Prints what it is; no addresses and no digests.</summary>
    public override string ToString() => $"{Type} {IsVerified}";
}

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

    /// <summary>Whether the person answered the profile fields, even with nothing.</summary>
    public bool Submitted { get; init; }

    /// <summary>Prints nothing.</summary>
    public override string ToString() => "profile";
}

/// <summary>Whether the person showed not to be a program.</summary>
/// <param name="Verified">The service said so.</param>
/// <param name="Skipped">Another proof made it needless.</param>
internal sealed record CaptchaState(bool Verified, bool Skipped);

/// <summary>What the person answered about second factors.</summary>
internal sealed record MfaChoices
{
    /// <summary>They want them.</summary>
    public bool? MfaEnabled { get; init; }

    /// <summary>They put off setting one up.</summary>
    public bool? MfaSkipped { get; init; }

    /// <summary>They put off adding another.</summary>
    public bool? AdditionalBindingSuggestionSkipped { get; init; }
}

/// <summary>How it became known who the person is.</summary>
/// <param name="Type">By which proof.</param>
/// <param name="DigestHash">Passwords: see <see cref="VerificationRecord.DigestHash"/>.</param>
internal sealed record IdentifiedBy(VerificationType Type, string? DigestHash = null);

/// <summary>
/// Everything a person did so far in one interaction. Immutable: steps replace it in the context, and <see cref="ExperienceContext.SaveAsync"/>
/// stores it over the one that was read, or not at all.
/// </summary>
internal sealed record ExperienceState
{
    /// <summary>What the person is about to do.</summary>
    public required InteractionEvent Event { get; init; }

    /// <summary>Who it is, once a proof said so.</summary>
    public string? UserId { get; init; }

    /// <summary>Which proof; while somebody registers, also before there is an account.</summary>
    public IdentifiedBy? IdentifiedBy { get; init; }

    /// <summary>The proofs.</summary>
    public IReadOnlyList<VerificationRecord> Records { get; init; } = [];

    /// <summary>What will be written.</summary>
    public PendingProfile Profile { get; init; } = PendingProfile.None;

    /// <summary>Whether the person showed not to be a program.</summary>
    public CaptchaState? Captcha { get; init; }

    /// <summary>What the person answered about second factors.</summary>
    public MfaChoices? Mfa { get; init; }

    /// <summary>The proof with an id.</summary>
    public VerificationRecord? Find(string? id) => Records.FirstOrDefault(record => record.Id == id);

    /// <summary>A complete proof of a type.</summary>
    public VerificationRecord? FindVerified(VerificationType type) => Records.FirstOrDefault(record => record.Type == type && record.IsVerified);

    /// <summary>With a proof in the place of the one of its type.</summary>
    public ExperienceState With(VerificationRecord record) => this with { Records = [.. Records.Where(other => other.Type != record.Type), record] };

    /// <summary>As it is stored.</summary>
    public string Serialize() => JsonSerializer.Serialize(this, ExperienceJson.Default.ExperienceState);

    /// <summary>From its stored form.</summary>
    /// <returns>Null when there is none.</returns>
    public static ExperienceState? Deserialize(string? draft)
    {
        try
        {
            return draft is null ? null : JsonSerializer.Deserialize(draft, ExperienceJson.Default.ExperienceState);
        }
        catch (JsonException)
        {
            // Of another version of the hub: the person begins again.
            return null;
        }
    }

    /// <summary>Prints what it is about; nobody's data.</summary>
    public override string ToString() => Event.ToString();
}

/// <summary>How the state lies in the database.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ExperienceState))]
internal sealed partial class ExperienceJson : JsonSerializerContext;
