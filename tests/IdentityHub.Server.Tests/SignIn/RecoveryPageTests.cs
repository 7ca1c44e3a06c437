using System.Net;
using IdentityHub.Server.Tests.Experience;
using IdentityHub.Server.Tests.Support;
using IdentityHub.Server.Verification;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.SignIn;

/// <summary>Forgotten passwords and magic links, through the pages and without scripts.</summary>
public sealed class RecoveryPageTests
{
    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_forgotten_password_is_replaced_and_signs_in(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        var browser = scenario.Pages.NewBrowser();
        var page = await browser.StartAsync(Scenario.Spa, ("first_screen", "reset_password"));
        Assert.Equal("Forgot your password?", page.Heading);
        var code = await browser.FollowAsync(await browser.SubmitAsync(page, ("identifier", "alice@example.com")));
        Assert.Contains("If ", code.Document.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        var form = await browser.FollowAsync(await browser.SubmitAsync(code, ("code", await scenario.CodeAsync("alice@example.com"))));
        Assert.Equal("Choose a new password", form.Heading);

        Assert.Contains("old password", (await browser.SubmitAsync(form, ("password", SignInScenario.Password))).Problem, StringComparison.Ordinal);
        Assert.Contains("at least 8", (await browser.SubmitAsync(form, ("password", "short"))).Problem, StringComparison.Ordinal);
        var done = await browser.FollowAsync(await browser.SubmitAsync(form, ("password", ExperienceScenario.NewPassword)));
        Assert.Equal("Sign in", done.Heading);
        Assert.NotNull(done.Document.QuerySelector(".note[role=status]"));

        Assert.False(await IsRightAsync(scenario, SignInScenario.Password));
        Assert.True(await IsRightAsync(scenario, ExperienceScenario.NewPassword));

        // The page is closed again, and what was sent to it does nothing.
        Assert.NotEqual("Choose a new password", (await browser.FollowAsync(await browser.SubmitAsync(form, ("password", "another quiet lantern 3")))).Heading);
        Assert.True(await IsRightAsync(scenario, ExperienceScenario.NewPassword));
    }

    [Fact(DisplayName = "CVE-2026-18963 a new password cannot be chosen without the code")]
    public async Task A_new_password_cannot_be_chosen_without_the_code()
    {
        await using var scenario = await ExperienceScenario.StartAsync(Databases.Sqlite);
        var browser = scenario.Pages.NewBrowser();
        var page = await browser.StartAsync(Scenario.Spa, ("first_screen", "reset_password"));
        var token = page.Document.QuerySelector("input[name=_form]")!.GetAttribute("value")!;
        await browser.SubmitAsync(page, ("identifier", "alice@example.com"));

        var skipped = await browser.PostAsync("/forgot-password/reset?app_id=" + Scenario.Spa, new("_form", token), new("password", ExperienceScenario.NewPassword));
        Assert.EndsWith("/forgot-password?app_id=" + Scenario.Spa, skipped.Location, StringComparison.Ordinal);
        var shown = await browser.GetAsync("/forgot-password/reset?app_id=" + Scenario.Spa);
        Assert.Equal(HttpStatusCode.SeeOther, shown.Status);
        Assert.True(await IsRightAsync(scenario, SignInScenario.Password));
    }

    [Fact(DisplayName = "CVE-2026-4633 a forgotten password is asked for alike by known and unknown people")]
    public async Task Known_and_unknown_people_get_the_same_answers()
    {
        await using var scenario = await ExperienceScenario.StartAsync(Databases.Sqlite);
        var (first, second) = (scenario.Pages.NewBrowser(), scenario.Pages.NewBrowser());
        async Task<(PageAnswer Sent, PageAnswer Code, PageAnswer Wrong)> AskAsync(PageBrowser browser, string email)
        {
            var sent = await browser.SubmitAsync(await browser.StartAsync(Scenario.Spa, ("first_screen", "reset_password")), ("identifier", email));
            var code = await browser.FollowAsync(sent);
            return (sent, code, await browser.SubmitAsync(code, ("code", "123456")));
        }

        var known = await AskAsync(first, "alice@example.com");
        var unknown = await AskAsync(second, "elica@example.com");

        Assert.Equal((known.Sent.Status, known.Sent.Location), (unknown.Sent.Status, unknown.Sent.Location));
        Assert.Equal(known.Code.Comparable, unknown.Code.Comparable.Replace("elica@", "alice@", StringComparison.Ordinal));
        Assert.Equal((known.Wrong.Status, known.Wrong.Problem), (unknown.Wrong.Status, unknown.Wrong.Problem));
        Assert.DoesNotContain(scenario.Sent, message => message.To == "elica@example.com");
    }

    [Fact]
    public async Task Without_a_way_to_recover_a_person_is_told_whom_to_ask()
    {
        await using var scenario = await ExperienceScenario.StartAsync(Databases.Sqlite, ExperienceScenario.Experience(("forgotPasswordMethods", "[]")));
        var answer = await scenario.Pages.NewBrowser().StartAsync(Scenario.Spa, ("first_screen", "reset_password"));

        Assert.Equal((HttpStatusCode.Forbidden, "Ask your administrator"), (answer.Status, answer.Heading));
    }

    [Theory]
    [InlineData(Databases.Sqlite, "alice@example.com")]
    [InlineData(Databases.Sqlite, "carol@example.com")]
    [InlineData(Databases.PostgreSql, "alice@example.com")]
    [InlineData(Databases.PostgreSql, "carol@example.com")]
    public async Task A_magic_link_signs_in_when_the_button_is_pressed_and_not_when_it_is_opened(string provider, string email)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider, ExperienceScenario.Experience(("signInMode", "\"SignIn\"")));
        var token = await MakeTokenAsync(scenario, email);
        (string, string)[] link = [("one_time_token", token), ("login_hint", email)];

        // A program that checks e-mails opens it, even twice.
        await scenario.Pages.NewBrowser().StartAsync(Scenario.Spa, link);
        await scenario.Pages.NewBrowser().StartAsync(Scenario.Spa, link);
        var browser = scenario.Pages.NewBrowser();
        var page = await browser.StartAsync(Scenario.Spa, link);
        Assert.Contains(email, page.Heading, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(page)).Status);
        var returned = await browser.FollowAsync(await browser.SubmitAsync(page, ("answer", "yes")));
        Assert.NotNull(returned.ClientParameter("code"));
        Assert.True(await scenario.Company.ReadAsync(db => db.Users.AnyAsync(user => user.NormalizedEmail == email)));

        var other = scenario.Pages.NewBrowser();
        page = await other.StartAsync(Scenario.Spa, link);
        var refused = await other.SubmitAsync(page, ("answer", "yes"));
        Assert.Contains("used already", refused.Problem, StringComparison.Ordinal);
        var instead = await other.GetAsync(refused.Document.QuerySelector("p.after a")!.GetAttribute("href")!);
        Assert.Equal("Sign in", instead.Heading);
    }

    private static async Task<string> MakeTokenAsync(ExperienceScenario scenario, string email)
    {
        var (token, row) = scenario.Host.Services.GetRequiredService<OneTimeTokens>()
            .Create(email, System.Text.Json.JsonSerializer.SerializeToElement(new { }), TimeSpan.FromMinutes(10));
        await scenario.Company.ChangeAsync(db =>
        {
            db.OneTimeTokens.Add(row);
            return Task.CompletedTask;
        });
        return token;
    }

    private static async Task<bool> IsRightAsync(ExperienceScenario scenario, string password)
    {
        var browser = scenario.Pages.NewBrowser();
        var page = await browser.FollowAsync(await browser.SubmitAsync(await browser.StartAsync(), ("identifier", "alice")));
        return (await browser.SubmitAsync(page, ("identifier", "alice"), ("password", password))).Status == HttpStatusCode.SeeOther;
    }
}
