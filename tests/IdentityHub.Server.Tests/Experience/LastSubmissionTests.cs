using IdentityHub.Server.Tests.Management;
using IdentityHub.Server.Tests.SignIn;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Experience;

/// <summary>A session remembers which proofs began it.</summary>
public sealed class LastSubmissionTests
{
    private const string Alice = "alice@example.com";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_session_shows_how_it_began_without_secrets(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        var manager = await ManagementScenario.OverAsync(scenario.Company);
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("SignIn");
        // Begun and never finished: no proof.
        (await person.SendCodeAsync(Alice, "SignIn")).Is(200);
        var id = Person.Id((await person.VerifyPasswordAsync("username", "alice", SignInScenario.Password)).Is(200));
        (await person.IdentifyAsync(id)).Is(204);
        await person.FinishAsync();

        var session = Assert.Single((await manager.GetAsync($"/users/{Scenario.Alice}/sessions")).Is(200)["sessions"].EnumerateArray());
        Assert.Equal(
            $$"""{"interactionEvent":"SignIn","userId":"{{Scenario.Alice}}","verificationRecords":[{"id":"{{id}}","type":"Password","identifier":{"type":"username","value":"alice"},"verified":true}]}""",
            session.GetProperty("lastSubmission").GetRawText());

        // The next sign-in of the same browser takes its place.
        await person.AuthorizeAsync(("prompt", "login"));
        await person.BeginAsync("SignIn");
        (await person.IdentifyAsync(await person.ProveEmailAsync(Alice, "SignIn"))).Is(204);
        await person.FinishAsync();
        session = Assert.Single((await manager.GetAsync($"/users/{Scenario.Alice}/sessions")).Is(200)["sessions"].EnumerateArray());
        var record = Assert.Single(session.GetProperty("lastSubmission").GetProperty("verificationRecords").EnumerateArray());
        Assert.Equal(("EmailVerificationCode", Alice, "SignIn"), (
            record.GetProperty("type").GetString(), record.GetProperty("identifier").GetProperty("value").GetString(), record.GetProperty("templateType").GetString()));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nothing_of_a_new_password_is_kept(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(
            provider, ExperienceScenario.Experience(("signUp", """{"identifiers":["username"],"password":true,"verify":false,"secondaryIdentifiers":[]}""")));
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("Register");
        var id = Person.Id((await person.PostAsync(
            "/verification/new-password-identity", new { identifier = new { type = "username", value = "nina" }, password = ExperienceScenario.NewPassword })).Is(200));
        (await person.IdentifyAsync(id)).Is(201);
        await person.FinishAsync();
        var stored = (await scenario.Company.ReadAsync(db => db.BrowserSessions.Select(row => row.LastSubmission).SingleAsync()))!;
        Assert.Contains("\"interactionEvent\":\"Register\"", stored, StringComparison.Ordinal);
        Assert.Contains("NewPasswordIdentity", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("rgon2", stored, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(ExperienceScenario.NewPassword, stored, StringComparison.Ordinal);
    }
}
