using System.Diagnostics;
using IdentityHub.Data;
using IdentityHub.Data.Organizations;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Sso;
using IdentityHub.Server.Tests.Sso;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Load;

/// <summary>How long it takes to find the enterprise connector of an address among ten thousand.</summary>
internal sealed class SsoLookups(ResultTable table)
{
    private const int Lookups = 10_000;
    private const double Longest = 1;
    private const string Address = "http://127.0.0.1:5193";
    private const string Organization = "organization";

    /// <summary>Measures both databases, or the one that is asked for.</summary>
    public async Task RunAsync(bool onlySqlite, bool onlyPostgres)
    {
        if (!onlyPostgres)
        {
            await MeasureAsync("SQLite", null);
        }

        if (!onlySqlite)
        {
            using var cluster = await PostgresCluster.StartAsync();
            await MeasureAsync("PostgreSQL", cluster.ConnectionString);
        }
    }

    private async Task MeasureAsync(string database, string? postgres)
    {
        var work = Directory.CreateTempSubdirectory("identityhub-sso-").FullName;
        try
        {
            await using var app = HubApplication.Build(["--urls", Address], builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["IdentityHub:PublicUrl"] = Address,
                ["IdentityHub:DataDirectory"] = work,
                ["IdentityHub:Database:Provider"] = postgres is null ? "Sqlite" : "PostgreSql",
                ["ConnectionStrings:IdentityHub"] = postgres,
            }));
            await app.StartAsync();
            await app.Services.GetRequiredService<HubWriter>().WriteAsync(
                Durability.Durable,
                async (db, stop) =>
                {
                    db.Add(new Organization { Id = Organization, Name = "Organization" });
                    await db.SaveChangesAsync(stop);
                    await ManySsoConnectors.FillAsync(db, Organization);
                },
                CancellationToken.None);
            await MeasureLookupsAsync(database, app.Services.GetRequiredService<IDbContextFactory<HubDbContext>>());
            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private async Task MeasureLookupsAsync(string database, IDbContextFactory<HubDbContext> contexts)
    {
        var times = new double[Lookups];
        var found = 0;
        for (var number = -1000; number < Lookups; number++)
        {
            // Every domain in turn, in an order that visits none twice; each look-up with a context of its own, as a request has one.
            var domain = ((Math.Abs(number) * 7919L) % ManySsoConnectors.Domains) + 1;
            var start = Stopwatch.GetTimestamp();
            await using var db = await contexts.CreateDbContextAsync();
            var ids = await SsoRouting.FindAsync(db, ResultTable.Format($"someone@d{domain}.example"), CancellationToken.None);
            if (number >= 0)
            {
                times[number] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                found += ids.Count;
            }
        }

        Array.Sort(times);
        var name = ResultTable.Format($"connector of an address among {ManySsoConnectors.Connectors:N0} with {ManySsoConnectors.Domains:N0} domains, {database}");
        var (median, tail) = (times[Lookups / 2], times[Lookups * 99 / 100]);
        if (median > Longest || found == 0)
        {
            table.Fail(name, ResultTable.Format($"p50 {median:N3} ms, {found} found"));
            return;
        }

        table.Add(name, ResultTable.Format($"p50 {median:N3} ms"), "at most 1 ms", ResultTable.Format($"p99 {tail:N3} ms"));
    }
}
