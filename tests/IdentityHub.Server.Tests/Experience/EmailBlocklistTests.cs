using System.Net;
using IdentityHub.Server.Tests.SignIn;
using IdentityHub.Server.Tests.Support;
using IdentityHub.Server.Verification;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Experience;

/// <summary>No account gets an address that the settings do not let in, on whichever way; whoever has one already keeps it.</summary>
public sealed class EmailBlocklistTests
{
    private const string Alice = "alice@example.com";
    private const string NotAllowed = "session.email_blocklist.email_not_allowed";
    private const string Policy =
        """{"blockSubaddressing":true,"blockDisposableAddresses":false,"customBlocklist":["@blocked.example","mallory@example.org","@example.com"],"customAllowlist":[]}""";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Such_an_address_gets_no_code_to_register(string provider)
    {
        await using var scenario = await StartAsync(provider);
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("Register");
        (await person.SendCodeAsync("nina@blocked.example", "Register")).IsRefused(422, NotAllowed);
        (await person.SendCodeAsync("Mallory@Example.org", "Register")).IsRefused(422, NotAllowed);
        (await person.SendCodeAsync("nina+shop@example.org", "Register")).IsRefused(422, "session.email_blocklist.email_subaddressing_not_allowed");

        // Known and unknown ones alike.
        (await person.SendCodeAsync(Alice, "Register")).IsRefused(422, NotAllowed);
        Assert.Empty(scenario.Sent);
        (await person.IdentifyAsync(await person.ProveEmailAsync("nina@example.org", "Register"))).Is(201);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nobody_registers_with_such_an_address_on_another_way(string provider)
    {
        await using var scenario = await StartAsync(provider);
        const string Blocked = "nina@blocked.example";

        // A code to sign in, then on to an account.
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("SignIn");
        var id = await person.ProveEmailAsync(Blocked, "SignIn");
        (await person.IdentifyAsync(id)).IsRefused(404, "user.user_not_exist");
        (await person.PutAsync("/interaction-event", new { interactionEvent = "Register" })).Is(204);
        (await person.IdentifyAsync(id)).IsRefused(422, NotAllowed);
        (await person.PostAsync("/profile", new { type = "email", verificationId = id })).IsRefused(422, NotAllowed);
        (await person.IdentifyAsync()).IsRefused(422, "user.missing_profile");

        // A magic link.
        var (token, row) = scenario.Host.Services.GetRequiredService<OneTimeTokens>()
            .Create(Blocked, System.Text.Json.JsonSerializer.SerializeToElement(new { }), TimeSpan.FromMinutes(10));
        await scenario.Company.ChangeAsync(db =>
        {
            db.OneTimeTokens.Add(row);
            return Task.CompletedTask;
        });
        var linked = await scenario.NewPersonAsync();
        await linked.BeginAsync("Register");
        var link = Person.Id((await linked.PostAsync("/verification/one-time-token/verify", new { identifier = Person.Email(Blocked), token })).Is(200));
        (await linked.IdentifyAsync(link)).IsRefused(422, NotAllowed);
        Assert.Equal(2, await scenario.Company.ReadAsync(db => db.Users.CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_address_that_is_blocked_meanwhile_is_blocked(string provider)
    {
        const string SignUp = """{"identifiers":["email"],"password":false,"verify":true,"secondaryIdentifiers":[{"identifier":"username","verify":false}]}""";
        await using var scenario = await ExperienceScenario.StartAsync(provider, ExperienceScenario.Experience(("signUp", SignUp)));
        var (proven, collected) = (await scenario.NewPersonAsync(), await scenario.NewPersonAsync());
        await proven.BeginAsync("Register");
        var id = await proven.ProveEmailAsync("one@blocked.example", "Register");
        await collected.BeginAsync("Register");
        (await collected.IdentifyAsync(await collected.ProveEmailAsync("two@blocked.example", "Register"))).IsRefused(422, "user.missing_profile");

        await scenario.Pages.SetExperienceAsync(ExperienceScenario.Experience(("signUp", SignUp), ("emailBlocklistPolicy", Policy)));
        (await proven.IdentifyAsync(id)).IsRefused(422, NotAllowed);
        (await collected.PostAsync("/profile", new { type = "username", value = "nina" })).Is(204);
        (await collected.IdentifyAsync()).IsRefused(422, NotAllowed);
        Assert.Equal(2, await scenario.Company.ReadAsync(db => db.Users.CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nobody_adds_such_an_address_and_whoever_has_one_signs_in(string provider)
    {
        await using var scenario = await StartAsync(provider);
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("SignIn");
        (await person.IdentifyAsync(await person.ProveEmailAsync(Alice, "SignIn"))).Is(204);
        await person.FinishAsync();

        await scenario.Company.ChangeAsync(db => db.Users.Where(user => user.Id == Scenario.Alice).ExecuteUpdateAsync(update => update
            .SetProperty(user => user.PrimaryEmail, (string?)null).SetProperty(user => user.NormalizedEmail, (string?)null)));
        var other = await scenario.NewPersonAsync();
        await other.BeginAsync("SignIn");
        var id = await other.ProveEmailAsync("alice@blocked.example", "SignIn");
        (await other.IdentifyAsync(Person.Id((await other.VerifyPasswordAsync("username", "alice", SignInScenario.Password)).Is(200)))).Is(204);
        (await other.SendCodeAsync("alice@blocked.example", "SignIn")).IsRefused(422, NotAllowed);
        (await other.PostAsync("/profile", new { type = "email", verificationId = id })).IsRefused(422, NotAllowed);

        // Blocked between the proof and the end.
        var late = await scenario.NewPersonAsync();
        await late.BeginAsync("SignIn");
        (await late.IdentifyAsync(Person.Id((await late.VerifyPasswordAsync("username", "alice", SignInScenario.Password)).Is(200)))).Is(204);
        (await late.PostAsync("/profile", new { type = "email", verificationId = await late.ProveEmailAsync("alice@example.org", "SignIn") })).Is(204);
        await scenario.Pages.SetExperienceAsync(ExperienceScenario.Experience(("emailBlocklistPolicy", """{"customBlocklist":["@example.org"]}""")));
        (await late.SubmitAsync()).IsRefused(422, NotAllowed);
        Assert.Null(await scenario.Company.ReadAsync(db => db.Users.Where(user => user.Id == Scenario.Alice).Select(user => user.PrimaryEmail).SingleAsync()));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_pages_say_so_and_make_no_account(string provider)
    {
        await using var scenario = await StartAsync(provider);
        var browser = scenario.Pages.NewBrowser();
        var page = await browser.StartAsync(Scenario.Spa, ("first_screen", "register"));
        var refused = await browser.SubmitAsync(page, ("identifier", "nina@blocked.example"));
        Assert.Contains("cannot be used here", refused.Document.QuerySelector("#identifier-wrong")!.TextContent, StringComparison.Ordinal);
        refused = await browser.SubmitAsync(page, ("identifier", "nina+shop@example.org"));
        Assert.Contains("plus sign", refused.Problem, StringComparison.Ordinal);

        var other = scenario.Pages.NewBrowser();
        var code = await other.FollowAsync(await other.SubmitAsync(await other.StartAsync(), ("identifier", "nina@blocked.example")));
        // No account is offered that would be refused afterwards; another address is.
        var notice = await other.FollowAsync(await other.SubmitAsync(code, ("code", await scenario.CodeAsync("nina@blocked.example"))));
        Assert.Equal((HttpStatusCode.Forbidden, "There is no account here"), (notice.Status, notice.Heading));
        Assert.Contains("cannot be used here", notice.Document.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Null(notice.Document.QuerySelector("main form"));
        var again = await other.GetAsync(notice.Document.QuerySelector("main a.button")!.GetAttribute("href")!);
        Assert.Equal("Sign in", again.Heading);
        Assert.Equal(2, await scenario.Company.ReadAsync(db => db.Users.CountAsync()));

        // Nor does an answer to a question that was asked before the settings turned against the address.
        await scenario.Pages.SetExperienceAsync(ExperienceScenario.ByEmail);
        var late = scenario.Pages.NewBrowser();
        code = await late.FollowAsync(await late.SubmitAsync(await late.StartAsync(), ("identifier", "nora+shop@example.org")));
        var question = await late.FollowAsync(await late.SubmitAsync(code, ("code", await scenario.CodeAsync("nora+shop@example.org"))));
        Assert.Equal("Create an account?", question.Heading);
        await scenario.Pages.SetExperienceAsync(ExperienceScenario.Experience(("emailBlocklistPolicy", Policy)));
        notice = await late.SubmitAsync(question, ("answer", "yes"));
        Assert.Equal(HttpStatusCode.Forbidden, notice.Status);
        Assert.Contains("plus sign", notice.Document.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await scenario.Company.ReadAsync(db => db.Users.CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Whoever_signs_in_sees_no_difference_before_the_address_is_theirs(string provider)
    {
        await using var scenario = await StartAsync(provider);
        var answers = new List<(HttpStatusCode, string?, string)>();
        foreach (var address in new[] { Alice, "elica@example.com", "elica@example.org" })
        {
            var browser = scenario.Pages.NewBrowser();
            var sent = await browser.SubmitAsync(await browser.StartAsync(), ("identifier", address));
            answers.Add((sent.Status, sent.Location, (await browser.FollowAsync(sent)).Comparable.Replace(address, "-", StringComparison.Ordinal)));
        }

        Assert.Single(answers.Distinct());
    }

    private static Task<ExperienceScenario> StartAsync(string provider) =>
        ExperienceScenario.StartAsync(provider, ExperienceScenario.Experience(("emailBlocklistPolicy", Policy)));
}
