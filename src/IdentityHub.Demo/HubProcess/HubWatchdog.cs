using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace IdentityHub.Demo.HubProcess;

/// <summary>
/// A second process of this program, between the demo and the hub: <c>IdentityHub.Demo watch-hub command arguments</c>.
/// It runs the hub and stops it when its own standard input ends. The demo holds the other end of that pipe, and an operating system
/// closes the pipes of a process that dies, however it dies: so no hub is left behind, not even after a kill -9 of the demo.
/// </summary>
internal static class HubWatchdog
{
    public const string Verb = "watch-hub";
    private const int Terminate = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(string[] command)
    {
        // Ctrl+C reaches every process of the terminal. The demo decides what happens then; the pipe will tell us.
        Console.CancelKeyPress += (_, pressed) => pressed.Cancel = true;
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => signal.Cancel = true);

        // Its output goes straight to ours, which the demo reads. Its input is ours to close.
        using var hub = new Process
        {
            StartInfo = new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardInput = true },
        };
        try
        {
            hub.Start();
        }
        catch (Win32Exception failure)
        {
            await Console.Error.WriteLineAsync($"{command[0]} cannot be started: {failure.Message}");
            return 1;
        }

        var hubEnded = hub.WaitForExitAsync();
        await Task.WhenAny(hubEnded, InputEndedAsync());
        await StopAsync(hub, hubEnded);
        return hub.ExitCode;
    }

    private static async Task InputEndedAsync()
    {
        await using var input = Console.OpenStandardInput();
        var nothing = new byte[1];
        while (await input.ReadAsync(nothing) > 0)
        {
            // Nobody sends anything; only the end counts.
        }
    }

    private static async Task StopAsync(Process hub, Task hubEnded)
    {
        if (!hub.HasExited && !OperatingSystem.IsWindows())
        {
            // Politely first, so that it finishes its requests and its database writes. "dotnet run" passes the signal on.
            _ = Kill(hub.Id, Terminate);
            await Task.WhenAny(hubEnded, Task.Delay(Patience));
        }

        if (!hub.HasExited)
        {
            hub.Kill(entireProcessTree: true);
        }

        await hubEnded;
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
