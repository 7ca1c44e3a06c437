using System.Diagnostics;
using System.Text;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Tests.Demo;

/// <summary>Tests that need the demo's ports for themselves.</summary>
[CollectionDefinition(Name)]
public sealed class DemoPorts
{
    public const string Name = "demo ports";
}

/// <summary>The demo as the README starts it, on its own ports, with a hub of its own.</summary>
internal sealed class RunningDemo : IAsyncDisposable
{
    public const string Home = "http://localhost:3000/";
    public const string Hub = "http://localhost:3001";

    private readonly string data = Directory.CreateTempSubdirectory("identityhub-demo-").FullName;
    private readonly StringBuilder output = new();
    private readonly Process demo;

    private RunningDemo(IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "IdentityHub.Demo.dll"));
        start.ArgumentList.Add($"--Demo:DataDirectory={data}");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        demo = Process.Start(start)!;
        demo.OutputDataReceived += (_, line) => Note(line.Data);
        demo.ErrorDataReceived += (_, line) => Note(line.Data);
        demo.BeginOutputReadLine();
        demo.BeginErrorReadLine();
    }

    /// <summary>Starts it and waits until it says whom to sign in as.</summary>
    public static async Task<RunningDemo> StartAsync(params (string Name, string Value)[] environment)
    {
        var demo = new RunningDemo(environment);
        var watch = Stopwatch.StartNew();
        while (!demo.Said("alice"))
        {
            Assert.False(demo.demo.HasExited, "The demo ended: " + demo.output);
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(3), "The demo did not say whom to sign in as: " + demo.output);
            await Task.Delay(200);
        }

        return demo;
    }

    /// <summary>Pictures for people, when IDENTITYHUB_TEST_PICTURES names a folder.</summary>
    public static async Task ShootAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("IDENTITYHUB_TEST_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (demo is { HasExited: false })
        {
            demo.Kill();
            await demo.WaitForExitAsync();
        }

        demo.Dispose();
        for (var attempt = 0; attempt < 50 && Directory.Exists(data); attempt++)
        {
            try
            {
                // The hub notices that the demo is gone and stops by itself.
                Directory.Delete(data, recursive: true);
            }
            catch (IOException)
            {
                await Task.Delay(100);
            }
        }
    }

    private void Note(string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }
    }

    private bool Said(string word)
    {
        lock (output)
        {
            return output.ToString().Contains(word, StringComparison.Ordinal);
        }
    }
}
