using IdentityHub.Data.Configuration;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Hosting.Database;

public sealed class HubWriterTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Keeps_tracked_changes_and_returns_the_result(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = await database.StartNodeAsync();

        var answer = await node.Writer.WriteAsync(
            Durability.Durable,
            (db, _) =>
            {
                db.ChangeVersions.Add(new ChangeVersion { Key = "one", Version = 7 });
                return Task.FromResult(42);
            },
            CancellationToken.None);

        await using var read = node.Read();
        Assert.Equal(42, answer);
        Assert.Equal(7, (await read.ChangeVersions.SingleAsync(row => row.Key == "one")).Version);
    }
}
