using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using IdentityHub.Server.Api.OpenApi;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Tests.Management;
using IdentityHub.Server.Tests.SignIn;
using IdentityHub.Server.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Experience;

/// <summary>What nobody gets away with.</summary>
public sealed class ExperienceSafetyTests
{
    private const string Alice = "alice@example.com";
    private const string Nina = "nina@example.org";

    [Fact(DisplayName = "CVE-2026-55106: every operation of the Experience API refuses who has no interaction, and requests of other sites")]
    public async Task Every_operation_needs_the_interaction_of_its_browser()
    {
        await using var scenario = await ExperienceScenario.StartAsync(Databases.Sqlite);
        var operations = OpenApiFiles.Operations(scenario.Host.Services.GetRequiredService<EndpointDataSource>(), ApiKind.Experience);
        Assert.True(operations.Count >= 18, $"{operations.Count}");
        var stranger = new Person(scenario);
        var person = await scenario.NewPersonAsync();
        foreach (var operation in operations)
        {
            var path = Regex.Replace(operation.Path["/api/experience".Length..], "{[^}]*}", "nothing");
            var answer = (await stranger.SendAsync(operation.Method, path, "{}")).IsRefused(400, "session.not_found");
            Assert.Equal("invalid_request", answer["error"].GetString());
            (await person.SendAsync(operation.Method, path, "{}", ("Origin", "https://evil.example"))).IsRefused(403, "auth.forbidden");
            (await person.SendAsync(operation.Method, path, "{}", ("Origin", "null"))).IsRefused(403, "auth.forbidden");
            (await person.SendAsync(operation.Method, path, "{}", ("Sec-Fetch-Site", "cross-site"))).IsRefused(403, "auth.forbidden");
            (await person.SendAsync(operation.Method, path, "{}", ("Sec-Fetch-Site", "same-site"))).IsRefused(403, "auth.forbidden");
        }

        using var form = new FormUrlEncodedContent([new("interactionEvent", "SignIn")]);
        using var posted = await person.Http.PutAsync(new Uri("/api/experience", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.BadRequest, posted.StatusCode);
        using var plain = await person.Http.PutAsync(new Uri("/api/experience", UriKind.Relative), new StringContent("""{"interactionEvent":"SignIn"}""", Encoding.UTF8, "text/plain"));
        Assert.Equal(HttpStatusCode.BadRequest, plain.StatusCode);
        (await person.GetAsync("/interaction")).IsRefused(404, "session.interaction_not_found");
        (await person.SendAsync("PUT", "", new { interactionEvent = "SignIn" }, ("Origin", scenario.Host.PublicUrl), ("Sec-Fetch-Site", "same-origin"))).Is(204);
    }

    [Theory(DisplayName = "CVE-2026-18963: steps of a password reset cannot be skipped, mixed with others or replayed")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_reset_needs_each_of_its_steps(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        object password = new { password = ExperienceScenario.NewPassword };

        // A proof for signing in resets nothing.
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("SignIn");
        var id = await person.ProveEmailAsync(Alice, "SignIn");
        (await person.IdentifyAsync(id)).Is(204);
        (await person.PutAsync("/profile/password", password)).IsRefused(400, "session.invalid_interaction_type");
        (await person.PutAsync("/interaction-event", new { interactionEvent = "ForgotPassword" })).IsRefused(400, "session.not_supported_for_forgot_password");
        (await person.SendCodeAsync(Alice, "ForgotPassword")).IsRefused(400, "session.not_supported_for_forgot_password");

        // Nor does it come along into a reset.
        await person.BeginAsync("ForgotPassword");
        (await person.IdentifyAsync(id)).IsRefused(404, "session.verification_session_not_found");
        (await person.PutAsync("/profile/password", password)).IsRefused(404, "session.identifier_not_found");
        (await person.SendCodeAsync(Alice, "SignIn")).IsRefused(400, "session.not_supported_for_forgot_password");
        var known = Person.Id((await person.VerifyPasswordAsync("username", "alice", SignInScenario.Password)).Is(200));
        (await person.IdentifyAsync(known)).IsRefused(422, "session.not_supported_for_forgot_password");
        var sent = Person.Id((await person.SendCodeAsync(Alice, "ForgotPassword")).Is(200));
        (await person.IdentifyAsync(sent)).IsRefused(400, "session.verification_failed");
        (await person.PostAsync("/profile", new { type = "password", value = ExperienceScenario.NewPassword })).IsRefused(400, "session.not_supported_for_forgot_password");
        (await person.SubmitAsync()).IsRefused(404, "session.identifier_not_found");
        (await person.VerifyCodeAsync(Alice, sent, await scenario.CodeAsync(Alice, 1))).Is(200);
        (await person.IdentifyAsync(sent)).Is(204);
        (await person.SubmitAsync()).IsRefused(422, "user.new_password_required_in_profile");
        (await person.PutAsync("/profile/password", password)).Is(204);

        // A reset signs nobody in, and is over when it is done.
        (await person.PutAsync("/interaction-event", new { interactionEvent = "SignIn" })).IsRefused(400, "session.not_supported_for_forgot_password");
        (await person.SubmitAsync()).Is(200);
        foreach (var (method, path, body) in new[] { ("POST", "/submit", null), ("PUT", "/profile/password", password), ("POST", "/identification", (object?)new { verificationId = sent }) })
        {
            (await person.SendAsync(method, path, body)).IsRefused(404, "session.interaction_not_found");
        }

        Assert.False(await scenario.Company.ReadAsync(db => db.BrowserSessions.AnyAsync()));
    }

    [Theory(DisplayName = "GHSA-xp7f-xjjx-gwm8 (CVE-2026-49448), CVE-2026-54730: nothing advances without its own evidence, empty requests never")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nothing_advances_without_evidence(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(
            provider, ExperienceScenario.Experience(("signUp", """{"identifiers":[],"password":false,"verify":false,"secondaryIdentifiers":[]}""")));
        foreach (var interactionEvent in new[] { "SignIn", "Register", "ForgotPassword" })
        {
            var person = await scenario.NewPersonAsync();
            await person.BeginAsync(interactionEvent);
            Assert.Equal(404, (await person.IdentifyAsync()).Status);
            Assert.Equal(404, (await person.SubmitAsync()).Status);
            foreach (var path in new[] { "/identification", "/submit", "/profile", "/verification/password", "/verification/verification-code/verify", "/verification/one-time-token/verify" })
            {
                foreach (var body in new[] { null, "", "{}", "null", "[]", "\"\"" })
                {
                    var answer = await person.SendAsync("POST", path, body);
                    Assert.True(answer.Status is >= 400 and < 500, $"{path} {body}: {answer.Status}");
                }
            }

            using var resumed = await person.Http.GetAsync(new Uri("/sign-in", UriKind.Relative));
            Assert.DoesNotContain("code=", resumed.Headers.Location?.OriginalString ?? "", StringComparison.Ordinal);
        }

        Assert.Equal(2, await scenario.Company.ReadAsync(db => db.Users.CountAsync()));
        Assert.False(await scenario.Company.ReadAsync(db => db.BrowserSessions.AnyAsync()));
    }

    [Theory(DisplayName = "CVE-2026-54730: a proof of one account identifies no other, and ends with what it proved")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_proof_is_worth_what_it_proved(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("SignIn");
        var alice = Person.Id((await person.VerifyPasswordAsync("username", "alice", SignInScenario.Password)).Is(200));
        (await person.IdentifyAsync(alice)).Is(204);
        var bob = await person.ProveEmailAsync("bob@example.com", "SignIn");
        (await person.IdentifyAsync(bob)).IsRefused(409, "session.identity_conflict");

        // The password was replaced since.
        await scenario.Pages.SetPasswordAsync(Scenario.Alice, ExperienceScenario.NewPassword);
        (await person.SubmitAsync()).IsRefused(422, "session.invalid_credentials");

        // Another event forgets who it was.
        var other = await scenario.NewPersonAsync();
        await other.BeginAsync("SignIn");
        (await other.IdentifyAsync(await other.ProveEmailAsync(Alice, "SignIn"))).Is(204);
        (await other.PutAsync("/interaction-event", new { interactionEvent = "Register" })).Is(204);
        (await other.SubmitAsync()).IsRefused(404, "session.identifier_not_found");
        (await other.PutAsync("/interaction-event", new { interactionEvent = "SignIn" })).Is(204);
        (await other.SubmitAsync()).IsRefused(404, "session.identifier_not_found");
    }

    [Theory(DisplayName = "CVE-2026-29193: sign-up that is off is off, at every step, and whenever it was turned off")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Closed_registration_is_closed(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        var early = await scenario.NewPersonAsync();
        await early.BeginAsync("Register");
        var proven = await early.ProveEmailAsync(Nina, "Register");
        await scenario.Pages.SetExperienceAsync(ExperienceScenario.Experience(("signInMode", "\"SignIn\"")));
        (await early.IdentifyAsync(proven)).IsRefused(403, "auth.forbidden");
        (await early.PostAsync("/profile", new { type = "username", value = "nina" })).IsRefused(403, "auth.forbidden");
        var late = await scenario.NewPersonAsync();
        await late.BeginAsync("Register");
        (await late.SendCodeAsync("other@example.org", "Register")).IsRefused(403, "auth.forbidden");
        (await late.PostAsync("/verification/new-password-identity", new { identifier = new { type = "username", value = "nina" }, password = ExperienceScenario.NewPassword }))
            .IsRefused(403, "auth.forbidden");
        (await late.IdentifyAsync()).IsRefused(403, "auth.forbidden");
        await late.BeginAsync("SignIn");
        (await late.PutAsync("/interaction-event", new { interactionEvent = "Register" })).IsRefused(403, "auth.forbidden");
        Assert.Equal(2, await scenario.Company.ReadAsync(db => db.Users.CountAsync()));

        // And the other way round.
        await scenario.Pages.SetExperienceAsync(ExperienceScenario.Experience(("signInMode", "\"Register\"")));
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("SignIn");
        (await person.IdentifyAsync(Person.Id((await person.VerifyPasswordAsync("username", "alice", SignInScenario.Password)).Is(200)))).IsRefused(403, "auth.forbidden");
    }

    [Theory(DisplayName = "CVE-2026-4633, CVE-2026-23511: known and unknown addresses are answered alike where only known ones get a code")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Known_and_unknown_addresses_are_answered_alike(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider, ExperienceScenario.Experience(("signInMode", "\"SignIn\"")));
        async Task<List<string>> AnswersAsync(string address, string interactionEvent)
        {
            var person = await scenario.NewPersonAsync();
            await person.BeginAsync(interactionEvent);
            var sent = (await person.SendCodeAsync(address, interactionEvent)).Is(200);
            var answers = new List<ApiAnswer> { sent, await person.GetAsync("/interaction") };
            for (var attempt = 0; attempt < 11; attempt++)
            {
                answers.Add(await person.VerifyCodeAsync(address, Person.Id(sent), "wrong"));
            }

            answers.Add(await person.IdentifyAsync(Person.Id(sent)));
            for (var more = 0; more < 10; more++)
            {
                answers.Add(await person.SendCodeAsync(address, interactionEvent));
            }

            answers.Add(await person.VerifyPasswordAsync("email", address, "wrong"));
            return answers.ConvertAll(answer => Regex.Replace($"{answer.Status} {answer.Text}".Replace(address, "ADDRESS", StringComparison.Ordinal), "[0-9a-z]{21}", "ID"));
        }

        foreach (var interactionEvent in new[] { "SignIn", "ForgotPassword" })
        {
            scenario.Host.Time.Advance(TimeSpan.FromHours(2));
            Assert.Equal(await AnswersAsync("nobody@example.com", interactionEvent), await AnswersAsync(Alice, interactionEvent));
        }

        Assert.DoesNotContain(scenario.Sent, message => message.To.StartsWith("nobody", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_submits_at_once_one_counts(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("SignIn");
        (await person.IdentifyAsync(await person.ProveEmailAsync(Alice, "SignIn"))).Is(204);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => person.SubmitAsync()));
        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => Assert.Contains(answer.Code, new[] { "session.not_found", "session.interaction_not_found" }));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_registrations_of_one_address_at_once_one_counts(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        var people = new List<(Person Person, string Id)>();
        for (var index = 0; index < 5; index++)
        {
            var person = await scenario.NewPersonAsync();
            await person.BeginAsync("Register");
            people.Add((person, await person.ProveEmailAsync(Nina, "Register")));
        }

        var answers = await Task.WhenAll(people.SelectMany(one => new[] { one.Person.IdentifyAsync(one.Id), one.Person.IdentifyAsync(one.Id) }));
        Assert.Single(answers, answer => answer.Status == 201);
        Assert.All(
            answers.Where(answer => answer.Status != 201),
            answer => Assert.Contains(answer.Code, new[] { "user.email_already_in_use", "session.not_found", "session.identity_conflict" }));
        Assert.Equal(1, await scenario.Company.ReadAsync(db => db.Users.CountAsync(user => user.NormalizedEmail == Nina)));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Who_is_suspended_halfway_gets_no_further(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        var (identified, proven) = (await scenario.NewPersonAsync(), await scenario.NewPersonAsync());
        await identified.BeginAsync("SignIn");
        (await identified.IdentifyAsync(await identified.ProveEmailAsync(Alice, "SignIn"))).Is(204);
        await proven.BeginAsync("ForgotPassword");
        var id = await proven.ProveEmailAsync(Alice, "ForgotPassword");
        await scenario.Company.ChangeAsync(db => db.Users.Where(user => user.Id == Scenario.Alice).ExecuteUpdateAsync(update => update.SetProperty(user => user.IsSuspended, true)));
        (await identified.SubmitAsync()).IsRefused(401, "user.suspended");
        (await identified.PostAsync("/profile", new { type = "username", value = "other" })).IsRefused(401, "user.suspended");
        (await proven.IdentifyAsync(id)).IsRefused(401, "user.suspended");
        (await identified.VerifyPasswordAsync("username", "alice", SignInScenario.Password)).IsRefused(401, "user.suspended");
        (await identified.VerifyPasswordAsync("username", "alice", "wrong")).IsRefused(422, "session.invalid_credentials");
    }

    [Theory(DisplayName = "CVE-2026-7507: whoever signs in gets a new session, and the interaction belongs to the browser that began it")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_sign_in_makes_a_new_session(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        var person = await scenario.NewPersonAsync();
        async Task<string> SignInAsync()
        {
            await person.BeginAsync("SignIn");
            (await person.IdentifyAsync(await person.ProveEmailAsync(Alice, "SignIn"))).Is(204);
            await person.FinishAsync();
            return await scenario.Company.ReadAsync(db => db.BrowserSessions.Select(row => row.Id).SingleAsync());
        }

        var first = await SignInAsync();
        await person.AuthorizeAsync(("prompt", "login"));
        Assert.NotEqual(first, await SignInAsync());

        // Somebody else's browser, which only knows where to go on.
        await person.AuthorizeAsync(("prompt", "login"));
        await person.BeginAsync("SignIn");
        (await person.IdentifyAsync(await person.ProveEmailAsync(Alice, "SignIn"))).Is(204);
        var redirect = (await person.SubmitAsync()).Is(200)["redirectTo"].GetString()!;
        Assert.StartsWith(scenario.Host.PublicUrl + "/oidc/auth/", redirect, StringComparison.Ordinal);
        using var stranger = scenario.Host.NewBrowser();
        using var stolen = await stranger.GetAsync(new Uri(redirect));
        Assert.NotEqual(HttpStatusCode.SeeOther, stolen.StatusCode);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Asks_anew_when_the_state_is_lost(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("SignIn");
        var lost = System.Text.Json.JsonSerializer.Serialize(
            new IdentityHub.Server.Sessions.InteractionState { Draft = """{"event":"Unknown"}""" }, IdentityHub.Server.Sessions.SessionsJson.Default.InteractionState);
        await scenario.Company.ChangeAsync(db => db.Interactions.ExecuteUpdateAsync(update => update.SetProperty(row => row.State, lost)));
        (await person.GetAsync("/interaction")).IsRefused(404, "session.interaction_not_found");
        await person.BeginAsync("SignIn");
        await scenario.Company.ChangeAsync(db => db.Interactions.ExecuteDeleteAsync());
        (await person.GetAsync("/interaction")).IsRefused(400, "session.not_found");
        scenario.Host.Time.Advance(TimeSpan.FromHours(2));
        (await person.PutAsync("", new { interactionEvent = "SignIn" })).IsRefused(400, "session.not_found");
    }

    [Theory(DisplayName = "CVE-2026-9091: a second factor is asked for at the end, whatever is called before")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_second_factor_cannot_be_skipped(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(
            provider, ExperienceScenario.Experience(("mfa", """{"factors":["Totp","EmailVerificationCode"],"policy":"UserControlled"}""")));
        await scenario.Company.ChangeAsync(async db => (await db.Users.AsTracking().SingleAsync(user => user.Id == Scenario.Alice)).MfaVerifications =
            IdentityHub.Data.JsonColumn.Parse("""[{"type":"Totp","id":"t","key":"k","createdAt":"2026-01-01T00:00:00Z"}]"""));
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("SignIn");
        (await person.IdentifyAsync(Person.Id((await person.VerifyPasswordAsync("username", "alice", SignInScenario.Password)).Is(200)))).Is(204);
        var refusal = (await person.SubmitAsync()).IsRefused(403, "session.mfa.require_mfa_verification");
        Assert.Equal("""["Totp","EmailVerificationCode"]""", refusal["data"].GetProperty("availableFactors").GetRawText());
        Assert.Equal("""{"EmailVerificationCode":"****@example.com"}""", refusal["data"].GetProperty("maskedIdentifiers").GetRawText());
        foreach (var path in new[] { "/profile/mfa/mfa-enabled", "/profile/mfa/mfa-skipped", "/profile/mfa/mfa-suggestion-skipped" })
        {
            (await person.PostAsync(path)).IsRefused(403, "session.mfa.require_mfa_verification");
        }

        (await person.PostAsync("/profile", new { type = "extraProfile", values = new { } })).IsRefused(403, "session.mfa.require_mfa_verification");
        (await person.PostAsync("/verification/mfa-verification-code", new { identifierType = "phone" })).IsRefused(400, "session.mfa.mfa_factor_not_enabled");
        var id = Person.Id((await person.PostAsync("/verification/mfa-verification-code", new { identifierType = "email" })).Is(200));
        (await person.SubmitAsync()).IsRefused(403, "session.mfa.require_mfa_verification");
        (await person.PostAsync("/verification/mfa-verification-code/verify", new { identifierType = "email", verificationId = id, code = "wrong" }))
            .IsRefused(400, "verification_code.code_mismatch");
        (await person.PostAsync("/verification/mfa-verification-code/verify", new { identifierType = "email", verificationId = id, code = await scenario.CodeAsync(Alice) })).Is(200);
        await person.FinishAsync();
        Assert.Equal("pwd otp mfa", await scenario.Company.ReadAsync(db => db.BrowserSessions.Select(row => row.AuthenticationMethods).SingleAsync()));

        // The mailbox that was the first factor is no second one.
        var other = await scenario.NewPersonAsync();
        await other.BeginAsync("SignIn");
        (await other.IdentifyAsync(await other.ProveEmailAsync(Alice, "SignIn"))).Is(204);
        id = Person.Id((await other.PostAsync("/verification/mfa-verification-code", new { identifierType = "email" })).Is(200));
        (await other.PostAsync("/verification/mfa-verification-code/verify", new { identifierType = "email", verificationId = id, code = await scenario.CodeAsync(Alice, 2) })).Is(200);
        (await other.SubmitAsync()).IsRefused(403, "session.mfa.require_mfa_verification");

        // Without a factor where one is mandatory, nobody signs in either.
        await scenario.Pages.SetExperienceAsync(ExperienceScenario.Experience(("mfa", """{"factors":["Totp"],"policy":"Mandatory"}""")));
        var bob = await scenario.NewPersonAsync();
        await bob.BeginAsync("SignIn");
        (await bob.IdentifyAsync(await bob.ProveEmailAsync("bob@example.com", "SignIn"))).Is(204);
        (await bob.PostAsync("/profile/mfa/mfa-skipped")).IsRefused(422, "session.mfa.mfa_policy_not_user_controlled");
        (await bob.SubmitAsync()).IsRefused(422, "user.missing_mfa");
    }

    [Theory(DisplayName = "CVE-2025-64101: where the browser goes on is built from the configured URL, not from headers")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Addresses_come_from_the_configured_url(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("SignIn");
        (await person.IdentifyAsync(await person.ProveEmailAsync(Alice, "SignIn"))).Is(204);
        var answer = (await person.SendAsync("POST", "/submit", null, ("X-Forwarded-Host", "evil.example"), ("Forwarded", "host=evil.example"), ("X-Forwarded-Proto", "https"))).Is(200);
        Assert.StartsWith(scenario.Host.PublicUrl + "/oidc/auth/", answer["redirectTo"].GetString(), StringComparison.Ordinal);
    }
}
