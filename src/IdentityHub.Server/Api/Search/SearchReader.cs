using IdentityHub.Server.Api.Schemas;
using Microsoft.Extensions.Primitives;

namespace IdentityHub.Server.Api.Search;

/// <summary>Reads the search parameters of one request and finds the first thing that is wrong with them.</summary>
/// <param name="fields">What the list can be searched by.</param>
internal sealed class SearchReader<T>(IReadOnlyList<SearchField<T>> fields)
{
    private const int LongestValue = 10_000;
    private const int LongestPattern = 1000;
    private const int MostValues = 500;

    private static readonly Dictionary<string, SearchMode> Modes = new(StringComparer.Ordinal)
    {
        ["exact"] = SearchMode.Exact,
        ["like"] = SearchMode.Like,
        ["similar_to"] = SearchMode.SimilarTo,
        ["posix"] = SearchMode.Posix,
    };

    private readonly Dictionary<string, SearchMode> modes = new(StringComparer.Ordinal);
    private readonly List<SearchCondition<T>> conditions = [];
    private bool isCaseSensitive;
    private bool isAll;
    private string? problem;

    /// <summary>Reads.</summary>
    public SearchParse<T> Read(IQueryCollection query)
    {
        ReadCase(query["isCaseSensitive"]);
        ReadJoint([.. query["joint"], .. query["jointMode"]]);
        foreach (var (key, values) in query)
        {
            if (FieldOf(key, "mode") is { } field)
            {
                ReadMode(field, values);
            }
        }

        // After the modes, wherever in the query those are.
        foreach (var (key, values) in query)
        {
            if (FieldOf(key, "search") is { } field)
            {
                ReadCondition(field, values);
            }
        }

        return problem is null ? new(new ListSearch<T>(conditions, isAll, isCaseSensitive), null) : new(null, problem);
    }

    private static string? FieldOf(string key, string word) =>
        key == word ? "" : key.StartsWith(word + ".", StringComparison.Ordinal) ? key[(word.Length + 1)..] : null;

    private void ReadCase(StringValues values)
    {
        Require(values.Count <= 1, "'isCaseSensitive' is given twice.");
        isCaseSensitive = values.Count == 1 && ApiQuery.IsTrue(values[0]);
    }

    private void ReadJoint(List<string?> values)
    {
        Require(values.Count <= 1, "'joint' is given twice; 'jointMode' is another name for it.");
        Require(values is [] or ["and"] or ["or"], "'joint' is either 'and' or 'or'.");
        isAll = values is ["and"];
    }

    private void ReadMode(string field, StringValues values)
    {
        CheckField(field);
        Require(values.Count == 1, $"The search mode is given twice for {Describe(field)}.");
        Require(values.Count > 0 && Modes.ContainsKey(values[0] ?? ""), "A search mode is one of 'exact', 'like', 'similar_to' and 'posix'.");
        if (problem is null)
        {
            modes[field] = Modes[values[0]!];
        }
    }

    private void ReadCondition(string field, StringValues values)
    {
        CheckField(field);
        var mode = modes.TryGetValue(field, out var own) || modes.TryGetValue("", out own) ? own : SearchMode.Like;
        Require(values.Count == 1 || mode == SearchMode.Exact, $"Several values for {Describe(field)} can be searched for in mode 'exact' only.");
        Require(values.Count <= MostValues, $"At most {MostValues} values can be searched for at once.");
        Require(mode != SearchMode.SimilarTo || isCaseSensitive, "The mode 'similar_to' always tells upper from lower case; set 'isCaseSensitive=true'.");
        var longest = mode is SearchMode.SimilarTo or SearchMode.Posix ? LongestPattern : LongestValue;
        foreach (var value in values)
        {
            Require(!string.IsNullOrEmpty(value), $"The search value for {Describe(field)} is empty.");
            Require(value is null || value.Length <= longest, $"A search value in this mode has at most {longest} characters.");
            Require(value is null || StringSchema.IsStorable(value), "A search value holds characters that no text can have.");
            Require(mode is SearchMode.Exact or SearchMode.Posix || !EndsInEscape(value ?? ""), "A backslash at the end of a pattern has nothing to stand before.");
        }

        if (problem is null)
        {
            var searched = field.Length == 0 ? fields : [.. fields.Where(candidate => candidate.Name == field)];
            conditions.Add(new(searched, mode, [.. values.OfType<string>().Distinct(StringComparer.Ordinal)]));
        }
    }

    private void CheckField(string field)
    {
        Require(!field.Contains('.', StringComparison.Ordinal), "Only the fields of a row can be searched, not what is within them.");
        Require(
            field.Length == 0 || fields.Any(candidate => candidate.Name == field),
            $"The fields that can be searched are {string.Join(", ", fields.Select(static candidate => candidate.Name))}.");
    }

    // Called with fields that CheckField has seen, except where an earlier problem is told instead.
    private static string Describe(string field) => field.Length == 0 ? "all fields" : $"'{field}'";

    private static bool EndsInEscape(string pattern) => pattern.Reverse().TakeWhile(static character => character == '\\').Count() % 2 == 1;

    private void Require(bool holds, string otherwise) => problem ??= holds ? null : otherwise;
}
