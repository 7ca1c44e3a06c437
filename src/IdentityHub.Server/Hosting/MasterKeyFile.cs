using System.Security.Cryptography;

namespace IdentityHub.Server.Hosting;

/// <summary>Finds the master key: the setting, else the key file, which the first start makes.</summary>
/// <remarks>
/// The file is enough for one node on either database. Nodes that share a PostgreSQL database must share the key, by the setting or by a
/// copy of the file: a node with another key stops at start, because the database keeps a check value.
/// </remarks>
internal static class MasterKeyFile
{
    /// <summary>The file's name within the data directory.</summary>
    public const string Name = "master.key";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Where the file is.</summary>
    public static string PathIn(string dataDirectory) => Path.Combine(dataDirectory, Name);

    /// <summary>The key to use.</summary>
    /// <exception cref="ConfigurationException">The file is there but holds no key.</exception>
    public static MasterKey Load(HubOptions options)
    {
        if (options.MasterKey is { } configured)
        {
            return new MasterKey(configured);
        }

        var path = PathIn(options.DataDirectory);
        if (TryMake(path) is { } made)
        {
            return made;
        }

        var bytes = new byte[MasterKey.Length + 3];
        return Convert.TryFromBase64String(File.ReadAllText(path).Trim(), bytes, out var length) && length == MasterKey.Length
            ? new MasterKey(bytes.AsSpan(0, length), MasterKeyOrigin.File)
            : throw new ConfigurationException(
                [$"The key file {path} holds no master key (32 bytes in base64). Restore it from a backup, or set IdentityHub:MasterKey."]);
    }

    private static MasterKey? TryMake(string path)
    {
        if (File.Exists(path))
        {
            return null;
        }

        var directory = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!OperatingSystem.IsWindows())
        {
            directory.UnixFileMode = OwnerOnly | UnixFileMode.UserExecute;
        }

        // Of two that start at once the second must find the key of the first: moving a file does not say whether it replaced another.
        using var turn = WaitForTurn(path + ".lock");
        if (File.Exists(path))
        {
            return null;
        }

        // Written aside and then given its name: a crash in between must not leave half a key.
        var key = RandomNumberGenerator.GetBytes(MasterKey.Length);
        var aside = path + ".new";
        Write(aside, Convert.ToBase64String(key));
        File.Move(aside, path);
        return new MasterKey(key, MasterKeyOrigin.NewFile);
    }

    private static FileStream WaitForTurn(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException exception) when (exception is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
            {
                Thread.Sleep(Pause);
            }
        }
    }

    private static void Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var stream = new FileStream(path, options);
        stream.Write(System.Text.Encoding.ASCII.GetBytes(text + "\n"));
        stream.Flush(flushToDisk: true);
    }
}
