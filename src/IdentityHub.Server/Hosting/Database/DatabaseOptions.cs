namespace IdentityHub.Server.Hosting.Database;

/// <summary>The databases IdentityHub runs on.</summary>
internal enum DatabaseProvider
{
    /// <summary>A file in the data directory; one node.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server, version 15 or later; any number of nodes.</summary>
    PostgreSql,
}

/// <summary>Settings under <c>IdentityHub:Database</c>.</summary>
internal sealed class DatabaseOptions
{
    /// <summary>The section these settings are bound from.</summary>
    public const string Section = "IdentityHub:Database";

    /// <summary>Which database; SQLite unless told otherwise.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>PostgreSQL only: the Npgsql connection string. Holds a password, so it is never logged.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Where the SQLite file, its lock and its backups live. Relative paths start at the working directory.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>The SQLite database file.</summary>
    public string SqliteFile => Path.Combine(Path.GetFullPath(DataDirectory), "identityhub.db");

    /// <summary>Copies taken before a migration changes the SQLite file.</summary>
    public string BackupDirectory => Path.Combine(Path.GetFullPath(DataDirectory), "backups");

    /// <summary>What is wrong with these settings, naming the setting; null when nothing is.</summary>
    public string? FindProblem() => this switch
    {
        { Provider: DatabaseProvider.PostgreSql, ConnectionString: null or "" } =>
            $"{Section}:ConnectionString is required when {Section}:Provider is PostgreSql.",
        { Provider: DatabaseProvider.Sqlite, ConnectionString.Length: > 0 } =>
            $"{Section}:ConnectionString is only for PostgreSql; with Sqlite the file lies in {Section}:DataDirectory.",
        { Provider: DatabaseProvider.Sqlite, DataDirectory: null or "" } =>
            $"{Section}:DataDirectory is required when {Section}:Provider is Sqlite.",
        { Provider: not (DatabaseProvider.Sqlite or DatabaseProvider.PostgreSql) } =>
            $"{Section}:Provider must be Sqlite or PostgreSql.",
        _ => null,
    };
}
