using IdentityHub.Data.Grants;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Sessions;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.Users;

/// <summary>Several at the same time.</summary>
public sealed class UserRaceTests
{
    private const string Alice = "/users/" + Scenario.Alice;

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_many_who_want_one_address_one_gets_it(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(number =>
            hub.PostAsync("/users", new { username = "racer" + number, primaryEmail = number % 2 == 0 ? "One@example.com" : "one@EXAMPLE.com" })));
        var winner = Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer != winner), answer => answer.IsRefused(422, "user.email_already_in_use"));
        Assert.Equal(1, await hub.Scenario.ReadAsync(db => db.Users.CountAsync(user => user.NormalizedEmail == "one@example.com")));

        answers = await Task.WhenAll(new[] { Scenario.Alice, Scenario.Bob, winner.Id }.Select(id => hub.PatchAsync("/users/" + id, new { username = "wanted" })));
        winner = Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer != winner), answer => answer.IsRefused(422, "user.username_already_in_use"));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Loses_none_of_two_changes(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(async number =>
        {
            (await hub.PatchAsync(Alice + "/custom-data", $"{{\"customData\":{{\"m{number}\":{number}}}}}")).Is(200);
            (await hub.PutAsync($"{Alice}/identities/t{number}", new { userId = "i" + number })).Is(201);
        }).Append(RenameAsync(hub)));
        var user = (await hub.GetAsync(Alice)).Is(200);
        Assert.Equal(10, user["customData"].EnumerateObject().Count());
        Assert.Equal(10, user["identities"].EnumerateObject().Count());
        Assert.Equal(("Renamed", "renamed"), (user["name"].GetString(), user["username"].GetString()));
        Assert.Equal(10, await hub.Scenario.ReadAsync(db => db.UserIdentities.CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_user_is_deleted_once_while_others_read_and_change_it(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        for (var round = 0; round < 5; round++)
        {
            var path = "/users/" + (await hub.PostAsync("/users", new { username = "gone" + round })).Is(200).Id;
            var reads = Enumerable.Range(0, 4).Select(_ => hub.GetAsync(path));
            var others = new[]
            {
                hub.GetAsync("/users"), hub.PatchAsync(path, new { name = "x" }), hub.PutAsync(path + "/roles", new { roleIds = new[] { "r-global" } }),
                hub.PutAsync(path + "/identities/google", new { userId = "g" + round }), hub.PostAsync(path + "/personal-access-tokens", new { name = "n" }),
            };
            var deletes = Enumerable.Range(0, 3).Select(_ => hub.DeleteAsync(path)).ToList();
            Assert.All(await Task.WhenAll(reads.Concat(others)), answer => Assert.True(answer.Status is 200 or 201 or 404, answer.Text));
            var answers = await Task.WhenAll(deletes);
            Assert.Single(answers, answer => answer.Status == 204);
            Assert.All(answers.Where(answer => answer.Status != 204), answer => answer.IsRefused(404, "entity.not_found"));
        }

        Assert.Equal(0, await hub.Scenario.ReadAsync(db => db.UserIdentities.CountAsync()));
    }

    [Theory(DisplayName = "48: a session that ends between look-up and write gives no code")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_end_wins_over_a_code_under_way(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider, TestPages.Add);
        using var browser = new TestBrowser(hub.Scenario);
        await browser.SignInAsync(Scenario.Spa);
        var before = await hub.Scenario.ReadAsync(db => db.Tokens.CountAsync());
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var mayEnd = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ending = hub.Scenario.Writer.WriteAsync(
            Durability.Durable,
            async (db, cancellation) =>
            {
                await BrowserSessions.EndAllAsync(db, Scenario.Alice, cancellation);
                begun.TrySetResult();
                await mayEnd.Task.WaitAsync(cancellation);
            },
            CancellationToken.None);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var silent = browser.AuthorizeAsync(Scenario.Spa, "prompt=none");
        await Task.WhenAny(silent, Task.Delay(TimeSpan.FromSeconds(1)));
        Assert.False(silent.IsCompleted);
        mayEnd.SetResult();
        await ending;
        using var answer = await silent;
        Assert.Equal("login_required", TestBrowser.Returned(answer)["error"]);
        Assert.Equal(before, await hub.Scenario.ReadAsync(db => db.Tokens.CountAsync()));
    }

    [Theory(DisplayName = "18: nothing that was granted while a user was being suspended counts afterwards")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_suspension_leaves_nothing_that_counts(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider, TestPages.Add);
        for (var round = 0; round < 5; round++)
        {
            (await hub.PatchAsync(Alice + "/is-suspended", new { isSuspended = false })).Is(200);
            using var browser = new TestBrowser(hub.Scenario);
            await browser.SignInAsync(Scenario.Spa);
            using var other = new TestBrowser(hub.Scenario);
            using var started = await other.AuthorizeAsync(Scenario.Native);
            var silent = Enumerable.Range(0, 6).Select(_ => browser.AuthorizeAsync(Scenario.Web, "prompt=none")).ToList();
            var signIn = TrySignInAsync(other);
            var suspension = hub.PatchAsync(Alice + "/is-suspended", new { isSuspended = true });
            await Task.WhenAll([.. silent, signIn, suspension]);
            (await suspension).Is(200);
            Assert.Equal(0, await hub.Scenario.ReadAsync(db => db.Authorizations.CountAsync(row => row.UserId == Scenario.Alice && row.Status == AuthorizationStatus.Valid)));
            Assert.Equal(0, await hub.Scenario.ReadAsync(db => db.BrowserSessions.CountAsync(row => row.UserId == Scenario.Alice)));
            silent.ForEach(answer => answer.Result.Dispose());
        }
    }

    private static async Task TrySignInAsync(TestBrowser browser)
    {
        try
        {
            using var answer = await browser.ProveAsync();
        }
        catch (Xunit.Sdk.XunitException)
        {
            // The interaction was gone already.
        }
    }

    private static async Task RenameAsync(ManagementScenario hub)
    {
        var answers = await Task.WhenAll(hub.PatchAsync(Alice, new { name = "Renamed" }), hub.PatchAsync(Alice, new { username = "renamed" }));
        Assert.All(answers, answer => answer.Is(200));
    }
}
