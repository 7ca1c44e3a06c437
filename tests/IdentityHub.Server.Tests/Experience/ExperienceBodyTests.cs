using IdentityHub.Server.Experience.Api;
using IdentityHub.Server.Sessions;
using IdentityHub.Server.Tests.Api;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Experience;

/// <summary>Bodies of the Experience API, and the question for consent.</summary>
public sealed class ExperienceBodyTests
{
    [Fact]
    public async Task Names_every_mistake_of_a_body()
    {
        await using var scenario = await ExperienceScenario.StartAsync(Databases.Sqlite);
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("SignIn");
        var email = Person.Email("nina@example.org");
        await RefusesAsync<BeginInteraction>(person, "PUT", "", new { interactionEvent = "SignIn", captchaToken = "t" });
        await RefusesAsync<SwitchInteraction>(person, "PUT", "/interaction-event", new { interactionEvent = "SignIn" });
        await RefusesAsync<IdentifyPerson>(person, "POST", "/identification", new { verificationId = "i", linkSocialIdentity = false });
        await RefusesAsync<VerifyPassword>(person, "POST", "/verification/password", new { identifier = email, password = "p" });
        await RefusesAsync<SendCode>(person, "POST", "/verification/verification-code", new { identifier = email, interactionEvent = "SignIn" });
        await RefusesAsync<VerifyCode>(person, "POST", "/verification/verification-code/verify", new { identifier = email, verificationId = "i", code = "1" });
        await RefusesAsync<SendMfaCode>(person, "POST", "/verification/mfa-verification-code", new { identifierType = "email" });
        await RefusesAsync<VerifyMfaCode>(person, "POST", "/verification/mfa-verification-code/verify", new { verificationId = "i", code = "1", identifierType = "email" });
        await RefusesAsync<NewIdentity>(person, "POST", "/verification/new-password-identity", new { identifier = new { type = "username", value = "n" }, password = "p" });
        await RefusesAsync<VerifyToken>(person, "POST", "/verification/one-time-token/verify", new { identifier = email, token = "t" });
        object external = new { state = "s", redirectUri = "https://app.example/callback" };
        await RefusesAsync<BeginExternal>(person, "POST", "/verification/social/nothing/authorization-uri", external);
        await RefusesAsync<BeginExternal>(person, "POST", "/verification/sso/nothing/authorization-uri", external);
        await RefusesAsync<VerifySocial>(person, "POST", "/verification/social/nothing/verify", new { connectorData = new { code = "c" }, verificationId = "i" });
        await RefusesAsync<VerifySso>(person, "POST", "/verification/sso/nothing/verify", new { connectorData = new { code = "c" }, verificationId = "i" });
        await RefusesAsync<AddProfile>(person, "POST", "/profile", new { type = "username", value = "v", verificationId = "i", values = new { } });
        await RefusesAsync<ResetPassword>(person, "PUT", "/profile/password", new { password = "p" });
        Assert.Equal(400, (await person.GetAsync("/sso-connectors?email=nobody")).Status);
        Assert.Equal("""{"connectorIds":[]}""", (await person.GetAsync("/sso-connectors?email=nina@example.org")).Is(200).Text);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Consent_is_given_as_on_the_page(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        var stranger = new Person(scenario);
        (await stranger.CallAsync("GET", "/interaction/consent")).IsRefused(400, "session.not_found");
        using var browser = new TestBrowser(scenario.Company);
        using var begun = await browser.AuthorizeAsync(Scenario.ThirdParty, "scope=openid profile", "prompt=consent");
        using var proven = await browser.ProveAsync();
        Assert.StartsWith("/consent?", TestBrowser.Location(proven), StringComparison.Ordinal);
        var person = new Person(scenario, browser.Http);
        (await person.CallAsync("POST", "/interaction/consent", new { }, ("Origin", "https://evil.example"))).IsRefused(403, "auth.forbidden");
        var asked = (await person.CallAsync("GET", "/interaction/consent")).Is(200);
        Assert.Equal(
            (Scenario.ThirdParty, Scenario.Alice, Scenario.RedirectUri),
            (asked["application"].GetProperty("id").GetString(), asked["user"].GetProperty("id").GetString(), asked["redirectUri"].GetString()));
        Assert.Contains("profile", asked["missingOIDCScope"].EnumerateArray().Select(scope => scope.GetString()));
        (await person.CallAsync("POST", "/interaction/consent", new { organizationIds = new[] { Scenario.Globex } })).IsRefused(422, "organization.require_membership");
        var given = (await person.CallAsync("POST", "/interaction/consent", new { })).Is(200);
        using var resumed = await browser.Http.GetAsync(new Uri(given["redirectTo"].GetString()!));
        Assert.NotNull(TestBrowser.CodeOf(resumed));
        (await person.CallAsync("POST", "/interaction/consent", new { })).IsRefused(400, "session.not_found");
        Assert.Equal(1, await scenario.Company.ReadAsync(db => db.AuditLogs.CountAsync(row => row.Key == InteractionAudit.ConsentStep)));
    }

    private static async Task RefusesAsync<TBody>(Person person, string method, string path, object valid)
    {
        foreach (var wrong in WrongBodies.Of(typeof(TBody), valid))
        {
            var answer = await person.SendAsync(method, path, wrong.Json);
            Assert.True(answer.Status == 400, $"{answer.Status} for {wrong.Path} in {path}: {answer.Text}");
            answer.IsInvalid(wrong.Path);
        }
    }
}
