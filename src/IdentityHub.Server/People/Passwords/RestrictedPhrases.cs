using System.Text;

namespace IdentityHub.Server.People.Passwords;

/// <summary>
/// Finds passwords that are little more than phrases anybody would try. Every character that belongs to such a phrase is marked;
/// the password is refused when fewer than three characters stay unmarked (up to four characters: when more than one is marked).
/// So "johnsmith!2" is refused for John Smith and "johnsmith-brings-tea" is not.
/// </summary>
internal static class RestrictedPhrases
{
    private const int ShortestRun = 3;
    private const int Tolerance = 3;

    private static readonly Rune[][] Sequences =
    [
        .. new[]
        {
            "0123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm",
            "1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "8ik", "9ol",
        }.SelectMany(sequence => new[] { Fold(sequence), [.. Fold(sequence).Reverse()] }),
    ];

    /// <summary>
    /// The codes of all kinds of phrases found, in the order repetition, sequence, words, user information; none when enough is left.
    /// </summary>
    /// <param name="rejects">Which kinds to look for.</param>
    /// <param name="password">The password.</param>
    /// <param name="owner">The person, as far as known.</param>
    public static IEnumerable<string> Find(PasswordRejectPolicy rejects, Rune[] password, PasswordOwner owner)
    {
        var text = Array.ConvertAll(password, Rune.ToLowerInvariant);
        var marks = new bool[text.Length];
        var found = new List<string>();
        if (rejects.RepetitionAndSequence)
        {
            Mark(marks, found, PasswordRejection.Repetition, start => RepetitionLength(text.AsSpan(start)));
            Mark(marks, found, PasswordRejection.Sequence, start => SequenceLength(text.AsSpan(start)));
        }

        var words = rejects.Words.Select(Fold).ToArray();
        Mark(marks, found, PasswordRejection.Words, start => PhraseLength(text.AsSpan(start), words));
        if (rejects.UserInfo)
        {
            var facts = FactsAbout(owner).Select(Fold).ToArray();
            Mark(marks, found, PasswordRejection.UserInfo, start => PhraseLength(text.AsSpan(start), facts));
        }

        return marks.Count(mark => mark) > Math.Max(1, text.Length - Tolerance) ? found : [];
    }

    private static void Mark(bool[] marks, List<string> found, string code, Func<int, int> lengthAt)
    {
        var any = false;
        for (var start = 0; start < marks.Length; start++)
        {
            var length = lengthAt(start);
            marks.AsSpan(start, length).Fill(true);
            any |= length > 0;
        }

        if (any)
        {
            found.Add(code);
        }
    }

    private static int RepetitionLength(ReadOnlySpan<Rune> text)
    {
        var end = text.IndexOfAnyExcept(text[0]);
        var length = end < 0 ? text.Length : end;
        return length >= ShortestRun ? length : 0;
    }

    private static int SequenceLength(ReadOnlySpan<Rune> text)
    {
        var longest = 0;
        foreach (var sequence in Sequences)
        {
            var start = sequence.AsSpan().IndexOf(text[0]);
            if (start >= 0)
            {
                longest = Math.Max(longest, text.CommonPrefixLength(sequence.AsSpan(start)));
            }
        }

        return longest >= ShortestRun ? longest : 0;
    }

    private static int PhraseLength(ReadOnlySpan<Rune> text, Rune[][] phrases)
    {
        var longest = 0;
        foreach (var phrase in phrases)
        {
            if (phrase.Length > longest && text.StartsWith(phrase))
            {
                longest = phrase.Length;
            }
        }

        return longest;
    }

    private static IEnumerable<string> FactsAbout(PasswordOwner owner)
    {
        if (!string.IsNullOrWhiteSpace(owner.Name))
        {
            var parts = owner.Name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            yield return owner.Name;
            yield return string.Concat(parts);
            foreach (var part in parts)
            {
                yield return part;
            }
        }

        yield return owner.Username ?? "";
        yield return owner.Email?.Split('@')[0] ?? "";
        yield return owner.Phone ?? "";
    }

    private static Rune[] Fold(string text) => [.. text.EnumerateRunes().Select(Rune.ToLowerInvariant)];
}
