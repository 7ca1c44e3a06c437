using IdentityHub.Data;
using IdentityHub.Data.Applications;
using IdentityHub.Data.Users;
using IdentityHub.Server.Api.Search;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Api.Search;

/// <summary>A database with a few people and applications to search for.</summary>
internal sealed class SearchStage : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly TestNode node;

    private SearchStage(TestDatabase database, TestNode node) => (this.database, this.node) = (database, node);

    public HubDbContext Read() => node.Read();

    public static async Task<SearchStage> CreateAsync(string provider)
    {
        var database = await TestDatabase.CreateAsync(provider);
        var stage = new SearchStage(database, await database.StartNodeAsync());
        await stage.node.Writer.WriteAsync(
            Durability.Durable,
            (db, _) =>
            {
                db.AddRange(
                    NewUser("alice0000001", "Alice", "Alice@Example.com", "66812345678", "Älice Öst 100%"),
                    NewUser("alan00000002", "alan", "alan_b@example.com", "66812345679", "alan\\lane"),
                    NewUser("alan00000003", "alanx", "alanxb@example.com", null, "100 percent"),
                    NewUser("bob000000004", "Bob", "bob@other.org", "12025550123", "Robert'); DROP TABLE users;--"),
                    NewUser("nobody000005", null, null, null, null),
                    new Application { Id = "Shop", Name = "The Shop", Description = "Sells things", Type = ApplicationType.SPA },
                    new Application { Id = "door", Name = "door_opener", Description = null, Type = ApplicationType.SPA });
                return Task.CompletedTask;
            },
            CancellationToken.None);
        return stage;
    }

    public Task AddApplicationAsync(string description) => node.Writer.WriteAsync(
        Durability.Durable,
        (db, _) =>
        {
            db.Add(new Application { Id = "described", Name = "Described", Description = description, Type = ApplicationType.SPA });
            return Task.CompletedTask;
        },
        CancellationToken.None);

    public static SearchParse<T> Parse<T>(string query, IReadOnlyList<SearchField<T>> fields) =>
        ListSearch.Parse(new QueryCollection(QueryHelpers.ParseQuery(query)), fields);

    /// <summary>The first letters of the ids of who is found.</summary>
    public async Task<string> FindUsersAsync(string query)
    {
        Assert.True(Parse(query, SearchFields.Users).TryGet(out var search, out var problem), problem);
        await using var db = Read();
        return string.Join(' ', (await search.Apply(db.Users).Select(row => row.Id).ToListAsync()).Select(id => id[^1]).Order());
    }

    public async Task<string> FindApplicationsAsync(string query)
    {
        Assert.True(Parse(query, SearchFields.Applications).TryGet(out var search, out var problem), problem);
        await using var db = Read();
        return string.Join(' ', await search.Apply(db.Applications).Select(row => row.Id).OrderBy(id => id).ToListAsync());
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private static User NewUser(string id, string? username, string? email, string? phone, string? name) => new()
    {
        Id = id,
        Username = username,
        NormalizedUsername = User.Normalize(username),
        PrimaryEmail = email,
        NormalizedEmail = User.Normalize(email),
        PrimaryPhone = phone,
        Name = name,
    };
}
