namespace IdentityHub.Server.ConfigurationFiles.Reading;

/// <summary>Finds the word somebody probably meant.</summary>
internal static class Suggestion
{
    /// <summary>A sentence such as <c>; did you mean 'name'?</c>, or nothing when no known word is near.</summary>
    public static string For(string word, IEnumerable<string> known)
    {
        if (word.Length > 64)
        {
            return "";
        }

        var nearest = known.Where(static candidate => candidate.Length <= 64).Select(candidate => (Word: candidate, Distance: Distance(word, candidate))).OrderBy(static item => item.Distance).FirstOrDefault();
        return nearest.Word is not null && nearest.Distance <= Math.Max(1, nearest.Word.Length / 3) ? $"; did you mean '{nearest.Word}'?" : "";
    }

    // Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). Upper and lower case are the same letter.
    private static int Distance(string left, string right)
    {
        var costs = new int[left.Length + 1, right.Length + 1];
        for (var row = 0; row <= left.Length; row++)
        {
            for (var column = 0; column <= right.Length; column++)
            {
                costs[row, column] = row == 0 || column == 0
                    ? row + column
                    : Math.Min(
                        Math.Min(costs[row - 1, column], costs[row, column - 1]) + 1,
                        costs[row - 1, column - 1] + (Same(left[row - 1], right[column - 1]) ? 0 : 1));
                if (row > 1 && column > 1 && Same(left[row - 1], right[column - 2]) && Same(left[row - 2], right[column - 1]))
                {
                    costs[row, column] = Math.Min(costs[row, column], costs[row - 2, column - 2] + 1);
                }
            }
        }

        return costs[left.Length, right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
