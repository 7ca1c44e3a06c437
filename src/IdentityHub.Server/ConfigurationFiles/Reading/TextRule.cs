using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.RegularExpressions;
using IdentityHub.Protocol.Authorization;
using IdentityHub.Protocol.Tokens;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.People;

namespace IdentityHub.Server.ConfigurationFiles.Reading;

/// <summary>A rule for a text; returns what is wrong, or null. The answer never repeats the text, which may be private.</summary>
internal delegate string? TextRule(string text);

/// <summary>
/// The rules for texts of the file. What the Management API accepts they accept too, or an exported file could not be applied.
/// </summary>
internal static partial class TextRules
{
    private const int LongestUri = 2048;

    private static readonly Func<string, bool> IsUrl = StringSchema.Url().Format!.Value.Accepts;

    /// <summary>What an administrator may do.</summary>
    public static string? AdministratorRole(string text) => AdministratorRoles.Parse(text) is null ? "must be owner, editor or viewer" : null;

    /// <summary>No rule.</summary>
    public static string? Anything(string text) => null;

    /// <summary>From one character to a maximum.</summary>
    public static TextRule Between(int minimum, int maximum) => text =>
        text.Length >= minimum && text.Length <= maximum ? null
        : minimum == maximum ? $"must have {maximum} characters"
        : $"must have {minimum} to {maximum} characters, not {text.Length}";

    /// <summary>An identifier of ours.</summary>
    public static TextRule Identifier(int maximum) => text =>
        text.Length <= maximum && IdentifierPattern().IsMatch(text) ? null : $"must be 1 to {maximum} letters, digits, '-' or '_'";

    /// <summary>A permission of an API resource: no spaces, which part scope values from each other (RFC 6749 §3.3).</summary>
    public static string? ScopeName(string text) =>
        text.Length is > 0 and <= 256 && !text.Any(char.IsWhiteSpace) ? null : "must be 1 to 256 characters without spaces";

    /// <summary>A name a role can have; names of our own roles are kept apart by their prefix.</summary>
    public static string? RoleName(string text) =>
        text.StartsWith(HubSeed.InternalPrefix, StringComparison.Ordinal) ? $"names that begin with '{HubSeed.InternalPrefix}' are reserved" : Between(1, 128)(text);

    /// <summary>A resource indicator: an absolute URI without a fragment (RFC 8707 §2).</summary>
    public static string? Indicator(string text)
    {
        if (text.StartsWith("urn:logto:", StringComparison.Ordinal))
        {
            return "indicators that begin with 'urn:logto:' are reserved";
        }

        return text.Length <= LongestUri && ResourceIndicator.Check(text) is null
            ? null
            : $"must be an absolute URI without a fragment, at most {LongestUri} characters";
    }

    /// <summary>An http or https address.</summary>
    public static string? WebAddress(string text) =>
        text.Length <= LongestUri && IsUrl(text) ? null : $"must be an http or https address of at most {LongestUri} characters";

    /// <summary>An http or https address, or nothing.</summary>
    public static string? WebAddressOrEmpty(string text) => text.Length == 0 ? null : WebAddress(text);

    /// <summary>An http or https address without a fragment, as back-channel logout asks for (OpenID Connect Back-Channel Logout §2.2).</summary>
    public static string? WebAddressWithoutFragment(string text) =>
        WebAddress(text) ?? (text.Contains('#', StringComparison.Ordinal) ? "must not have a fragment" : null);

    /// <summary>A redirect URI.</summary>
    public static string? RedirectUri(string text) => RedirectUris.ValidateRegistration(text);

    /// <summary>A browser origin (RFC 6454 §7).</summary>
    public static string? Origin(string text) =>
        BrowserOrigins.IsRegistrable(text) ? null : "must be an origin such as https://app.example.com, without a path";

    /// <summary>An e-mail address.</summary>
    public static string? Email(string text) =>
        Identifiers.IsEmail(text) ? null : "must be an e-mail address of at most 128 characters";

    /// <summary>An e-mail address to write to, or nothing.</summary>
    public static string? EmailOrEmpty(string text) =>
        text.Length == 0 || (text.Length <= 128 && new EmailAddressAttribute().IsValid(text)) ? null : "must be an e-mail address of at most 128 characters";

    /// <summary>An international telephone number.</summary>
    public static string? Phone(string text) => PhoneNumber.Read(text).Status switch
    {
        PhoneStatus.Valid => null,
        PhoneStatus.Malformed => "must be an international number: digits only, without '+' and spaces",
        _ => "is not a telephone number of any country; it begins with the country code",
    };

    /// <summary>A sign-in name.</summary>
    public static string? Username(string text) =>
        Identifiers.IsUsername(text)
            ? null
            : "must be letters, digits and underscores, not beginning with a digit, at most 128 characters";

    /// <summary>A domain of e-mail addresses.</summary>
    public static string? Domain(string text) =>
        text.Length is > 0 and <= 128 && !text.Contains('@', StringComparison.Ordinal) && !text.Any(char.IsWhiteSpace) && JustInTimeMembers.Normalize(text) == text
            ? null
            : "must be a domain in lower-case letters such as example.com, at most 128 characters";

    /// <summary>A point in time (RFC 3339 §5.6).</summary>
    public static string? Instant(string text) =>
        ParseInstant(text) is null ? "must be a time such as 2027-01-31T00:00:00Z" : null;

    /// <summary>Reads a point in time; whole milliseconds are kept.</summary>
    public static DateTimeOffset? ParseInstant(string text) =>
        InstantPattern().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds())
            : null;

    /// <summary>A client secret: long enough not to be guessed, and of characters that every client sends alike.</summary>
    public static string? Secret(string text) => text switch
    {
        { Length: < 16 } => $"must have at least 16 characters, not {text.Length}",
        { Length: > 256 } => "must have at most 256 characters",
        _ => text.All(static character => character is >= '!' and <= '~') ? null : "must be printable ASCII characters without spaces",
    };

    /// <summary>One of some words.</summary>
    public static TextRule Among(params IReadOnlyList<string> words) => text => words.Contains(text) ? null : Shape.NotOneOf(text, words);

    [GeneratedRegex(@"\A[A-Za-z0-9_-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdentifierPattern();

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})?(Z|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex InstantPattern();
}
