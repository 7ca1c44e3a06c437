using System.Diagnostics;
using IdentityHub.Server.People.Passwords;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Load;

/// <summary>All measurements of one run, on one machine, one after another.</summary>
internal sealed class Benchmark(ResultTable table, int seconds)
{
    private const int Connections = 32;
    private const int CeilingPort = 5190;
    private const int HubPort = 5191;
    private readonly string work = Directory.CreateTempSubdirectory("identityhub-load-").FullName;

    /// <summary>Measures both databases, or the one that is asked for.</summary>
    public async Task RunAsync(bool onlySqlite, bool onlyPostgres)
    {
        try
        {
            double? ceiling = onlyPostgres ? null : await MeasureSqliteAsync();
            if (!onlySqlite)
            {
                await MeasurePostgresAsync(ceiling);
            }
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private async Task<double> MeasureSqliteAsync()
    {
        var data = Directory.CreateDirectory(Path.Combine(work, "sqlite")).FullName;
        using (await HubProcess.StartAsync(data, null, HubPort))
        {
            Say("database made");
        }

        using var hub = await HubProcess.StartAsync(data, null, HubPort, fills: false);
        await Task.Delay(TimeSpan.FromSeconds(5));
        table.Add("start to first 200, existing database", ResultTable.Format($"{hub.StartTime.TotalSeconds:N2} s"), "at most 2 s");
        table.Add("idle memory", ResultTable.Format($"{hub.ResidentMegabytes:N0} MB"), "at most 150 MB");
        var ceiling = await MeasureMemoryPathsAsync(hub);
        await MeasureSignInsAndRefreshesAsync(hub, "SQLite");
        table.Add("memory after load", ResultTable.Format($"{hub.ResidentMegabytes:N0} MB"));
        return ceiling;
    }

    private async Task MeasurePostgresAsync(double? ceiling)
    {
        using var cluster = await PostgresCluster.StartAsync();
        var data = Directory.CreateDirectory(Path.Combine(work, "postgres")).FullName;
        using var hub = await HubProcess.StartAsync(data, cluster.ConnectionString, HubPort);
        table.Add("organization tokens (client credentials), PostgreSQL", await CredentialsAsync(hub.Address + "/oidc/token"), ceiling);
        await MeasureSignInsAndRefreshesAsync(hub, "PostgreSQL");
    }

    /// <summary>Each hub path right after its ceiling, so that both meet the same machine.</summary>
    private async Task<double> MeasureMemoryPathsAsync(HubProcess hub)
    {
        var discovery = await SaveAsync(hub.Address + "/oidc/.well-known/openid-configuration", "discovery.json");
        var keys = await SaveAsync(hub.Address + "/oidc/jwks", "jwks.json");
        using var ceiling = Process.Start(Environment.ProcessPath!, ["ceiling", $"http://127.0.0.1:{CeilingPort}", discovery, keys]);
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(2));
            var address = $"http://127.0.0.1:{CeilingPort}";
            var bare = await CredentialsAsync(address + "/token");
            table.Add("organization tokens (client credentials), SQLite", await CredentialsAsync(hub.Address + "/oidc/token"), bare.RequestsPerSecond);
            bare = new WrkResult(Math.Max(bare.RequestsPerSecond, (await CredentialsAsync(address + "/token")).RequestsPerSecond), 0, 0);
            var fixedDiscovery = await PlainAsync(address + "/discovery");
            table.Add("discovery", await PlainAsync(hub.Address + "/oidc/.well-known/openid-configuration"), fixedDiscovery.RequestsPerSecond);
            var fixedKeys = await PlainAsync(address + "/jwks");
            table.Add("JWKS", await PlainAsync(hub.Address + "/oidc/jwks"), fixedKeys.RequestsPerSecond);
            return bare.RequestsPerSecond;
        }
        finally
        {
            ceiling.Kill();
        }
    }

    private async Task MeasurePageAsync(HubProcess hub, string database)
    {
        Say($"opening the sign-in page on {database}");
        await SignIns.OpenPageAsync(hub.Address, 500);
        var before = hub.ProcessorTime;
        var times = await SignIns.OpenPageAsync(hub.Address, 2000);
        var each = (hub.ProcessorTime - before).TotalMilliseconds / times.Count;
        table.Add(
            $"sign-in page, one after the other, {database}",
            ResultTable.Format($"{times[times.Count / 2].TotalMilliseconds:N2} ms p50, {times[times.Count * 99 / 100].TotalMilliseconds:N2} ms p99"),
            ResultTable.Format($"{each:N2} ms of the hub's processor time each; at most 5 ms p50"));
    }

    private async Task MeasureSignInsAndRefreshesAsync(HubProcess hub, string database)
    {
        await MeasurePageAsync(hub, database);
        Say($"signing in on {database}");
        var (warmUp, _) = await SignIns.RunAsync(hub.Address, 150, 16);
        var before = hub.ProcessorTime;
        var (tokens, perSecond) = await SignIns.RunAsync(hub.Address, 300, 16);
        var each = (hub.ProcessorTime - before).TotalMilliseconds / tokens.Count;
        table.Add(
            $"password sign-ins, {database}",
            ResultTable.Format($"{perSecond:N0}/s"),
            ResultTable.Format($"{each:N1} ms of the hub's processor time each, {HashMilliseconds:N1} ms of them Argon2id"),
            "whole sign-ins, five requests; the client runs on the same processors");
        Say($"refreshing on {database}");
        await RefreshAsync(hub, warmUp, 5);
        before = hub.ProcessorTime;
        var refreshes = await RefreshAsync(hub, tokens, seconds);
        each = (hub.ProcessorTime - before).TotalMilliseconds / (refreshes.RequestsPerSecond * seconds);
        table.Add(
            $"refresh → organization token, rotating, durable, {database}", refreshes, ResultTable.Format($"{each:N2} ms of the hub's processor time each"));
    }

    private async Task<WrkResult> RefreshAsync(HubProcess hub, IReadOnlyList<string> tokens, int duration)
    {
        var file = Path.Combine(work, "tokens.txt");
        await File.WriteAllLinesAsync(file, tokens);
        return await Wrk.RunAsync(hub.Address + "/oidc/token", "refresh.lua", Connections * 2, duration, file, "2");
    }

    /// <summary>Processor time of one password hash while every processor hashes, as the hub's workers do.</summary>
    private static double HashMilliseconds => hashMilliseconds ??= MeasureHash();

    private static double? hashMilliseconds;

    private static double MeasureHash()
    {
        const int Rounds = 60;
        var watch = new Stopwatch();
        using var start = new Barrier(Environment.ProcessorCount, _ => watch.Start());
        var workers = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(() =>
        {
            var cost = new Argon2Cost(Argon2Variant.Argon2id, 19456, 2, 1);
            using var memory = new Argon2Memory(cost.BlockCount);
            Span<byte> tag = stackalloc byte[32];
            for (var round = 0; round < 2 * Rounds; round++)
            {
                if (round == Rounds)
                {
                    start.SignalAndWait();
                }

                Argon2.Hash(memory, cost, new Argon2Input { Password = "correct-horse-battery-staple"u8, Salt = new byte[16] }, tag);
            }
        })).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        return watch.Elapsed.TotalMilliseconds / Rounds;
    }

    private Task<WrkResult> CredentialsAsync(string url) => MeasureAsync(url, "credentials.lua");

    private Task<WrkResult> PlainAsync(string url) => MeasureAsync(url, "plain.lua");

    private async Task<WrkResult> MeasureAsync(string url, string script)
    {
        Say(url);
        await Wrk.RunAsync(url, script, Connections, 3);
        return await Wrk.RunAsync(url, script, Connections, seconds);
    }

    private async Task<string> SaveAsync(string url, string name)
    {
        using var handler = new SocketsHttpHandler();
        using var client = new HttpMessageInvoker(handler);
        using var response = await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, url), CancellationToken.None);
        var path = Path.Combine(work, name);
        await File.WriteAllBytesAsync(path, await response.Content.ReadAsByteArrayAsync());
        return path;
    }

    private static void Say(string what) => Console.Error.WriteLine("… " + what);
}
