using System.Diagnostics;

namespace IdentityHub.Load;

/// <summary>The hub as it is published (the folder "hub" beside this program), in a process of its own.</summary>
internal sealed class HubProcess : IDisposable
{
    private readonly Process process;

    private HubProcess(Process process, string address, TimeSpan startTime)
    {
        this.process = process;
        Address = address;
        StartTime = startTime;
    }

    public string Address { get; }

    /// <summary>From starting the process to its first successful answer.</summary>
    public TimeSpan StartTime { get; }

    /// <summary>Resident memory now, in MB.</summary>
    public double ResidentMegabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    /// <summary>Processor time used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static async Task<HubProcess> StartAsync(string dataDirectory, string? postgres, int port, bool fills = true)
    {
        var address = $"http://127.0.0.1:{port}";
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "hub", "IdentityHub.Server.dll"));
        start.Environment["ASPNETCORE_URLS"] = address;
        start.Environment["IdentityHub__PublicUrl"] = address;
        start.Environment["IdentityHub__DataDirectory"] = dataDirectory;
        if (fills)
        {
            start.Environment["IdentityHub__Bootstrap"] = Path.Combine(AppContext.BaseDirectory, "bootstrap.yaml");
        }

        start.Environment["IdentityHub__Database__Provider"] = postgres is null ? "Sqlite" : "PostgreSql";
        start.Environment["ConnectionStrings__IdentityHub"] = postgres;
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("\"LogLevel\":\"Error\"", StringComparison.Ordinal) == true)
            {
                Console.Error.WriteLine(line.Data);
            }
        };
        process.BeginOutputReadLine();
        using var handler = new SocketsHttpHandler();
        using var client = new HttpMessageInvoker(handler);
        while (watch.Elapsed < TimeSpan.FromSeconds(60) && !process.HasExited)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address + "/oidc/.well-known/openid-configuration");
                using var response = await client.SendAsync(request, CancellationToken.None);
                if (response.IsSuccessStatusCode)
                {
                    return new HubProcess(process, address, watch.Elapsed);
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(10);
        }

        process.Kill(entireProcessTree: true);
        throw new InvalidOperationException("The hub did not start; its log is above.");
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
    }
}
