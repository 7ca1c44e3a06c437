using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Api.Search;

/// <summary>The search of the organization family: <c>q</c> is a part of one of the fields, in any case, and no character of it is special.</summary>
internal static class KeywordSearch
{
    /// <summary>Leaves the rows that have the keyword in one of the fields; all of them without a keyword.</summary>
    /// <param name="source">The rows.</param>
    /// <param name="keyword">The value of <c>q</c>.</param>
    /// <param name="fields">Where to look.</param>
    public static IQueryable<T> Containing<T>(this IQueryable<T> source, string? keyword, IReadOnlyList<SearchField<T>> fields)
    {
        if (string.IsNullOrEmpty(keyword))
        {
            return source;
        }

        if (!StringSchema.IsStorable(keyword))
        {
            // No text has such characters.
            return source.Where(static _ => false);
        }

        SearchCondition<T> condition = new(fields, SearchMode.Like, [$"%{Escape(keyword)}%"]);
        return source.Where(new SearchPredicate<T>(isCaseSensitive: false).Build([condition], isAll: true));
    }

    private static string Escape(string keyword) => keyword
        .Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace("%", @"\%", StringComparison.Ordinal)
        .Replace("_", @"\_", StringComparison.Ordinal);
}
