using System.Globalization;
using System.Text;

namespace IdentityHub.Server.Verification;

/// <summary>
/// An address in the form in which two of the same mailbox are equal: lower case; the domain as in DNS without a final dot, in Unicode
/// (UTS #46); no quotes around a local part that needs none (RFC 5321, 4.1.2); and for Gmail no dots in the local part and one domain.
/// </summary>
/// <param name="Local">What stands before the sign.</param>
/// <param name="Domain">What stands after it.</param>
internal sealed record EmailAddress(string Local, string Domain)
{
    private const int LongestDomain = 253;
    private static readonly IdnMapping Names = new() { AllowUnassigned = true };

    /// <summary>The local part without its tag.</summary>
    public string Untagged => Local.IndexOf('+', StringComparison.Ordinal) is > 0 and var plus ? Local[..plus] : Local;

    /// <summary>Whether the local part has a tag, even an empty one.</summary>
    public bool HasTag => Local.Contains('+', StringComparison.Ordinal);

    /// <summary>Reads an address.</summary>
    /// <returns>Null when it has no local part, or its domain is none: mail to it arrives nowhere.</returns>
    public static EmailAddress? Parse(string text)
    {
        var at = text.LastIndexOf('@');
        if (at < 1 || Fold(text[..at]) is not { } folded || Unquote(folded) is not { Length: > 0 } local || CanonicalDomain(text[(at + 1)..]) is not { } domain)
        {
            return null;
        }

        return domain == "gmail.com" ? new EmailAddress(WithoutDots(local), domain) : new EmailAddress(local, domain);
    }

    /// <summary>A domain as it is compared.</summary>
    /// <returns>Null when there cannot be such a domain.</returns>
    public static string? CanonicalDomain(string text)
    {
        if (text.Length is 0 or > LongestDomain)
        {
            return null;
        }

        try
        {
            // To DNS and back: full-width letters and dots, soft hyphens and the like are gone, as they are for whoever sends mail there.
            var domain = Names.GetUnicode(Names.GetAscii(text)).ToLowerInvariant();
            domain = domain.EndsWith('.') ? domain[..^1] : domain;
            return IsHost(domain) ? domain == "googlemail.com" ? "gmail.com" : domain : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Compatibility characters as plain ones, in lower case.</summary>
    /// <returns>Null for text that is not valid Unicode: nobody can have it in an address.</returns>
    public static string? Fold(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>A local part of Gmail, which ignores dots.</summary>
    public static string WithoutDots(string local) => local.Replace(".", "", StringComparison.Ordinal);

    /// <summary>Prints nothing of the address.</summary>
    public override string ToString() => "e-mail address";

    private static bool IsHost(string domain)
    {
        var labels = domain.Split('.');
        return labels.Length > 1
            && labels.All(static label => label.Length > 0 && label.All(static letter =>
                char.IsLetterOrDigit(letter) || letter is '-' or '_' || letter > '\x7f'));
    }

    // "me"@example.com is me@example.com. A sign within quotes is part of the name, one without them is a mistake.
    private static string? Unquote(string local)
    {
        if (local.Length < 2 || local[0] != '"' || local[^1] != '"')
        {
            return local.Contains('@', StringComparison.Ordinal) ? null : local;
        }

        var text = new StringBuilder(local.Length);
        for (var index = 1; index < local.Length - 1; index++)
        {
            index += local[index] == '\\' && index < local.Length - 2 ? 1 : 0;
            text.Append(local[index]);
        }

        return text.ToString();
    }
}
