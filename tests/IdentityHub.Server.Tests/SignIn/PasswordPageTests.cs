using System.Diagnostics.Metrics;
using System.Net;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.SignIn;

public sealed class PasswordPageTests
{
    [Theory]
    [InlineData(Databases.Sqlite, "alice")]
    [InlineData(Databases.Sqlite, " Alice@Example.com ")]
    [InlineData(Databases.PostgreSql, "ALICE")]
    [InlineData(Databases.PostgreSql, "alice@example.com")]
    public async Task Signs_in_with_username_or_email_and_returns_to_the_client(string provider, string identifier)
    {
        await using var scenario = await SignInScenario.StartAsync(provider);
        var browser = scenario.NewBrowser();
        var page = await browser.StartAsync();

        var answer = await browser.SignInAsync(page, identifier, SignInScenario.Password);
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.StartsWith(scenario.Host.PublicUrl + "/oidc/auth/", answer.Location, StringComparison.Ordinal);
        var returned = await browser.FollowAsync(answer);

        Assert.Equal("st-" + Scenario.Spa, returned.ClientParameter("state"));
        var tokens = (await scenario.Company.RedeemAsync(Scenario.Spa, returned.ClientParameter("code")!)).Ok();
        Assert.Equal(Scenario.Alice, tokens.IdTokenClaims.GetProperty("sub").GetString());
        var lastSignIn = await scenario.Company.ReadAsync(db => db.Users.Where(user => user.Id == Scenario.Alice).Select(user => user.LastSignInAt).SingleAsync());
        Assert.NotNull(lastSignIn);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Advisory_71_unknown_account_and_wrong_password_get_the_same_answer_at_the_same_price(string provider)
    {
        await using var scenario = await SignInScenario.StartAsync(provider);
        var hashes = 0;
        using var listener = new MeterListener();
        var factory = scenario.Host.Services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == "identityhub.password.duration" && ReferenceEquals(instrument.Meter.Scope, factory))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref hashes));
        listener.Start();

        var wrong = await FailAsync(scenario, "alice");
        Assert.Equal(1, Interlocked.Exchange(ref hashes, 0));
        var unknown = await FailAsync(scenario, "elica");
        Assert.Equal(1, Interlocked.Exchange(ref hashes, 0));
        var withoutPassword = await FailAsync(scenario, "bob");
        Assert.Equal(1, Interlocked.Exchange(ref hashes, 0));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(wrong.Status, unknown.Status);
        Assert.Equal(wrong.Comparable, unknown.Comparable.Replace("elica", "alice", StringComparison.Ordinal));
        Assert.Equal(wrong.Comparable, withoutPassword.Comparable.Replace("bob", "alice", StringComparison.Ordinal));
        Assert.Equal(wrong.Headers.Keys.Order(), unknown.Headers.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Keeps_the_identifier_and_never_sends_a_password_back(string provider)
    {
        await using var scenario = await SignInScenario.StartAsync(provider);
        var browser = scenario.NewBrowser();
        var answer = await browser.SignInAsync(await browser.StartAsync(), "alice", "not-the-password-of-alice");

        Assert.Equal("alice", answer.Document.QuerySelector("#identifier")!.GetAttribute("value"));
        Assert.Null(answer.Document.QuerySelector("#password")!.GetAttribute("value"));
        Assert.DoesNotContain("not-the-password-of-alice", answer.Html, StringComparison.Ordinal);
        Assert.Contains("not correct", answer.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("alice", "")]
    [InlineData("", "violet harbour lantern 9")]
    [InlineData("   ", "violet harbour lantern 9")]
    public async Task Advisory_46_empty_post_never_advances(string identifier, string password)
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        var page = await browser.StartAsync();

        var answer = await browser.SignInAsync(page, identifier, password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotEmpty(answer.Document.QuerySelectorAll("[aria-invalid=true]"));
        var again = await browser.SubmitAsync(answer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        var resumed = await browser.FollowAsync(await browser.GetAsync("/sign-in?app_id=" + Scenario.Spa));
        Assert.Equal("Sign in", resumed.Heading);
    }

    [Fact]
    public async Task Tells_that_an_account_is_suspended_only_to_who_knows_the_password()
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite);
        await scenario.Company.ChangeAsync(db => db.Users.Where(user => user.Id == Scenario.Alice)
            .ExecuteUpdateAsync(row => row.SetProperty(user => user.IsSuspended, true)));
        var browser = scenario.NewBrowser();
        var page = await browser.StartAsync();

        Assert.Contains("not correct", (await browser.SignInAsync(page, "alice", "wrong")).Problem, StringComparison.Ordinal);
        Assert.Contains("suspended", (await browser.SignInAsync(page, "alice", SignInScenario.Password)).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Replaces_an_old_digest_after_a_successful_sign_in(string provider)
    {
        await using var scenario = await SignInScenario.StartAsync(provider);
        var derived = System.Security.Cryptography.Rfc2898DeriveBytes.Pbkdf2(
            SignInScenario.Password, "an old salt of ours"u8, 10_000, System.Security.Cryptography.HashAlgorithmName.SHA256, 32);
        var old = $$"""["pbkdf2", ["an old salt of ours", "10000", "32", "sha256", "@"], "{{Convert.ToHexStringLower(derived)}}"]""";
        await scenario.Company.ChangeAsync(db => db.Users.Where(user => user.Id == Scenario.Alice).ExecuteUpdateAsync(row => row
            .SetProperty(user => user.PasswordEncrypted, old).SetProperty(user => user.PasswordEncryptionMethod, "Legacy")));

        foreach (var _ in Enumerable.Range(0, 2))
        {
            var browser = scenario.NewBrowser();
            var answer = await browser.SignInAsync(await browser.StartAsync(), "alice", SignInScenario.Password);
            Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
            var user = await scenario.Company.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(row => row.Id == Scenario.Alice));
            Assert.Equal("Argon2id", user.PasswordEncryptionMethod);
            Assert.StartsWith("$argon2id$", user.PasswordEncrypted, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Refuses_a_way_to_sign_in_that_is_turned_off()
    {
        await using var scenario = await SignInScenario.StartAsync(
            Databases.Sqlite, """{"signIn":{"methods":[{"identifier":"username","password":true,"verificationCode":false,"isPasswordPrimary":true}]}}""");
        var browser = scenario.NewBrowser();
        var page = await browser.StartAsync();

        Assert.Equal("Username", page.Document.QuerySelector("label[for=identifier]")!.TextContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SignInAsync(page, "alice@example.com", SignInScenario.Password)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SignInAsync(page, "alice", SignInScenario.Password)).Status);
    }

    private static async Task<PageAnswer> FailAsync(SignInScenario scenario, string identifier)
    {
        var browser = scenario.NewBrowser();
        return await browser.SignInAsync(await browser.StartAsync(), identifier, "wrong password");
    }
}
