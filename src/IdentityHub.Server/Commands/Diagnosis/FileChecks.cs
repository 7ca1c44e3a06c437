using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Commands.Diagnosis;

/// <summary>The data directory and the key file.</summary>
internal static class FileChecks
{
    private const UnixFileMode OthersMask =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Looks at them.</summary>
    public static IEnumerable<Finding> Examine(HubOptions options)
    {
        yield return ExamineDirectory(options.DataDirectory);
        yield return ExamineKey(options);
        if (options.Bootstrap is { } bootstrap && !File.Exists(bootstrap))
        {
            yield return Finding.Wrong("bootstrap", $"IdentityHub:Bootstrap names {bootstrap}, which is not there. Correct the path or remove the setting.");
        }

        if (Directory.Exists(options.DataDirectory))
        {
            foreach (var file in Directory.EnumerateFiles(options.DataDirectory).Where(IsOpenToOthers))
            {
                yield return Finding.Wrong("files", $"Other users of this machine may use {file}. Run: chmod 600 {file}");
            }
        }
    }

    // Windows has access lists instead, which the directory's owner manages.
    private static bool IsOpenToOthers(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & OthersMask) != 0;

    private static Finding ExamineDirectory(string path)
    {
        const string Topic = "data directory";
        if (!Directory.Exists(path))
        {
            return Finding.Note(Topic, $"{path} is not there yet; the first start makes it");
        }

        if (IsOpenToOthers(path))
        {
            return Finding.Wrong(Topic, $"Other users of this machine may look into {path}. Run: chmod 700 {path}");
        }

        try
        {
            using var probe = new FileStream(
                Path.Combine(path, ".doctor"), FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return Finding.Ok(Topic, $"{path} is writable and private");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Finding.Wrong(Topic, $"{path} cannot be written to: {exception.Message} Give it to the user that runs the hub.");
        }
    }

    private static Finding ExamineKey(HubOptions options)
    {
        const string Topic = "master key";
        if (options.MasterKey is not null)
        {
            return Finding.Ok(Topic, "set by IdentityHub:MasterKey");
        }

        var path = MasterKeyFile.PathIn(options.DataDirectory);
        if (!File.Exists(path))
        {
            return Finding.Note(Topic, $"{path} is not there; the first start on an empty database makes it");
        }

        return options.UsesPostgreSql
            ? Finding.Note(Topic, $"in {path}. That is enough for one node with a lasting disk; further nodes need the same key: set IdentityHub:MasterKey on all")
            : Finding.Ok(Topic, $"in {path}. Back it up apart from the database");
    }
}
