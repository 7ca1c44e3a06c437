using System.Net;
using IdentityHub.Server.Tests.Experience;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.SignIn;

/// <summary>Signing in and registering with codes, through the pages and without scripts.</summary>
public sealed class CodeFlowTests
{
    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Signs_in_with_a_code_and_returns_to_the_client(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        var browser = scenario.Pages.NewBrowser();
        var page = await browser.StartAsync();
        Assert.Null(page.Document.QuerySelector("#password"));

        var code = await browser.FollowAsync(await browser.SubmitAsync(page, ("identifier", " Alice@example.com ")));
        Assert.Equal("Check your e-mail", code.Heading);
        var field = code.Document.QuerySelector("#code")!;
        Assert.Equal(("one-time-code", "numeric"), (field.GetAttribute("autocomplete"), field.GetAttribute("inputmode")));
        var sent = await scenario.CodeAsync("Alice@example.com");
        var returned = await browser.FollowAsync(await browser.SubmitAsync(code, ("code", sent[..3] + " " + sent[3..])));

        Assert.Equal("st-" + Scenario.Spa, returned.ClientParameter("state"));
        var tokens = (await scenario.Company.RedeemAsync(Scenario.Spa, returned.ClientParameter("code")!)).Ok();
        Assert.Equal(Scenario.Alice, tokens.IdTokenClaims.GetProperty("sub").GetString());
        Assert.False(tokens.IdTokenClaims.TryGetProperty("acr", out _));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Wrong_expired_and_used_codes_are_refused_beside_the_field(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        var browser = scenario.Pages.NewBrowser();
        var page = await AskForCodeAsync(browser, "alice@example.com");
        var sent = await scenario.CodeAsync("alice@example.com");

        var wrong = await browser.SubmitAsync(page, ("code", Other(sent)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("not right", wrong.Document.QuerySelector("#code-wrong")!.TextContent, StringComparison.Ordinal);
        Assert.Null(wrong.Document.QuerySelector("#code")!.GetAttribute("value"));
        var empty = await browser.SubmitAsync(page);
        Assert.Contains("Enter the code", empty.Problem, StringComparison.Ordinal);

        scenario.Host.Time.Advance(TimeSpan.FromMinutes(11));
        var expired = await browser.SubmitAsync(page, ("code", sent));
        Assert.Contains("too old", expired.Problem, StringComparison.Ordinal);
        var again = await browser.FollowAsync(await browser.SubmitAsync(page, ("resend", "yes")));
        Assert.NotNull(again.Document.QuerySelector("[role=status]"));
        var fresh = await scenario.CodeAsync("alice@example.com", 1);
        var done = await browser.SubmitAsync(again, ("code", fresh));
        Assert.Equal(HttpStatusCode.SeeOther, done.Status);

        // The same form once more, perhaps by a second click: it leads on, and proves nothing again.
        var reused = await browser.SubmitAsync(again, ("code", fresh));
        Assert.NotEqual(HttpStatusCode.OK, reused.Status);
    }

    [Fact]
    public async Task New_codes_are_limited_for_each_recipient()
    {
        await using var scenario = await ExperienceScenario.StartAsync(Databases.Sqlite);
        var browser = scenario.Pages.NewBrowser();
        var page = await AskForCodeAsync(browser, "alice@example.com");
        for (var sent = 1; sent < 10; sent++)
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(page, ("resend", "yes"))).Status);
        }

        var refused = await browser.SubmitAsync(page, ("resend", "yes"));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Contains("Too many codes", refused.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Offers_an_account_to_whoever_has_none_and_makes_it(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        var browser = scenario.Pages.NewBrowser();
        var page = await AskForCodeAsync(browser, "carol@example.com");

        var question = await browser.FollowAsync(await browser.SubmitAsync(page, ("code", await scenario.CodeAsync("carol@example.com"))));
        Assert.Equal("Create an account?", question.Heading);
        Assert.False(await ExistsAsync(scenario, "carol@example.com"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(question)).Status);
        var returned = await browser.FollowAsync(await browser.SubmitAsync(question, ("answer", "yes")));

        Assert.NotNull(returned.ClientParameter("code"));
        Assert.True(await ExistsAsync(scenario, "carol@example.com"));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Registers_with_a_code_and_offers_the_account_to_whoever_has_one(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        var browser = scenario.Pages.NewBrowser();
        var page = await browser.StartAsync(Scenario.Spa, ("first_screen", "register"));
        var field = page.Document.QuerySelector("#identifier")!;
        Assert.Equal(("email", "email"), (field.GetAttribute("type"), field.GetAttribute("autocomplete")));
        var code = await browser.FollowAsync(await browser.SubmitAsync(page, ("identifier", "dora@example.com")));
        var returned = await browser.FollowAsync(await browser.SubmitAsync(code, ("code", await scenario.CodeAsync("dora@example.com"))));
        Assert.NotNull(returned.ClientParameter("code"));

        var other = scenario.Pages.NewBrowser();
        page = await other.StartAsync(Scenario.Spa, ("first_screen", "register"));
        code = await other.FollowAsync(await other.SubmitAsync(page, ("identifier", "alice@example.com")));
        Assert.Equal("Check your e-mail", code.Heading);
        var question = await other.FollowAsync(await other.SubmitAsync(code, ("code", await scenario.CodeAsync("alice@example.com"))));
        Assert.Equal("You already have an account", question.Heading);
        returned = await other.FollowAsync(await other.SubmitAsync(question, ("answer", "yes")));
        var tokens = (await scenario.Company.RedeemAsync(Scenario.Spa, returned.ClientParameter("code")!)).Ok();
        Assert.Equal(Scenario.Alice, tokens.IdTokenClaims.GetProperty("sub").GetString());
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Asks_for_everything_that_an_account_needs_one_page_after_the_other(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider, ExperienceScenario.Experience(
            ("signUp", """{"identifiers":["email"],"password":true,"verify":true,"secondaryIdentifiers":[{"identifier":"username","verify":false},{"identifier":"phone","verify":true}]}""")));
        var browser = scenario.Pages.NewBrowser();
        var page = await browser.StartAsync(Scenario.Spa, ("first_screen", "register"));
        page = await browser.FollowAsync(await browser.SubmitAsync(page, ("identifier", "erin@example.com")));
        page = await browser.FollowAsync(await browser.SubmitAsync(page, ("code", await scenario.CodeAsync("erin@example.com"))));

        Assert.Equal("Choose a username", page.Heading);
        var taken = await browser.SubmitAsync(page, ("identifier", "alice"));
        Assert.Contains("taken", taken.Document.QuerySelector("#identifier-wrong")!.TextContent, StringComparison.Ordinal);
        page = await browser.FollowAsync(await browser.SubmitAsync(page, ("identifier", "erin")));
        Assert.Equal("Add your phone number", page.Heading);
        page = await browser.FollowAsync(await browser.SubmitAsync(page, ("identifier", "+66 81 234 5678")));
        Assert.Equal("Check your phone", page.Heading);
        page = await browser.FollowAsync(await browser.SubmitAsync(page, ("code", await scenario.CodeAsync("66812345678"))));
        Assert.Equal("Choose a password", page.Heading);
        Assert.NotNull(page.Document.QuerySelector("[data-rules] [data-length]"));
        var weak = await browser.SubmitAsync(page, ("password", "short"));
        Assert.Contains("at least 8", weak.Document.QuerySelector("#password-wrong")!.TextContent, StringComparison.Ordinal);
        var returned = await browser.FollowAsync(await browser.SubmitAsync(page, ("password", ExperienceScenario.NewPassword)));

        Assert.NotNull(returned.ClientParameter("code"));
        var erin = await scenario.Company.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(user => user.NormalizedUsername == "erin"));
        Assert.Equal(("erin@example.com", "66812345678", true), (erin.PrimaryEmail, erin.PrimaryPhone, erin.PasswordEncrypted is not null));
    }

    [Fact(DisplayName = "CVE-2026-4633 the page that asks who answers alike for known and unknown people")]
    public async Task Answers_alike_for_known_and_unknown_people()
    {
        await using var scenario = await ExperienceScenario.StartAsync(Databases.Sqlite, ExperienceScenario.Experience(("signInMode", "\"SignIn\"")));
        foreach (var (known, unknown) in new[] { ("alice", "elica"), ("alice@example.com", "elica@example.com") })
        {
            var (first, second) = (scenario.Pages.NewBrowser(), scenario.Pages.NewBrowser());
            var (one, other) = (await first.SubmitAsync(await first.StartAsync(), ("identifier", known)), await second.SubmitAsync(await second.StartAsync(), ("identifier", unknown)));
            Assert.Equal((one.Status, one.Location), (other.Status, other.Location));
            Assert.Equal(one.Headers.Keys.Order(), other.Headers.Keys.Order());
            var (next, otherNext) = (await first.FollowAsync(one), await second.FollowAsync(other));
            Assert.Equal(next.Comparable, otherNext.Comparable.Replace(unknown, known, StringComparison.Ordinal));
        }

        Assert.DoesNotContain(scenario.Sent, message => message.To == "elica@example.com");
    }

    [Fact(DisplayName = "GHSA-xp7f-xjjx-gwm8 an empty form never advances, whatever page it is for")]
    public async Task An_empty_form_never_advances()
    {
        await using var scenario = await ExperienceScenario.StartAsync(Databases.Sqlite);
        var browser = scenario.Pages.NewBrowser();
        var page = await browser.StartAsync();
        var token = page.Document.QuerySelector("input[name=_form]")!.GetAttribute("value")!;
        string[] paths =
        [
            "/sign-in", "/sign-in/password", "/verification-code", "/register", "/continue", "/forgot-password", "/forgot-password/reset", "/confirm-account",
            "/one-time-token", "/mfa-verification",
        ];
        foreach (var path in paths)
        {
            var answer = await browser.PostAsync($"{path}?app_id={Scenario.Spa}", new KeyValuePair<string, string>("_form", token));
            var end = await browser.FollowAsync(answer);
            Assert.Null(end.ClientParameter("code"));
            Assert.True((int)end.Status is 200 or 422, $"{path}: {end.Status}");
        }

        var code = await AskForCodeAsync(browser, "alice@example.com");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(code)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(code, ("code", " "))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(code, ("code", "------"))).Status);
    }

    [Fact(DisplayName = "CVE-2026-29193 with sign-up turned off, no page makes an account")]
    public async Task With_sign_up_turned_off_no_page_makes_an_account()
    {
        await using var scenario = await ExperienceScenario.StartAsync(Databases.Sqlite);
        var browser = scenario.Pages.NewBrowser();
        var page = await AskForCodeAsync(browser, "carol@example.com");
        var question = await browser.FollowAsync(await browser.SubmitAsync(page, ("code", await scenario.CodeAsync("carol@example.com"))));
        var registering = scenario.Pages.NewBrowser();
        var form = await registering.StartAsync(Scenario.Spa, ("first_screen", "register"));
        var code = await registering.FollowAsync(await registering.SubmitAsync(form, ("identifier", "dora@example.com")));
        var sent = await scenario.CodeAsync("dora@example.com");
        await scenario.Pages.SetExperienceAsync(ExperienceScenario.Experience(("signInMode", "\"SignIn\"")));

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.SubmitAsync(question, ("answer", "yes"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await registering.SubmitAsync(form, ("identifier", "dora@example.com"))).Status);
        var late = await registering.FollowAsync(await registering.SubmitAsync(code, ("code", sent)));
        Assert.Null(late.ClientParameter("code"));
        Assert.False(await ExistsAsync(scenario, "carol@example.com") || await ExistsAsync(scenario, "dora@example.com"));
        Assert.DoesNotContain("/register", (await scenario.Pages.NewBrowser().StartAsync()).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_decide_whether_the_password_or_the_code_comes_first()
    {
        await using var scenario = await ExperienceScenario.StartAsync(Databases.Sqlite);
        var browser = scenario.Pages.NewBrowser();
        var page = await browser.FollowAsync(await browser.SubmitAsync(await browser.StartAsync(), ("identifier", "alice")));
        Assert.Equal("Enter your password", page.Heading);
        Assert.Equal("alice", page.Document.QuerySelector("input[autocomplete=username]")!.GetAttribute("value"));
        Assert.Empty(page.Document.QuerySelectorAll("button[value=code]"));
        var wrong = await browser.SubmitAsync(page, ("identifier", "alice"), ("password", "wrong"));
        Assert.Contains("not correct", wrong.Problem, StringComparison.Ordinal);
        Assert.NotNull((await browser.FollowAsync(await browser.SubmitAsync(wrong, ("identifier", "alice"), ("password", SignInScenario.Password)))).ClientParameter("code"));

        await scenario.Pages.SetExperienceAsync(ExperienceScenario.Experience(
            ("signIn", """{"methods":[{"identifier":"email","password":true,"verificationCode":true,"isPasswordPrimary":true}]}""")));
        var other = scenario.Pages.NewBrowser();
        page = await other.FollowAsync(await other.SubmitAsync(await other.StartAsync(), ("identifier", "alice@example.com")));
        Assert.Equal("Enter your password", page.Heading);
        var code = await other.FollowAsync(await other.SubmitAsync(page, ("identifier", "alice@example.com"), ("instead", "code")));
        Assert.Equal("Check your e-mail", code.Heading);
        var back = await other.GetAsync(code.Document.QuerySelector("a.button.second")!.GetAttribute("href")!);
        Assert.Equal("Enter your password", back.Heading);
    }

    [Fact]
    public async Task Failed_codes_and_passwords_lock_the_account_together()
    {
        await using var scenario = await ExperienceScenario.StartAsync(
            Databases.Sqlite, ExperienceScenario.Experience(("sentinelPolicy", """{"maxAttempts":4,"lockoutDuration":10}""")));
        var browser = scenario.Pages.NewBrowser();
        var code = await AskForCodeAsync(browser, "alice@example.com");
        var sent = await scenario.CodeAsync("alice@example.com");
        await browser.SubmitAsync(code, ("code", Other(sent)));
        await browser.SubmitAsync(code, ("code", Other(sent)));
        var password = scenario.Pages.NewBrowser();
        var page = await password.FollowAsync(await password.SubmitAsync(await password.StartAsync(), ("identifier", "alice")));
        await password.SubmitAsync(page, ("identifier", "alice"), ("password", "wrong"));
        await password.SubmitAsync(page, ("identifier", "alice"), ("password", "wrong"));

        var locked = await browser.SubmitAsync(code, ("code", sent));
        Assert.Equal(HttpStatusCode.TooManyRequests, locked.Status);
        Assert.Contains("Too many failed attempts", locked.Problem, StringComparison.Ordinal);
        Assert.Contains("Retry-After", locked.Headers.Keys);
    }

    internal static async Task<PageAnswer> AskForCodeAsync(PageBrowser browser, string address, params (string Name, string Value)[] more)
    {
        var page = await browser.FollowAsync(await browser.SubmitAsync(await browser.StartAsync(Scenario.Spa, more), ("identifier", address)));
        Assert.Equal("Check your e-mail", page.Heading);
        return page;
    }

    internal static string Other(string code) => code == "000000" ? "111111" : "000000";

    private static Task<bool> ExistsAsync(ExperienceScenario scenario, string email) => scenario.Company.ReadAsync(db => db.Users.AnyAsync(user => user.NormalizedEmail == email));
}
