using IdentityHub.Server.Tests.SignIn;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Experience;

/// <summary>Codes: what they are bound to, how long they last, how often they can be tried and sent.</summary>
public sealed class VerificationCodeTests
{
    private const string Alice = "alice@example.com";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Takes_a_code_once_and_in_time(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("SignIn");
        var id = Person.Id((await person.SendCodeAsync(Alice, "SignIn")).Is(200));
        var code = await scenario.CodeAsync(Alice);
        Assert.Matches("^[0-9]{6}$", code);
        (await person.VerifyCodeAsync(Alice, id, Other(code))).IsRefused(400, "verification_code.code_mismatch");
        (await person.VerifyCodeAsync("bob@example.com", id, code)).IsRefused(400, "verification_code.email_mismatch");
        (await person.VerifyCodeAsync(Alice, "nothing", code)).IsRefused(404, "session.verification_session_not_found");
        (await person.IdentifyAsync(id)).IsRefused(400, "session.verification_failed");
        (await person.VerifyCodeAsync("Alice@Example.com", id, code)).Is(200);
        (await person.VerifyCodeAsync(Alice, id, code)).IsRefused(400, "verification_code.not_found");

        id = Person.Id((await person.SendCodeAsync(Alice, "SignIn")).Is(200));
        code = await scenario.CodeAsync(Alice, 1);
        scenario.Host.Time.Advance(TimeSpan.FromSeconds(601));
        (await person.VerifyCodeAsync(Alice, id, code)).IsRefused(400, "verification_code.expired");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_new_code_ends_the_older_one(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("SignIn");
        var first = Person.Id((await person.SendCodeAsync(Alice, "SignIn")).Is(200));
        var old = await scenario.CodeAsync(Alice);
        var second = Person.Id((await person.SendCodeAsync(Alice, "SignIn")).Is(200));
        var code = await scenario.CodeAsync(Alice, 1);
        (await person.VerifyCodeAsync(Alice, first, old)).IsRefused(404, "session.verification_session_not_found");
        if (old != code)
        {
            (await person.VerifyCodeAsync(Alice, second, old)).IsRefused(400, "verification_code.code_mismatch");
        }

        (await person.VerifyCodeAsync(Alice, second, code)).Is(200);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_code_can_be_tried_ten_times_also_at_once(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("SignIn");
        var id = Person.Id((await person.SendCodeAsync(Alice, "SignIn")).Is(200));
        var code = await scenario.CodeAsync(Alice);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => person.VerifyCodeAsync(Alice, id, Other(code))));
        Assert.Equal(10, answers.Count(answer => answer.Code == "verification_code.code_mismatch"));
        Assert.Equal(10, answers.Count(answer => answer.Code == "verification_code.exceed_max_try"));
        (await person.VerifyCodeAsync(Alice, id, code)).IsRefused(400, "verification_code.exceed_max_try");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_many_who_bring_one_code_one_is_let_in(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("SignIn");
        var id = Person.Id((await person.SendCodeAsync(Alice, "SignIn")).Is(200));
        var code = await scenario.CodeAsync(Alice);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => person.VerifyCodeAsync(Alice, id, code)));
        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => Assert.Equal("verification_code.not_found", answer.Code));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_code_is_good_only_in_the_interaction_that_asked_for_it(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        var (owner, thief) = (await scenario.NewPersonAsync(), await scenario.NewPersonAsync());
        await owner.BeginAsync("SignIn");
        await thief.BeginAsync("SignIn");
        var id = Person.Id((await owner.SendCodeAsync(Alice, "SignIn")).Is(200));
        var code = await scenario.CodeAsync(Alice);
        (await thief.VerifyCodeAsync(Alice, id, code)).IsRefused(404, "session.verification_session_not_found");
        var other = Person.Id((await thief.SendCodeAsync(Alice, "SignIn")).Is(200));
        if (await scenario.CodeAsync(Alice, 1) != code)
        {
            (await thief.VerifyCodeAsync(Alice, other, code)).IsRefused(400, "verification_code.code_mismatch");
        }

        (await owner.VerifyCodeAsync(Alice, id, code)).Is(200);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Sends_ten_messages_to_a_recipient_in_ten_minutes(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        for (var sent = 0; sent < 10; sent++)
        {
            var person = await scenario.NewPersonAsync();
            await person.BeginAsync("SignIn");
            (await person.SendCodeAsync(sent % 2 == 0 ? Alice : "ALICE@EXAMPLE.COM", "SignIn")).Is(200);
        }

        var last = await scenario.NewPersonAsync();
        await last.BeginAsync("SignIn");
        (await last.SendCodeAsync(Alice, "SignIn")).IsRefused(429, "request.message_rate_limited");
        (await last.SendCodeAsync("bob@example.com", "SignIn")).Is(200);
        scenario.Host.Time.Advance(TimeSpan.FromSeconds(601));
        (await last.SendCodeAsync(Alice, "SignIn")).Is(200);
    }

    [Theory(DisplayName = "CVE-2025-64102, CVE-2025-24806, CVE-2026-9798: codes, passwords and tokens of one account share one lockout, however it is named")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Every_factor_counts_for_the_same_account(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(
            provider, ExperienceScenario.Experience(("sentinelPolicy", """{"maxAttempts":3,"lockoutDuration":60}""")));
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("SignIn");
        var id = Person.Id((await person.SendCodeAsync(Alice, "SignIn")).Is(200));
        var code = await scenario.CodeAsync(Alice);
        (await person.VerifyCodeAsync(Alice, id, Other(code))).IsRefused(400, "verification_code.code_mismatch");
        (await person.VerifyPasswordAsync("username", "alice", "wrong")).IsRefused(422, "session.invalid_credentials");
        (await person.PostAsync("/verification/one-time-token/verify", new { identifier = Person.Email(Alice), token = "wrong" })).IsRefused(404, "one_time_token.token_not_found");

        const string Blocked = "session.verification_blocked_too_many_attempts";
        (await person.VerifyCodeAsync(Alice, id, code)).IsRefused(400, Blocked);
        (await person.VerifyPasswordAsync("email", Alice, SignInScenario.Password)).IsRefused(400, Blocked);
        (await person.PostAsync("/verification/one-time-token/verify", new { identifier = Person.Email(Alice), token = "wrong" })).IsRefused(400, Blocked);
        var other = await scenario.NewPersonAsync();
        await other.BeginAsync("ForgotPassword");
        var reset = Person.Id((await other.SendCodeAsync(Alice, "ForgotPassword")).Is(200));
        (await other.VerifyCodeAsync(Alice, reset, await scenario.CodeAsync(Alice, 1))).IsRefused(400, Blocked);

        // Not beyond the account.
        var bob = await scenario.NewPersonAsync();
        await bob.BeginAsync("SignIn");
        await bob.ProveEmailAsync("bob@example.com", "SignIn");
        scenario.Host.Time.Advance(TimeSpan.FromMinutes(61));
        var later = await scenario.NewPersonAsync();
        await later.BeginAsync("SignIn");
        await later.ProveEmailAsync(Alice, "SignIn");
        Assert.False(await scenario.Company.ReadAsync(db => db.SignInFailures.AnyAsync(row => row.LockedUntil > scenario.Host.Time.GetUtcNow())));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Stores_neither_codes_nor_addresses(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("SignIn");
        (await person.SendCodeAsync(Alice, "SignIn")).Is(200);
        var code = await scenario.CodeAsync(Alice);
        var row = await scenario.Company.ReadAsync(db => db.VerificationCodes.SingleAsync());
        Assert.Equal((32, 32), (row.CodeHash.Length, row.Binding.Length));
        Assert.NotEqual(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(code)), row.CodeHash);
    }

    private static string Other(string code) => code[..5] + (code[5] == '0' ? '1' : '0');
}
