using System.Text.RegularExpressions;

namespace IdentityHub.Server.ConfigurationFiles.Reading;

/// <summary>What reading one file shares: its name, the environment and the problems found so far.</summary>
/// <param name="file">Name for messages.</param>
/// <param name="environment">The value of an environment variable; null where a text must not name any.</param>
internal sealed partial class ReadingContext(string file, Func<string, string?>? environment)
{
    /// <summary>Deepest nesting that is read: what custom data may have, and the objects around it.</summary>
    public const int MaxDepth = MaxDepthOfValue + 8;

    /// <summary>Deepest nesting of a value that is stored as it is; readers of JSON go no further.</summary>
    public const int MaxDepthOfValue = 64;

    /// <summary>The answer to a variable where none is read.</summary>
    public const string NoVariables =
        "environment variables are read in secrets and passwords only; write $${ENV: for the text itself";

    /// <summary>The answer to a variable in a text that somebody sent: its value is the hub's, and could be sent on to anywhere.</summary>
    public const string NoEnvironment =
        "environment variables are not read from a text that is sent; write the value itself, or take the key out: then what is stored stays";

    // Longer paths end where they become so: a small file could otherwise be gigabytes of them.
    private const int LongestPath = 256;

    private readonly List<FileProblem> problems = [];

    /// <summary>How many problems were found so far.</summary>
    public int ProblemCount => problems.Count;

    /// <summary>Everything found so far, in the order of the file.</summary>
    public IReadOnlyList<FileProblem> Problems =>
        [.. problems.OrderBy(static problem => problem.Place.Line).ThenBy(static problem => problem.Place.Column)];

    /// <summary>Notes a problem.</summary>
    public void Report(Place place, string message) => problems.Add(new FileProblem(file, place, message));

    /// <summary>Puts the values of environment variables where <c>${ENV:NAME}</c> stands.</summary>
    /// <returns>The text, or null when a variable is missing, which is reported.</returns>
    public string? Interpolate(string text, Place place)
    {
        if (environment is null && EnvironmentText.Refers(text))
        {
            Report(place, NoEnvironment);
            return null;
        }

        var complete = true;
        var result = EnvironmentText.Fill(text, ValueOf, () => Refuse("${ENV:NAME} needs a name of letters, digits and underscores and a closing brace"));
        return complete ? result : null;

        string ValueOf(string name)
        {
            var value = environment?.Invoke(name);
            if (string.IsNullOrEmpty(value))
            {
                Refuse(value is null ? $"the environment variable {name} is not set" : $"the environment variable {name} is empty");
            }

            return value ?? "";
        }

        void Refuse(string message)
        {
            complete = false;
            Report(place, message);
        }
    }

    /// <summary>Refuses text that no column can hold: NUL and broken surrogate pairs.</summary>
    public void CheckText(string text, Place place)
    {
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            var isPair = char.IsHighSurrogate(character) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
            if (character == '\0' || (char.IsSurrogate(character) && !isPair))
            {
                Report(place, $"contains the character U+{(int)character:X4}, which is not allowed");
                return;
            }

            index += isPair ? 1 : 0;
        }
    }

    /// <summary>The path of a member; a key that is not a plain word is quoted and shortened.</summary>
    public static string PathOf(string parent, string key)
    {
        if (parent.Length > LongestPath)
        {
            return parent;
        }

        var shown = PlainKey().IsMatch(key) ? key : $"\"{Printable(key)}\"";
        return parent.Length == 0 ? shown : $"{parent}.{shown}";
    }

    /// <summary>The path of an item.</summary>
    public static string PathOf(string parent, int index) => parent.Length > LongestPath ? parent : $"{parent}[{index}]";

    /// <summary>Text of the file in a form that is safe in a terminal and not long.</summary>
    public static string Printable(string text)
    {
        var shortened = text.Length > 64 ? $"{text[..64]}…" : text;
        return string.Concat(shortened.Select(static character => char.IsControl(character) || char.IsSurrogate(character) ? '?' : character));
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainKey();
}
