namespace IdentityHub.Server.Hosting.Database;

/// <summary>The databases IdentityHub runs on.</summary>
internal enum DatabaseProvider
{
    /// <summary>A file in the data directory; one node.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server, version 15 or later; any number of nodes.</summary>
    PostgreSql,
}

/// <summary>Which database, and where. The settings behind it are read and checked with all others, in <see cref="HubOptions"/>.</summary>
internal sealed class DatabaseOptions
{
    /// <summary>Which database.</summary>
    public required DatabaseProvider Provider { get; init; }

    /// <summary>PostgreSQL only: the Npgsql connection string. Holds a password, so it is never logged.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Absolute path of the directory in which the SQLite file, its lock and its backups live.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The SQLite database file.</summary>
    public string SqliteFile => Path.Combine(DataDirectory, "identityhub.db");

    /// <summary>Copies taken before a migration changes the SQLite file.</summary>
    public string BackupDirectory => Path.Combine(DataDirectory, "backups");

    /// <summary>Takes the database's part of all settings.</summary>
    public static DatabaseOptions From(HubOptions options) => new()
    {
        Provider = options.UsesPostgreSql ? DatabaseProvider.PostgreSql : DatabaseProvider.Sqlite,
        ConnectionString = options.ConnectionString,
        DataDirectory = options.DataDirectory,
    };
}
