using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.Oidc.EndSession;

public sealed class ForcedLogoutTests
{
    [Theory(DisplayName = "ASVS 10.6.2: another site cannot sign a person out with a form that anybody can get")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_post_without_the_session_cookie_takes_no_cookie_away(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        using var attacker = scenario.Host.NewClient();
        var page = await attacker.GetStringAsync("/oidc/session/end");
        var form = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page).Forms.Single();
        var ticket = form.QuerySelector("input[name=xsrf]")!.GetAttribute("value")!;

        // What a browser sends along with a form of another site: nothing (SameSite=Lax).
        using var content = new FormUrlEncodedContent([new("xsrf", ticket), new("logout", "yes")]);
        using var response = await attacker.PostAsync("/oidc/session/end/confirm", content);
        Assert.Equal("/oidc/session/end/success", TestBrowser.Location(response));
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }
}
