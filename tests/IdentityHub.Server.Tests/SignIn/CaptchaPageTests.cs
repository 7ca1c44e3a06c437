using System.Net;
using IdentityHub.Server.Tests.Experience;
using IdentityHub.Server.Tests.Support;
using IdentityHub.Server.Tests.Verification;
using IdentityHub.Server.Verification;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.SignIn;

/// <summary>The check that tells people from programs, on the pages.</summary>
public sealed class CaptchaPageTests : IDisposable
{
    private const string Cloudflare = "https://challenges.cloudflare.com";
    private const string Needed = "Confirm that you are a person";

    private readonly FakeCaptcha captcha = new();

    public void Dispose() => captcha.Dispose();

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Turnstile_is_on_the_pages_that_need_it_and_lets_people_through(string provider)
    {
        await using var scenario = await StartAsync(provider, FakeCaptcha.Turnstile);
        var browser = scenario.Pages.NewBrowser();
        var page = await browser.StartAsync();
        AssertShown(page, "turnstile", Cloudflare + "/turnstile/v0/api.js", Cloudflare);
        Assert.NotNull(page.Document.QuerySelector(".cf-turnstile"));

        var without = await browser.SubmitAsync(page, ("identifier", "alice@example.com"));
        AssertRefused(without, Needed);
        AssertShown(without, "turnstile", Cloudflare + "/turnstile/v0/api.js", Cloudflare);
        AssertRefused(await browser.SubmitAsync(page, ("identifier", "alice@example.com"), ("cf-turnstile-response", "program")), "did not succeed");
        Assert.Empty(scenario.Sent);

        var code = await browser.FollowAsync(await browser.SubmitAsync(page, ("identifier", "alice@example.com"), ("cf-turnstile-response", "person-1")));
        Assert.Equal("Check your e-mail", code.Heading);
        AssertAbsent(code);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(code, ("resend", "yes"))).Status);
        var returned = await browser.FollowAsync(await browser.SubmitAsync(code, ("code", await scenario.CodeAsync("alice@example.com", 1))));
        Assert.NotNull(returned.ClientParameter("code"));
        Assert.Equal(1, captcha.CallsFor("person-1"));
    }

    [Theory]
    [InlineData(null, null, "recaptcha-score", "https://www.google.com", "/recaptcha/enterprise.js?render=site-key", "captchaToken")]
    [InlineData("checkbox", null, "recaptcha", "https://www.google.com", "/recaptcha/enterprise.js", "g-recaptcha-response")]
    [InlineData("checkbox", "recaptcha.net", "recaptcha", "https://recaptcha.net", "/recaptcha/enterprise.js", "g-recaptcha-response")]
    [InlineData(null, "evil.example; script-src *", "recaptcha-score", "https://www.google.com", "/recaptcha/enterprise.js?render=site-key", "captchaToken")]
    public async Task Recaptcha_is_on_the_pages_that_need_it_and_lets_people_through(
        string? mode, string? domain, string kind, string origin, string script, string field)
    {
        await using var scenario = await StartAsync(Databases.Sqlite, FakeCaptcha.Recaptcha with { Mode = mode, Domain = domain });
        var browser = scenario.Pages.NewBrowser();
        var page = await browser.StartAsync(Scenario.Spa, ("first_screen", "register"));
        AssertShown(page, kind, origin + script, origin, "https://www.gstatic.com");
        Assert.DoesNotContain("evil", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        AssertRefused(await browser.SubmitAsync(page, ("identifier", "nina@example.org")), Needed);
        AssertRefused(await browser.SubmitAsync(page, ("identifier", "nina@example.org"), (field, "program")), "did not succeed");
        var code = await browser.FollowAsync(await browser.SubmitAsync(page, ("identifier", "nina@example.org"), (field, "person-1")));
        AssertAbsent(code);
        var returned = await browser.FollowAsync(await browser.SubmitAsync(code, ("code", await scenario.CodeAsync("nina@example.org"))));
        Assert.NotNull(returned.ClientParameter("code"));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Without_it_neither_passwords_nor_usernames_can_be_tried(string provider)
    {
        await using var scenario = await StartAsync(
            provider,
            FakeCaptcha.Turnstile,
            ("signUp", """{"identifiers":["username"],"password":true,"verify":false,"secondaryIdentifiers":[]}"""),
            ("signIn", """{"methods":[{"identifier":"username","password":true,"verificationCode":false,"isPasswordPrimary":true}]}"""));
        var browser = scenario.Pages.NewBrowser();
        var page = await browser.StartAsync();
        AssertShown(page, "turnstile", Cloudflare + "/turnstile/v0/api.js", Cloudflare);
        var (right, wrong) = (await browser.SignInAsync(page, "alice", SignInScenario.Password), await browser.SignInAsync(page, "alice", "wrong"));
        AssertRefused(right, Needed);
        Assert.Equal(right.Comparable, wrong.Comparable);
        Assert.False(await scenario.Company.ReadAsync(db => db.SignInFailures.AnyAsync()));

        var registering = scenario.Pages.NewBrowser();
        var form = await registering.StartAsync(Scenario.Spa, ("first_screen", "register"));
        var (taken, free) = (await registering.SignInAsync(form, "alice", ExperienceScenario.NewPassword), await registering.SignInAsync(form, "nina", ExperienceScenario.NewPassword));
        AssertRefused(taken, Needed);
        Assert.Equal(taken.Comparable, free.Comparable.Replace("nina", "alice", StringComparison.Ordinal));
        Assert.Equal(2, await scenario.Company.ReadAsync(db => db.Users.CountAsync()));

        (string, string) Token(string token) => ("cf-turnstile-response", token);
        Assert.Contains(
            "taken", (await registering.SubmitAsync(form, ("identifier", "alice"), ("password", ExperienceScenario.NewPassword), Token("person-1"))).Problem, StringComparison.Ordinal);
        Assert.NotNull((await registering.FollowAsync(
            await registering.SubmitAsync(form, ("identifier", "nina"), ("password", ExperienceScenario.NewPassword), Token("person-2")))).ClientParameter("code"));
        Assert.Contains(
            "not correct", (await browser.SubmitAsync(page, ("identifier", "alice"), ("password", "wrong"), Token("person-3"))).Problem, StringComparison.Ordinal);
        Assert.NotNull((await browser.FollowAsync(
            await browser.SubmitAsync(page, ("identifier", "alice"), ("password", SignInScenario.Password), Token("person-4")))).ClientParameter("code"));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Forgotten_passwords_and_the_page_for_passwords_have_it_too(string provider)
    {
        await using var scenario = await StartAsync(provider, FakeCaptcha.Turnstile);
        var browser = scenario.Pages.NewBrowser();
        var page = await browser.StartAsync(Scenario.Spa, ("first_screen", "reset_password"));
        AssertShown(page, "turnstile", Cloudflare + "/turnstile/v0/api.js", Cloudflare);
        AssertRefused(await browser.SubmitAsync(page, ("identifier", "alice@example.com")), Needed);
        page = await browser.FollowAsync(await browser.SubmitAsync(page, ("identifier", "alice@example.com"), ("cf-turnstile-response", "person-1")));
        page = await browser.FollowAsync(await browser.SubmitAsync(page, ("code", await scenario.CodeAsync("alice@example.com"))));
        Assert.Equal("Choose a new password", page.Heading);
        AssertAbsent(page);
        Assert.Equal("Sign in", (await browser.FollowAsync(await browser.SubmitAsync(page, ("password", ExperienceScenario.NewPassword)))).Heading);

        // A username goes to the page for passwords, and there the check is made.
        var other = scenario.Pages.NewBrowser();
        page = await other.FollowAsync(await other.SubmitAsync(await other.StartAsync(), ("identifier", "alice")));
        Assert.Equal("Enter your password", page.Heading);
        AssertShown(page, "turnstile", Cloudflare + "/turnstile/v0/api.js", Cloudflare);
        AssertRefused(await other.SubmitAsync(page, ("identifier", "alice"), ("password", ExperienceScenario.NewPassword)), Needed);
        Assert.NotNull((await other.FollowAsync(await other.SubmitAsync(
            page, ("identifier", "alice"), ("password", ExperienceScenario.NewPassword), ("cf-turnstile-response", "person-2")))).ClientParameter("code"));
    }

    [Fact]
    public async Task Where_it_is_off_no_page_has_it()
    {
        await using var scenario = await ExperienceScenario.StartAsync(Databases.Sqlite);
        await FakeCaptcha.SetUpAsync(scenario.Company, FakeCaptcha.Turnstile);
        AssertAbsent(await scenario.Pages.NewBrowser().StartAsync());
    }

    private static void AssertShown(PageAnswer page, string kind, string script, params string[] origins)
    {
        var widget = page.Document.QuerySelector("form [data-captcha]")!;
        Assert.Equal((kind, "site-key", "interaction"), (widget.GetAttribute("data-captcha"), widget.GetAttribute("data-sitekey"), widget.GetAttribute("data-action")));
        Assert.Single(page.Document.QuerySelectorAll("script"), element => element.GetAttribute("src") == script);
        Assert.Contains("needs JavaScript", page.Document.QuerySelector("noscript")!.InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", page.Html, StringComparison.Ordinal);
        var policy = page.Headers["Content-Security-Policy"].Split("; ");
        var sources = string.Join(' ', origins);
        Assert.Contains("script-src 'self' " + sources, policy);
        Assert.Contains("frame-src " + sources, policy);
        Assert.Contains("connect-src " + sources, policy);
    }

    private static void AssertAbsent(PageAnswer page)
    {
        Assert.Null(page.Document.QuerySelector("[data-captcha]"));
        Assert.Empty(page.Document.QuerySelectorAll("noscript"));
        var policy = page.Headers["Content-Security-Policy"];
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("frame-src", policy, StringComparison.Ordinal);
    }

    private static void AssertRefused(PageAnswer page, string reason)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(reason, page.Problem, StringComparison.Ordinal);
    }

    private async Task<ExperienceScenario> StartAsync(string provider, CaptchaConfig config, params (string Name, string Json)[] changes)
    {
        var scenario = await ExperienceScenario.StartAsync(
            provider, ExperienceScenario.Experience([.. changes, ("captchaPolicy", """{"enabled":true}""")]), captcha.Use);
        await FakeCaptcha.SetUpAsync(scenario.Company, config);
        return scenario;
    }
}
