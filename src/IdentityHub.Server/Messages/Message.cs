using System.Text.Json.Nodes;

namespace IdentityHub.Server.Messages;

/// <summary>How a message travels.</summary>
internal enum MessageChannel
{
    /// <summary>E-mail.</summary>
    Email,

    /// <summary>Text message.</summary>
    Sms,
}

/// <summary>What a message is for; the names are those of templates' <c>usageType</c>.</summary>
internal enum TemplateType
{
    /// <summary>A code to sign in.</summary>
    SignIn,

    /// <summary>A code to register.</summary>
    Register,

    /// <summary>A code to choose another password.</summary>
    ForgotPassword,

    /// <summary>A code for anything else, and whatever has no template of its own.</summary>
    Generic,

    /// <summary>An invitation to become a member.</summary>
    OrganizationInvitation,

    /// <summary>A code before something that needs the person once more.</summary>
    UserPermissionValidation,

    /// <summary>A code for a further address.</summary>
    BindNewIdentifier,

    /// <summary>A code as second factor.</summary>
    MfaVerification,

    /// <summary>A code for an address that becomes a second factor.</summary>
    BindMfa,
}

/// <summary>Something to tell somebody, before it has words.</summary>
/// <param name="Channel">How it travels.</param>
/// <param name="To">An e-mail address, or a phone number in digits without a plus sign.</param>
/// <param name="Type">What it is for.</param>
/// <param name="Locale">BCP 47 tag of the language it should have.</param>
internal sealed record Message(MessageChannel Channel, string To, TemplateType Type, string Locale)
{
    /// <summary>
    /// What templates may name: <c>code</c>, <c>link</c>, <c>locale</c>, <c>uiLocales</c>, <c>application</c>, <c>organization</c>,
    /// <c>user</c>, <c>inviter</c> and whatever else the caller passes.
    /// </summary>
    public JsonObject Payload { get; init; } = [];

    /// <summary>Address of the person's browser, for services that want it.</summary>
    public string? Ip { get; init; }

    /// <summary>Prints what it is, without whom it is for and without the code.</summary>
    public override string ToString() => $"{Channel} {Type}";
}

/// <summary>A message in words.</summary>
/// <param name="Message">What it says.</param>
/// <param name="Subject">Subject; empty for text messages.</param>
/// <param name="Text">As plain text.</param>
internal sealed record RenderedMessage(Message Message, string Subject, string Text)
{
    /// <summary>As HTML; null when it has none.</summary>
    public string? Html { get; init; }

    /// <summary>Where an answer goes, when the template says so.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Who it is from, when the template says so.</summary>
    public string? SendFrom { get; init; }

    /// <summary>Prints what it is, without whom it is for and without the code.</summary>
    public override string ToString() => Message.ToString();
}
