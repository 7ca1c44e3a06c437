using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Management.Users;

namespace IdentityHub.Server.Experience.Api;

/// <summary>An interaction as its own browser may see it: no digests, no secrets.</summary>
internal sealed record InteractionAnswer
{
    /// <summary>What the person is about to do.</summary>
    public required InteractionEvent InteractionEvent { get; init; }

    /// <summary>Who is identified.</summary>
    public Optional<string> UserId { get; init; }

    /// <summary>What will be written.</summary>
    public required ProfileAnswer Profile { get; init; }

    /// <summary>The proofs.</summary>
    public Optional<List<RecordAnswer>> VerificationRecords { get; init; }

    /// <summary>What the person answered about second factors.</summary>
    public Optional<MfaAnswer> Mfa { get; init; }

    /// <summary>Whether the person showed not to be a program.</summary>
    public Optional<CaptchaState> Captcha { get; init; }

    /// <summary>From the state.</summary>
    public static InteractionAnswer From(ExperienceState state) => new()
    {
        InteractionEvent = state.Event,
        UserId = If(state.UserId),
        Profile = ProfileAnswer.From(state.Profile),
        VerificationRecords = state.Records.Select(RecordAnswer.From).ToList(),
        Mfa = state.Mfa is { } choices ? MfaAnswer.From(choices) : default(Optional<MfaAnswer>),
        Captcha = If(state.Captcha),
    };

    /// <summary>The value, when there is one.</summary>
    internal static Optional<T> If<T>(T? value)
        where T : class => value is null ? default : new Optional<T>(value);
}

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

    /// <summary>Whether the profile fields were answered.</summary>
    public Optional<bool> Submitted { get; init; }

    /// <summary>From the state.</summary>
    public static ProfileAnswer From(PendingProfile profile) => new()
    {
        Avatar = If(profile.Avatar),
        Name = If(profile.Name),
        Username = If(profile.Username),
        PrimaryEmail = If(profile.PrimaryEmail),
        PrimaryPhone = If(profile.PrimaryPhone),
        Profile = profile.Profile is { } claims ? UserProfileFields.From(claims) : default(Optional<UserProfileFields>),
        CustomData = profile.CustomData is { } data ? data : default(Optional<JsonElement>),
        JitOrganizationIds = profile.JitOrganizationIds is { } ids ? ids.ToList() : default(Optional<List<string>>),
        Submitted = profile.Submitted ? true : default(Optional<bool>),
    };

    private static Optional<string?> If(string? value) => value is null ? default : new Optional<string?>(value);
}

/// <summary>A proof, begun or complete.</summary>
internal sealed record RecordAnswer
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Its kind.</summary>
    [SchemaFrom(nameof(Types))]
    public required string Type { get; init; }

    /// <summary>Whose, or where to.</summary>
    public Optional<RecordIdentifier> Identifier { get; init; }

    /// <summary>Codes: what the message was for.</summary>
    [SchemaFrom(nameof(Templates))]
    public Optional<string> TemplateType { get; init; }

    /// <summary>Whether it is complete.</summary>
    public Optional<bool> Verified { get; init; }

    /// <summary>One-time tokens: what comes with it.</summary>
    public Optional<TokenContextAnswer> OneTimeTokenContext { get; init; }

    private static Schema Types { get; } = Schema.OneOf(Enum.GetNames<VerificationType>());

    private static Schema Templates { get; } = Schema.OneOf(Enum.GetNames<Messages.TemplateType>());

    /// <summary>From the state.</summary>
    public static RecordAnswer From(VerificationRecord record) => new()
    {
        Id = record.Id,
        Type = record.Type.ToString(),
        Identifier = record.Identifier is { } identifier ? new RecordIdentifier(identifier.TypeName, identifier.Value) : default(Optional<RecordIdentifier>),
        TemplateType = InteractionAnswer.If(record.TemplateType?.ToString()),
        Verified = record.Type == VerificationType.NewPasswordIdentity ? default : new Optional<bool>(record.IsVerified),
        OneTimeTokenContext = record.JitOrganizationIds is { Count: > 0 } ids ? new TokenContextAnswer { JitOrganizationIds = ids.ToList() } : default(Optional<TokenContextAnswer>),
    };
}

/// <summary>Whose proof it is, or where a code went.</summary>
internal sealed record RecordIdentifier(string Type, string Value);

/// <summary>What comes with a one-time token.</summary>
internal sealed record TokenContextAnswer
{
    /// <summary>Organizations to join.</summary>
    public Optional<List<string>> JitOrganizationIds { get; init; }
}

/// <summary>What the person answered about second factors.</summary>
internal sealed record MfaAnswer
{
    /// <summary>They want them.</summary>
    public Optional<bool> MfaEnabled { get; init; }

    /// <summary>They put off setting one up.</summary>
    public Optional<bool> MfaSkipped { get; init; }

    /// <summary>From the state.</summary>
    public static MfaAnswer From(MfaChoices choices) => new()
    {
        MfaEnabled = choices.MfaEnabled is { } enabled ? enabled : default(Optional<bool>),
        MfaSkipped = choices.MfaSkipped is { } skipped ? skipped : default(Optional<bool>),
    };
}
