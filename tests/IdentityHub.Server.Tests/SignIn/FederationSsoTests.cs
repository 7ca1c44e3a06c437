using System.Net;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.SignIn;

/// <summary>Signing in with the provider of an enterprise, through the pages and without scripts.</summary>
public sealed class FederationSsoTests
{
    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_typed_address_leads_to_its_provider_and_back_to_the_client(string provider)
    {
        await using var scenario = await FederatedPages.StartAsync(provider);
        var subjects = new List<string>();
        for (var visit = 0; visit < 2; visit++)
        {
            var browser = scenario.NewBrowser();
            var page = await browser.StartAsync();
            // Nobody types a password that has no business here.
            Assert.Null(page.Document.QuerySelector("#password"));

            var departure = await browser.SubmitAsync(page, ("identifier", " Erin@ACME.example "), ("remember", "yes"));
            Assert.Equal((HttpStatusCode.OK, "Taking you to Acme"), (departure.Status, departure.Heading));
            Assert.Equal(FederatedPages.Destination(departure).AbsoluteUri, departure.Document.QuerySelector("a.button")!.GetAttribute("href"));
            Assert.Equal((FederatedPages.Acme + ".example.net", "Erin@ACME.example"), (FederatedPages.Destination(departure).Host, FederatedPages.Sent(departure, "login_hint")));
            Assert.Contains("no-store", departure.Headers["Cache-Control"], StringComparison.Ordinal);
            subjects.Add(await scenario.SubjectAsync(await FederatedPages.ReturnAsync(browser, departure, "e1|erin@acme.example|true|Erin")));

            Assert.Equal("Erin@ACME.example", (await browser.StartAsync(Scenario.Spa, ("prompt", "login"))).Document.QuerySelector("#identifier")!.GetAttribute("value"));
        }

        Assert.Equal(subjects[0], subjects[1]);
        Assert.Equal(1, await scenario.Company.ReadAsync(db => db.Users.CountAsync(user => user.NormalizedEmail == "erin@acme.example")));
    }

    [Theory]
    [InlineData("/register")]
    [InlineData("/forgot-password")]
    [InlineData("/sign-in/password")]
    [InlineData("/single-sign-on/email")]
    [InlineData("/sign-in")]
    public async Task On_every_page_the_address_leads_to_its_provider(string path)
    {
        await using var scenario = await FederatedPages.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        var page = await browser.StartAsync();
        var token = page.Document.QuerySelector("input[name=_form]")!.GetAttribute("value")!;

        var departure = await browser.PostAsync(
            $"{path}?app_id={Scenario.Spa}", new("_form", token), new("identifier", "erin@acme.example"), new("password", "whatever it may be"), new("instead", "code"));

        Assert.Equal(FederatedPages.Acme + ".example.net", FederatedPages.Destination(departure).Host);
        Assert.NotNull((await FederatedPages.ReturnAsync(browser, departure, "e1|erin@acme.example|true|Erin")).ClientParameter("code"));
    }

    [Fact]
    public async Task Everybody_else_is_asked_for_their_password()
    {
        await using var scenario = await FederatedPages.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();

        var page = await browser.FollowAsync(await browser.SubmitAsync(await browser.StartAsync(), ("identifier", "alice@example.com")));
        Assert.Equal("Enter your password", page.Heading);
        Assert.NotNull((await browser.FollowAsync(await browser.SignInAsync(page, "alice@example.com", SignInScenario.Password))).ClientParameter("code"));

        // With the switch off an enterprise's address is like any other, and one page is enough.
        await scenario.Pages.SetExperienceAsync(FederatedPages.With(("singleSignOnEnabled", "false")));
        var other = scenario.NewBrowser();
        page = await other.StartAsync();
        Assert.NotNull(page.Document.QuerySelector("#password"));
        Assert.Contains("not correct", (await other.SignInAsync(page, "erin@acme.example", "whatever")).Problem, StringComparison.Ordinal);
        Assert.Equal("/sign-in?app_id=" + Scenario.Spa, (await other.GetAsync($"/single-sign-on?app_id={Scenario.Spa}")).Location);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Several_providers_of_one_domain_are_a_choice(string provider)
    {
        await using var scenario = await FederatedPages.StartAsync(provider);
        var browser = scenario.NewBrowser();
        var choice = await browser.FollowAsync(await browser.SubmitAsync(await browser.StartAsync(), ("identifier", "gil@globex.example")));

        Assert.Equal("Choose how to sign in", choice.Heading);
        Assert.Contains("gil@globex.example", choice.Document.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Globex One", "Globex Two"], choice.Document.QuerySelectorAll("button[name=connector]").Select(button => button.TextContent.Trim()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(choice, ("connector", FederatedPages.Acme))).Status);
        var departure = await browser.SubmitAsync(choice, ("connector", FederatedPages.GlobexTwo));
        Assert.Equal(FederatedPages.GlobexTwo + ".example.net", FederatedPages.Destination(departure).Host);
        Assert.Equal("gil@globex.example", FederatedPages.Sent(departure, "login_hint"));
        Assert.NotNull((await FederatedPages.ReturnAsync(browser, departure, "g1|gil@globex.example|true|Gil")).ClientParameter("code"));

        // One of two that was turned off is no choice any more.
        await scenario.DisableAsync(FederatedPages.GlobexTwo);
        var other = scenario.NewBrowser();
        departure = await other.SubmitAsync(await other.StartAsync(), ("identifier", "gil@globex.example"));
        Assert.Equal(FederatedPages.GlobexOne + ".example.net", FederatedPages.Destination(departure).Host);
    }

    [Fact]
    public async Task The_button_asks_for_the_address_and_says_when_it_leads_nowhere()
    {
        await using var scenario = await FederatedPages.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        var start = await browser.StartAsync();
        var page = await browser.FollowAsync(await browser.GetAsync(start.Document.QuerySelector("a.provider[href*='/single-sign-on']")!.GetAttribute("href")!));
        Assert.Equal("Sign in with your organization", page.Heading);
        Assert.Equal("email", page.Document.QuerySelector("#identifier")!.GetAttribute("type"));

        Assert.Contains("Enter your e-mail", (await browser.SubmitAsync(page)).Problem, StringComparison.Ordinal);
        Assert.Contains("does not look like", (await browser.SubmitAsync(page, ("identifier", "erin"))).Problem, StringComparison.Ordinal);
        foreach (var elsewhere in new[] { "alice@example.com", "erin@sub.acme.example", "erin@acme.example.com" })
        {
            var unknown = await browser.SubmitAsync(page, ("identifier", elsewhere));
            Assert.Equal((HttpStatusCode.UnprocessableEntity, elsewhere), (unknown.Status, unknown.Document.QuerySelector("#identifier")!.GetAttribute("value")));
            Assert.Contains("No organization", unknown.Problem, StringComparison.Ordinal);
        }

        Assert.Equal(FederatedPages.Acme + ".example.net", FederatedPages.Destination(await browser.SubmitAsync(page, ("identifier", "erin@acme.example"))).Host);
    }

    [Fact]
    public async Task The_first_screen_can_be_the_enterprises_and_goes_where_the_hint_leads()
    {
        await using var scenario = await FederatedPages.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        Assert.Equal("Sign in with your organization", (await browser.StartAsync(Scenario.Spa, ("first_screen", "single_sign_on"))).Heading);

        var departure = await browser.StartAsync(Scenario.Spa, ("first_screen", "single_sign_on"), ("login_hint", "erin@acme.example"));
        Assert.Equal((HttpStatusCode.SeeOther, FederatedPages.Acme + ".example.net"), (departure.Status, FederatedPages.Destination(departure).Host));
        // Whoever changes their mind is not sent there again.
        var back = await browser.FollowAsync(await browser.GetAsync(
            $"/callback/{FederatedPages.Acme}?error=access_denied&state={Uri.EscapeDataString(FederatedPages.Sent(departure, "state")!)}"));
        Assert.Equal(("Sign in with your organization", "erin@acme.example"), (back.Heading, back.Document.QuerySelector("#identifier")!.GetAttribute("value")));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_disabled_provider_stops_at_once_wherever_somebody_is(string provider)
    {
        await using var scenario = await FederatedPages.StartAsync(provider);
        var browser = scenario.NewBrowser();
        var page = await browser.StartAsync();
        var departure = await browser.SubmitAsync(page, ("identifier", "erin@acme.example"));
        await scenario.DisableAsync(FederatedPages.Acme);

        Assert.Equal("This way to sign in is not available", (await FederatedPages.ReturnAsync(browser, departure, "e1|erin@acme.example|true|Erin")).Heading);
        Assert.Equal("Enter your password", (await browser.FollowAsync(await browser.SubmitAsync(page, ("identifier", "erin@acme.example")))).Heading);
        var direct = await scenario.NewBrowser().StartAsync(Scenario.Spa, ("direct_sign_in", "sso:" + FederatedPages.Acme));
        Assert.Equal("Sign in", direct.Heading);
        Assert.False(await scenario.Company.ReadAsync(db => db.Users.AnyAsync(user => user.NormalizedEmail == "erin@acme.example")));
    }

    [Fact(DisplayName = "An enterprise's provider never takes over an account of an address that it cannot speak for (CVE-2026-15611)")]
    public async Task An_enterprises_provider_takes_over_no_foreign_account()
    {
        await using var scenario = await FederatedPages.StartAsync(Databases.Sqlite);
        foreach (var (who, isVerified) in new[] { ("alice@example.com", "true"), ("alice@example.com", "false") })
        {
            var browser = scenario.NewBrowser();
            var departure = await browser.SubmitAsync(await browser.StartAsync(), ("identifier", "erin@acme.example"));

            var page = await FederatedPages.ReturnAsync(browser, departure, $"e2|{who}|{isVerified}|Mallory");

            Assert.Equal((HttpStatusCode.BadRequest, "This address already has an account"), (page.Status, page.Heading));
            Assert.Contains("user.email_already_in_use · ", page.Document.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
        }

        var reasons = await scenario.Company.ReadAsync(db => db.SsoConnectorFailures.Select(row => row.Code).ToListAsync());
        Assert.Equal(["user.email_already_in_use", "user.email_already_in_use"], reasons);
        Assert.Equal(1, await scenario.Company.ReadAsync(db => db.Users.CountAsync(user => user.NormalizedEmail == "alice@example.com")));
    }

    [Fact]
    public async Task A_failing_provider_is_told_with_a_reference_by_which_the_operator_finds_the_reason()
    {
        await using var scenario = await FederatedPages.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        var departure = await browser.SubmitAsync(await browser.StartAsync(), ("identifier", "erin@acme.example"));

        var page = await browser.GetAsync($"/callback/{FederatedPages.Acme}?error=server_error&state={Uri.EscapeDataString(FederatedPages.Sent(departure, "state")!)}");

        var failure = await scenario.Company.ReadAsync(db => db.SsoConnectorFailures.SingleAsync());
        Assert.Contains(failure.Reference, page.Document.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("server_error", failure.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("server_error", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_magic_link_of_an_enterprises_person_leads_to_the_provider()
    {
        await using var scenario = await FederatedPages.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();

        var page = await browser.StartAsync(Scenario.Spa, ("one_time_token", "anything"), ("login_hint", "erin@acme.example"));

        Assert.Equal(("Sign in with your organization", "erin@acme.example"), (page.Heading, page.Document.QuerySelector("#identifier")!.GetAttribute("value")));
    }

    [Fact]
    public async Task Terms_are_ticked_with_the_address()
    {
        await using var scenario = await FederatedPages.StartAsync(
            Databases.Sqlite, FederatedPages.With(("termsOfUseUrl", "\"https://example.com/terms\""), ("agreeToTermsPolicy", "\"Manual\"")));
        foreach (var screen in new[] { "sign_in", "single_sign_on" })
        {
            var browser = scenario.NewBrowser();
            var page = await browser.StartAsync(Scenario.Spa, ("first_screen", screen), ("login_hint", "erin@acme.example"));
            Assert.Contains("Agree to the terms", (await browser.SubmitAsync(page, ("identifier", "erin@acme.example"))).Problem, StringComparison.Ordinal);
            Assert.Equal(
                FederatedPages.Acme + ".example.net",
                FederatedPages.Destination(await browser.SubmitAsync(page, ("identifier", "erin@acme.example"), ("terms", "yes"))).Host);
        }

        var direct = scenario.NewBrowser();
        var question = await direct.StartAsync(Scenario.Spa, ("direct_sign_in", "sso:" + FederatedPages.Acme));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await direct.SubmitAsync(question)).Status);
        Assert.Equal(FederatedPages.Acme + ".example.net", FederatedPages.Destination(await direct.SubmitAsync(question, ("terms", "yes"))).Host);
    }
}
