using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Audit;
using IdentityHub.Server.Audit;
using IdentityHub.Server.Tests.SignIn;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Audit;

public sealed class RecordedSignInTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Records_every_step_from_the_authorization_request_to_the_sign_out(string provider)
    {
        await using var scenario = await SignInScenario.StartAsync(provider);
        var browser = scenario.NewBrowser();
        var page = await browser.StartAsync(Scenario.Web, ("scope", "openid offline_access"), ("prompt", "consent"));
        await browser.SignInAsync(page, "alice", "a wrong password");
        var returned = await browser.FollowAsync(await browser.SignInAsync(page, "alice", SignInScenario.Password));
        var code = returned.ClientParameter("code")!;
        var tokens = (await scenario.Company.RedeemAsync(Scenario.Web, code)).Ok();
        var asked = await browser.GetAsync("/oidc/session/end");
        await browser.SubmitAsync(asked);

        var rows = await RowsAsync(scenario.Host);
        Assert.Equal(
            [
                "ExchangeTokenBy.AuthorizationCode",
                "Interaction.Create",
                "Interaction.End",
                "Interaction.SignIn.Identifier.Submit",
                "Interaction.SignIn.Submit",
                "Interaction.SignIn.Verification.Password.Submit",
                "Interaction.SignIn.Verification.Password.Submit Error",
                "Interaction.SignOut.Submit",
            ],
            rows.Select(row => row.Name).Order(StringComparer.Ordinal));
        var created = rows[0];
        Assert.Equal("Interaction.Create", created.Name);
        Assert.Equal(Scenario.Web, created.Row.ApplicationId);
        Assert.Null(created.Row.UserId);
        Assert.Equal("openid offline_access", created.Payload.GetProperty("params").GetProperty("scope").GetString());
        Assert.Single(rows.Where(row => row.Payload.TryGetProperty("sessionId", out _)).Select(row => row.Payload.GetProperty("sessionId").GetString()).Distinct());
        Assert.All(rows.Skip(1), row => Assert.Equal(Scenario.Alice, row.Row.UserId));
        Assert.All(rows, row => Assert.Equal("127.0.0.1", row.Payload.GetProperty("ip").GetString()));
        Assert.Equal("session.invalid_credentials", rows.Single(row => row.Name.EndsWith("Error", StringComparison.Ordinal)).Payload.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(
            """["AccessToken","RefreshToken","IdToken"]""", rows.Single(row => row.Name == "ExchangeTokenBy.AuthorizationCode").Payload.GetProperty("tokenTypes").GetRawText());
        string[] secrets = [code, tokens.AccessToken, tokens.RefreshToken, SignInScenario.Password, "a wrong password", Scenario.Secret, Scenario.Verifier];
        Assert.All(rows, row => Assert.DoesNotContain(secrets, secret => row.Row.Payload.Contains(secret, StringComparison.Ordinal)));
        Assert.Equal([Scenario.Alice], await scenario.Company.ReadAsync(db => db.DailyActiveUsers.Select(row => row.UserId).ToListAsync()));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Records_registration_consent_refusal_and_lockout(string provider)
    {
        await using var scenario = await SignInScenario.StartAsync(provider, """{"sentinelPolicy":{"maxAttempts":2,"lockoutDuration":15}}""");
        var newcomer = scenario.NewBrowser();
        var form = await newcomer.StartAsync(Scenario.Spa, ("first_screen", "register"));
        await newcomer.SignInAsync(form, "alice", "seven quiet otters");
        await newcomer.SignInAsync(form, "dave", "short");
        await newcomer.FollowAsync(await newcomer.SignInAsync(form, "dave", "seven quiet otters"));
        var registered = await TakeAsync(scenario.Host);
        Assert.Equal(
            [
                "Interaction.Create",
                "Interaction.End",
                "Interaction.Register.Identifier.Submit",
                "Interaction.Register.Submit",
                "Interaction.Register.Verification.NewPasswordIdentity.Submit",
                "Interaction.Register.Verification.NewPasswordIdentity.Submit Error",
                "Interaction.Register.Verification.NewPasswordIdentity.Submit Error",
            ],
            registered.Select(row => row.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["password.rejected", "user.username_already_in_use"],
            registered.Where(row => row.Name.EndsWith("Error", StringComparison.Ordinal))
                .Select(row => row.Payload.GetProperty("error").GetProperty("code").GetString()).Order());

        var visitor = scenario.NewBrowser();
        var page = await visitor.StartAsync(Scenario.ThirdParty);
        var consent = await visitor.FollowAsync(await visitor.SignInAsync(page, "alice", SignInScenario.Password));
        await visitor.FollowAsync(await visitor.SubmitAsync(consent, ("decision", "cancel")));
        var refused = await TakeAsync(scenario.Host);
        Assert.Equal(2, refused.Count(row => row.Name == "Interaction.Create"));
        Assert.False(Assert.Single(refused, row => row.Name == "Interaction.SignIn.Consent.Submit").Payload.GetProperty("isGranted").GetBoolean());
        Assert.Equal(
            "access_denied", Assert.Single(refused, row => row.Name == "Interaction.End Error").Payload.GetProperty("error").GetProperty("code").GetString());

        var guesser = scenario.NewBrowser();
        var guess = await guesser.StartAsync();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await guesser.SignInAsync(guess, "alice", "wrong " + attempt);
        }

        var locked = (await TakeAsync(scenario.Host)).Where(row => row.Name.EndsWith("Password.Submit Error", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, locked.Count);
        Assert.Single(locked, row => row.Payload.TryGetProperty("lockedUntil", out _));
        var blocked = Assert.Single(
            locked, row => row.Payload.GetProperty("error").GetProperty("code").GetString() == "session.verification_blocked_too_many_attempts");
        Assert.Equal(3, blocked.Payload.GetProperty("count").GetInt32());
    }

    /// <summary>All rows in the order in which they were stored, which is that of the chain.</summary>
    internal static async Task<List<RecordedRow>> RowsAsync(HubHost hub)
    {
        await hub.Services.GetRequiredService<AuditWriter>().FlushAsync(CancellationToken.None);
        await hub.Services.GetRequiredService<AuditSealer>().SealAsync(CancellationToken.None);
        await using var db = hub.Read();
        return [.. (await db.AuditLogs.OrderBy(row => row.Sequence).ToListAsync()).Select(RecordedRow.Of)];
    }

    /// <summary>The same, and forgets them.</summary>
    internal static async Task<List<RecordedRow>> TakeAsync(HubHost hub)
    {
        var rows = await RowsAsync(hub);
        await hub.WriteAsync((db, token) => db.AuditLogs.ExecuteDeleteAsync(token));
        return rows;
    }
}

/// <summary>A row and its payload.</summary>
internal sealed record RecordedRow(AuditLog Row, JsonElement Payload)
{
    /// <summary>Its key, and whether it failed.</summary>
    public string Name => Row.Key + (Payload.GetProperty("result").GetString() == "Error" ? " Error" : "");

    public static RecordedRow Of(AuditLog row) => new(row, JsonColumn.Parse(row.Payload));
}
