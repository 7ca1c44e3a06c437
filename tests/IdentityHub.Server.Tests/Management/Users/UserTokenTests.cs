using System.Text;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.Users;

/// <summary>Personal access tokens.</summary>
public sealed class UserTokenTests
{
    private const string Path = "/users/" + Scenario.Alice + "/personal-access-tokens";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Creates_lists_renames_and_deletes(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var now = hub.Scenario.Host.Time.GetUtcNow();
        var created = (await hub.PostAsync(Path, new { name = "a/b" })).Is(201);
        var value = created["value"].GetString()!;
        Assert.Matches("^pat_[0-9A-Za-z]{32}$", value);
        Assert.Equal(
            $$"""{"tenantId":"default","userId":"alice0000000","name":"a/b","value":"{{value}}","createdAt":{{now.ToUnixTimeMilliseconds()}},"expiresAt":null}""", created.Text);
        var expiresAt = now.AddDays(1).ToUnixTimeMilliseconds();
        hub.Scenario.Host.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(expiresAt, (await hub.PostAsync(Path, new { name = "second", expiresAt })).Is(201)["expiresAt"].GetInt64());
        (await hub.PostAsync(Path, new { name = "second" })).IsRefused(422, "user.personal_access_token_name_exists");
        (await hub.PostAsync(Path, new { name = "old", expiresAt = now.ToUnixTimeMilliseconds() })).IsRefused(400, "request.invalid_input");
        (await hub.PostAsync(Path, new { name = "never", expiresAt = (long?)null })).Is(201);
        (await hub.PostAsync(Path, """{"name":"","expiresAt":"soon"}""")).IsInvalid("name", "expiresAt");
        (await hub.PostAsync("/users/nobody/personal-access-tokens", new { name = "x" })).IsRefused(404, "entity.not_found");

        var list = (await hub.GetAsync(Path)).Is(200);
        Assert.Equal(["a/b", "never", "second"], Names(list));
        Assert.Equal(value, list.Body[0].GetProperty("value").GetString());
        Assert.Equal(value, (await hub.PatchAsync(Path, new { currentName = "a/b", name = "first" })).Is(200)["value"].GetString());
        Assert.Equal("third", (await hub.PatchAsync(Path + "/second", new { name = "third" })).Is(200)["name"].GetString());
        (await hub.PatchAsync(Path + "/second", new { name = "x" })).IsRefused(404, "entity.not_found");
        (await hub.PatchAsync(Path + "/third", new { name = "first" })).IsRefused(422, "user.personal_access_token_name_exists");
        (await hub.PatchAsync(Path + "/third", new { name = "third" })).Is(200);
        (await hub.PatchAsync(Path, new { name = "third" })).Is(200);
        (await hub.PatchAsync($"/users/{Scenario.Bob}/personal-access-tokens/third", new { name = "x" })).IsRefused(404, "entity.not_found");
        (await hub.DeleteAsync($"/users/{Scenario.Bob}/personal-access-tokens/third")).IsRefused(404, "entity.not_found");
        (await hub.DeleteAsync(Path + "/third")).Is(204);
        (await hub.DeleteAsync(Path + "/third")).IsRefused(404, "entity.not_found");
        (await hub.PostAsync(Path + "/delete", new { name = "first" })).Is(204);
        (await hub.PostAsync(Path + "/delete", new { name = "first" })).IsRefused(404, "entity.not_found");
        Assert.Equal(["never"], Names((await hub.GetAsync(Path)).Is(200)));
        Assert.Equal("[]", (await hub.GetAsync($"/users/{Scenario.Bob}/personal-access-tokens")).Is(200).Text);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Stores_no_value_that_can_be_read_and_takes_a_name_once(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => hub.PostAsync(Path, new { name = "same" })));
        var winner = Assert.Single(answers, answer => answer.Status == 201);
        Assert.All(answers.Where(answer => answer != winner), answer => answer.IsRefused(422, "user.personal_access_token_name_exists"));
        var row = await hub.Scenario.ReadAsync(db => db.PersonalAccessTokens.AsNoTracking().SingleAsync());
        var value = Encoding.UTF8.GetBytes(winner["value"].GetString()!);
        Assert.Equal(-1, row.EncryptedValue.AsSpan().IndexOf(value));
        Assert.NotEqual(System.Security.Cryptography.SHA256.HashData(value), row.Hash);
        (await hub.DeleteAsync("/users/" + Scenario.Alice)).Is(204);
        Assert.Equal(0, await hub.Scenario.ReadAsync(db => db.PersonalAccessTokens.CountAsync()));
    }

    private static IEnumerable<string?> Names(ApiAnswer list) => list.Body.EnumerateArray().Select(token => token.GetProperty("name").GetString());
}
