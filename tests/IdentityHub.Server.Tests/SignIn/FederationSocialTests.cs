using System.Net;
using IdentityHub.Data.Users;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.SignIn;

/// <summary>Signing in with an account elsewhere, through the pages and without scripts.</summary>
public sealed class FederationSocialTests
{
    [Fact]
    public async Task Offers_the_providers_of_the_settings_in_their_order_and_no_others()
    {
        await using var scenario = await FederatedPages.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        foreach (var page in new[] { await browser.StartAsync(), await browser.StartAsync(Scenario.Spa, ("first_screen", "register")) })
        {
            Assert.Equal(
                ["Continue with Cloud", "Continue with Orbit", "Single sign-on"],
                page.Document.QuerySelectorAll(".providers .provider").Select(button => button.TextContent.Trim()));
            Assert.All(page.Document.QuerySelectorAll(".providers img"), picture =>
            {
                Assert.StartsWith("data:image/", picture.GetAttribute("src"), StringComparison.Ordinal);
                Assert.Equal("", picture.GetAttribute("alt"));
            });
            Assert.StartsWith(
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        }

        await scenario.Pages.SetExperienceAsync(FederatedPages.With(("socialSignInConnectorTargets", "[]"), ("singleSignOnEnabled", "false")));
        Assert.Empty((await scenario.NewBrowser().StartAsync()).Document.QuerySelectorAll(".provider"));
    }

    [Fact]
    public async Task Pictures_of_other_hosts_are_let_through_by_the_policy_and_what_is_no_picture_is_not_shown()
    {
        await using var scenario = await FederatedPages.StartAsync(Databases.Sqlite);
        await scenario.Company.ChangeAsync(async db =>
        {
            (await db.Connectors.SingleAsync(row => row.Id == FederatedPages.Orbit)).Metadata = System.Text.Json.JsonSerializer.SerializeToElement(
                new { name = new Dictionary<string, string> { ["en"] = "<b>Orbit</b>", ["th"] = "ออร์บิต" }, logo = "https://pictures.example.net/a.png", logoDark = "javascript:alert(1)" });
            db.MarkCatalogChanged();
        });

        var page = await scenario.NewBrowser().StartAsync();
        Assert.Contains("img-src 'self' data: https://pictures.example.net;", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("Continue with <b>Orbit</b>", page.Document.QuerySelector($"a[href*='{FederatedPages.Orbit}']")!.TextContent.Trim());
        Assert.DoesNotContain("javascript:", page.Html, StringComparison.Ordinal);
        var thai = await scenario.NewBrowser().StartAsync(Scenario.Spa, ("ui_locales", "th"));
        Assert.Contains("ออร์บิต", thai.Document.QuerySelector($"a[href*='{FederatedPages.Orbit}']")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_button_leads_to_the_provider_and_back_to_the_client_for_somebody_new_and_for_somebody_known(string provider)
    {
        await using var scenario = await FederatedPages.StartAsync(provider);
        var subjects = new List<string>();
        for (var visit = 0; visit < 2; visit++)
        {
            var browser = scenario.NewBrowser();
            var departure = await FederatedPages.PressAsync(browser, await browser.StartAsync(Scenario.Spa, ("login_hint", "carol@example.com")), FederatedPages.Orbit);
            Assert.Equal(HttpStatusCode.SeeOther, departure.Status);
            Assert.Equal("orbit.example.net", FederatedPages.Destination(departure).Host);
            Assert.Equal("carol@example.com", FederatedPages.Sent(departure, "login_hint"));
            Assert.Equal(scenario.Company.Host.PublicUrl + "/callback/" + FederatedPages.Orbit, FederatedPages.Sent(departure, "redirect_uri"));
            Assert.True(FederatedPages.Sent(departure, "state")!.Length >= 43);

            var returned = await FederatedPages.ReturnAsync(browser, departure, "c1|carol@example.com|true|Carol");
            Assert.Equal("st-" + Scenario.Spa, returned.ClientParameter("state"));
            subjects.Add(await scenario.SubjectAsync(returned));
        }

        Assert.Equal(subjects[0], subjects[1]);
        var carol = await scenario.Company.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(user => user.NormalizedEmail == "carol@example.com"));
        Assert.Equal((subjects[0], "Carol"), (carol.Id, carol.Name));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Whoever_has_an_account_with_the_address_is_asked_and_links_it(string provider)
    {
        await using var scenario = await FederatedPages.StartAsync(provider);
        var browser = scenario.NewBrowser();
        var departure = await FederatedPages.PressAsync(browser, await browser.StartAsync(), FederatedPages.Orbit);

        var question = await FederatedPages.ReturnAsync(browser, departure, "a1|alice@example.com|true|Alice");
        Assert.Equal("You may already have an account", question.Heading);
        Assert.Contains("alice@example.com", question.Document.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["link", "create"], question.Document.QuerySelectorAll("button[name=answer]").Select(button => button.GetAttribute("value")));
        Assert.Empty(await IdentitiesAsync(scenario, Scenario.Alice));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(question)).Status);
        Assert.Equal(Scenario.Alice, await scenario.SubjectAsync(await browser.FollowAsync(await browser.SubmitAsync(question, ("answer", "link")))));
        Assert.Equal(["a1"], await IdentitiesAsync(scenario, Scenario.Alice));

        var other = scenario.NewBrowser();
        departure = await FederatedPages.PressAsync(other, await other.StartAsync(), FederatedPages.Orbit);
        Assert.Equal(Scenario.Alice, await scenario.SubjectAsync(await FederatedPages.ReturnAsync(other, departure, "a1|alice@example.com|true|Alice")));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Whoever_wants_another_account_gets_one_without_the_address(string provider)
    {
        await using var scenario = await FederatedPages.StartAsync(provider, FederatedPages.With(("socialSignIn", """{"skipRequiredIdentifiers":true}""")));
        var browser = scenario.NewBrowser();
        var departure = await FederatedPages.PressAsync(browser, await browser.StartAsync(), FederatedPages.Orbit);
        var question = await FederatedPages.ReturnAsync(browser, departure, "a1|alice@example.com|true|Alice");

        var subject = await scenario.SubjectAsync(await browser.FollowAsync(await browser.SubmitAsync(question, ("answer", "create"))));

        Assert.NotEqual(Scenario.Alice, subject);
        Assert.Null((await scenario.Company.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(user => user.Id == subject))).PrimaryEmail);
        Assert.Empty(await IdentitiesAsync(scenario, Scenario.Alice));
    }

    [Fact(DisplayName = "An address that the provider does not vouch for links to nothing and tells nothing (CVE-2026-15611)")]
    public async Task An_unverified_address_links_to_nothing()
    {
        await using var scenario = await FederatedPages.StartAsync(Databases.Sqlite, FederatedPages.With(("socialSignIn", """{"skipRequiredIdentifiers":true}""")));
        var browser = scenario.NewBrowser();
        var departure = await FederatedPages.PressAsync(browser, await browser.StartAsync(), FederatedPages.Orbit);

        var subject = await scenario.SubjectAsync(await FederatedPages.ReturnAsync(browser, departure, "m1|alice@example.com|false|Mallory"));

        Assert.NotEqual(Scenario.Alice, subject);
        Assert.Empty(await IdentitiesAsync(scenario, Scenario.Alice));
        Assert.Equal("/sign-in?app_id=" + Scenario.Spa, await PathAfterAsync(scenario, "/social/link/" + FederatedPages.Orbit));
    }

    [Fact]
    public async Task Whoever_changes_their_mind_at_the_provider_comes_back_to_where_they_were()
    {
        await using var scenario = await FederatedPages.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        var departure = await FederatedPages.PressAsync(browser, await browser.StartAsync(Scenario.Spa, ("first_screen", "register")), FederatedPages.Orbit);
        var state = Uri.EscapeDataString(FederatedPages.Sent(departure, "state")!);

        var page = await browser.FollowAsync(await browser.GetAsync($"/callback/{FederatedPages.Orbit}?error=access_denied&state={state}"));

        Assert.Equal((HttpStatusCode.OK, "Create your account"), (page.Status, page.Heading));
        Assert.Contains("You did not sign in", page.Document.QuerySelector(".note[role=status]")!.TextContent, StringComparison.Ordinal);
        // The state is used up.
        Assert.Equal("Let’s start this sign-in again", (await FederatedPages.ReturnAsync(browser, departure, "c1|carol@example.com|true|Carol")).Heading);
    }

    [Theory]
    [InlineData("error=server_error&error_description=%3Cscript%3E")]
    [InlineData("code=nonsense")]
    public async Task A_failing_provider_is_told_in_calm_words_and_the_operator_finds_the_reason(string answer)
    {
        await using var scenario = await FederatedPages.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        var departure = await FederatedPages.PressAsync(browser, await browser.StartAsync(), FederatedPages.Orbit);

        var page = await browser.GetAsync($"/callback/{FederatedPages.Orbit}?{answer}&state={Uri.EscapeDataString(FederatedPages.Sent(departure, "state")!)}");

        Assert.Equal((HttpStatusCode.BadRequest, "This sign-in did not work"), (page.Status, page.Heading));
        Assert.Contains("Orbit", page.Document.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("connector.authorization_failed", page.Document.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("server_error", page.Html, StringComparison.Ordinal);
        var again = await browser.GetAsync(page.Document.QuerySelector("a.button")!.GetAttribute("href")!);
        Assert.NotNull(again.Document.QuerySelector(".provider"));
    }

    [Fact]
    public async Task A_provider_that_is_down_or_gone_is_told_before_anybody_leaves()
    {
        await using var scenario = await FederatedPages.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        var page = await browser.StartAsync();
        await scenario.Company.ChangeAsync(async db =>
        {
            var row = await db.Connectors.SingleAsync(row => row.Id == FederatedPages.Orbit);
            row.EncryptedConfig = scenario.Company.Host.Services.GetRequiredService<ConnectorConfigs>().Protect(row.Id, System.Text.Json.JsonSerializer.SerializeToElement(new { isDown = true }));
            db.MarkCatalogChanged();
        });
        Assert.Equal("This sign-in did not work", (await FederatedPages.PressAsync(browser, page, FederatedPages.Orbit)).Heading);

        var departure = await FederatedPages.PressAsync(browser, page, FederatedPages.Cloud);
        await scenario.Company.ChangeAsync(async db =>
        {
            await db.Connectors.Where(row => row.Id == FederatedPages.Cloud).ExecuteDeleteAsync();
            db.MarkCatalogChanged();
        });
        Assert.Equal("This way to sign in is not available", (await FederatedPages.ReturnAsync(browser, departure, "c1|carol@example.com|true|Carol")).Heading);
        Assert.Equal("This way to sign in is not available", (await FederatedPages.PressAsync(browser, page, FederatedPages.Cloud)).Heading);
    }

    [Theory]
    [InlineData("link")]
    [InlineData("create")]
    public async Task A_connector_that_goes_while_somebody_decides_is_told_as_a_way_to_sign_in(string choice)
    {
        await using var scenario = await FederatedPages.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        var departure = await FederatedPages.PressAsync(browser, await browser.StartAsync(), FederatedPages.Orbit);
        var question = await FederatedPages.ReturnAsync(browser, departure, "a1|alice@example.com|true|Alice");
        await scenario.Company.ChangeAsync(async db =>
        {
            await db.Connectors.Where(row => row.Id == FederatedPages.Orbit).ExecuteDeleteAsync();
            db.MarkCatalogChanged();
        });

        var page = await browser.FollowAsync(await browser.SubmitAsync(question, ("answer", choice)));

        Assert.Equal((HttpStatusCode.BadRequest, "This way to sign in is not available"), (page.Status, page.Heading));
        Assert.DoesNotContain("message", page.Document.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await IdentitiesAsync(scenario, Scenario.Alice));
    }

    [Fact]
    public async Task With_registration_closed_nobody_new_gets_in()
    {
        await using var scenario = await FederatedPages.StartAsync(Databases.Sqlite, FederatedPages.With(("signInMode", "\"SignIn\"")));
        var browser = scenario.NewBrowser();
        var departure = await FederatedPages.PressAsync(browser, await browser.StartAsync(), FederatedPages.Orbit);

        var page = await FederatedPages.ReturnAsync(browser, departure, "c1|carol@example.com|true|Carol");

        Assert.Equal((HttpStatusCode.Forbidden, "There is no account here"), (page.Status, page.Heading));
        Assert.False(await scenario.Company.ReadAsync(db => db.Users.AnyAsync(user => user.NormalizedEmail == "carol@example.com")));
    }

    [Fact]
    public async Task Terms_are_ticked_before_leaving_or_before_an_account_is_made()
    {
        await using var scenario = await FederatedPages.StartAsync(
            Databases.Sqlite, FederatedPages.With(("termsOfUseUrl", "\"https://example.com/terms\""), ("agreeToTermsPolicy", "\"Manual\"")));
        var browser = scenario.NewBrowser();
        var page = await FederatedPages.PressAsync(browser, await browser.StartAsync(), FederatedPages.Orbit);
        Assert.NotNull(page.Document.QuerySelector("#terms"));
        Assert.Contains("Agree to the terms", (await browser.SubmitAsync(page)).Problem, StringComparison.Ordinal);
        var departure = await browser.SubmitAsync(page, ("terms", "yes"));
        Assert.Equal((HttpStatusCode.OK, "orbit.example.net"), (departure.Status, FederatedPages.Destination(departure).Host));
        var register = await FederatedPages.ReturnAsync(browser, departure, "c1|carol@example.com|true|Carol");
        Assert.Equal("Create your account", register.Heading);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(register)).Status);
        Assert.Contains("Agree to the terms", (await browser.SubmitAsync(register, ("answer", "yes"))).Problem, StringComparison.Ordinal);
        Assert.NotNull((await browser.FollowAsync(await browser.SubmitAsync(register, ("answer", "yes"), ("terms", "yes")))).ClientParameter("code"));

        await scenario.Pages.SetExperienceAsync(FederatedPages.With(("termsOfUseUrl", "\"https://example.com/terms\""), ("agreeToTermsPolicy", "\"ManualRegistrationOnly\"")));
        var other = scenario.NewBrowser();
        departure = await FederatedPages.PressAsync(other, await other.StartAsync(), FederatedPages.Orbit);
        Assert.Equal(HttpStatusCode.SeeOther, departure.Status);
        Assert.NotNull((await FederatedPages.ReturnAsync(other, departure, "c1|carol@example.com|true|Carol")).ClientParameter("code"));
    }

    [Fact]
    public async Task Somebody_new_is_asked_for_what_an_account_needs()
    {
        await using var scenario = await FederatedPages.StartAsync(
            Databases.Sqlite, FederatedPages.With(("signUp", """{"identifiers":["username"],"password":true,"verify":false}""")));
        var browser = scenario.NewBrowser();
        var departure = await FederatedPages.PressAsync(browser, await browser.StartAsync(), FederatedPages.Orbit);

        var page = await FederatedPages.ReturnAsync(browser, departure, "c1|carol@example.com|true|Carol");
        Assert.Equal("Choose a username", page.Heading);
        // An account elsewhere stands for the password.
        Assert.NotNull((await browser.FollowAsync(await browser.SubmitAsync(page, ("identifier", "carol")))).ClientParameter("code"));
    }

    [Fact]
    public async Task Where_people_sign_in_elsewhere_only_the_page_has_no_form()
    {
        await using var scenario = await FederatedPages.StartAsync(
            Databases.Sqlite, FederatedPages.With(("signIn", """{"methods":[]}"""), ("signUp", """{"identifiers":[],"password":false,"verify":false}"""), ("singleSignOnEnabled", "false")));
        var browser = scenario.NewBrowser();
        var page = await browser.StartAsync();

        Assert.Equal((HttpStatusCode.OK, 2), (page.Status, page.Document.QuerySelectorAll("a.provider").Length));
        Assert.Empty(page.Document.QuerySelectorAll("main form, .or"));
        var departure = await FederatedPages.PressAsync(browser, page, FederatedPages.Orbit);
        Assert.NotNull((await FederatedPages.ReturnAsync(browser, departure, "c1|carol@example.com|true|Carol")).ClientParameter("code"));
    }

    [Fact]
    public async Task A_social_account_with_an_enterprises_address_is_led_to_the_enterprise()
    {
        await using var scenario = await FederatedPages.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        var departure = await FederatedPages.PressAsync(browser, await browser.StartAsync(), FederatedPages.Orbit);

        var page = await FederatedPages.ReturnAsync(browser, departure, "e1|erin@acme.example|true|Erin");

        Assert.Equal("Sign in with your organization", page.Heading);
        Assert.StartsWith("/single-sign-on", page.Document.QuerySelector("a.button")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.False(await scenario.Company.ReadAsync(db => db.Users.AnyAsync(user => user.NormalizedEmail == "erin@acme.example")));
    }

    private static Task<List<string>> IdentitiesAsync(FederatedPages scenario, string user) =>
        scenario.Company.ReadAsync(db => db.Set<UserIdentity>().Where(row => row.UserId == user).Select(row => row.IdentityId).ToListAsync());

    private static async Task<string?> PathAfterAsync(FederatedPages scenario, string path)
    {
        var browser = scenario.NewBrowser();
        await browser.StartAsync();
        return (await browser.GetAsync($"{path}?app_id={Scenario.Spa}")).Location;
    }
}
