using System.Text.RegularExpressions;

namespace IdentityHub.Server.ConfigurationFiles.Reading;

/// <summary>
/// <c>${ENV:NAME}</c> stands for an environment variable where a secret stands. Anywhere else it is a mistake, unless one more
/// <c>$</c> before it says that the text itself is meant: <c>$${ENV:NAME}</c>.
/// </summary>
internal static partial class EnvironmentText
{
    /// <summary>Whether a text of the file names a variable, rightly spelt or not.</summary>
    public static bool Refers(string text) => Marker().Matches(text).Any(static match => match.Groups[1].Length == 0);

    /// <summary>The text that a text of the file without variables means.</summary>
    public static string Read(string text) => Marker().Replace(text, static match => match.Value[1..]);

    /// <summary>The form in which a file holds this text.</summary>
    public static string Write(string text) => Marker().Replace(text, static match => "$" + match.Value);

    /// <summary>Puts values where variables stand.</summary>
    /// <param name="text">Text of the file.</param>
    /// <param name="valueOf">The value of a variable; empty for none.</param>
    /// <param name="misspelt">Called for each marker that no name and closing brace follow.</param>
    public static string Fill(string text, Func<string, string> valueOf, Action misspelt) => MarkerAndName().Replace(text, match =>
    {
        if (match.Groups[1].Length > 0)
        {
            return match.Value[1..];
        }

        if (!match.Groups[2].Success)
        {
            misspelt();
            return match.Value;
        }

        return valueOf(match.Groups[2].Value);
    });

    // One dollar begins a reference; each further one before it makes the run mean itself with one dollar less.
    [GeneratedRegex(@"(?<!\$)(\$*)\$\{ENV:", RegexOptions.CultureInvariant)]
    private static partial Regex Marker();

    [GeneratedRegex(@"(?<!\$)(\$*)\$\{ENV:(?:([A-Za-z_][A-Za-z0-9_]*)\})?", RegexOptions.CultureInvariant)]
    private static partial Regex MarkerAndName();
}
