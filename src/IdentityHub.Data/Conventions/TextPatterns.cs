using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Data;

/// <summary>
/// Regular expressions in queries. PostgreSQL has these functions, they are what its operators <c>~</c> and <c>~*</c> call; on SQLite the hub gives
/// its reading connections functions of the same names. A pattern that is not valid fails the query.
/// </summary>
public static class TextPatterns
{
    /// <summary>The name of <see cref="Matches"/> in SQL.</summary>
    public const string MatchesFunction = "textregexeq";

    /// <summary>The name of <see cref="MatchesInAnyCase"/> in SQL.</summary>
    public const string MatchesInAnyCaseFunction = "texticregexeq";

    /// <summary>Whether a part of the text matches the pattern.</summary>
    /// <param name="text">A column.</param>
    /// <param name="pattern">A regular expression.</param>
    public static bool Matches(string? text, string pattern) => throw OnlyInQueries();

    /// <summary>Whether a part of the text matches the pattern, upper and lower case being the same.</summary>
    /// <param name="text">A column.</param>
    /// <param name="pattern">A regular expression.</param>
    public static bool MatchesInAnyCase(string? text, string pattern) => throw OnlyInQueries();

    internal static void Apply(ModelBuilder model)
    {
        model.HasDbFunction(() => Matches(default, "")).HasName(MatchesFunction).IsBuiltIn();
        model.HasDbFunction(() => MatchesInAnyCase(default, "")).HasName(MatchesInAnyCaseFunction).IsBuiltIn();
    }

    private static InvalidOperationException OnlyInQueries() => new("Regular expressions are matched by the database, in a query.");
}
