using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Oidc.Token;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Oidc.Token;

/// <summary>What ends an authorization ends also what is being redeemed at that moment.</summary>
public sealed class EndedAuthorizationTests
{
    [Theory(DisplayName = "83 CVE-2026-43983: an authorization that ends between look-up and rotation gives no successor and no tokens")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Revocation_wins_over_what_is_under_way(bool isCode)
    {
        await using var scenario = await Scenario.StartAsync(Databases.Sqlite);
        var code = await scenario.IssueCodeAsync(Scenario.Spa, "openid offline_access");
        var refreshToken = isCode ? null : (await scenario.RedeemAsync(Scenario.Spa, code)).Ok().RefreshToken;
        var hash = TokenReference.Hash(refreshToken ?? code);
        var authorizationId = await scenario.ReadAsync(db =>
            db.Tokens.Where(token => token.ReferenceHash == hash).Select(token => token.AuthorizationId!).SingleAsync());
        var before = await scenario.ReadAsync(db => db.Tokens.CountAsync());
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var mayEnd = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var revocation = scenario.Writer.WriteAsync(
            Durability.Durable,
            async (db, cancellation) =>
            {
                await Revocations.RevokeAsync(db, authorizationId, cancellation);
                begun.TrySetResult();
                await mayEnd.Task.WaitAsync(cancellation);
            },
            CancellationToken.None);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30));

        // It looks while the revocation is not committed, and has to wait with its own write.
        var redemption = isCode ? scenario.RedeemAsync(Scenario.Spa, code) : scenario.RefreshAsync(Scenario.Spa, refreshToken!);
        await Task.WhenAny(redemption, Task.Delay(TimeSpan.FromSeconds(1)));
        Assert.False(redemption.IsCompleted);
        mayEnd.SetResult();
        await revocation;
        (await redemption).Refused(400, "invalid_grant");
        Assert.Equal(before, await scenario.ReadAsync(db => db.Tokens.CountAsync()));
    }

    [Theory(DisplayName = "13 CVE-2026-9802: a restart does not revalidate rotated refresh tokens")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_restart_forgets_no_rotation(string provider)
    {
        using var directory = new TemporaryDirectory();
        var time = new ManualTimeProvider();
        string? connection = null;
        string used, successor, other;
        await using (var scenario = await Scenario.StartAsync(provider, options =>
        {
            options.DataDirectory = directory;
            options.Time = time;
        }))
        {
            connection = scenario.Host.ConnectionString;
            used = (await scenario.SignInAsync(Scenario.Spa, "openid offline_access")).Ok().RefreshToken;
            successor = (await scenario.RefreshAsync(Scenario.Spa, used)).Ok().RefreshToken;
            other = (await scenario.SignInAsync(Scenario.Spa, "openid offline_access")).Ok().RefreshToken;
        }

        await using var restarted = await HubHost.StartAsync(provider, options =>
        {
            options.DataDirectory = directory;
            options.ConnectionString = connection;
            options.Time = time;
        });
        using var client = restarted.NewClient();

        // Within the grace period the answer that was lost is given again; afterwards it is a replay and ends the family.
        Assert.Equal(successor, (await RefreshAsync(client, used)).Ok().RefreshToken);
        time.Advance(TimeSpan.FromSeconds(11));
        (await RefreshAsync(client, used)).Refused(400, "invalid_grant");
        (await RefreshAsync(client, successor)).Refused(400, "invalid_grant");
        (await RefreshAsync(client, other)).Ok();
    }

    private static async Task<TokenAnswer> RefreshAsync(HttpClient client, string token)
    {
        using var content = new FormUrlEncodedContent([new("grant_type", "refresh_token"), new("refresh_token", token), new("client_id", Scenario.Spa)]);
        using var response = await client.PostAsync("/oidc/token", content);
        return await TokenAnswer.ReadAsync(response);
    }
}
