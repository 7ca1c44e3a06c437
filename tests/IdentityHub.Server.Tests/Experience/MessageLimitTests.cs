using System.Text.Json;
using IdentityHub.Data.Configuration;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Experience;

/// <summary>How many codes go out, and what the audit trail says of those that come back wrong.</summary>
public sealed class MessageLimitTests
{
    private const string Alice = "alice@example.com";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_setting_changes_how_many_messages_a_recipient_gets(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        await SetAsync(scenario, """{"limit":2,"window":60}""");
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("SignIn");
        (await person.SendCodeAsync(Alice, "SignIn")).Is(200);
        (await person.SendCodeAsync("ALICE@example.com", "SignIn")).Is(200);
        (await person.SendCodeAsync(Alice, "SignIn")).IsRefused(429, "request.message_rate_limited");
        var other = await scenario.NewPersonAsync();
        await other.BeginAsync("ForgotPassword");
        (await other.SendCodeAsync(Alice, "ForgotPassword")).IsRefused(429, "request.message_rate_limited");
        (await other.SendCodeAsync("bob@example.com", "ForgotPassword")).Is(200);
        scenario.Host.Time.Advance(TimeSpan.FromSeconds(61));
        (await person.SendCodeAsync(Alice, "SignIn")).Is(200);
    }

    [Theory]
    [InlineData("""{"limit":0,"window":-1}""")]
    [InlineData("""{"limit":"many","window":1e99}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task A_setting_that_makes_no_sense_leaves_ten_messages_within_ten_minutes(string setting)
    {
        await using var scenario = await ExperienceScenario.StartAsync(Databases.Sqlite);
        await SetAsync(scenario, setting);
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("SignIn");
        for (var sent = 0; sent < 10; sent++)
        {
            (await person.SendCodeAsync(Alice, "SignIn")).Is(200);
        }

        scenario.Host.Time.Advance(TimeSpan.FromSeconds(500));
        (await person.SendCodeAsync(Alice, "SignIn")).IsRefused(429, "request.message_rate_limited");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Wrong_codes_are_in_the_audit_trail_without_the_code(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("SignIn");
        var id = Person.Id((await person.SendCodeAsync(Alice, "SignIn")).Is(200));
        var code = await scenario.CodeAsync(Alice);
        var wrong = code == "735196" ? "735197" : "735196";
        (await person.VerifyCodeAsync(Alice, id, wrong)).IsRefused(400, "verification_code.code_mismatch");
        (await person.VerifyCodeAsync(Alice, id, code)).Is(200);

        const string Key = "Interaction.SignIn.Verification.EmailVerificationCode.Submit";
        var rows = await scenario.Company.ReadAsync(db => db.AuditLogs.AsNoTracking().Where(row => row.Key == Key).OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).ToListAsync());
        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.Equal((Scenario.Alice, Scenario.Spa), (row.UserId, row.ApplicationId)));
        var payloads = rows.ConvertAll(row => JsonSerializer.Deserialize<JsonElement>(row.Payload));
        Assert.Equal(["Error", "Success"], payloads.Select(payload => payload.GetProperty("result").GetString()).Order());
        var failure = payloads.Single(payload => payload.GetProperty("result").GetString() == "Error");
        Assert.Contains("verification_code.code_mismatch", failure.GetProperty("error").GetRawText(), StringComparison.Ordinal);
        Assert.All(
            await scenario.Company.ReadAsync(db => db.AuditLogs.Select(row => row.Payload).ToListAsync()),
            payload => Assert.All(new[] { code, wrong, Alice }, secret => Assert.DoesNotContain(secret, payload, StringComparison.OrdinalIgnoreCase)));
    }

    private static Task SetAsync(ExperienceScenario scenario, string setting) => scenario.Company.ChangeAsync(db =>
    {
        db.Add(new HubSetting { Key = "messageRateLimitOverride", Value = setting });
        db.MarkCatalogChanged();
        return Task.CompletedTask;
    });
}
