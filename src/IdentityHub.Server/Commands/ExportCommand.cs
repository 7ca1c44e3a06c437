using System.CommandLine;
using System.Text;
using IdentityHub.Protocol;
using IdentityHub.Server.ConfigurationFiles;
using IdentityHub.Server.ConfigurationFiles.Exporting;
using IdentityHub.Server.Hosting.Database;

namespace IdentityHub.Server.Commands;

/// <summary><c>export</c>: writes what the hub has as a file that <c>apply</c> takes again.</summary>
internal static class ExportCommand
{
    private static readonly Argument<string?> File = new("FILE")
    {
        Description = "Where to write: YAML, or JSON when the name ends in .json. Without it the file goes to the standard output, as YAML.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Users = new("--users") { Description = "Also writes people, their roles and memberships." };

    private static readonly Option<bool> Digests = new("--with-password-digests")
    {
        Description = "Also writes the digests of their passwords. Whoever reads the file can try to guess them.",
    };

    /// <summary>The command.</summary>
    public static Command Build()
    {
        var command = new Command("export", "Writes resources, roles, applications, organizations and settings as a configuration file.") { File, Users, Digests };
        command.Validators.Add(static result =>
        {
            if (result.GetValue(Digests) && !result.GetValue(Users))
            {
                result.AddError("--with-password-digests goes with --users.");
            }
        });
        command.SetAction(
            static (parsed, cancellation) => CommandHost.RunAsync(parsed, (services, stop) => RunAsync(parsed, services, stop), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancellation)
    {
        var exporter = services.GetRequiredService<FileExporter>();
        var options = new ExportOptions(parsed.GetValue(Users), parsed.GetValue(Digests));
        var error = parsed.InvocationConfiguration.Error;
        if (parsed.GetValue(File) is not { } path)
        {
            await exporter.ExportAsync(new YamlDocumentWriter(parsed.InvocationConfiguration.Output), options, cancellation);
            return 0;
        }

        try
        {
            var secrets = await WriteAsync(exporter, path, options, cancellation);
            foreach (var secret in secrets)
            {
                await error.WriteLineAsync($"To be set before the file is applied: {secret.Variable}");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"{path} cannot be written: {exception.Message}");
            return 1;
        }

        if (new FileInfo(path).Length > ConfigurationFile.MaxBytes)
        {
            await error.WriteLineAsync($"The file is larger than the {ConfigurationFile.MaxBytes / 1024 / 1024} MiB that apply reads.");
        }

        return 0;
    }

    // Beside its place and then moved there: whoever looks sees the old file or the whole new one. It may name people, so it is private.
    private static async Task<IReadOnlyList<ExportedSecret>> WriteAsync(
        FileExporter exporter, string path, ExportOptions options, CancellationToken cancellation)
    {
        var temporary = $"{path}.{RandomValues.ShortId()}.tmp";
        try
        {
            IReadOnlyList<ExportedSecret> secrets;
            await using (var output = new StreamWriter(SqliteFile.CreatePrivate(temporary, FileMode.CreateNew), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
            {
                DocumentWriter writer = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? new JsonDocumentWriter(output) : new YamlDocumentWriter(output);
                secrets = await exporter.ExportAsync(writer, options, cancellation);
            }

            System.IO.File.Move(temporary, path, overwrite: true);
            return secrets;
        }
        finally
        {
            System.IO.File.Delete(temporary);
        }
    }
}
