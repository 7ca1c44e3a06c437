using IdentityHub.Server.Tests.Support;

namespace IdentityHub.EndToEnd.Tests.Crash;

/// <summary>An authorization code that is redeemed while the hub dies.</summary>
internal sealed class CodeUse(string code)
{
    private TokenAnswer? first;

    /// <summary>Whether the hub said that it was redeemed.</summary>
    public bool IsAcknowledged => first?.Status == 200;

    public async Task RedeemAsync(HttpClient client)
    {
        try
        {
            first = await client.RedeemAsync(Scenario.Native, code);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            // Killed before it answered: the code may have been used or not.
        }
    }

    /// <summary>Tries it twice more at the restarted hub.</summary>
    public async Task VerifyAsync(HttpClient client)
    {
        var second = await client.RedeemAsync(Scenario.Native, code);
        if (IsAcknowledged || second.Status != 200)
        {
            second.Refused(400, "invalid_grant");
        }

        (await client.RedeemAsync(Scenario.Native, code)).Refused(400, "invalid_grant");

        // Using a code again ends what it gave (RFC 6749 §4.1.2).
        foreach (var answer in new[] { first, second }.OfType<TokenAnswer>().Where(answer => answer.Status == 200))
        {
            (await client.RefreshAsync(Scenario.Native, answer.RefreshToken)).Refused(400, "invalid_grant");
        }
    }
}
