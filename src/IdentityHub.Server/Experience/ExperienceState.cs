using System.Text.Json;
using System.Text.Json.Serialization;

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
internal sealed record IdentifiedBy(VerificationType Type, string? DigestHash = null)
{
    /// <summary>Accounts elsewhere: the connector. It has to be one that may be used until the very end.</summary>
    public string? ConnectorId { get; init; }

    /// <summary>Accounts elsewhere: how the person proved it there, in values of RFC 8176 separated by spaces; null when the provider did not say.</summary>
    public string? Methods { get; init; }
}

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
[JsonSerializable(typeof(Federation.SealedExternal))]
internal sealed partial class ExperienceJson : JsonSerializerContext;
