using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace IdentityHub.Tests.Clients;

/// <summary>
/// Runs the scripts of tests/clients under Node.js. The packages are installed when they are missing or the lock file has changed,
/// once for all test processes. Without node and npm the tests that need them fail.
/// </summary>
internal static class NodeClients
{
    private static readonly TimeSpan InstallTimeout = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ScriptTimeout = TimeSpan.FromMinutes(3);

    /// <summary>The folder tests/clients of the working copy these tests were built from.</summary>
    public static string Folder { get; } = FindFolder();

    /// <summary>Runs a script of the folder to its end.</summary>
    /// <param name="script">File name inside the folder.</param>
    /// <param name="input">The lines of its standard input.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The lines of its standard output.</returns>
    /// <exception cref="InvalidOperationException">It could not be started, failed, or took too long.</exception>
    public static async Task<IReadOnlyList<string>> RunAsync(string script, IEnumerable<string> input, params string[] arguments)
    {
        await EnsureInstalledAsync();
        var output = await ExecuteAsync("node", [script, .. arguments], string.Join('\n', input), ScriptTimeout);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Installs the packages of tests/clients unless they are there already.</summary>
    public static async Task EnsureInstalledAsync()
    {
        using var installing = await LockAsync();
        var stamp = Path.Combine(Folder, "node_modules", ".installed-from");
        var wanted = Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(Folder, "package-lock.json"))));
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == wanted)
        {
            return;
        }

        await ExecuteAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci"], string.Empty, InstallTimeout);
        await File.WriteAllTextAsync(stamp, wanted);
    }

    // The operating system releases the lock when its process dies, so a killed test run leaves nothing behind to clear away.
    private static async Task<FileStream> LockAsync()
    {
        var path = Path.Combine(Path.GetTempPath(), $"identityhub-clients-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Folder)))[..16]}.lock");
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited.Elapsed < InstallTimeout)
            {
                await Task.Delay(100);
            }
        }
    }

    private static async Task<string> ExecuteAsync(string program, IEnumerable<string> arguments, string input, TimeSpan timeout)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = Folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                StandardOutputEncoding = Encoding.UTF8,
            },
        };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new InvalidOperationException($"'{program}' could not be started; the tests against other people's clients need Node.js 20 or later.", exception);
        }

        using var deadline = new CancellationTokenSource(timeout);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var errors = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.StandardInput.WriteAsync(input.AsMemory(), deadline.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(deadline.Token);
            return process.ExitCode == 0
                ? await output
                : throw new InvalidOperationException($"'{program}' ended with {process.ExitCode}: {await errors}{await output}");
        }
        catch (OperationCanceledException exception)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"'{program}' did not end within {timeout}.", exception);
        }
    }

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "IdentityHub.sln")))
            {
                return Path.Combine(folder.FullName, "tests", "clients");
            }
        }

        throw new InvalidOperationException("The tests do not run inside a working copy of the repository.");
    }
}
