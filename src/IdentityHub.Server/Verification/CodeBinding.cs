using IdentityHub.Server.Messages;

namespace IdentityHub.Server.Verification;

/// <summary>What a code is good for; it proves nothing anywhere else.</summary>
/// <param name="Owner">Who asked for it: the hash of an interaction's id, or the name of an API.</param>
/// <param name="Channel">How it travels.</param>
/// <param name="Address">Where to, in the look-up form.</param>
/// <param name="Purpose">What it is to prove.</param>
internal sealed record CodeBinding(string Owner, MessageChannel Channel, string Address, TemplateType Purpose)
{
    /// <summary>Prints what it is for, without the address.</summary>
    public override string ToString() => $"{Channel} {Purpose}";

    /// <summary>As one text; no part can hold the separator.</summary>
    public string ToText() => string.Join('\0', Owner, Channel, Address, Purpose);
}

/// <summary>How the message with a code goes out.</summary>
internal enum CodeDelivery
{
    /// <summary>While the caller waits, who then learns when it could not be sent.</summary>
    Awaited,

    /// <summary>Afterwards: the caller learns nothing of it, because who asks must not.</summary>
    Queued,

    /// <summary>Not at all, while everything else looks as if: nobody with this address may have a code.</summary>
    Suppressed,
}
