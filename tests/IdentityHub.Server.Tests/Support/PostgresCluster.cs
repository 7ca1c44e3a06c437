using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace IdentityHub.Server.Tests.Support;

/// <summary>A PostgreSQL cluster in a temporary directory, with its usual durability, reachable from this machine only.</summary>
internal sealed class PostgresCluster : IDisposable
{
    private const string Prefix = "identityhub-postgres-";
    private readonly string directory;
    private readonly string bin;

    private PostgresCluster(string directory, string bin, int port)
    {
        (this.directory, this.bin) = (directory, bin);
        ConnectionString = $"Host=127.0.0.1;Port={port};Username=hub;Database=postgres";

        // A test host that is ended early still takes its server along.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    public string ConnectionString { get; }

    public static async Task<PostgresCluster> StartAsync()
    {
        var bin = FindBinaries();
        RemoveAbandoned(bin);
        var directory = Directory.CreateTempSubdirectory($"{Prefix}{Environment.ProcessId}-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            Run("chown", "postgres", directory);
        }

        RunAsServerUser(bin, "initdb", "-D", Path.Combine(directory, "data"), "-U", "hub", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        var port = FreePort();
        var settings = $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={directory} -c max_connections=300";
        RunAsServerUser(bin, "pg_ctl", "-D", Path.Combine(directory, "data"), "-l", Path.Combine(directory, "log"), "-w", "-o", settings, "start");
        var started = new PostgresCluster(directory, bin, port);
        await using var connection = new NpgsqlConnection(started.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        return started;
    }

    public void Dispose()
    {
        if (Directory.Exists(directory))
        {
            Remove(bin, directory);
        }
    }

    private static string FindBinaries() =>
        new[] { "/usr/lib/postgresql/15/bin", "/usr/lib/postgresql/16/bin", "/usr/lib/postgresql/17/bin", "/usr/local/bin", "/usr/bin" }
            .FirstOrDefault(candidate => File.Exists(Path.Combine(candidate, "initdb")))
        ?? throw new InvalidOperationException(
            "These tests need PostgreSQL 15 or later: install it, or name a server in IDENTITYHUB_TEST_POSTGRES.");

    private static void RemoveAbandoned(string bin)
    {
        foreach (var directory in Directory.GetDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            if (!Directory.Exists($"/proc/{Path.GetFileName(directory).Split('-')[2]}"))
            {
                Remove(bin, directory);
            }
        }
    }

    private static void Remove(string bin, string directory)
    {
        try
        {
            RunAsServerUser(bin, "pg_ctl", "-D", Path.Combine(directory, "data"), "-m", "immediate", "-w", "stop");
        }
        catch (InvalidOperationException)
        {
            // It was not running: then only the files are left to remove.
        }

        try
        {
            Directory.Delete(directory, recursive: true);
        }
        catch (IOException)
        {
            // Another test process found the same remains.
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // PostgreSQL refuses to run as root.
    private static void RunAsServerUser(string bin, string program, params string[] arguments)
    {
        var path = Path.Combine(bin, program);
        if (Environment.IsPrivilegedProcess)
        {
            Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        }
        else
        {
            Run(path, arguments);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        // Output is not read: the server inherits it and would keep the pipe open for as long as it runs.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
        foreach (var argument in new[] { "-c", "exec \"$@\" > /dev/null 2>&1 < /dev/null", "sh", program }.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{Path.GetFileName(program)} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
