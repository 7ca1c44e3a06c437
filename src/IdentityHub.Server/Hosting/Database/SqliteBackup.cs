using System.Globalization;
using Microsoft.Data.Sqlite;

namespace IdentityHub.Server.Hosting.Database;

/// <summary>Copies of the SQLite file, taken while it is in use.</summary>
internal static class SqliteBackup
{
    /// <summary>How many copies are kept.</summary>
    internal const int Kept = 5;

    /// <summary>Copies the database to a new file (mode 0600) and removes the oldest copies.</summary>
    /// <returns>The path of the copy.</returns>
    public static string Take(SqliteFile file, string directory, string migration, DateTimeOffset now)
    {
        SqliteFile.CreateDirectory(directory);
        var stamp = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        var path = Path.Combine(directory, $"identityhub-{migration}-{stamp}.db");

        // Under another name until it is whole: a copy cut short must not look like a backup.
        var unfinished = path + ".part";
        SqliteFile.CreatePrivate(unfinished, FileMode.Create).Dispose();
        Copy(file, unfinished);
        File.Move(unfinished, path);
        RemoveOldest(directory);
        return path;
    }

    private static void Copy(SqliteFile file, string path)
    {
        using var source = file.Open();
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        target.Open();
        source.BackupDatabase(target);

        // A single file that can be moved around, without a write-ahead log beside it.
        using var command = target.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=DELETE";
        command.ExecuteNonQuery();
    }

    private static void RemoveOldest(string directory)
    {
        // Names begin with the migration's time and end with the copy's: their order is the order of time.
        var newestFirst = Directory.GetFiles(directory, "identityhub-*.db").OrderDescending(StringComparer.Ordinal);
        foreach (var old in newestFirst.Skip(Kept))
        {
            File.Delete(old);
        }
    }
}
