using System.Data.Common;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using IdentityHub.Migrations.Sqlite;
using IdentityHub.Server.Tests.Support;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace IdentityHub.Load;

/// <summary>How long lists and searches of the Management API take when there are many people.</summary>
internal sealed class Lists(ResultTable table, int people)
{
    private const int Port = 5192;
    private const int Requests = 1000;
    private const int Parallel = 4;
    private readonly string work = Directory.CreateTempSubdirectory("identityhub-lists-").FullName;

    /// <summary>Measures both databases, or the one that is asked for.</summary>
    public async Task RunAsync(bool onlySqlite, bool onlyPostgres)
    {
        try
        {
            if (!onlyPostgres)
            {
                SqliteNative.Prepare();
                await using var connection = new SqliteConnection($"Data Source={Path.Combine(work, "identityhub.db")}");
                await MeasureAsync("SQLite", null, connection, isPostgres: false);
            }

            if (!onlySqlite)
            {
                using var cluster = await PostgresCluster.StartAsync();
                await using var connection = new NpgsqlConnection(cluster.ConnectionString);
                await MeasureAsync("PostgreSQL", cluster.ConnectionString, connection, isPostgres: true);
            }
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private async Task MeasureAsync(string database, string? postgres, DbConnection connection, bool isPostgres)
    {
        // The first start makes the schema; then the rows come in while no hub runs.
        (await HubProcess.StartAsync(work, postgres, Port)).Dispose();
        await connection.OpenAsync();
        await new ManyPeople(connection, isPostgres, people).FillAsync();
        await connection.CloseAsync();

        using var hub = await HubProcess.StartAsync(work, postgres, Port, fills: false);
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(hub.Address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(client));
        var random = 0;
        string Someone() => ManyPeople.Username((int)((Interlocked.Increment(ref random) * 7919L % people) + 1));
        var cursor = await WalkAsync(client, "/api/users?page_size=100", pages: 50);
        var memberCursor = await WalkAsync(client, $"/api/organizations/{ManyPeople.LargeOrganization}/users?page_size=100", pages: 50);
        foreach (var (name, path) in new (string, Func<string>)[]
        {
            ("first page of people", () => "/api/users"),
            ("page of people behind a cursor", () => "/api/users?page_size=20&cursor=" + cursor),
            ("page 1,000 of people", () => "/api/users?page=1000"),
            ("exact search by e-mail", () => $"/api/users?search.primaryEmail={Someone()}%40example.com&mode.primaryEmail=exact"),
            ("exact search by username", () => $"/api/users?search.username={Someone()}&mode.username=exact"),
            ("search for the beginning of a username", () => $"/api/users?search.username={Someone()}%25"),
            ("first page of the large organization", () => $"/api/organizations/{ManyPeople.LargeOrganization}/users"),
            ("page 1,000 of the large organization", () => $"/api/organizations/{ManyPeople.LargeOrganization}/users?page=1000"),
            ("page of its members behind a cursor", () => $"/api/organizations/{ManyPeople.LargeOrganization}/users?page_size=20&cursor={memberCursor}"),
            ("organizations, first page", () => "/api/organizations"),
            ("audit log, first page", () => "/api/logs"),
            ("number of people", () => "/api/dashboard/users/total"),
        })
        {
            await MeasureAsync(client, $"{name}, {database}", path);
        }
    }

    private async Task MeasureAsync(HttpClient client, string name, Func<string> path)
    {
        for (var warmUp = 0; warmUp < 50; warmUp++)
        {
            using var response = await client.GetAsync(path());
            if (!response.IsSuccessStatusCode)
            {
                table.Fail(name, $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
                return;
            }
        }

        var times = new double[Requests];
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Parallel).Select(_ => Task.Run(async () =>
        {
            for (var number = Interlocked.Increment(ref next); number < Requests; number = Interlocked.Increment(ref next))
            {
                var start = Stopwatch.GetTimestamp();
                using var response = await client.GetAsync(path());
                await response.Content.ReadAsByteArrayAsync();
                times[number] = response.IsSuccessStatusCode ? Stopwatch.GetElapsedTime(start).TotalMilliseconds : double.PositiveInfinity;
            }
        })));
        Array.Sort(times);
        table.Add(name, ResultTable.Format($"p50 {times[Requests / 2]:N1} ms"), ResultTable.Format($"p99 {times[Requests * 99 / 100]:N1} ms"));
        Console.Error.WriteLine(ResultTable.Format($"{name}: p50 {times[Requests / 2]:N1} ms, p99 {times[Requests * 99 / 100]:N1} ms"));
    }

    /// <summary>The cursor after some pages; the last one when the list is shorter.</summary>
    private static async Task<string> WalkAsync(HttpClient client, string path, int pages)
    {
        var cursor = "";
        for (var page = 0; page < pages; page++)
        {
            using var response = await client.GetAsync($"{path}&cursor={cursor}");
            response.EnsureSuccessStatusCode();
            if (!response.Headers.TryGetValues("Next-Cursor", out var next))
            {
                break;
            }

            cursor = next.Single();
        }

        return cursor;
    }

    private static async Task<string> TokenAsync(HttpClient client)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "loadmanager",
            ["client_secret"] = "load-manager-secret-0123456789abcdef",
            ["resource"] = "https://default.logto.app/api",
            ["scope"] = "all",
        });
        using var response = await client.PostAsync("/oidc/token", form);
        response.EnsureSuccessStatusCode();
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return answer.RootElement.GetProperty("access_token").GetString()!;
    }
}
