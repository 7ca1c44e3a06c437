using System.Collections.Concurrent;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.EndToEnd.Tests.Crash;

/// <summary>A client that refreshes for as long as its hub lives, and remembers what it was told.</summary>
internal sealed class RefreshChain
{
    private readonly ConcurrentQueue<string> tokens;
    private volatile string latest;
    private volatile string? accessToken;
    private volatile bool isRevocationSent;
    private volatile bool isRevocationAcknowledged;

    public RefreshChain(string firstToken)
    {
        tokens = new([firstToken]);
        latest = firstToken;
    }

    public bool IsRevocationAcknowledged => isRevocationAcknowledged;

    public int Refreshes => tokens.Count - 1;

    /// <summary>Refreshes until the hub dies or the chain is revoked.</summary>
    public async Task RefreshUntilTheEndAsync(HttpClient client)
    {
        while (true)
        {
            TokenAnswer answer;
            try
            {
                answer = await client.RefreshAsync(Scenario.Native, latest);
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
            {
                return;
            }

            if (answer.Status != 200)
            {
                answer.Refused(400, "invalid_grant");
                Assert.True(isRevocationSent, "A chain that nobody revoked was refused.");
                return;
            }

            latest = answer.RefreshToken;
            accessToken = answer.AccessToken;
            tokens.Enqueue(latest);
        }
    }

    /// <summary>Revokes the chain while it goes on.</summary>
    public async Task RevokeAsync(HttpClient client)
    {
        isRevocationSent = true;
        try
        {
            isRevocationAcknowledged = (await client.RevokeAsync(Scenario.Native, latest)).Status == 200;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            // Killed before it answered: it may have happened or not.
        }
    }

    /// <summary>Holds the restarted hub against what the first one had acknowledged.</summary>
    public async Task VerifyAsync(HttpClient client)
    {
        if (isRevocationAcknowledged)
        {
            await VerifyNothingWorksAsync(client);
            return;
        }

        if (isRevocationSent)
        {
            // Either is right. What is asked for again has to happen now.
            Assert.Equal(200, (await client.RevokeAsync(Scenario.Native, latest)).Status);
            await VerifyNothingWorksAsync(client);
            return;
        }

        // The newest token that was handed out works; if it was used in vain when the hub died, it is in its grace period.
        var successor = (await client.RefreshAsync(Scenario.Native, latest)).Ok();
        (await client.RefreshAsync(Scenario.Native, successor.RefreshToken)).Ok();
    }

    private async Task VerifyNothingWorksAsync(HttpClient client)
    {
        foreach (var token in tokens.Reverse().Take(3).Append(tokens.First()))
        {
            (await client.RefreshAsync(Scenario.Native, token)).Refused(400, "invalid_grant");
        }

        Assert.False(accessToken is not null && await client.OpensUserInfoAsync(accessToken));
    }
}
