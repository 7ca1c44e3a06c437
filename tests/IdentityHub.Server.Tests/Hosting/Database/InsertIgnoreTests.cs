using IdentityHub.Data.Configuration;
using IdentityHub.Data.Organizations;
using IdentityHub.Data.Users;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Hosting.Database;

/// <summary>Rows that may be there already.</summary>
public sealed class InsertIgnoreTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Adds_what_is_missing_and_leaves_what_is_there(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = await database.StartNodeAsync();
        ChangeVersion[] first = [new() { Key = "one", Version = 1 }];
        ChangeVersion[] second = [new() { Key = "two", Version = 2 }, new() { Key = "one", Version = 9 }, new() { Key = "two", Version = 3 }];
        Assert.Equal(["one"], await AddAsync(first));
        Assert.Equal(["two"], await AddAsync(second));
        Assert.Equal([], await AddAsync([]));

        await using var read = node.Read();
        Assert.Equal(1, (await read.ChangeVersions.SingleAsync(row => row.Key == "one")).Version);
        Assert.Equal(2, (await read.ChangeVersions.SingleAsync(row => row.Key == "two")).Version);

        Task<List<string>> AddAsync(ChangeVersion[] rows) => node.Writer.WriteAsync(
            Durability.Durable,
            async (db, cancellation) => (await db.AddMissingAsync(rows, cancellation)).ConvertAll(row => row.Key),
            CancellationToken.None);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Adds_one_row_when_many_add_it_at_once(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = await database.StartNodeAsync();
        await FillAsync(node, 3);
        var added = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => AddMembersAsync(
            node, number % 2 == 0 ? ["user0", "user1", "user2"] : ["user2", "user1", "user0"])));
        Assert.Equal(3, added.Sum());
        await using var read = node.Read();
        Assert.Equal(3, await read.OrganizationUsers.CountAsync());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Adds_thousands_at_once_and_none_when_one_refers_to_nothing(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = await database.StartNodeAsync();
        await FillAsync(node, 5000);
        var everybody = Enumerable.Range(0, 5000).Select(number => $"user{number}").ToArray();
        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => AddMembersAsync(node, [.. everybody, "nobody"]));
        Assert.True(thrown.IsForeignKeyViolation());
        await using var read = node.Read();
        Assert.Equal(0, await read.OrganizationUsers.CountAsync());
        Assert.Equal(5000, await AddMembersAsync(node, everybody));
        Assert.Equal(5000, await read.OrganizationUsers.CountAsync());
    }

    private static Task<int> AddMembersAsync(TestNode node, string[] ids) => node.Writer.WriteAsync(
        Durability.Durable,
        async (db, cancellation) => (await db.AddMissingAsync(
            ids.Select(id => new OrganizationUser { OrganizationId = "acme", UserId = id }), cancellation)).Count,
        CancellationToken.None);

    private static Task FillAsync(TestNode node, int users) => node.Writer.WriteAsync(
        Durability.Durable,
        (db, _) =>
        {
            db.Add(new Organization { Id = "acme", Name = "Acme" });
            db.AddRange(Enumerable.Range(0, users).Select(number => new User { Id = $"user{number}" }));
            return Task.CompletedTask;
        },
        CancellationToken.None);
}
