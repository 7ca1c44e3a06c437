using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Experience.Federation;

namespace IdentityHub.Server.Experience.Api;

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

    /// <summary>Accounts elsewhere: the connector.</summary>
    public Optional<string> ConnectorId { get; init; }

    /// <summary>Social accounts: whose it is.</summary>
    public Optional<PersonAnswer> SocialUserInfo { get; init; }

    /// <summary>Accounts at an enterprise: whose it is.</summary>
    public Optional<PersonAnswer> EnterpriseSsoUserInfo { get; init; }

    /// <summary>Accounts at an enterprise: who says so.</summary>
    public Optional<string> Issuer { get; init; }

    /// <summary>One-time tokens: what comes with it.</summary>
    public Optional<TokenContextAnswer> OneTimeTokenContext { get; init; }

    private static Schema Types { get; } = Schema.OneOf(Enum.GetNames<VerificationType>());

    private static Schema Templates { get; } = Schema.OneOf(Enum.GetNames<Messages.TemplateType>());

    /// <summary>From the state, with what a provider said of the person.</summary>
    public static RecordAnswer From(ExperienceContext context, VerificationRecord record) => From(record) with
    {
        SocialUserInfo = record.Type == VerificationType.Social ? PersonOf(context, record) : default,
        EnterpriseSsoUserInfo = record.Type == VerificationType.EnterpriseSso ? PersonOf(context, record) : default,
    };

    /// <summary>From the state, without what a provider said of the person.</summary>
    public static RecordAnswer From(VerificationRecord record) => new()
    {
        Id = record.Id,
        Type = record.Type.ToString(),
        Identifier = record.Identifier is { } identifier ? new RecordIdentifier(identifier.TypeName, identifier.Value) : default(Optional<RecordIdentifier>),
        TemplateType = InteractionAnswer.If(record.TemplateType?.ToString()),
        Verified = record.Type == VerificationType.NewPasswordIdentity ? default : new Optional<bool>(record.IsVerified),
        ConnectorId = InteractionAnswer.If(record.ConnectorId),
        Issuer = InteractionAnswer.If(record.Identity?.Issuer),
        OneTimeTokenContext = record.JitOrganizationIds is { Count: > 0 } ids ? new TokenContextAnswer { JitOrganizationIds = ids.ToList() } : default(Optional<TokenContextAnswer>),
    };

    private static Optional<PersonAnswer> PersonOf(ExperienceContext context, VerificationRecord record) => record is { IsVerified: true, Identity: { } identity }
        ? PersonAnswer.From(context, record.Id, identity, record.Sealed)
        : default(Optional<PersonAnswer>);
}

/// <summary>Whose proof it is, or where a code went.</summary>
internal sealed record RecordIdentifier(string Type, string Value);

/// <summary>What comes with a one-time token.</summary>
internal sealed record TokenContextAnswer
{
    /// <summary>Organizations to join.</summary>
    public Optional<List<string>> JitOrganizationIds { get; init; }
}

/// <summary>What a provider said of a person. Never its tokens.</summary>
internal sealed record PersonAnswer
{
    /// <summary>The person's id there.</summary>
    public required string Id { get; init; }

    /// <summary>E-mail address, verified or not.</summary>
    public Optional<string> Email { get; init; }

    /// <summary>Phone number in digits.</summary>
    public Optional<string> Phone { get; init; }

    /// <summary>Full name.</summary>
    public Optional<string> Name { get; init; }

    /// <summary>Address of a picture.</summary>
    public Optional<string> Avatar { get; init; }

    /// <summary>Everything it said.</summary>
    [FreeObject]
    public Optional<JsonElement> RawData { get; init; }

    /// <summary>From a proof.</summary>
    /// <param name="context">The request.</param>
    /// <param name="verificationId">Id of the proof.</param>
    /// <param name="identity">Who.</param>
    /// <param name="sealedText">What is sealed with it.</param>
    public static PersonAnswer From(ExperienceContext context, string verificationId, ExternalIdentity identity, string? sealedText) => new()
    {
        Id = identity.Id,
        Email = InteractionAnswer.If(identity.Email),
        Phone = InteractionAnswer.If(identity.Phone),
        Name = InteractionAnswer.If(identity.Name),
        Avatar = InteractionAnswer.If(identity.Avatar),
        RawData = SealedExternal.Open(context, verificationId, sealedText)?.Raw is { } raw ? raw : default(Optional<JsonElement>),
    };
}
