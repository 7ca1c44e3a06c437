using System.Text.Json;
using System.Text.RegularExpressions;

namespace IdentityHub.EndToEnd.Tests.Deploy;

/// <summary>What the Dockerfile says about the image's last stage.</summary>
internal sealed partial class Dockerfile
{
    private Dockerfile(IReadOnlyList<(string Name, string Text)> instructions) => Instructions = instructions;

    /// <summary>The instructions of the last stage, in order, each on one line.</summary>
    public IReadOnlyList<(string Name, string Text)> Instructions { get; }

    /// <summary>The environment of the image.</summary>
    public IReadOnlyDictionary<string, string> Environment => Instructions
        .Where(instruction => instruction.Name == "ENV")
        .SelectMany(instruction => Assignment().Matches(instruction.Text))
        .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    /// <summary>The command that starts the hub.</summary>
    public string[] EntryPoint => Command(Single("ENTRYPOINT"));

    /// <summary>The command that finds out whether it is healthy.</summary>
    public string[] HealthCheck => Command(Single("HEALTHCHECK")[Single("HEALTHCHECK").IndexOf("CMD", StringComparison.Ordinal)..][3..]);

    public static Dockerfile Read()
    {
        var lines = Repository.Read("Dockerfile").Replace("\\\n", "", StringComparison.Ordinal).Split('\n')
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split(' ', 2))
            .Select(parts => (Name: parts[0], Text: parts.Length > 1 ? parts[1] : ""))
            .ToList();
        return new(lines[lines.FindLastIndex(line => line.Name == "FROM")..]);
    }

    /// <summary>The rest of an instruction that is there once.</summary>
    public string Single(string name) => Instructions.Single(instruction => instruction.Name == name).Text;

    private static string[] Command(string json) => JsonSerializer.Deserialize<string[]>(json.Trim())!;

    [GeneratedRegex(@"(\w+)=(\S+)")]
    private static partial Regex Assignment();
}
