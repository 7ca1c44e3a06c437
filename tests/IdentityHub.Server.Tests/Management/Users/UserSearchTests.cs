using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.Users;

/// <summary>Searches among users and their roles. What the parameters mean is tested with the searches themselves.</summary>
public sealed class UserSearchTests
{
    private static readonly string[] Injections =
    [
        "' OR 1=1 --", "%' OR '1'='1", "'; DROP TABLE users; --", "\\", "%\\", "\\%", "\"; DELETE FROM users", "$1", "@p0", "{0}", "a' UNION SELECT password_encrypted FROM users --", "0x27",
        "ʼ OR 1=1", "/**/", "*)(uid=*", "{\"$ne\":null}", "\t", "\u202e",
    ];

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Finds_users_and_counts_them(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        (await hub.PostAsync("/users", new { username = "Carol", primaryEmail = "carol@example.org", primaryPhone = "66812345678", name = "Carol 100%" })).Is(200);
        async Task<List<string?>> Find(string query)
        {
            var list = (await hub.GetAsync("/users?" + query)).Is(200);
            Assert.Equal(list.Body.GetArrayLength().ToString(System.Globalization.CultureInfo.InvariantCulture), list.Headers["Total-Number"]);
            return [.. list.Body.EnumerateArray().Select(user => user.GetProperty("username").GetString()?.ToLowerInvariant()).Order()];
        }

        Assert.Equal(["alice", "bob", "carol"], await Find("search=%25"));
        Assert.Equal(["carol"], await Find("search=CAROL%25"));
        Assert.Equal(["alice", "bob"], await Find("search.primaryEmail=%25@example.com"));
        Assert.Equal(["alice"], await Find("search.primaryEmail=ALICE@example.com&mode=exact"));
        Assert.Equal(["carol"], await Find("search.username=carol&mode.username=exact"));
        Assert.Equal([], await Find("search.username=carol&mode.username=exact&isCaseSensitive=true"));
        Assert.Equal(["carol"], await Find("search.primaryPhone=66812345678&mode=exact"));
        Assert.Equal(["bob"], await Find("search.id=" + Scenario.Bob));
        Assert.Equal(["carol"], await Find("search.name=%25\\%25"));
        Assert.Equal(["bob"], await Find("search=%25example.com&excludeRoleId=r-global"));
        Assert.Equal([], await Find("search.username=alice&excludeOrganizationId=" + Scenario.Acme));

        Assert.Equal(["r-global"], (await hub.GetAsync($"/users/{Scenario.Alice}/roles?search=%25read%25")).Is(200).Ids);
        Assert.Equal([], (await hub.GetAsync($"/users/{Scenario.Alice}/roles?search=%25nothing%25")).Is(200).Ids);
        (await hub.GetAsync("/users?search.passwordEncrypted=%25")).IsRefused(400, "request.invalid_input");
        (await hub.GetAsync("/users?search.profile.givenName=%25")).IsRefused(400, "request.invalid_input");
        (await hub.GetAsync($"/users/{Scenario.Alice}/roles?search.type=User")).IsRefused(400, "request.invalid_input");
        (await hub.GetAsync("/users?search=")).IsRefused(400, "request.invalid_input");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Searches_for_what_looks_like_code_as_text(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        foreach (var text in Injections)
        {
            foreach (var parameter in new[] { "search", "search.id", "search.primaryEmail", "search.primaryPhone", "search.username", "search.name" })
            {
                foreach (var mode in new[] { "mode=exact", "mode=like", "mode=similar_to&isCaseSensitive=true", "mode=posix" })
                {
                    var answer = await hub.GetAsync($"/users?{parameter}={Uri.EscapeDataString(text)}&{mode}");
                    Assert.True(answer.Status is 200 or 400, $"{answer.Status}: {parameter} {text} {mode}: {answer.Text}");
                    Assert.True(answer.Status == 400 || mode.StartsWith("mode=posix", StringComparison.Ordinal) || answer.Body.GetArrayLength() == 0, $"{parameter} {text} {mode}: {answer.Text}");
                }
            }

            foreach (var parameter in new[] { "excludeRoleId", "excludeOrganizationId" })
            {
                Assert.Equal(2, (await hub.GetAsync($"/users?{parameter}={Uri.EscapeDataString(text)}")).Is(200).Body.GetArrayLength());
            }

            foreach (var path in new[] { "", "/roles", "/identities/google", "/sessions", "/grants", "/sso-identities/x", "/personal-access-tokens" })
            {
                Assert.True((await hub.GetAsync($"/users/{Uri.EscapeDataString(text)}{path}")).Status is 200 or 404);
            }
        }

        Assert.Equal(2, await hub.Scenario.ReadAsync(db => db.Users.CountAsync()));
    }
}
