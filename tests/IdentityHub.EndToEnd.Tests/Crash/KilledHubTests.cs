using IdentityHub.Data.Grants;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.EndToEnd.Tests.Crash;

/// <summary>kill -9 under load. What a client was told stays true on the same data.</summary>
public sealed class KilledHubTests
{
    private const int Chains = 24;
    private const int Codes = 8;
    private const int Sessions = 8;
    private const int EnoughRevocations = 6;
    private const int RefreshesBetween = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Loses_no_acknowledged_revocation_or_sign_out_when_it_is_killed_in_the_middle_of_refreshes(string provider)
    {
        using var directory = new TemporaryDirectory();
        var options = new HubHostOptions
        {
            Provider = provider,
            ConnectionString = provider == Databases.PostgreSql ? await PostgresServer.CreateDatabaseAsync() : null,
        };

        // The restart must not use up the grace period of a refresh whose answer was lost.
        options.Settings["Oidc:RefreshTokenReuseGrace"] = "5m";
        var port = FreePort.Take();
        var (chains, codes) = await PrepareAsync(options, directory);

        var sessions = Enumerable.Range(0, Sessions).Select(_ => new SessionUse()).ToArray();
        await using (var node = await HubNode.StartAsync(options, port, directory))
        {
            await Task.WhenAll(sessions.Select(session => session.SignInAsync(node)));
            await LoadAndKillAsync(node, chains, codes, sessions);
        }

        await using var restarted = await HubNode.StartAsync(options, port, directory);
        using var client = restarted.NewClient();
        await Task.WhenAll(
        [
            .. chains.Select(chain => chain.VerifyAsync(client)),
            .. codes.Select(code => code.VerifyAsync(client)),
            .. sessions.Select(session => session.VerifyAsync(restarted)),
        ]);
    }

    private static async Task LoadAndKillAsync(HubNode node, RefreshChain[] chains, CodeUse[] codes, SessionUse[] sessions)
    {
        using var client = node.NewClient();
        using var patience = new CancellationTokenSource(Patience);
        var refreshing = chains.Select(chain => chain.RefreshUntilTheEndAsync(client)).ToList();

        // Every second chain is revoked, one a few refreshes after the other; codes are redeemed and people sign out at the same pace.
        // The kill comes when some of it has happened and some is about to.
        var revoking = chains.Where((_, index) => index % 2 == 0).Select((chain, index) => AfterAsync(index, () => chain.RevokeAsync(client)));
        var redeeming = codes.Select((code, index) => AfterAsync(index, () => code.RedeemAsync(client)));
        var leaving = sessions.Select((session, index) => AfterAsync(index, () => session.SignOutAsync(node)));
        var others = revoking.Concat(redeeming).Concat(leaving).ToList();
        while (chains.Count(chain => chain.IsRevocationAcknowledged) < EnoughRevocations
            || !codes.Any(code => code.IsAcknowledged)
            || !sessions.Any(session => session.IsAcknowledged))
        {
            await Task.Delay(1, patience.Token);
        }

        await node.KillAsync();
        await patience.CancelAsync();
        await Task.WhenAll([.. refreshing, .. others]);

        async Task AfterAsync(int index, Func<Task> act)
        {
            try
            {
                while (chains.Sum(chain => chain.Refreshes) < RefreshesBetween * (index + 1))
                {
                    await Task.Delay(1, patience.Token);
                }
            }
            catch (OperationCanceledException)
            {
                // The hub is gone; this was for later.
                return;
            }

            await act();
        }
    }

    private static async Task<(RefreshChain[] Chains, CodeUse[] Codes)> PrepareAsync(HubHostOptions options, TemporaryDirectory directory)
    {
        await using var scenario = await Scenario.StartAsync(options.Provider, host =>
        {
            (host.DataDirectory, host.ConnectionString) = (directory, options.ConnectionString);
            host.UseCheapHashes();
        });
        await scenario.GiveAliceAPasswordAsync();
        var chains = new RefreshChain[Chains];
        for (var index = 0; index < Chains; index++)
        {
            chains[index] = new((await scenario.SignInAsync(Scenario.Native, "openid offline_access")).Ok().RefreshToken);
        }

        var codes = new CodeUse[Codes];
        for (var index = 0; index < Codes; index++)
        {
            codes[index] = new(await scenario.IssueCodeAsync(Scenario.Native, "openid offline_access"));
        }

        // After the restart only having been used may be the reason to refuse a code, not its age.
        var later = scenario.Host.Time.GetUtcNow().AddMinutes(10);
        await scenario.ChangeAsync(db => db.Tokens
            .Where(token => token.Type == TokenType.AuthorizationCode && token.Status == TokenStatus.Valid)
            .ExecuteUpdateAsync(token => token.SetProperty(row => row.ExpiresAt, later)));
        return (chains, codes);
    }
}
