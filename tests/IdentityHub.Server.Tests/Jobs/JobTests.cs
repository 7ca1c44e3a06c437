using IdentityHub.Data;
using IdentityHub.Data.Applications;
using IdentityHub.Data.Grants;
using IdentityHub.Data.Sessions;
using IdentityHub.Data.Sso;
using IdentityHub.Data.Users;
using IdentityHub.Protocol;
using IdentityHub.Server.Jobs;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Jobs;

public sealed class JobTests
{
    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task One_node_holds_a_lease_until_it_runs_out(string provider)
    {
        await using var pair = await TwoHubs.StartAsync(provider);
        var (first, second) = (Leases(pair.First), Leases(pair.Second));
        var minute = TimeSpan.FromMinutes(1);

        Assert.True(await first.TryTakeAsync("test", minute, default));
        Assert.False(await second.TryTakeAsync("test", minute, default));
        Assert.True(await first.TryTakeAsync("test", minute, default));

        pair.Time.SetUtcNow(pair.Time.GetUtcNow() + TimeSpan.FromMinutes(3));
        Assert.True(await second.TryTakeAsync("test", minute, default));
        Assert.False(await first.TryTakeAsync("test", minute, default));

        await second.GiveBackAsync("test", default);
        Assert.True(await first.TryTakeAsync("test", minute, default));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_twenty_that_ask_at_once_one_node_gets_the_lease(string provider)
    {
        await using var pair = await TwoHubs.StartAsync(provider);

        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(index => Task.Run(async () =>
        {
            var node = index % 2;
            return (Node: node, Taken: await Leases(node == 0 ? pair.First : pair.Second).TryTakeAsync("race", TimeSpan.FromMinutes(1), default));
        })));

        Assert.Single(taken.Where(result => result.Taken).Select(result => result.Node).Distinct());
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Cleanup_removes_what_expired_an_hour_ago_in_batches_and_nothing_else(string provider)
    {
        await using var hub = await HubHost.StartAsync(provider);
        var now = hub.Time.GetUtcNow();
        var old = now - TimeSpan.FromHours(1);
        var fresh = now - TimeSpan.FromMinutes(59);
        var many = ExpiredGrantCleanup.BatchSize + 3;
        await hub.WriteAsync((db, _) =>
        {
            Populate(db, old, many);
            Populate(db, fresh, 2);
            db.SignInFailures.AddRange(
                new SignInFailure { TargetHash = "old", WindowStartedAt = now - TimeSpan.FromDays(1) },
                new SignInFailure { TargetHash = "locked", WindowStartedAt = now - TimeSpan.FromDays(1), LockedUntil = now + TimeSpan.FromHours(1) },
                new SignInFailure { TargetHash = "fresh", WindowStartedAt = now - TimeSpan.FromHours(23) });
            return Task.CompletedTask;
        });

        var removed = await hub.Services.GetRequiredService<ExpiredGrantCleanup>().RemoveExpiredAsync(default);

        Assert.Equal(many + 1 + 1 + 1 + 1 + 2, removed);
        await using var read = hub.Read();
        Assert.Equal(2, await read.Tokens.CountAsync());
        Assert.Equal(1, await read.Authorizations.CountAsync());
        Assert.Equal(1, await read.Interactions.CountAsync());
        Assert.Equal(1, await read.BrowserSessions.CountAsync());
        Assert.Equal(1, await read.SamlExchanges.CountAsync());
        Assert.Equal(1, await read.SamlUsedAssertions.CountAsync());
        Assert.Equal(["fresh", "locked"], await read.SignInFailures.Select(row => row.TargetHash).OrderBy(hash => hash).ToListAsync());
    }

    [Fact]
    public async Task The_cleanup_runs_by_itself()
    {
        await using var hub = await HubHost.StartAsync(Databases.Sqlite);
        await hub.WriteAsync((db, _) =>
        {
            Populate(db, hub.Time.GetUtcNow(), 5);
            return Task.CompletedTask;
        });

        hub.Time.Advance(TimeSpan.FromMinutes(61));

        await Eventually.TrueAsync(() =>
        {
            using var db = hub.Read();
            return !db.Tokens.Any() && !db.BrowserSessions.Any();
        });
    }

    private static void Populate(HubDbContext db, DateTimeOffset expiresAt, int tokens)
    {
        var client = new Application
        {
            Id = RandomValues.StandardId(),
            Name = "client",
            Type = ApplicationType.Traditional,
        };
        var user = new User { Id = RandomValues.ShortId() };
        var authorization = new Authorization
        {
            Id = RandomValues.Identifier21(),
            ApplicationId = client.Id,
            UserId = user.Id,
            SessionId = RandomValues.Identifier21(),
            ExpiresAt = expiresAt,
        };
        db.AddRange(client, user, authorization);
        db.Add(new SamlExchange { Id = RandomValues.Bytes(32), ConnectorId = "saml", ExpiresAt = expiresAt });
        db.Add(new SamlUsedAssertion { Id = RandomValues.Bytes(32), ExpiresAt = expiresAt });
        db.Add(new Interaction { Id = RandomValues.Token(), ApplicationId = client.Id, Request = "{}", State = "{}", ExpiresAt = expiresAt });
        db.Add(new BrowserSession
        {
            Id = RandomValues.Identifier21(),
            CookieHash = System.Security.Cryptography.RandomNumberGenerator.GetBytes(32),
            UserId = user.Id,
            AuthenticationMethods = "pwd",
            ExpiresAt = expiresAt,
        });
        for (var index = 0; index < tokens; index++)
        {
            db.Add(new Token
            {
                Id = RandomValues.Identifier21(),
                Type = TokenType.AccessToken,
                ReferenceHash = System.Security.Cryptography.RandomNumberGenerator.GetBytes(32),
                ApplicationId = client.Id,
                // Not all belong to an authorization; those that do would go with it.
                Payload = "{}",
                ExpiresAt = expiresAt,
            });
        }
    }

    private static JobLeases Leases(HubHost hub) => hub.Services.GetRequiredService<JobLeases>();
}
