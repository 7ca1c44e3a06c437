using IdentityHub.Server.Tests.Management;
using IdentityHub.Server.Tests.SignIn;
using IdentityHub.Server.Tests.Support;
using IdentityHub.Server.Tests.Verification;
using IdentityHub.Server.Verification;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Experience;

/// <summary>Where people must show that they are people, through the Experience API.</summary>
public sealed class CaptchaGuardTests : IDisposable
{
    private const string Alice = "alice@example.com";
    private const string Nina = "nina@example.org";
    private const string Required = "session.captcha_required";
    private const string Failed = "session.captcha_failed";

    private readonly FakeCaptcha captcha = new();

    public void Dispose() => captcha.Dispose();

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task No_code_goes_out_before_it_and_one_token_is_enough_for_the_interaction(string provider)
    {
        await using var scenario = await StartAsync(provider);
        var person = await scenario.NewPersonAsync();
        foreach (var interactionEvent in new[] { "SignIn", "Register", "ForgotPassword" })
        {
            await person.BeginAsync(interactionEvent);
            (await person.SendCodeAsync(Alice, interactionEvent)).IsRefused(422, Required);
            (await BeginAsync(person, interactionEvent, "program")).IsRefused(422, Failed);
            (await BeginAsync(person, interactionEvent, "")).IsRefused(422, Failed);
            (await person.SendCodeAsync(Alice, interactionEvent)).IsRefused(422, Required);
        }

        Assert.Empty(scenario.Sent);
        Assert.False(await scenario.Company.ReadAsync(db => db.VerificationCodes.AnyAsync()));

        (await BeginAsync(person, "SignIn", "person-1")).Is(204);
        (await person.SendCodeAsync(Alice, "SignIn")).Is(200);
        (await person.PutAsync("/interaction-event", new { interactionEvent = "Register" })).Is(204);
        (await person.PutAsync("/interaction-event", new { interactionEvent = "SignIn" })).Is(204);
        (await person.IdentifyAsync(await person.ProveEmailAsync(Alice, "SignIn"))).Is(204);
        await person.FinishAsync();
        Assert.Equal(1, captcha.CallsFor("person-1"));

        // A token is good for one interaction, and what it showed ends where one begins again.
        var other = await scenario.NewPersonAsync();
        (await BeginAsync(other, "SignIn", "person-1")).IsRefused(422, Failed);
        (await BeginAsync(other, "SignIn", "person-2")).Is(204);
        await other.BeginAsync("SignIn");
        (await other.SendCodeAsync(Alice, "SignIn")).IsRefused(422, Required);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task No_account_is_made_and_nobody_signs_in_without_it(string provider)
    {
        await using var scenario = await StartAsync(
            provider, ("signUp", """{"identifiers":["username"],"password":true,"verify":false,"secondaryIdentifiers":[]}"""));
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("Register");
        object identity = new { identifier = new { type = "username", value = "nina" }, password = ExperienceScenario.NewPassword };
        var id = Person.Id((await person.PostAsync("/verification/new-password-identity", identity)).Is(200));
        (await person.IdentifyAsync(id)).IsRefused(422, Required);
        (await person.IdentifyAsync()).IsRefused(422, Required);
        (await person.SubmitAsync()).IsRefused(422, Required);
        Assert.Equal(2, await scenario.Company.ReadAsync(db => db.Users.CountAsync()));
        (await BeginAsync(person, "Register", "person-1")).Is(204);
        (await person.IdentifyAsync(Person.Id((await person.PostAsync("/verification/new-password-identity", identity)).Is(200)))).Is(201);
        await person.FinishAsync();

        var alice = await scenario.NewPersonAsync();
        await alice.BeginAsync("SignIn");
        (await alice.IdentifyAsync(Person.Id((await alice.VerifyPasswordAsync("username", "alice", SignInScenario.Password)).Is(200)))).Is(204);
        (await alice.SubmitAsync()).IsRefused(422, Required);
        Assert.False(await scenario.Company.ReadAsync(db => db.BrowserSessions.AnyAsync(row => row.UserId == Scenario.Alice)));
        (await BeginAsync(alice, "SignIn", "person-2")).Is(204);
        (await alice.IdentifyAsync(Person.Id((await alice.VerifyPasswordAsync("username", "alice", SignInScenario.Password)).Is(200)))).Is(204);
        await alice.FinishAsync();
        Assert.Equal((1, 1), (captcha.CallsFor("person-1"), captcha.CallsFor("person-2")));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Whoever_has_a_one_time_token_needs_none(string provider)
    {
        await using var scenario = await StartAsync(provider);
        var (token, row) = scenario.Host.Services.GetRequiredService<OneTimeTokens>()
            .Create(Nina, System.Text.Json.JsonSerializer.SerializeToElement(new { }), TimeSpan.FromMinutes(10));
        await scenario.Company.ChangeAsync(db =>
        {
            db.OneTimeTokens.Add(row);
            return Task.CompletedTask;
        });
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("Register");
        (await person.PostAsync("/verification/one-time-token/verify", new { identifier = Person.Email(Nina), token = "wrong" })).IsRefused(404, "one_time_token.token_not_found");
        (await person.SendCodeAsync(Nina, "Register")).IsRefused(422, Required);
        var id = Person.Id((await person.PostAsync("/verification/one-time-token/verify", new { identifier = Person.Email(Nina), token })).Is(200));
        (await person.IdentifyAsync(id)).Is(201);
        await person.FinishAsync();
        Assert.Empty(scenario.Sent);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nobody_gets_past_it_when_there_is_no_service_and_everybody_when_it_is_off(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider, Enabled());
        var person = await scenario.NewPersonAsync();
        (await BeginAsync(person, "SignIn", "person-1")).IsRefused(422, Failed);
        await person.BeginAsync("SignIn");
        (await person.SendCodeAsync(Alice, "SignIn")).IsRefused(422, Required);

        await scenario.Pages.SetExperienceAsync(ExperienceScenario.ByEmail);
        (await BeginAsync(person, "SignIn", "person-1")).Is(204);
        (await person.IdentifyAsync(await person.ProveEmailAsync(Alice, "SignIn"))).Is(204);

        // Turned on meanwhile: what nobody asked about was not shown.
        await scenario.Pages.SetExperienceAsync(Enabled());
        (await person.SubmitAsync()).IsRefused(422, Required);
    }

    private static Task<ApiAnswer> BeginAsync(Person person, string interactionEvent, string captchaToken) =>
        person.PutAsync("", new { interactionEvent, captchaToken });

    private static string Enabled(params (string Name, string Json)[] changes) =>
        ExperienceScenario.Experience([.. changes, ("captchaPolicy", """{"enabled":true}""")]);

    private async Task<ExperienceScenario> StartAsync(string provider, params (string Name, string Json)[] changes)
    {
        var scenario = await ExperienceScenario.StartAsync(provider, Enabled(changes), captcha.Use);
        await FakeCaptcha.SetUpAsync(scenario.Company, FakeCaptcha.Turnstile);
        return scenario;
    }
}
