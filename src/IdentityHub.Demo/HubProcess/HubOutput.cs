namespace IdentityHub.Demo.HubProcess;

/// <summary>Reads what the hub prints: keeps the end of it for a failure report and repeats warnings and errors.</summary>
internal sealed class HubOutput(TextWriter repeatTo)
{
    private const int KeptLines = 40;
    private readonly Queue<string> last = new();
    private readonly Lock gate = new();
    private bool isRepeating;

    public async Task ReadAsync(StreamReader stream, bool isErrorStream)
    {
        while (await stream.ReadLineAsync() is { } line)
        {
            Take(line, isErrorStream);
        }
    }

    public IReadOnlyList<string> LastLines()
    {
        lock (gate)
        {
            return [.. last];
        }
    }

    private void Take(string line, bool isErrorStream)
    {
        lock (gate)
        {
            last.Enqueue(line);
            if (last.Count > KeptLines)
            {
                last.Dequeue();
            }

            // An indented line continues the entry above it: the stack trace of an error belongs to the error.
            isRepeating = isErrorStream || (line.StartsWith(' ') ? isRepeating : IsWarningOrWorse(WithoutTime(line)));
            if (isRepeating)
            {
                repeatTo.WriteLine($"hub | {line}");
            }
        }
    }

    // In development the hub begins each entry with the time of day: 12:34:56.789 and a space.
    private static string WithoutTime(string line) => line.Length > 13 && line[2] == ':' && line[5] == ':' && line[8] == '.' && line[12] == ' ' ? line[13..] : line;

    // The level as the framework's console writes it: as a prefix, or as a member when the hub logs JSON.
    private static bool IsWarningOrWorse(string line) =>
        line.StartsWith("warn:", StringComparison.Ordinal) || line.StartsWith("fail:", StringComparison.Ordinal)
        || line.StartsWith("crit:", StringComparison.Ordinal) || line.StartsWith("Unhandled exception", StringComparison.Ordinal)
        || line.Contains("\"LogLevel\":\"Warning\"", StringComparison.Ordinal) || line.Contains("\"LogLevel\":\"Error\"", StringComparison.Ordinal)
        || line.Contains("\"LogLevel\":\"Critical\"", StringComparison.Ordinal);
}
