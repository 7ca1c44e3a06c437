using IdentityHub.Server.Sessions;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Oidc.Authorize;

/// <summary>Third-party clients ask; our own do not.</summary>
public sealed class ConsentFlowTests
{
    private const string Scopes = "scope=openid profile urn:logto:scope:organizations read:member invite:member";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Asks_once_per_session_for_what_is_missing(string provider)
    {
        await using var scenario = await StartAsync(provider);
        using var browser = new TestBrowser(scenario);
        using var started = await browser.AuthorizeAsync(Scenario.ThirdParty, Scopes, "resource=" + Scenario.Api);
        using var signedIn = await browser.ProveAsync();
        Assert.Equal("/consent?app_id=third", TestBrowser.Location(signedIn));
        Assert.NotNull(browser.Cookie("_session"));

        var interaction = (await browser.FindInteractionAsync())!;
        var prompt = await scenario.Host.Services.GetRequiredService<ConsentPrompts>().FindAsync(interaction, CancellationToken.None);
        Assert.NotNull(prompt);
        Assert.Equal(("Client third", "ALICE", "localhost"), (prompt.Application.Name, prompt.User.DisplayName, prompt.RedirectHost));
        Assert.Equal(["profile", "urn:logto:scope:organizations"], prompt.OidcScopes);
        var resource = Assert.Single(prompt.Resources);
        Assert.Equal("API", resource.Name);
        Assert.Equal(["read:member"], resource.Scopes.Select(scope => scope.Name));
        Assert.Equal([Scenario.Acme], prompt.Organizations.Select(organization => organization.Id));

        using var unanswered = await browser.Http.GetAsync("/oidc/auth/" + interaction.Uid);
        Assert.Equal("/consent?app_id=third", TestBrowser.Location(unanswered));
        using var granted = await browser.AnswerAsync(ConsentAnswer.Granted(Scenario.Acme, Scenario.Globex));
        TestBrowser.CodeOf(granted);
        await using (var db = scenario.Host.Read())
        {
            Assert.Equal([Scenario.Acme], await db.ApplicationUserConsentOrganizations.Select(row => row.OrganizationId).ToListAsync());
            var scopes = (await db.Authorizations.SingleAsync()).Scopes;
            Assert.Equal(["openid", "profile", "urn:logto:scope:organizations"], scopes.Oidc);
            Assert.Equal(["read:member"], scopes.Resources[Scenario.Api]);
        }

        TestBrowser.CodeOf(await browser.AuthorizeAsync(Scenario.ThirdParty, Scopes, "prompt=none", "resource=" + Scenario.Api));
        using var again = await browser.AuthorizeAsync(Scenario.ThirdParty, Scopes, "prompt=consent");
        Assert.Equal("/consent?app_id=third", TestBrowser.Location(again));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_no_leads_back_with_access_denied(string provider)
    {
        await using var scenario = await StartAsync(provider);
        using var browser = new TestBrowser(scenario);
        await browser.SignInAsync();
        using var silent = await browser.AuthorizeAsync(Scenario.ThirdParty, "prompt=none");
        Assert.Equal("consent_required", TestBrowser.Returned(silent)["error"]);
        using var asked = await browser.AuthorizeAsync(Scenario.ThirdParty);
        Assert.Equal("/consent?app_id=third", TestBrowser.Location(asked));
        using var denied = await browser.AnswerAsync(ConsentAnswer.Denied);
        Assert.Equal("access_denied", TestBrowser.Returned(denied)["error"]);
        await using var db = scenario.Host.Read();
        Assert.False(await db.Authorizations.AnyAsync(row => row.ApplicationId == Scenario.ThirdParty));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_answer_counts_only_for_the_person_who_was_asked(string provider)
    {
        await using var scenario = await StartAsync(provider);
        using var browser = new TestBrowser(scenario);
        await browser.SignInAsync();
        using var asked = await browser.AuthorizeAsync(Scenario.ThirdParty);
        var interaction = (await browser.FindInteractionAsync())!;
        await browser.SignInAsync(Scenario.Spa, Scenario.Bob, "prompt=login");
        var interactions = scenario.Host.Services.GetRequiredService<Interactions>();
        Assert.True(await interactions.RecordConsentAsync(interaction, ConsentAnswer.Granted(), CancellationToken.None));
        using var response = await browser.Http.GetAsync(interactions.ResumeUrl(interaction));
        Assert.Equal("/consent?app_id=third", TestBrowser.Location(response));
        var next = (await browser.FindInteractionAsync())!;
        Assert.NotEqual(interaction.Uid, next.Uid);
        Assert.Equal(Scenario.Bob, next.State.UserId);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nobody_consents_before_signing_in(string provider)
    {
        await using var scenario = await StartAsync(provider);
        using var browser = new TestBrowser(scenario);
        using var started = await browser.AuthorizeAsync(Scenario.ThirdParty);
        var interactions = scenario.Host.Services.GetRequiredService<Interactions>();
        var interaction = (await browser.FindInteractionAsync())!;
        Assert.False(await interactions.RecordConsentAsync(interaction, ConsentAnswer.Granted(), CancellationToken.None));
        Assert.Null(await scenario.Host.Services.GetRequiredService<ConsentPrompts>().FindAsync(interaction, CancellationToken.None));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_user_scopes_that_are_not_enabled(string provider)
    {
        await using var scenario = await StartAsync(provider);
        using var browser = new TestBrowser(scenario);
        using var refused = await browser.AuthorizeAsync(Scenario.ThirdParty, "scope=openid email");
        var returned = TestBrowser.Returned(refused);
        Assert.Equal(("invalid_scope", "requested scope is not allowed", "email"), (returned["error"], returned["error_description"], returned["scope"]));
    }

    private static async Task<Scenario> StartAsync(string provider)
    {
        var scenario = await Scenario.StartAsync(provider);
        await scenario.ChangeAsync(db =>
        {
            db.Add(new IdentityHub.Data.Applications.ApplicationUserConsentUserScope { ApplicationId = Scenario.ThirdParty, UserScope = "urn:logto:scope:organizations" });
            return Task.CompletedTask;
        });
        return scenario;
    }
}
