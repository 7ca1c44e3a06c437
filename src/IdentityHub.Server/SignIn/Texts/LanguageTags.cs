using System.Text.RegularExpressions;

namespace IdentityHub.Server.SignIn.Texts;

/// <summary>Tags of languages as operators write them.</summary>
internal static partial class LanguageTags
{
    private const int Longest = 16;

    /// <summary>A tag with the case that RFC 5646, 2.1.1 recommends: <c>zh-Hant-TW</c>. So no language exists twice.</summary>
    /// <returns>Null when it is no tag, or longer than any that is stored.</returns>
    public static string? Canonical(string text)
    {
        if (text.Length > Longest || !Form().IsMatch(text))
        {
            return null;
        }

        var parts = text.ToLowerInvariant().Split('-');
        return string.Join('-', parts.Select(static (part, index) => (index, part.Length) switch
        {
            ( > 0, 2) => part.ToUpperInvariant(),
            ( > 0, 4) when char.IsAsciiLetter(part[0]) => char.ToUpperInvariant(part[0]) + part[1..],
            _ => part,
        }));
    }

    [GeneratedRegex(@"\A[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
