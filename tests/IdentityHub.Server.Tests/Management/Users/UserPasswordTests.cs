using System.Net;
using System.Text.Json;
using IdentityHub.Server.Tests.People.Passwords;
using IdentityHub.Server.Tests.SignIn;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.Users;

/// <summary>Passwords that administrators set, import, check and let expire.</summary>
public sealed class UserPasswordTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Imports_every_kind_of_digest_with_which_people_then_sign_in(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider, static options => options.UseCheapHashes());
        var number = 0;
        foreach (var (algorithm, digest) in ForeignDigests.All.Select(row => row.Data))
        {
            var username = "imported" + number++;
            var created = (await hub.PostAsync("/users", new { username, passwordDigest = digest, passwordAlgorithm = algorithm })).Is(200);
            Assert.True(created["hasPassword"].GetBoolean());
            var shown = (await hub.GetAsync($"/users/{created.Id}?includePasswordHash=true")).Is(200);
            Assert.Equal((digest, algorithm), (shown["passwordDigest"].GetString(), shown["passwordAlgorithm"].GetString()));

            Assert.Equal(HttpStatusCode.SeeOther, await TryAsync(hub, username, ForeignDigests.Password));
            shown = (await hub.GetAsync($"/users/{created.Id}?includePasswordHash=1")).Is(200);
            Assert.StartsWith("$argon2id$v=19$m=1024,t=1,p=1$", shown["passwordDigest"].GetString(), StringComparison.Ordinal);
            Assert.Equal("Argon2id", shown["passwordAlgorithm"].GetString());
            Assert.NotEqual(JsonValueKind.Null, shown["lastSignInAt"].ValueKind);
        }

        var list = (await hub.GetAsync("/users?page_size=2&includePasswordHash=yes")).Is(200);
        Assert.All(list.Body.EnumerateArray(), user => Assert.Equal("Argon2id", user.GetProperty("passwordAlgorithm").GetString()));
        Assert.DoesNotContain("argon2", (await hub.GetAsync("/users?page_size=100")).Is(200).Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("null", (await hub.GetAsync($"/users/{Scenario.Bob}?includePasswordHash=true")).Is(200)["passwordDigest"].GetRawText());
    }

    [Fact]
    public async Task Refuses_digests_that_could_never_be_verified()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite, static options => options.UseCheapHashes());
        async Task<ApiAnswer> Import(string? digest, string? algorithm, string? password = null) => await hub.PostAsync(
            "/users",
            new Dictionary<string, string?> { ["passwordDigest"] = digest, ["passwordAlgorithm"] = algorithm, ["password"] = password }
                .Where(pair => pair.Value is not null).ToDictionary());

        (await Import("x", "MD5", "secret password")).IsRefused(400, "user.password_and_digest");
        (await Import("x", null)).IsRefused(400, "user.password_algorithm_required");
        (await Import("not hex", "MD5")).IsRefused(400, "password.unsupported_encryption_method");
        (await Import("$2b$99$abcdefghijklmnopqrstuuJbhMFP8wWdP2l1A.ZWGej2rbWTu9nOW", "Bcrypt")).IsRefused(400, "password.unsupported_encryption_method");
        (await Import("$argon2id$v=19$m=4000000,t=64,p=1$c29tZXNhbHQxMjM0NTY3OA$isMmeWOh+9d142NAQjDVPwN4xvoSZ5/ce5pZb+rZcE4", "Argon2id"))
            .IsRefused(400, "password.unsupported_encryption_method");
        (await Import("[\"md5\"]", "Legacy")).IsRefused(400, "password.invalid_legacy_password_format");
        (await Import("[\"whirlpool\",[\"@\"],\"00\"]", "Legacy")).IsRefused(400, "password.unsupported_legacy_hash_algorithm");
        (await Import(new string('a', 257), "MD5")).IsInvalid("passwordDigest");
        Assert.Equal(2, await hub.Scenario.ReadAsync(db => db.Users.CountAsync()));
        (await Import(null, "MD5")).Is(200);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Sets_verifies_and_expires_a_password(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider, static options => options.UseCheapHashes());
        const string Path = "/users/" + Scenario.Alice;
        Assert.Equal("""{"hasPassword":false}""", (await hub.GetAsync(Path + "/has-password")).Is(200).Text);
        (await hub.PostAsync(Path + "/password/verify", new { password = "x" })).IsRefused(422, "session.invalid_credentials");
        Assert.True((await hub.PatchAsync(Path + "/password", new { password = "x" })).Is(200)["hasPassword"].GetBoolean());
        (await hub.PostAsync(Path + "/password/verify", new { password = "x" })).Is(204);
        (await hub.PostAsync(Path + "/password/verify", new { password = "y" })).IsRefused(422, "session.invalid_credentials");
        (await hub.PostAsync(Path + "/password/verify", new { password = new string('y', 4000) })).IsRefused(422, "session.invalid_credentials");
        (await hub.PostAsync(Path + "/password/verify", new { })).IsInvalid("password");
        (await hub.PatchAsync(Path + "/password", """{"password":"a\u0000"}""")).IsInvalid("password");
        (await hub.PatchAsync("/users/nobody/password", new { password = "x" })).IsRefused(404, "entity.not_found");
        (await hub.PostAsync("/users/nobody/password/verify", new { password = "x" })).IsRefused(404, "entity.not_found");
        Assert.Equal("""{"hasPassword":true}""", (await hub.GetAsync(Path + "/has-password")).Is(200).Text);
        Assert.Equal(HttpStatusCode.SeeOther, await TryAsync(hub, "alice", "x"));

        (await hub.PatchAsync(Path + "/password/expiration", new { isExpired = true })).IsRefused(400, "sign_in_experiences.password_expiration_not_enabled");
        await hub.Scenario.ChangeAsync(async db =>
        {
            (await db.HubSettings.SingleAsync(row => row.Key == "signInExperience")).Value = """{"passwordExpiration":{"enabled":true}}""";
            db.MarkCatalogChanged();
        });
        (await hub.PatchAsync("/users/nobody/password/expiration", new { isExpired = true })).IsRefused(404, "entity.not_found");
        (await hub.PatchAsync(Path + "/password/expiration", new { isExpired = true })).Is(200);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await TryAsync(hub, "alice", "x"));
        (await hub.PatchAsync(Path + "/password/expiration", new { isExpired = false })).Is(200);
        Assert.Equal(HttpStatusCode.SeeOther, await TryAsync(hub, "alice", "x"));
        (await hub.PatchAsync(Path + "/password/expiration", new { isExpired = true })).Is(200);
        (await hub.PatchAsync(Path + "/password", new { password = "a new one" })).Is(200);
        Assert.Equal(HttpStatusCode.SeeOther, await TryAsync(hub, "alice", "a new one"));
    }

    private static async Task<HttpStatusCode> TryAsync(ManagementScenario hub, string identifier, string password)
    {
        var browser = new PageBrowser(hub.Scenario.Host);
        return (await browser.SignInAsync(await browser.StartAsync(), identifier, password)).Status;
    }
}
