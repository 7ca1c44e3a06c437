using IdentityHub.Server.Tests.Management;
using IdentityHub.Server.Tests.SignIn;
using IdentityHub.Server.Tests.Support;
using IdentityHub.Server.Verification;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Experience;

/// <summary>People whose enterprise has its own provider have no other way in.</summary>
public sealed class SsoGuardTests
{
    private const string Alice = "alice@example.com";
    private const string Example = "sso-example";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Every_other_way_is_closed_for_known_and_unknown_addresses_alike(string provider)
    {
        await using var scenario = await FederationScenario.StartAsync(provider);
        await scenario.AddSsoConnectorAsync(Example, ["example.com"]);
        foreach (var email in new[] { Alice, "nobody@example.com", "X@EXAMPLE.com" })
        {
            var person = await scenario.NewPersonAsync();
            var answers = new List<ApiAnswer>
            {
                await person.VerifyPasswordAsync("email", email, SignInScenario.Password),
                await person.VerifyPasswordAsync("email", email, "wrong"),
                await person.SendCodeAsync(email, "SignIn"),
                await person.SendCodeAsync(email, "Register"),
                await TokenAsync(person, email, "any"),
            };
            await person.BeginAsync("Register");
            answers.Add(await person.SendCodeAsync(email, "Register"));
            await person.BeginAsync("ForgotPassword");
            answers.Add(await person.SendCodeAsync(email, "ForgotPassword"));
            Assert.All(answers, IsGuarded);
        }

        Assert.Empty(scenario.Experience.Sent);
        Assert.False(await scenario.Company.ReadAsync(db => db.SignInFailures.AnyAsync()));

        // Neither subdomains nor other domains belong to it, and a username is no address.
        var other = await scenario.NewPersonAsync();
        (await other.VerifyPasswordAsync("email", "x@sub.example.com", "wrong")).IsRefused(422, "session.invalid_credentials");
        (await other.VerifyPasswordAsync("username", "alice", SignInScenario.Password)).Is(200);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_was_proven_before_the_domain_got_its_provider_counts_no_more(string provider)
    {
        await using var scenario = await FederationScenario.StartAsync(provider);
        var byPassword = await scenario.NewPersonAsync();
        var password = Person.Id((await byPassword.VerifyPasswordAsync("email", Alice, SignInScenario.Password)).Is(200));
        var byCode = await scenario.NewPersonAsync();
        var code = await byCode.ProveEmailAsync(Alice, "SignIn");
        var typing = await scenario.NewPersonAsync();
        var sent = Person.Id((await typing.SendCodeAsync("bob@example.com", "SignIn")).Is(200));
        var forgetful = await scenario.NewPersonAsync("ForgotPassword");
        var reset = await forgetful.ProveEmailAsync(Alice, "ForgotPassword");
        var newcomer = await scenario.NewPersonAsync("Register");
        var fresh = await newcomer.ProveEmailAsync("new@example.com", "Register");
        var adding = await scenario.NewPersonAsync("Register");
        (await adding.PostAsync("/profile", new { type = "email", verificationId = await adding.ProveEmailAsync("add@example.com", "Register") })).Is(204);
        var binding = await scenario.NewPersonAsync();
        await scenario.ChangeUserAsync(Scenario.Bob, user => (user.PrimaryEmail, user.NormalizedEmail) = (null, null));
        await scenario.Experience.Pages.SetPasswordAsync(Scenario.Bob, SignInScenario.Password);
        (await binding.IdentifyAsync(Person.Id((await binding.VerifyPasswordAsync("username", "bob", SignInScenario.Password)).Is(200)))).Is(204);
        var bound = await binding.ProveEmailAsync("bob@example.com", "SignIn");
        var pending = await scenario.NewPersonAsync();
        (await pending.IdentifyAsync(Person.Id((await pending.VerifyPasswordAsync("username", "bob", SignInScenario.Password)).Is(200)))).Is(204);
        (await pending.PostAsync("/profile", new { type = "email", verificationId = await pending.ProveEmailAsync("bob2@example.com", "SignIn") })).Is(204);
        var social = await scenario.NewPersonAsync();
        var friend = await scenario.ProveSocialAsync(social, FederationScenario.Friend("f-1", "friend@example.com"));
        var linked = await scenario.RegisterAsync("social", FederationScenario.Friend("f-2", "f2@mail.example"));
        var known = await scenario.NewPersonAsync();
        var again = await scenario.ProveSocialAsync(known, FederationScenario.Friend("f-2", "f2@example.com"));
        var withToken = await scenario.NewPersonAsync();
        var token = await NewTokenAsync(scenario, Alice);
        var proven = Person.Id((await TokenAsync(withToken, Alice, token)).Is(200));
        var unused = await NewTokenAsync(scenario, "bob@example.com");

        await scenario.AddSsoConnectorAsync(Example, ["example.com"]);
        IsGuarded(await byPassword.IdentifyAsync(password));
        IsGuarded(await byCode.IdentifyAsync(code));
        IsGuarded(await typing.VerifyCodeAsync("bob@example.com", sent, await scenario.Experience.CodeAsync("bob@example.com")));
        IsGuarded(await forgetful.IdentifyAsync(reset));
        IsGuarded(await newcomer.IdentifyAsync(fresh));
        IsGuarded(await adding.IdentifyAsync());
        IsGuarded(await binding.PostAsync("/profile", new { type = "email", verificationId = bound }));
        IsGuarded(await pending.SubmitAsync());
        IsGuarded(await social.IdentifyAsync(friend));
        (await social.PutAsync("/interaction-event", new { interactionEvent = "Register" })).Is(204);
        IsGuarded(await social.IdentifyAsync(friend));
        IsGuarded(await known.IdentifyAsync(again));
        IsGuarded(await withToken.IdentifyAsync(proven));
        IsGuarded(await TokenAsync(withToken, "bob@example.com", unused));
        Assert.False(await scenario.Company.ReadAsync(db => db.BrowserSessions.AnyAsync(row => row.UserId != linked)));

        // Nothing was used up by that: with the switch off everything is as it was.
        await scenario.SetExperienceAsync(("singleSignOnEnabled", "false"));
        (await TokenAsync(withToken, "bob@example.com", unused)).Is(200);
        (await byPassword.IdentifyAsync(password)).Is(204);
        (await byCode.IdentifyAsync(code)).Is(204);
        Assert.Equal("""{"connectorIds":[]}""", (await byCode.GetAsync("/sso-connectors?email=" + Alice)).Is(200).Text);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Tells_which_connectors_there_are(string provider)
    {
        await using var scenario = await FederationScenario.StartAsync(provider);
        await scenario.AddSsoConnectorAsync("b", ["shared.example"], connector => connector.SharesDomains = true);
        scenario.Host.Time.Advance(TimeSpan.FromSeconds(1));
        await scenario.AddSsoConnectorAsync("a", ["shared.example"], connector => connector.SharesDomains = true);
        var person = await scenario.Experience.NewPersonAsync();

        // Before the interaction has begun, too.
        Assert.Equal("""{"connectorIds":["b","a"]}""", (await person.GetAsync("/sso-connectors?email=x@shared.example")).Is(200).Text);
        await person.BeginAsync("SignIn");
        var refused = (await person.SendCodeAsync("x@shared.example", "SignIn")).IsRefused(422, "session.sso_enabled");
        Assert.Equal("""["b","a"]""", refused["data"].GetProperty("ssoConnectors").GetRawText());

        // A domain that an organization claims and nobody verified keeps nobody from anything.
        await scenario.AddSsoConnectorAsync("claim", ["claimed.example"], connector => connector.OrganizationId = Scenario.Globex);
        Assert.Equal("""{"connectorIds":[]}""", (await person.GetAsync("/sso-connectors?email=x@claimed.example")).Is(200).Text);
        (await person.SendCodeAsync("x@claimed.example", "SignIn")).Is(200);
    }

    private static void IsGuarded(ApiAnswer answer) => Assert.Equal(
        $$"""["{{Example}}"]""", answer.IsRefused(422, "session.sso_enabled")["data"].GetProperty("ssoConnectors").GetRawText());

    private static Task<ApiAnswer> TokenAsync(Person person, string email, string token) =>
        person.PostAsync("/verification/one-time-token/verify", new { identifier = Person.Email(email), token });

    private static async Task<string> NewTokenAsync(FederationScenario scenario, string email)
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
}
