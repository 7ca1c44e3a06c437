using IdentityHub.Server.People;
using IdentityHub.Server.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.People;

/// <summary>The link that makes the first owner: when there is one, which one counts, and what ends it.</summary>
public sealed class FirstOwnerTests
{
    private const string Password = "correct horse battery staple";

    [Theory(DisplayName = "A stolen database holds no link: its hash is all that is kept")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Only_the_hash_is_stored(string provider)
    {
        await using var hub = await HubHost.StartAsync(provider);
        var link = (await Service(hub).MakeAtStartAsync(default))!;

        await using var db = hub.Read();
        var stored = await db.HubSettings.SingleAsync(setting => setting.Key == FirstOwner.SettingKey);
        Assert.DoesNotContain(link.Token, stored.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(link.Token, link.ToString(), StringComparison.Ordinal);
        Assert.All(await db.AuditLogs.ToListAsync(), row => Assert.DoesNotContain(link.Token, row.Payload, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_link_lasts_a_day(string provider)
    {
        await using var hub = await HubHost.StartAsync(provider);
        var link = (await Service(hub).MakeAtStartAsync(default))!;
        hub.Time.SetUtcNow(link.ExpiresAt - TimeSpan.FromSeconds(1));
        Assert.True(await Service(hub).IsOpenAsync(link.Token, default));
        hub.Time.SetUtcNow(link.ExpiresAt);

        Assert.Equal(TimeSpan.FromHours(24), Administrators.SetupTokenTtl);
        Assert.False(await Service(hub).IsOpenAsync(link.Token, default));
        Assert.Null(await CreateAsync(hub, link, "ada"));
    }

    [Theory(DisplayName = "Restart: a new link, and the one before it stops working")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_restart_renews_the_link(string provider)
    {
        using var directory = new TemporaryDirectory();
        var connection = provider == Databases.PostgreSql ? await PostgresServer.CreateDatabaseAsync() : null;
        FirstOwnerLink before;
        await using (var first = await StartAsync())
        {
            before = (await Service(first).MakeAtStartAsync(default))!;
        }

        await using var second = await StartAsync();
        Assert.True(await Service(second).IsOpenAsync(before.Token, default));
        var after = (await Service(second).MakeAtStartAsync(default))!;

        Assert.False(await Service(second).IsOpenAsync(before.Token, default));
        Assert.Null(await CreateAsync(second, before, "eve"));
        Assert.Equal(AdministratorOutcome.Created, (await CreateAsync(second, after, "ada"))!.Outcome);
        Assert.Null(await Service(second).MakeAtStartAsync(default));

        Task<HubHost> StartAsync() => HubHost.StartAsync(provider, options => (options.DataDirectory, options.ConnectionString) = (directory, connection));
    }

    [Fact(DisplayName = "Nodes that start together leave one link that works")]
    public async Task Nodes_that_start_together_leave_one_link()
    {
        await using var hubs = await TwoHubs.StartAsync(Databases.PostgreSql);
        HubHost[] nodes = [hubs.First, hubs.Second];
        var links = await Task.WhenAll(Enumerable.Range(0, 10).Select(index => Task.Run(() => Service(nodes[index % 2]).MakeAtStartAsync(default))));

        var open = new List<FirstOwnerLink>();
        foreach (var link in links)
        {
            if (await Service(hubs.Second).IsOpenAsync(link!.Token, default))
            {
                open.Add(link);
            }
        }

        var only = Assert.Single(open);
        var creations = await Task.WhenAll(Enumerable.Range(0, 10).Select(index => Task.Run(() => CreateAsync(nodes[index % 2], only, "ada" + index))));
        Assert.Single(creations, creation => creation?.Outcome == AdministratorOutcome.Created);
        await using var db = hubs.First.Read();
        Assert.Equal(1, await db.Users.CountAsync());
    }

    [Theory(DisplayName = "Race: a link that is made while the owner is made never works")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task No_link_outlives_the_first_owner(string provider)
    {
        await using var hub = await HubHost.StartAsync(provider, static options => options.Settings["Passwords:MemoryKiB"] = "1024");
        var link = (await Service(hub).MakeAtStartAsync(default))!;
        var creation = Task.Run(() => CreateAsync(hub, link, "ada"));
        var others = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Service(hub).MakeAsync(default))));
        var created = await creation;

        await using var db = hub.Read();
        Assert.Equal(created is null ? 0 : 1, await db.Users.CountAsync());
        var open = 0;
        foreach (var other in others.OfType<FirstOwnerLink>())
        {
            open += await Service(hub).IsOpenAsync(other.Token, default) ? 1 : 0;
        }

        Assert.Equal(created is null ? 1 : 0, open);
    }

    [Theory(DisplayName = "Race with a configuration file: whoever comes second finds an owner")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_configuration_file_with_an_owner_ends_the_link(string provider)
    {
        using var directory = new TemporaryDirectory();
        var connection = provider == Databases.PostgreSql ? await PostgresServer.CreateDatabaseAsync() : null;
        FirstOwnerLink link;
        await using (var first = await HubHost.StartAsync(provider, options => (options.DataDirectory, options.ConnectionString) = (directory, connection)))
        {
            link = (await Service(first).MakeAtStartAsync(default))!;
        }

        await using var second = await HubHost.StartAsync(provider, options =>
        {
            (options.DataDirectory, options.ConnectionString) = (directory, connection);
            options.Bootstrap = "administrators: [{ username: root, role: owner, password: granite owl umbrella }]";
        });

        Assert.Null(await Service(second).MakeAtStartAsync(default));
        Assert.Null(await Service(second).MakeAsync(default));
        Assert.Null(await CreateAsync(second, link, "eve"));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_start_asks_nobody_in_where_there_is_an_administrator_and_an_operator_may_where_no_owner_can_sign_in(string provider)
    {
        await using var hub = await HubHost.StartAsync(provider);
        Assert.True(await Service(hub).IsMissingAsync(default));
        var administrators = hub.Services.GetRequiredService<Administrators>();
        await administrators.CreateAsync(new("viewer", null, Password, AdministratorRole.Viewer), default);
        Assert.False(await Service(hub).IsMissingAsync(default));
        Assert.Null(await Service(hub).MakeAtStartAsync(default));
        Assert.NotNull(await Service(hub).MakeAsync(default));

        await administrators.CreateAsync(new("root", null, Password, AdministratorRole.Owner), default);
        Assert.Null(await Service(hub).MakeAsync(default));
        await hub.WriteAsync((db, stop) => db.Users.Where(user => user.Username == "root").ExecuteUpdateAsync(row => row.SetProperty(user => user.IsSuspended, true), stop));
        var link = await Service(hub).MakeAsync(default);
        Assert.NotNull(link);
        Assert.Equal(AdministratorOutcome.Created, (await CreateAsync(hub, link, "ada"))!.Outcome);
    }

    private static Task<AdministratorCreation?> CreateAsync(HubHost hub, FirstOwnerLink link, string username) =>
        Service(hub).CreateAsync(link.Token, new(username, null, Password, AdministratorRole.Owner), new DefaultHttpContext(), default);

    private static FirstOwner Service(HubHost hub) => hub.Services.GetRequiredService<FirstOwner>();
}
