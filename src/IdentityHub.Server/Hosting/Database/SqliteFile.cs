using System.Collections.Concurrent;
using System.Data.Common;
using IdentityHub.Migrations.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace IdentityHub.Server.Hosting.Database;

/// <summary>The SQLite database file: where it is, who may read it, how connections to it are set up.</summary>
internal sealed class SqliteFile : IDisposable
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerDirectory = OwnerFile | UnixFileMode.UserExecute;

    /// <summary>
    /// For every connection. Readers see the last commit and never wait (write-ahead log); foreign keys hold; a lock of another process,
    /// such as a command-line tool, is waited for 5 s; pages are read through the page cache of the system (256 MiB mapped).
    /// </summary>
    private const string Setup =
        "PRAGMA journal_mode=WAL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; "
        + "PRAGMA cache_size=-4096; PRAGMA mmap_size=268435456; PRAGMA journal_size_limit=67108864;";

    /// <summary>
    /// Readers cannot write, even by mistake: writes go through <see cref="HubWriter"/>. LIKE tells upper from lower case, as PostgreSQL does.
    /// </summary>
    private const string ReadOnly = "PRAGMA query_only=ON; PRAGMA case_sensitive_like=ON;";

    private readonly ConcurrentDictionary<DbConnection, bool> kept = [];

    // The module initializer of the migrations assembly must have run before SQLite's own types are loaded.
    static SqliteFile() => SqliteNative.Prepare();

    public SqliteFile(string path)
    {
        Path = path;
        ConnectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 }.ToString();
    }

    /// <summary>Absolute path of the file.</summary>
    public string Path { get; }

    /// <summary>Not pooled: readers keep their connection with their pooled context, the writer has its own.</summary>
    public string ConnectionString { get; }

    /// <summary>The provider's settings, the same for every context.</summary>
    public static void Configure(SqliteDbContextOptionsBuilder sqlite) =>
        sqlite.MigrationsAssembly(typeof(SqliteNative).Assembly.GetName().Name);

    /// <summary>
    /// Creates an empty file (0600); SQLite gives its side files the same mode. Only under the lock of migration: a file that SQLite has
    /// open must not be opened past it, for closing it would drop SQLite's locks (a rule of POSIX).
    /// </summary>
    public void CreateIfMissing()
    {
        if (!File.Exists(Path))
        {
            CreatePrivate(Path, FileMode.CreateNew).Dispose();
        }
    }

    /// <summary>Creates a directory (0700) when it is missing.</summary>
    public static void CreateDirectory(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(directory, OwnerDirectory);
        }
    }

    /// <summary>Opens a file that only its owner may read.</summary>
    public static FileStream CreatePrivate(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        return new FileStream(path, options);
    }

    /// <summary>A connection that may write, opened and set up.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        SetUp(connection, readOnly: false);
        return connection;
    }

    /// <summary>Sets up a connection just opened.</summary>
    public static void SetUp(DbConnection connection, bool readOnly)
    {
        using var command = connection.CreateCommand();
        command.CommandText = readOnly ? Setup + ReadOnly : Setup;
        command.ExecuteNonQuery();
    }

    /// <summary>Notes a connection that a pooled context keeps open.</summary>
    public void Remember(DbConnection connection) => kept[connection] = true;

    /// <summary>The context closed it.</summary>
    public void Forget(DbConnection connection) => kept.TryRemove(connection, out _);

    /// <summary>
    /// Closes the connections that pooled contexts keep, which the pool itself leaves to the garbage collector. The last to close moves the
    /// write-ahead log into the file.
    /// </summary>
    public void Dispose()
    {
        foreach (var connection in kept.Keys)
        {
            connection.Dispose();
        }

        kept.Clear();
    }
}
