using System.Text.Json;
using IdentityHub.Data.Roles;
using IdentityHub.Server.Management.Users;
using IdentityHub.Server.People.Passwords;
using IdentityHub.Server.Tests.Api;
using IdentityHub.Server.Tests.Management.Administrators;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Management.Users;

/// <summary>Several new users at once.</summary>
public sealed class UserBatchTests
{
    private const string Batch = "/users/batch";
    private const string Digest = "$2b$12$GraceHopperMark2RelayuaAQxcnYZQcm4C1wuHxXqhAHwKBEVoxS";

    private static readonly object Profile = new
    {
        familyName = "a",
        givenName = "b",
        middleName = "c",
        nickname = "d",
        preferredUsername = "e",
        profile = "f",
        website = "g",
        gender = "h",
        birthdate = "i",
        zoneinfo = "j",
        locale = "k",
        address = new { formatted = "l", streetAddress = "m", locality = "n", region = "o", postalCode = "p", country = "q" },
    };

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Creates_those_who_are_right_and_says_what_is_wrong_with_the_others(string provider)
    {
        await using var hub = await StartAsync(provider);
        await hub.Scenario.ChangeAsync(db =>
        {
            db.Add(new Role { Id = "r-default", Name = "everybody", Description = "Everybody", IsDefault = true });
            return Task.CompletedTask;
        });
        var answer = (await hub.PostAsync(Batch, new
        {
            users = new object[]
            {
                new { username = "new_one", primaryEmail = "One@example.com", name = "One", customData = new { plan = "pro" }, profile = new { givenName = "O" } },
                new { username = "ALICE" },
                new { username = "new_two", primaryEmail = "one@EXAMPLE.com" },
                new { username = "not a username", primaryEmail = "nobody" },
                new { username = "imported", passwordDigest = Digest, passwordAlgorithm = "Bcrypt" },
                new { username = "half", passwordDigest = Digest },
                new { primaryPhone = "123" },
                new { username = "typed", password = "violet-kettle-otter" },
                "no object",
            },
        })).Is(200);
        Assert.Equal(
            [
                "200 ", "422 user.username_already_in_use", "422 user.email_already_in_use", "400 guard.invalid_input", "200 ", "400 user.password_algorithm_required",
                "422 user.invalid_phone", "200 ", "400 guard.invalid_input",
            ],
            answer.Body.EnumerateArray().Select(row => $"{row.GetProperty("status")} {row.GetProperty("code").GetString()}"));
        var broken = answer.Body[3].GetProperty("message").GetString();
        Assert.Contains("username", broken, StringComparison.Ordinal);
        Assert.Contains("primaryEmail", broken, StringComparison.Ordinal);

        var first = (await hub.GetAsync("/users/" + answer.Body[0].GetProperty("id").GetString())).Is(200);
        Assert.Equal(
            ("new_one", "One@example.com", "One", "{\"plan\":\"pro\"}", "{\"givenName\":\"O\"}"),
            (first["username"].GetString(), first["primaryEmail"].GetString(), first["name"].GetString(), first["customData"].GetRawText(), first["profile"].GetRawText()));
        Assert.Equal(["r-default"], (await hub.GetAsync($"/users/{first.Id}/roles")).Is(200).Ids);
        (await hub.PostAsync($"/users/{answer.Body[7].GetProperty("id").GetString()}/password/verify", new { password = "violet-kettle-otter" })).Is(204);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Leaves_a_row_in_the_trail_for_each_like_the_single_call_and_none_for_nothing(string provider)
    {
        await using var hub = await StartAsync(provider);
        await hub.HireAsync();
        var rows = new { users = new object[] { new { username = "a1", password = "violet-kettle-otter" }, new { username = "b1" }, new { username = "alice" } } };
        var answer = (await hub.AsAsync(Staff.Editor, "POST", Batch, rows)).Is(200);
        (await hub.AsAsync(Staff.Editor, "POST", Batch, rows)).Is(200);
        var trail = await hub.Scenario.ReadAsync(db => db.AuditLogs.Where(row => row.Key.StartsWith("ManagementApi.")).OrderBy(row => row.Id).ToListAsync());
        Assert.Equal(["ManagementApi.CreateUser", "ManagementApi.CreateUser"], trail.Select(row => row.Key));
        Assert.All(trail, row => Assert.Equal(Staff.Editor, row.UserId));
        foreach (var index in new[] { 0, 1 })
        {
            Assert.Contains(trail, row => row.Payload.Contains(answer.Body[index].GetProperty("id").GetString()!, StringComparison.Ordinal));
        }

        Assert.DoesNotContain(trail, row => row.Payload.Contains("violet", StringComparison.Ordinal));
        Assert.Contains(trail, row => row.Payload.Contains("\"fields\":[\"username\",\"password\"]", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_same_again_creates_nobody_and_makes_no_hash(string provider)
    {
        await using var hub = await StartAsync(provider);
        var rows = new { users = Enumerable.Range(0, CreateUsers.Most).Select(number => new { username = "u" + number, primaryEmail = $"u{number}@example.com", password = "violet-kettle-otter" }).ToArray() };
        var made = (await hub.PostAsync(Batch, rows)).Is(200);
        Assert.All(made.Body.EnumerateArray(), row => Assert.Equal(200, row.GetProperty("status").GetInt32()));
        var count = await hub.Scenario.ReadAsync(db => db.Users.CountAsync());

        // A hub that hashes no more still says who is there.
        hub.Scenario.Host.Services.GetRequiredService<PasswordHasher>().Dispose();
        var again = (await hub.PostAsync(Batch, rows)).Is(200);
        Assert.All(again.Body.EnumerateArray(), row => Assert.Equal("user.username_already_in_use", row.GetProperty("code").GetString()));
        Assert.Equal(count, await hub.Scenario.ReadAsync(db => db.Users.CountAsync()));

        var busy = (await hub.PostAsync(Batch, new { users = new object[] { new { username = "later", password = "violet-kettle-otter" }, new { username = "now" } } })).Is(200);
        Assert.Equal(["request.rate_limited", null], busy.Body.EnumerateArray().Select(row => row.GetProperty("code").GetString()));
        Assert.Equal(count + 1, await hub.Scenario.ReadAsync(db => db.Users.CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_batches_at_the_same_time_each_person_is_created_once(string provider)
    {
        await using var hub = await StartAsync(provider);
        var rows = new { users = Enumerable.Range(0, 40).Select(number => new { username = "racer" + number, primaryEmail = $"racer{number}@example.com" }).ToArray() };
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => hub.PostAsync(Batch, rows)));
        var created = answers.SelectMany(answer => answer.Is(200).Body.EnumerateArray()).Count(row => row.GetProperty("status").GetInt32() == 200);
        Assert.Equal(40, created);
        Assert.Equal(40, await hub.Scenario.ReadAsync(db => db.Users.CountAsync(user => user.Username!.StartsWith("racer"))));
        Assert.Equal(40, await hub.Scenario.ReadAsync(db => db.AuditLogs.CountAsync(row => row.Key == "ManagementApi.CreateUser")));
    }

    [Fact]
    public async Task Takes_no_more_than_a_hundred_and_no_less_than_one()
    {
        await using var hub = await StartAsync(Databases.Sqlite);
        (await hub.PostAsync(Batch, new { users = Array.Empty<object>() })).IsInvalid("users");
        (await hub.PostAsync(Batch, new { users = Enumerable.Repeat(new { }, 101) })).IsInvalid("users");
        (await hub.PostAsync(Batch, new { })).IsInvalid("users");
        (await hub.PostAsync(Batch, new { users = "x" })).IsInvalid("users");
        Assert.Equal(413, (await hub.PostAsync(Batch, new { users = new[] { new { name = new string('a', 1100 * 1024) } } })).Status);
    }

    // Each mistake of a body that the single operation refuses, the other one refuses for the row alone.
    [Fact]
    public async Task Refuses_every_wrong_row_like_the_single_operation()
    {
        await using var hub = await StartAsync(Databases.Sqlite);
        var valid = new
        {
            primaryPhone = "66812345678",
            primaryEmail = "a@b.example",
            username = "new",
            password = "secret",
            passwordDigest = "x",
            passwordAlgorithm = "MD5",
            name = "n",
            avatar = "https://a.example/",
            customData = new { a = 1 },
            profile = Profile,
        };
        var count = await hub.Scenario.ReadAsync(db => db.Users.CountAsync());
        foreach (var wrong in WrongBodies.Of(typeof(CreateUser), valid).Where(wrong => IsJson(wrong.Json)))
        {
            var single = await hub.PostAsync("/users", wrong.Json);
            var batch = await hub.PostAsync(Batch, $"{{\"users\":[{wrong.Json}]}}");
            if (batch.Status == 400)
            {
                // What no database can hold is no text for any operation, and then it is the body that is wrong.
                batch.IsInvalid("users.0." + wrong.Path);
                Assert.Equal(400, single.Status);
                continue;
            }

            var row = batch.Is(200).Body[0];
            Assert.Equal((single.Status, single.Code), (row.GetProperty("status").GetInt32(), row.GetProperty("code").GetString()));
        }

        Assert.Equal(count, await hub.Scenario.ReadAsync(db => db.Users.CountAsync()));
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Task<ManagementScenario> StartAsync(string provider) => ManagementScenario.StartAsync(provider, static options => options.UseCheapHashes());
}
