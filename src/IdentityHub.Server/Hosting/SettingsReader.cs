using System.Globalization;
using System.Net;

namespace IdentityHub.Server.Hosting;

/// <summary>
/// Reads the section <c>IdentityHub</c> of the configuration, one setting at a time, and collects what is wrong instead of stopping at the
/// first mistake. What nobody asked for is unknown: a misspelt setting would otherwise be a default that nobody notices.
/// </summary>
/// <param name="configuration">The whole configuration.</param>
internal sealed class SettingsReader(IConfiguration configuration)
{
    /// <summary>The section that belongs to the hub.</summary>
    public const string Root = "IdentityHub";

    private readonly IConfigurationSection section = configuration.GetSection(Root);
    private readonly HashSet<string> single = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> lists = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> problems = [];

    /// <summary>A text; null when absent or blank.</summary>
    public string? Text(string key)
    {
        single.Add(key);
        var value = section[key];
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }

    /// <summary>A whole number within bounds.</summary>
    public int Whole(string key, int fallback, int least, int most)
    {
        if (Text(key) is not { } text)
        {
            return fallback;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }

        Refuse(key, text, $"a whole number from {least} to {most}");
        return fallback;
    }

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public bool Flag(string key, bool fallback)
    {
        if (Text(key) is not { } text)
        {
            return fallback;
        }

        if (bool.TryParse(text, out var value))
        {
            return value;
        }

        Refuse(key, text, "true or false");
        return fallback;
    }

    /// <summary>One of the given words, whatever their case; returned in the spelling of <paramref name="allowed"/>.</summary>
    public string Choice(string key, string fallback, params IReadOnlyList<string> allowed)
    {
        if (Text(key) is not { } text)
        {
            return fallback;
        }

        return Match(key, text, allowed) ?? fallback;
    }

    /// <summary>A list of the given words.</summary>
    public IReadOnlyList<string> Choices(string key, params IReadOnlyList<string> allowed) =>
        [.. List(key).Select(text => Match(key, text, allowed)).OfType<string>().Distinct()];

    /// <summary>A time span: whole seconds, or a whole number with s, m, h or d.</summary>
    public TimeSpan Duration(string key, TimeSpan fallback, TimeSpan least, TimeSpan most)
    {
        if (Text(key) is not { } text)
        {
            return fallback;
        }

        if (ParseDuration(text) is { } value && value >= least && value <= most)
        {
            return value;
        }

        Refuse(key, text, $"a duration such as 10s, 30m, 12h or 14d, from {Describe(least)} to {Describe(most)}");
        return fallback;
    }

    /// <summary>A list: numbered children (<c>Key:0</c>, <c>Key:1</c>, …) or one value separated by commas.</summary>
    public IReadOnlyList<string> List(string key)
    {
        lists.Add(key);
        return
        [
            .. (Text(key)?.Split(',') ?? [])
                .Concat(section.GetSection(key).GetChildren().Select(child => child.Value ?? ""))
                .Select(value => value.Trim())
                .Where(value => value.Length > 0),
        ];
    }

    /// <summary>Values under names of the operator's choice (<c>Key:Name</c>); whoever asks checks the names.</summary>
    public IReadOnlyDictionary<string, string> Named(string key)
    {
        lists.Add(key);
        return section.GetSection(key).GetChildren().Where(static child => !string.IsNullOrWhiteSpace(child.Value))
            .ToDictionary(static child => child.Key, static child => child.Value!.Trim(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A list of IP addresses.</summary>
    public IReadOnlyList<IPAddress> Addresses(string key) => Parsed<IPAddress>(key, IPAddress.TryParse, "IP addresses such as 10.0.0.5");

    /// <summary>A list of IP networks.</summary>
    public IReadOnlyList<System.Net.IPNetwork> Networks(string key) =>
        Parsed<System.Net.IPNetwork>(key, System.Net.IPNetwork.TryParse, "IP networks such as 10.0.0.0/8");

    /// <summary>A secret of a fixed number of bytes, in base64. Its value never gets into a message.</summary>
    public byte[]? SecretBytes(string key, int length)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        var bytes = new byte[length + 3];
        if (Convert.TryFromBase64String(text, bytes, out var written) && written == length)
        {
            return bytes[..length];
        }

        problems.Add($"{Root}:{key} is not usable; allowed: exactly {length} random bytes in base64, made by `openssl rand -base64 {length}`.");
        return null;
    }

    /// <summary>Notes that a value cannot be used.</summary>
    public void Refuse(string key, string value, string allowed) => problems.Add($"{Root}:{key} is '{value}'; allowed: {allowed}.");

    /// <summary>Notes that settings do not fit together.</summary>
    public void Refuse(string problem) => problems.Add(problem);

    /// <summary>Everything wrong with what was read, and every setting that nobody read.</summary>
    public IReadOnlyList<string> FindProblems()
    {
        var unknown = section.AsEnumerable(makePathsRelative: true)
            .Where(pair => pair.Value is not null && pair.Key.Length > 0 && !IsKnown(pair.Key))
            .Select(pair => $"{Root}:{pair.Key}")
            .Order(StringComparer.OrdinalIgnoreCase)
            .ToList();
        return unknown.Count == 0
            ? problems
            : [.. problems, $"These settings do not exist: {string.Join(", ", unknown)}. Correct the spelling or remove them."];
    }

    private bool IsKnown(string key) => single.Contains(key)
        || (key.LastIndexOf(':') is > 0 and var colon && lists.Contains(key[..colon]));

    private string? Match(string key, string text, IReadOnlyList<string> allowed)
    {
        var match = allowed.FirstOrDefault(word => word.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (match is null)
        {
            Refuse(key, text, string.Join(", ", allowed));
        }

        return match;
    }

    private List<T> Parsed<T>(string key, TryParse<T> parse, string allowed)
    {
        var values = new List<T>();
        foreach (var text in List(key))
        {
            if (parse(text, out var value))
            {
                values.Add(value!);
            }
            else
            {
                Refuse(key, text, allowed);
            }
        }

        return values;
    }

    private static TimeSpan? ParseDuration(string text)
    {
        var unit = char.ToLowerInvariant(text[^1]) switch
        {
            's' => 1,
            'm' => 60,
            'h' => 3_600,
            'd' => 86_400,
            _ => 0,
        };
        var digits = unit == 0 ? text : text[..^1];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? TimeSpan.FromSeconds((long)count * Math.Max(unit, 1))
            : null;
    }

    private static string Describe(TimeSpan span) => span switch
    {
        { Ticks: var ticks } when ticks > 0 && ticks % TimeSpan.TicksPerDay == 0 => $"{span.Days}d",
        { Ticks: var ticks } when ticks > 0 && ticks % TimeSpan.TicksPerHour == 0 => $"{(int)span.TotalHours}h",
        { Ticks: var ticks } when ticks > 0 && ticks % TimeSpan.TicksPerMinute == 0 => $"{(int)span.TotalMinutes}m",
        _ => $"{(long)span.TotalSeconds}s",
    };

    private delegate bool TryParse<T>(string text, out T? value);
}
