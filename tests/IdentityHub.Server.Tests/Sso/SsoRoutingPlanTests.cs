using System.Data;
using IdentityHub.Data;
using IdentityHub.Server.Sso;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Sso;

/// <summary>
/// With ten thousand connectors and thirty thousand domains an address is still looked up by primary keys alone, and the identities of one connector are found
/// among those of all.
/// </summary>
public sealed class SsoRoutingPlanTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Finds_connectors_by_primary_key(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        await scenario.ChangeAsync(db => ManySsoConnectors.FillAsync(db, Scenario.Acme));

        // Domain 7 is of an operator's connector, 8 of an organization's that has proven it, 9 of one that has not.
        foreach (var (email, expected) in new[] { ("x@d7.example", "c7"), ("x@d8.example", "c8"), ("x@d9.example", null), ("x@d0.example", null) })
        {
            var found = await scenario.ReadAsync(db => SsoRouting.FindAsync(db, email, CancellationToken.None));
            Assert.Equal(expected is null ? [] : [expected], found);
        }

        var plan = await scenario.ReadAsync(async db => await ExplainAsync(db, provider, SsoRouting.ForDomain(db, "d7.example")));
        Assert.True(IsByIndex(plan, provider), plan);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Finds_the_identities_of_a_connector_by_their_index(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        await scenario.ChangeAsync(db => ManySsoConnectors.FillIdentitiesAsync(db, Scenario.Alice));
        var plan = await scenario.ReadAsync(async db => await ExplainAsync(db, provider, db.UserSsoIdentities.Where(row => row.SsoConnectorId == "c7")));
        Assert.True(IsByIndex(plan, provider) && plan.Contains("ix_user_sso_identities__sso_connector_id", StringComparison.Ordinal), plan);

        await scenario.ChangeAsync(db => SsoConnectors.DeleteIdentitiesAsync(db, "c7", CancellationToken.None));
        Assert.Equal((0, 200), await scenario.ReadAsync(async db => (
            await db.UserSsoIdentities.CountAsync(row => row.SsoConnectorId == "c7"), await db.UserSsoIdentities.CountAsync(row => row.SsoConnectorId == "c8"))));
    }

    private static bool IsByIndex(string plan, string provider) => provider == Databases.PostgreSql
        ? plan.Contains("Index", StringComparison.Ordinal) && !plan.Contains("Seq Scan on sso_connector", StringComparison.Ordinal)
            && !plan.Contains("Seq Scan on user_sso_identities", StringComparison.Ordinal)
        : plan.Contains("SEARCH", StringComparison.Ordinal) && !plan.Contains("SCAN", StringComparison.Ordinal);

    private static async Task<string> ExplainAsync(HubDbContext db, string provider, IQueryable<object> query)
    {
        await using var command = query.CreateDbCommand();
#pragma warning disable CA2100 // The text is EF's.
        command.CommandText = (provider == Databases.PostgreSql ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + command.CommandText;
#pragma warning restore CA2100
        if (command.Connection!.State != ConnectionState.Open)
        {
            await db.Database.OpenConnectionAsync();
        }

        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(reader.FieldCount - 1));
        }

        return string.Join('\n', lines);
    }
}
