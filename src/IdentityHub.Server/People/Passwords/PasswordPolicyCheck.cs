using System.Buffers;
using System.Globalization;
using System.Text;

namespace IdentityHub.Server.People.Passwords;

/// <summary>
/// Holds a new password against a <see cref="PasswordPolicy"/>. Unlike the reference, which allows visible ASCII only, every
/// printable character counts, spaces included (ASVS 5.0, 6.2.5 and 6.2.8), and length is measured in code points.
/// </summary>
internal static class PasswordPolicyCheck
{
    /// <summary>Lists all reasons to refuse a password; empty when it is fine.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="password">The password as typed.</param>
    /// <param name="owner">The person, as far as known.</param>
    public static IReadOnlyList<PasswordRejection> Evaluate(PasswordPolicy policy, string password, PasswordOwner owner)
    {
        var rejections = new List<PasswordRejection>();
        var maximum = Math.Min(policy.Length.Max, PasswordText.MaximumCodePoints);
        if (password.Length > 2 * PasswordText.MaximumCodePoints)
        {
            // Longer than any policy allows, whatever is in it: don't look further.
            return [new PasswordRejection(PasswordRejection.TooLong, Number("max", maximum))];
        }

        var runes = password.EnumerateRunes().ToArray();
        CheckLength(policy, runes.Length, maximum, rejections);
        CheckCharacters(policy, password, runes, rejections);
        if (policy.Rejects.Pwned && CommonPasswords.Contains(password))
        {
            rejections.Add(new PasswordRejection(PasswordRejection.Pwned));
        }

        rejections.AddRange(RestrictedPhrases.Find(policy.Rejects, runes, owner).Select(code => new PasswordRejection(code)));
        return rejections;
    }

    private static void CheckLength(PasswordPolicy policy, int length, int maximum, List<PasswordRejection> rejections)
    {
        if (length < policy.Length.Min)
        {
            rejections.Add(new PasswordRejection(PasswordRejection.TooShort, Number("min", policy.Length.Min)));
        }
        else if (length > maximum)
        {
            rejections.Add(new PasswordRejection(PasswordRejection.TooLong, Number("max", maximum)));
        }
    }

    private static void CheckCharacters(PasswordPolicy policy, string password, Rune[] runes, List<PasswordRejection> rejections)
    {
        if (!IsValidUnicode(password) || runes.Any(rune => Rune.IsControl(rune)))
        {
            rejections.Add(new PasswordRejection(PasswordRejection.UnsupportedCharacters));
        }
        else if (runes.Select(KindOf).Distinct().Count() < policy.CharacterTypes.Min)
        {
            rejections.Add(new PasswordRejection(PasswordRejection.CharacterTypes, Number("min", policy.CharacterTypes.Min)));
        }
    }

    // Enumerating runes replaces half a surrogate pair silently, so this looks at the text itself.
    private static bool IsValidUnicode(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var consumed) != OperationStatus.Done)
            {
                return false;
            }

            text = text[consumed..];
        }

        return true;
    }

    private static int KindOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.LowercaseLetter => 0,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => 1,
        UnicodeCategory.DecimalDigitNumber => 2,
        _ => 3,
    };

    private static Dictionary<string, int> Number(string name, int value) => new() { [name] = value };
}
