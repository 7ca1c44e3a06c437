using System.Diagnostics.CodeAnalysis;
using IdentityHub.Server.Hosting.Database;

namespace IdentityHub.Server.Api.Search;

/// <summary>How a value is compared; the reference's words are in <see cref="SearchReader{T}"/>.</summary>
internal enum SearchMode
{
    /// <summary>The whole text is one of the values.</summary>
    Exact,

    /// <summary>SQL <c>LIKE</c>: % for any text, _ for any character, \ before one of them to mean itself.</summary>
    Like,

    /// <summary>SQL <c>SIMILAR TO</c>.</summary>
    SimilarTo,

    /// <summary>A regular expression that matches somewhere.</summary>
    Posix,
}

/// <summary>One comparison: at least one of the fields with at least one of the values.</summary>
/// <param name="Fields">The fields.</param>
/// <param name="Mode">How.</param>
/// <param name="Values">One value; several only in <see cref="SearchMode.Exact"/>.</param>
internal sealed record SearchCondition<T>(IReadOnlyList<SearchField<T>> Fields, SearchMode Mode, IReadOnlyList<string> Values);

/// <summary>The outcome of <see cref="ListSearch.Parse"/>: a search, or what is wrong with it.</summary>
/// <param name="Search">What is searched for; nothing when the request has no search.</param>
/// <param name="Problem">A sentence for the caller, the details of <c>request.invalid_input</c>.</param>
internal readonly record struct SearchParse<T>(ListSearch<T>? Search, string? Problem)
{
    /// <summary>Takes the search or the problem.</summary>
    public bool TryGet([NotNullWhen(true)] out ListSearch<T>? search, [NotNullWhen(false)] out string? problem)
    {
        search = Search;
        problem = search is null ? Problem ?? "" : null;
        return search is not null;
    }
}

/// <summary>The search parameters of the Management API.</summary>
/// <remarks>
/// <code>
/// query -> SearchReader (rules) -> ListSearch -> SearchPredicate (expression, the same on both databases) -> SearchLimits (time)
///                                                                              exception -> SearchFailure (sentence)
/// </code>
/// </remarks>
internal static class ListSearch
{
    /// <summary>Reads <c>search</c>, <c>search.field</c>, <c>mode</c>, <c>mode.field</c>, <c>joint</c> and <c>isCaseSensitive</c>.</summary>
    /// <param name="query">The request's query; other parameters are left alone.</param>
    /// <param name="fields">What the list can be searched by.</param>
    public static SearchParse<T> Parse<T>(IQueryCollection query, IReadOnlyList<SearchField<T>> fields) => new SearchReader<T>(fields).Read(query);
}

/// <summary>A search that follows the rules.</summary>
/// <param name="conditions">What to compare.</param>
/// <param name="isAll">Whether all of them must hold, instead of one.</param>
/// <param name="isCaseSensitive">Whether upper and lower case differ.</param>
internal sealed class ListSearch<T>(IReadOnlyList<SearchCondition<T>> conditions, bool isAll, bool isCaseSensitive)
{
    /// <summary>Whether nothing is searched for.</summary>
    public bool IsEmpty => conditions.Count == 0;

    /// <summary>
    /// Leaves the rows that are searched for. Running the query may fail because of the caller's pattern: <see cref="SearchFailure"/> tells.
    /// </summary>
    public IQueryable<T> Apply(IQueryable<T> source)
    {
        if (IsEmpty)
        {
            return source;
        }

        var rows = source.Where(new SearchPredicate<T>(isCaseSensitive).Build(conditions, isAll));
        return conditions.Any(static condition => condition.Mode is SearchMode.Posix or SearchMode.SimilarTo) ? SearchLimits.Bound(rows) : rows;
    }
}
