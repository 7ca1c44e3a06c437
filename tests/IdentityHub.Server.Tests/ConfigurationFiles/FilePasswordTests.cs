using System.Text.Json;
using IdentityHub.Data.Applications;
using IdentityHub.Data.Grants;
using IdentityHub.Data.Sessions;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Sessions;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.ConfigurationFiles;

public sealed class FilePasswordTests
{
    [Theory(DisplayName = "RFC 9700 §4, 16: a password that the operator replaces loses what it opened")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Another_password_ends_sessions_and_authorizations(string provider)
    {
        await using var stage = await FileStage.CreateAsync(provider);
        await stage.SucceedAsync(FileWith("ada", "an analytical engine") + UserWith("bob", "a quiet brown teapot"));
        await stage.Writer.WriteAsync(
            Durability.Durable,
            (db, _) =>
            {
                db.Add(new Application { Id = "app", Name = "App", Type = ApplicationType.SPA, CreatedAt = stage.Time.GetUtcNow() });
                foreach (var user in new[] { "ada", "bob" })
                {
                    db.Add(new BrowserSession
                    {
                        Id = "session-" + user,
                        CookieHash = [(byte)user[0]],
                        UserId = user,
                        AuthenticatedAt = stage.Time.GetUtcNow(),
                        AuthenticationMethods = "pwd",
                        CreatedAt = stage.Time.GetUtcNow(),
                        ExpiresAt = stage.Time.GetUtcNow().AddDays(1),
                    });
                    db.Add(new Authorization
                    {
                        Id = "grant-" + user,
                        ApplicationId = "app",
                        UserId = user,
                        SessionId = "session-" + user,
                        CreatedAt = stage.Time.GetUtcNow(),
                        ExpiresAt = stage.Time.GetUtcNow().AddDays(1),
                    });
                    db.Add(new Interaction
                    {
                        Id = "interaction-" + user,
                        ApplicationId = "app",
                        Request = "{}",
                        State = JsonSerializer.Serialize(new InteractionState { UserId = user }, SessionsJson.Default.InteractionState),
                        UserId = user,
                        CreatedAt = stage.Time.GetUtcNow(),
                        ExpiresAt = stage.Time.GetUtcNow().AddDays(1),
                    });
                }

                return Task.CompletedTask;
            },
            CancellationToken.None);

        await stage.SucceedAsync(FileWith("ada", "an analytical engine"));
        Assert.Equal(["session-ada", "session-bob"], await LeftAsync(stage));
        await stage.SucceedAsync(FileWith("ada", "a difference engine"));
        Assert.Equal(["session-bob"], await LeftAsync(stage));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_digest_from_elsewhere_is_taken_over_once(string provider)
    {
        const string digest = "$2b$05$abcdefghijklmnopqrstuuJbhMFP8wWdP2l1A.ZWGej2rbWTu9nOW";
        const string file = $"users:\n  - {{ id: ada, username: ada, passwordAlgorithm: Bcrypt, passwordDigest: {digest} }}\n";
        await using var stage = await FileStage.CreateAsync(provider);
        await stage.SucceedAsync("users:\n  - { id: ada, username: ada }\n" + UserWith("bob", "a quiet brown teapot"));
        Assert.Equal(1, (await stage.SucceedAsync(file)).Report.Updated);
        Assert.Equal((digest, "Bcrypt"), await DigestAsync(stage, "ada"));
        var applied = await stage.DumpAsync();
        Assert.Equal(1, (await stage.SucceedAsync(file)).Report.Unchanged);
        Assert.Equal(applied, await stage.DumpAsync());

        await stage.SucceedAsync(file.Replace("ada", "bob", StringComparison.Ordinal));
        Assert.Equal("Argon2id", (await DigestAsync(stage, "bob")).Method);
    }

    [Theory]
    [InlineData("passwordDigest: 2a0e94ce4ad4588ed7f2e604f9243bbb", "1:9 users[0]: 'passwordDigest' and 'passwordAlgorithm' come together")]
    [InlineData("passwordAlgorithm: MD5", "1:9 users[0]: 'passwordDigest' and 'passwordAlgorithm' come together")]
    [InlineData("passwordAlgorithm: MD5, passwordDigest: 2a0e94ce4ad4588ed7f2e604f9243bbb, password: a quiet brown teapot",
        "1:65 users[0].passwordDigest: a user has either a 'password' or a 'passwordDigest'")]
    [InlineData("passwordAlgorithm: md5, passwordDigest: 2a0e94ce4ad4588ed7f2e604f9243bbb",
        "1:44 users[0].passwordAlgorithm: must be one of Argon2i, Argon2id, Argon2d, SHA1, SHA256, MD5, Bcrypt, Legacy; did you mean 'MD5'?")]
    [InlineData("passwordAlgorithm: SHA1, passwordDigest: 2a0e94ce4ad4588ed7f2e604f9243bbb", "1:66 users[0].passwordDigest: is not a digest of this algorithm")]
    [InlineData("passwordAlgorithm: Legacy, passwordDigest: '[\"none\",[\"@\"],\"00\"]'", "1:68 users[0].passwordDigest: names an algorithm that the hub does not know")]
    [InlineData("passwordAlgorithm: Bcrypt, passwordDigest: $2b$20$abcdefghijklmnopqrstuuJbhMFP8wWdP2l1A.ZWGej2rbWTu9nOW",
        "1:68 users[0].passwordDigest: costs more memory or time than a sign-in may")]
    public async Task A_digest_that_nobody_could_sign_in_with_is_refused(string keys, string problem)
    {
        await using var stage = await FileStage.CreateAsync(Databases.Sqlite);
        Assert.Equal("t.yaml:" + problem, Assert.Single(await stage.RefuseAsync($"users: [{{username: ada, {keys}}}]")));
    }

    private static async Task<(string? Digest, string? Method)> DigestAsync(FileStage stage, string id)
    {
        await using var db = stage.Read();
        var user = await db.Users.SingleAsync(row => row.Id == id);
        return (user.PasswordEncrypted, user.PasswordEncryptionMethod);
    }

    private static string FileWith(string user, string password) => "users:\n" + UserWith(user, password);

    private static string UserWith(string user, string password) => $"  - id: {user}\n    username: {user}\n    password: {password}\n";

    /// <summary>Sessions that are left; the authorizations that count are those of the same people.</summary>
    private static async Task<List<string>> LeftAsync(FileStage stage)
    {
        await using var db = stage.Read();
        var sessions = await db.BrowserSessions.Select(row => row.Id).OrderBy(id => id).ToListAsync();
        var granted = await db.Authorizations.Where(row => row.Status == AuthorizationStatus.Valid).Select(row => row.SessionId).OrderBy(id => id).ToListAsync();
        Assert.Equal(sessions, granted);
        Assert.Equal(sessions.Count, await db.Interactions.CountAsync());
        return sessions;
    }
}
