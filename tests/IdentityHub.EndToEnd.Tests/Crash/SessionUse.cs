using System.Net;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.EndToEnd.Tests.Crash;

/// <summary>A person who signs out while the hub dies, and somebody who kept the cookies.</summary>
internal sealed class SessionUse
{
    private readonly CookieContainer cookies = new();
    private readonly CookieContainer kept = new();
    private string idToken = "";
    private bool isSignOutSent;

    /// <summary>Whether the hub said that the session has ended.</summary>
    public bool IsAcknowledged { get; private set; }

    public async Task SignInAsync(HubNode node)
    {
        using var browser = node.NewClient(cookies);
        var callback = await new Person(browser).AuthorizeAsync(Scenario.Spa);
        idToken = (await browser.RedeemAsync(Scenario.Spa, callback.Code!)).Ok()["id_token"]!;
        kept.Add(cookies.GetAllCookies());
    }

    public async Task SignOutAsync(HubNode node)
    {
        isSignOutSent = true;
        try
        {
            using var browser = node.NewClient(cookies);
            await new Person(browser).SignOutAsync(idToken);
            IsAcknowledged = true;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            // Killed before it answered: it may have happened or not.
        }
    }

    /// <summary>Comes back to the restarted hub with the cookies of before.</summary>
    public async Task VerifyAsync(HubNode node)
    {
        using var browser = node.NewClient(kept);
        var silent = await new Person(browser).AuthorizeAsync(Scenario.Spa, "none");
        if (IsAcknowledged)
        {
            Assert.Equal("login_required", silent.Error);
        }
        else if (!isSignOutSent)
        {
            Assert.NotNull(silent.Code);
        }
    }
}
