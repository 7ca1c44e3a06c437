using System.Net;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.People.Passwords;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.SignIn;

/// <summary>A password that an administrator replaces at the moment somebody signs in with it.</summary>
public sealed class ReplacedPasswordTests
{
    private const string Other = "another lantern 10";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_password_replaced_while_it_is_checked_is_wrong(string provider)
    {
        await using var scenario = await SignInScenario.StartAsync(provider);
        var digest = (await scenario.Host.Services.GetRequiredService<PasswordHasher>().HashAsync(Other, CancellationToken.None)).Digest;
        var browser = scenario.NewBrowser();
        var page = await browser.StartAsync();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var mayEnd = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var replacement = scenario.Company.Writer.WriteAsync(
            Durability.Durable,
            async (db, cancellation) =>
            {
                await db.Users.Where(user => user.Id == Scenario.Alice)
                    .ExecuteUpdateAsync(update => update.SetProperty(user => user.PasswordEncrypted, digest), cancellation);
                begun.TrySetResult();
                await mayEnd.Task.WaitAsync(cancellation);
            },
            CancellationToken.None);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var signIn = browser.SignInAsync(page, "alice", SignInScenario.Password);
        await Task.WhenAny(signIn, Task.Delay(TimeSpan.FromSeconds(2)));
        Assert.False(signIn.IsCompleted);
        mayEnd.SetResult();
        await replacement;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await signIn).Status);

        // What was proven before cannot be relied upon afterwards.
        Task<string> DigestAsync() =>
            scenario.Company.ReadAsync(db => db.Users.Where(user => user.Id == Scenario.Alice).Select(user => user.PasswordEncrypted!).SingleAsync());
        Task<bool> HoldAsync(string known) => scenario.Company.Writer.WriteAsync(
            Durability.Relaxed,
            (db, cancellation) => new PasswordProof(Scenario.Alice, known).HoldAsync(db, scenario.Host.Time.GetUtcNow(), cancellation),
            CancellationToken.None);
        Task SuspendAsync(bool isSuspended) => scenario.Company.ChangeAsync(
            db => db.Users.Where(user => user.Id == Scenario.Alice).ExecuteUpdateAsync(update => update.SetProperty(user => user.IsSuspended, isSuspended)));

        var known = await DigestAsync();
        await scenario.SetPasswordAsync(Scenario.Alice, Other);
        Assert.False(await HoldAsync(known));
        var current = await DigestAsync();
        await SuspendAsync(true);
        Assert.False(await HoldAsync(current));
        await SuspendAsync(false);
        Assert.True(await HoldAsync(current));
        Assert.DoesNotContain(current, new PasswordProof(Scenario.Alice, current).ToString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task People_who_sign_in_at_once_with_an_imported_digest_are_all_let_in(string provider)
    {
        await using var scenario = await SignInScenario.StartAsync(provider);
        await scenario.Company.ChangeAsync(db => db.Users.Where(user => user.Id == Scenario.Alice).ExecuteUpdateAsync(update => update
            .SetProperty(user => user.PasswordEncrypted, "2a0e94ce4ad4588ed7f2e604f9243bbb")
            .SetProperty(user => user.PasswordEncryptionMethod, "MD5")));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            var browser = scenario.NewBrowser();
            return (await browser.SignInAsync(await browser.StartAsync(), "alice", SignInScenario.Password)).Status;
        }));
        Assert.All(answers, status => Assert.Equal(HttpStatusCode.SeeOther, status));
    }
}
