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
