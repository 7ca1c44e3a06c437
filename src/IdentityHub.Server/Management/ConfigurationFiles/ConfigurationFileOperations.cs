using System.Text;
using IdentityHub.Server.Api;
using IdentityHub.Server.ConfigurationFiles;
using IdentityHub.Server.ConfigurationFiles.Exporting;
using IdentityHub.Server.ConfigurationFiles.Reporting;
using IdentityHub.Server.Management.Users;

namespace IdentityHub.Server.Management.ConfigurationFiles;

/// <summary>Plans, applies and exports configuration files for owners, as the commands do.</summary>
/// <remarks>
/// <code>
/// text -> plan -> what would change, and a digest of text and changes
/// text, digest -> apply -> the same again in a transaction: kept when the digest is the same, else 409 and nothing
/// </code>
/// A text that is sent names no environment variables: they hold the hub's own secrets.
/// </remarks>
internal static class ConfigurationFileOperations
{
    /// <summary>Tells what a text would change. Nothing changes.</summary>
    public static async Task<ApiResult<ConfigurationPlan>> PlanAsync(ApiCall<ConfigurationText> call) =>
        (await RunAsync(call, isKept: false, agrees: null)).TryGet(out var outcome, out var error)
            ? ConfigurationPlans.Of(outcome, report => PlanDigest.Of(call.Body.Path, call.Body.Text, report))
            : error;

    /// <summary>Applies a text as its plan showed.</summary>
    public static async Task<ApiResult<ConfigurationPlan>> ApplyAsync(ApiCall<ConfigurationOrder> call)
    {
        var body = call.Body;
        bool Agrees(ChangeReport report) => PlanDigest.Of(body.Path, body.Text, report) == body.Digest;
        if (!(await RunAsync(call, isKept: true, Agrees)).TryGet(out var outcome, out var error))
        {
            return error;
        }

        // A text with problems has no plan, so whoever has one was shown something else.
        return outcome.IsAccepted ? ConfigurationPlans.Of(outcome, _ => body.Digest) : ConfigurationFileErrors.Outdated;
    }

    /// <summary>Writes what the hub has as a file. It is made before the answer begins: without people it is small.</summary>
    public static async Task<ApiResult<ApiContent>> ExportAsync(ApiCall call)
    {
        var isJson = call.Query("format")?.ToUpperInvariant() == "JSON";
        var options = new ExportOptions(WithUsers: false, WithPasswordDigests: false) { LeavesOutSecrets = call.Query("secrets")?.ToUpperInvariant() != "VARIABLES" };
        await using var text = new StringWriter { NewLine = "\n" };
        DocumentWriter writer = isJson ? new JsonDocumentWriter(text) : new YamlDocumentWriter(text);
        await call.Service<FileExporter>().ExportAsync(writer, options, call.Cancellation);
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        call.Http.Response.Headers.ContentDisposition = $"attachment; filename=\"identityhub.{(isJson ? "json" : "yaml")}\"";
        return new ApiContent(
            isJson ? "application/json; charset=utf-8" : ConfigurationFileRoutes.Yaml + "; charset=utf-8",
            async (body, cancellation) => await body.WriteAsync(bytes, cancellation));
    }

    private static async Task<ApiResult<FileOutcome>> RunAsync<TBody>(ApiCall<TBody> call, bool isKept, Func<ChangeReport, bool>? agrees)
        where TBody : ConfigurationText
    {
        var parsed = ConfigurationFile.ParseSent(call.Body.Path, call.Body.Text);
        if (call.Caller.UserId is null && parsed.Document.Users.Any(static entry => entry.Administrator.Is))
        {
            // As where one administrator is made: programs make none.
            return UserErrors.InternalRole;
        }

        try
        {
            var run = new FileRun(isKept)
            {
                Http = call.Http,
                Caller = call.Caller,
                Agrees = agrees,
                MayStill = (db, stop) => Privileges.IsStillOwnerAsync(db, call.Caller, stop),
            };
            var outcome = await call.Service<FileApplier>().RunAsync(parsed, run, call.Cancellation);
            return outcome.IsForbidden ? ApiErrors.Forbidden : outcome;
        }
        catch (FileBusyException)
        {
            return ApiErrors.Overloaded;
        }
    }
}
