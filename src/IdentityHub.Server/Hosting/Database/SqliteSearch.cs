using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using IdentityHub.Data;
using Microsoft.Data.Sqlite;

namespace IdentityHub.Server.Hosting.Database;

/// <summary>
/// What searches need and SQLite lacks, as functions of a reading connection: regular expressions (<see cref="TextPatterns"/>) and a
/// <c>lower</c> for all of Unicode.
/// </summary>
internal sealed class SqliteSearch
{
    /// <summary>Error code of a pattern that is no regular expression (SQLITE_MISMATCH).</summary>
    public const int InvalidPattern = 20;

    /// <summary>Error code of a search that took too long (SQLITE_INTERRUPT).</summary>
    public const int TooSlow = 9;

    private const int RememberedPatterns = 64;

    private static readonly TimeSpan LongestMatch = TimeSpan.FromMilliseconds(100);
    private static readonly ConditionalWeakTable<DbConnection, SqliteSearch> Registered = [];
    private static readonly ConcurrentDictionary<(string Pattern, bool IgnoresCase), Regex> Patterns = [];

    // The words for kinds of characters that POSIX has within brackets.
    private static readonly (string Posix, string Net)[] Classes =
    [
        ("[:alpha:]", @"\p{L}"), ("[:digit:]", @"\d"), ("[:alnum:]", @"\p{L}\d"), ("[:space:]", @"\s"), ("[:upper:]", @"\p{Lu}"),
        ("[:lower:]", @"\p{Ll}"), ("[:punct:]", @"\p{P}\p{S}"), ("[:xdigit:]", "0-9A-Fa-f"), ("[:blank:]", @" \t"), ("[:cntrl:]", @"\p{Cc}"),
        ("[:word:]", @"\w"),
    ];

    private long deadline = long.MaxValue;

    private SqliteSearch()
    {
    }

    /// <summary>Adds the functions to a connection just opened.</summary>
    public static void Register(SqliteConnection connection)
    {
        var search = Registered.GetValue(connection, static _ => new SqliteSearch());
        connection.CreateFunction<string?, string?, bool?>(
            TextPatterns.MatchesFunction, (text, pattern) => search.Matches(text, pattern, ignoresCase: false), isDeterministic: true);
        connection.CreateFunction<string?, string?, bool?>(
            TextPatterns.MatchesInAnyCaseFunction, (text, pattern) => search.Matches(text, pattern, ignoresCase: true), isDeterministic: true);
        connection.CreateFunction<string?, string?>("lower", static text => text?.ToLowerInvariant(), isDeterministic: true);
    }

    /// <summary>Gives the statement that begins on a connection this much time for its regular expressions.</summary>
    public static void Limit(DbConnection connection, TimeSpan longest)
    {
        if (Registered.TryGetValue(connection, out var search))
        {
            search.deadline = Stopwatch.GetTimestamp() + (long)(longest.TotalSeconds * Stopwatch.Frequency);
        }
    }

    private bool? Matches(string? text, string? pattern, bool ignoresCase)
    {
        if (text is null || pattern is null)
        {
            return null;
        }

        if (Stopwatch.GetTimestamp() > deadline)
        {
            throw new SqliteException("The search took too long.", TooSlow);
        }

        try
        {
            return PatternOf(pattern, ignoresCase).IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new SqliteException("The pattern took too long for one text.", TooSlow);
        }
        catch (ArgumentException)
        {
            throw new SqliteException("The pattern is not a regular expression.", InvalidPattern);
        }
    }

    private static Regex PatternOf(string pattern, bool ignoresCase)
    {
        if (Patterns.TryGetValue((pattern, ignoresCase), out var known))
        {
            return known;
        }

        var made = Make(Classes.Aggregate(pattern, static (text, name) => text.Replace(name.Posix, name.Net, StringComparison.Ordinal)), ignoresCase);
        if (Patterns.Count >= RememberedPatterns)
        {
            Patterns.Clear();
        }

        return Patterns.GetOrAdd((pattern, ignoresCase), made);
    }

    // Without backtracking the time is linear, but counts such as {1000} within one another would take the memory that they save in time, and
    // back-references cannot be had; those go with backtracking and its time limit. In POSIX "." matches line breaks too.
    private static Regex Make(string pattern, bool ignoresCase)
    {
        var options = RegexOptions.CultureInvariant | RegexOptions.Singleline | (ignoresCase ? RegexOptions.IgnoreCase : RegexOptions.None);
        if (!pattern.Contains('{', StringComparison.Ordinal))
        {
            try
            {
                return new Regex(pattern, options | RegexOptions.NonBacktracking, LongestMatch);
            }
            catch (NotSupportedException)
            {
                // A construct that needs backtracking.
            }
        }

        return new Regex(pattern, options, LongestMatch);
    }
}
