using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using IdentityHub.Server.Audit;

namespace IdentityHub.Server.Commands;

/// <summary><c>audit</c>: what happened, and whether anybody changed the record of it.</summary>
internal static class AuditCommand
{
    private const int ProgressEvery = 50_000;

    private static readonly Option<string?> After = new("--after")
    {
        Description = "Goes on after the row with this cursor: the `cursor` of the last line of the export before.",
        HelpName = "CURSOR",
    };

    private static readonly Option<string?> Output = new("--output")
    {
        Description = "The file to write, which must not exist yet; the standard output if not given.",
        HelpName = "FILE",
    };

    /// <summary>The commands.</summary>
    public static Command Build()
    {
        var verify = new Command(
            "verify",
            "Follows the chain of the audit trail and names every row that was changed, removed or put in. Changes nothing. Exit code 1 if anything is wrong.");
        verify.SetAction(static (parsed, cancellation) => CommandHost.RunAsync(parsed, (services, stop) => VerifyAsync(parsed, services, stop), cancellation));
        var export = new Command("export", "Writes the audit trail, one JSON object per line, in the order of the chain.") { After, Output };
        export.SetAction(static (parsed, cancellation) => CommandHost.RunAsync(parsed, (services, stop) => ExportAsync(parsed, services, stop), cancellation));
        return new Command("audit", "The audit trail.") { verify, export };
    }

    private static async Task<int> VerifyAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancellation)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var told = 0L;
        var found = await services.GetRequiredService<AuditVerifier>().VerifyAsync(
            (done, all) =>
            {
                if (done - told >= ProgressEvery || (done == all && told > 0))
                {
                    told = done;
                    error.WriteLine($"verified {Number(done)} of {Number(all)} rows");
                }
            },
            cancellation);
        foreach (var problem in found.Problems)
        {
            await error.WriteLineAsync(problem);
        }

        if (found.ProblemCount > found.Problems.Count)
        {
            await error.WriteLineAsync($"and {Number(found.ProblemCount - found.Problems.Count)} more");
        }

        if (found.RemovedBefore > 0)
        {
            await output.WriteLineAsync($"Rows 1 to {Number(found.RemovedBefore)} were removed by IdentityHub:Audit:Retention.");
        }

        await output.WriteLineAsync(
            $"{Number(found.Sealed)} rows in the chain, {Number(found.Waiting)} not sealed yet. "
            + (found.ProblemCount == 0 ? "Nobody changed them." : "The audit trail was tampered with."));
        return found.ProblemCount == 0 ? 0 : 1;
    }

    private static async Task<int> ExportAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancellation)
    {
        var error = parsed.InvocationConfiguration.Error;
        var export = services.GetRequiredService<AuditExport>();
        AuditCursor? after = null;
        if (parsed.GetValue(After) is { } text && await FindProblemAsync(export, after = AuditCursor.Parse(text), cancellation) is { } problem)
        {
            await error.WriteLineAsync(problem);
            return 1;
        }

        // So that an export of a hub that does not run has everything.
        await services.GetRequiredService<AuditSealer>().SealAsync(cancellation);
        var file = parsed.GetValue(Output);
        await using var writer = file is null ? null : Create(file);
        var (count, last) = await WriteAsync(export, after, writer ?? parsed.InvocationConfiguration.Output, error, cancellation);
        await error.WriteLineAsync(
            $"{Number(count)} rows exported." + (last is null ? "" : $" To go on from here: audit export --after {last}"));
        return 0;
    }

    private static async Task<string?> FindProblemAsync(AuditExport export, AuditCursor? cursor, CancellationToken cancellation) => cursor is null
        ? "--after takes the `cursor` of a line of an export."
        : await export.CheckAsync(cursor, cancellation) switch
        {
            AuditCursorStanding.Good => null,
            AuditCursorStanding.Outdated => "Rows after this cursor were removed by IdentityHub:Audit:Retention. Export without --after.",
            _ => "The trail does not have the row that the cursor names: it is of another hub, or the trail was tampered with. Run `audit verify`.",
        };

    private static async Task<(long Count, AuditCursor? Last)> WriteAsync(
        AuditExport export, AuditCursor? after, TextWriter writer, TextWriter error, CancellationToken cancellation)
    {
        var count = 0L;
        var last = after;
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(4096);
        await foreach (var row in export.ReadAsync(after, cancellation))
        {
            buffer.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(buffer))
            {
                AuditExport.Write(json, row);
            }

            await writer.WriteLineAsync(System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan).AsMemory(), cancellation);
            last = AuditExport.CursorOf(row);
            if (++count % ProgressEvery == 0)
            {
                await error.WriteLineAsync($"exported {Number(count)} rows");
            }
        }

        return (count, last);
    }

    // Readable by its owner only: the trail says who was where.
    private static StreamWriter Create(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new StreamWriter(file, options) { NewLine = "\n" };
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
