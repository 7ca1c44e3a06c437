using System.Net.Mail;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Connectors.Email;

/// <summary>An e-mail address, perhaps with a name before it: <c>Ada &lt;ada@example.com&gt;</c> (RFC 5322 §3.4).</summary>
/// <param name="Address">The bare address.</param>
/// <param name="Name">The name; empty for none.</param>
internal sealed record Mailbox(string Address, string Name)
{
    private const int Longest = 320;

    /// <summary>The schema of a member that holds one.</summary>
    public static StringSchema Schema { get; } = new() { Min = 3, Max = Longest, Format = ("mailbox", static text => Parse(text) is not null) };

    /// <summary>The schema of a member that holds one or is empty.</summary>
    public static StringSchema OptionalSchema { get; } =
        new() { Max = Longest, Format = ("mailbox", static text => text.Length == 0 || Parse(text) is not null) };

    /// <summary>Reads one.</summary>
    /// <returns>Null when it is none, or holds what must not stand in a header.</returns>
    public static Mailbox? Parse(string text)
    {
        if (text.Length > Longest || text.Any(char.IsControl) || !MailAddress.TryCreate(text.Trim(), out var parsed))
        {
            return null;
        }

        // The framework takes "Ada ada@example.com" for a name and an address, too; mail servers do not.
        return IsAddress(parsed.Address) && (parsed.DisplayName.Length == 0 || text.TrimEnd().EndsWith('>')) ? new Mailbox(parsed.Address, parsed.DisplayName) : null;
    }

    /// <summary>Whether a text is one bare address that can stand between angle brackets without ending them.</summary>
    public static bool IsAddress(string text)
    {
        var at = text.LastIndexOf('@');
        return at is > 0 and <= 64 && at < text.Length - 1 && text.Length <= Longest
            && !text.Any(static character => char.IsControl(character) || char.IsWhiteSpace(character) || character is '<' or '>' or '"' or ',' or ';' or '\\')
            && !text.AsSpan(0, at).Contains('@')
            && StringSchema.IsStorable(text);
    }
}
