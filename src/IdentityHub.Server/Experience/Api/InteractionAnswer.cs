using IdentityHub.Server.Api;

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
    public static InteractionAnswer From(ExperienceContext context)
    {
        var state = context.State!;
        return new()
        {
            InteractionEvent = state.Event,
            UserId = If(state.UserId),
            Profile = ProfileAnswer.From(context, state.Profile),
            VerificationRecords = state.Records.Select(record => RecordAnswer.From(context, record)).ToList(),
            Mfa = state.Mfa is { } choices ? MfaAnswer.From(choices) : default(Optional<MfaAnswer>),
            Captcha = If(state.Captcha),
        };
    }

    /// <summary>The value, when there is one.</summary>
    internal static Optional<T> If<T>(T? value)
        where T : class => value is null ? default : new Optional<T>(value);
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
