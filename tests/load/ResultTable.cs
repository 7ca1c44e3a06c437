using System.Globalization;
using System.Text;

namespace IdentityHub.Load;

/// <summary>Rows of measurements, printed as Markdown.</summary>
internal sealed class ResultTable
{
    private readonly List<(string Name, string Value, string Compared, string Note)> rows = [];

    public bool HasFailures { get; private set; }

    public void Add(string name, WrkResult result, double? ceiling = null) =>
        Add(name, result, ceiling is null ? "" : Format($"{result.RequestsPerSecond / ceiling.Value:P0} of {ceiling.Value:N0}/s"));

    public void Add(string name, WrkResult result, string compared)
    {
        HasFailures |= result.Failed > 0;
        Add(
            name,
            Format($"{result.RequestsPerSecond:N0}/s"),
            compared,
            Format($"p99 {result.P99Milliseconds:N1} ms") + (result.Failed > 0 ? Format($", {result.Failed} FAILED") : ""));
    }

    public void Add(string name, string value, string compared = "", string note = "") => rows.Add((name, value, compared, note));

    public void Fail(string name, string why)
    {
        HasFailures = true;
        Add(name, "FAILED", note: why);
    }

    public static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    public override string ToString()
    {
        var text = new StringBuilder("| what | measured | compared | |\n| --- | --- | --- | --- |\n");
        foreach (var (name, value, compared, note) in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {value} | {compared} | {note} |\n");
        }

        return text.ToString();
    }
}
