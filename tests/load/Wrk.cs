using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IdentityHub.Load;

/// <summary>What one run of wrk measured.</summary>
internal sealed record WrkResult(double RequestsPerSecond, double P99Milliseconds, long Failed);

/// <summary>Runs wrk against an address of this machine.</summary>
internal static partial class Wrk
{
    public static async Task<WrkResult> RunAsync(string url, string script, int connections, int seconds, params string[] arguments)
    {
        var start = new ProcessStartInfo("wrk") { RedirectStandardOutput = true };
        string[] options =
        [
            "-t2", $"-c{connections}", $"-d{seconds}s", "-s", Path.Combine(AppContext.BaseDirectory, script), url, "--", .. arguments,
        ];
        foreach (var option in options)
        {
            start.ArgumentList.Add(option);
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException("wrk failed: " + output);
        }

        return new WrkResult(Number(RequestsPattern(), output), Number(LatencyPattern(), output) / 1000, (long)Number(FailedPattern(), output));
    }

    private static double Number(Regex pattern, string output) =>
        double.Parse(pattern.Match(output).Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Requests/sec:\s+([0-9.]+)")]
    private static partial Regex RequestsPattern();

    [GeneratedRegex("p99_us=([0-9]+)")]
    private static partial Regex LatencyPattern();

    [GeneratedRegex("failed=([0-9]+)")]
    private static partial Regex FailedPattern();
}
