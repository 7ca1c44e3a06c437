using System.Web;
using IdentityHub.Data.Sso;
using IdentityHub.Server.Connectors.Saml;
using IdentityHub.Server.Sso;
using IdentityHub.Server.Tests.Support;
using IdentityHub.Tests.Saml;
using Microsoft.EntityFrameworkCore;
using static IdentityHub.Server.Tests.Connectors.Saml.SamlStage;

namespace IdentityHub.Server.Tests.Connectors.Saml;

/// <summary>Sign-ins that the provider begins.</summary>
public sealed class IdpInitiatedTests
{
    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_hub_makes_the_authorization_request_and_the_browser_comes_with_a_cookie(string database)
    {
        await using var stage = await SamlStage.StartAsync(database);
        await AllowAsync(stage, config =>
        {
            config.AutoSendAuthorizationRequest = true;
            config.AuthParameters = Json(new { scope = "openid email", resource = new[] { Scenario.Api }, client_id = "evil", ui_locales = "th" });
        });
        using var posted = await stage.PostAsync(stage.Idp.Respond(stage.Words()), null);
        Assert.Equal(303, (int)posted.StatusCode);
        var address = posted.Headers.Location!;
        Assert.StartsWith(stage.Scenario.Host.PublicUrl + "/oidc/auth?", address.ToString(), StringComparison.Ordinal);
        var query = HttpUtility.ParseQueryString(address.Query);
        Assert.Equal((Scenario.Web, Scenario.RedirectUri, "code", "sso:c1"), (query["client_id"], query["redirect_uri"], query["response_type"], query["direct_sign_in"]));
        Assert.Equal(("openid email", Scenario.Api, "th", "login"), (query["scope"], query["resource"], query["ui_locales"], query["prompt"]));
        var cookie = CookieOf(posted);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);

        var value = cookie.Split(';')[0].Split('=')[1];
        Assert.Null(await stage.Exchanges.FindIdpInitiatedAsync("c2", value, stage.Callback, default));
        Assert.Null(await stage.Exchanges.FindIdpInitiatedAsync(Id, value + "x", stage.Callback, default));
        var session = await stage.Exchanges.FindIdpInitiatedAsync(Id, value, stage.Callback, default);
        Assert.Equal("ada", Take(await stage.CompleteAsync(session!)).Identity.Id);
        Refused(await stage.CompleteAsync(session!), "session.connector_session_not_found");
        Assert.Null(await stage.Exchanges.FindIdpInitiatedAsync(Id, value, stage.Callback, default));
    }

    [Fact]
    public async Task A_client_may_make_the_request_itself()
    {
        await using var stage = await SamlStage.StartAsync(Databases.Sqlite);
        await AllowAsync(stage, config => config.ClientIdpInitiatedAuthCallbackUri = "https://app.example.com/sso?x=1");
        using var posted = await stage.PostAsync(stage.Idp.Respond(stage.Words()), "https://app.example.com/deep/link");
        Assert.Equal("https://app.example.com/sso?x=1&ssoConnectorId=c1", posted.Headers.Location?.ToString());
        Assert.NotEmpty(CookieOf(posted));
    }

    [Fact]
    public async Task What_is_not_good_is_not_kept_and_the_operator_sees_why()
    {
        await using var stage = await SamlStage.StartAsync(Databases.Sqlite);
        using var notAllowed = await stage.PostAsync(stage.Idp.Respond(stage.Words()), null);
        Assert.Equal(400, (int)notAllowed.StatusCode);
        await AllowAsync(stage, config => config.AutoSendAuthorizationRequest = true);
        var start = await stage.StartAsync();
        foreach (var (response, reason) in new[]
        {
            // The answer to a request that somebody began elsewhere: it must not be used as if nobody had asked.
            (stage.Idp.Respond(stage.Words(start)), "InResponseTo"),
            (SamlTestProvider.Other.Respond(stage.Words()), "BadSignature"),
            (stage.Idp.Respond(stage.Words() with { SignsAssertion = false }), "NotSigned"),
            (stage.Idp.Respond(stage.Words() with { Audience = "https://other.example" }), "Audience"),
            ("nonsense", "BadEncoding"),
        })
        {
            using var posted = await stage.PostAsync(response, "unknown");
            Assert.Equal(400, (int)posted.StatusCode);
            Assert.False(posted.Headers.Contains("Set-Cookie"));
            var body = await posted.Content.ReadAsStringAsync();
            var failure = (await stage.Scenario.ReadAsync(db => SsoFailures.ListAsync(db, Id, default)))[0];
            Assert.Contains(failure.Reference, body, StringComparison.Ordinal);
            Assert.DoesNotContain(reason + ":", body, StringComparison.Ordinal);
            Assert.StartsWith(reason + ":", failure.Detail, StringComparison.Ordinal);
        }

        Assert.Equal(1, await stage.Scenario.ReadAsync(db => db.SamlExchanges.CountAsync()));
    }

    [Fact]
    public async Task It_counts_for_ten_minutes_and_once_even_when_posted_twice()
    {
        await using var stage = await SamlStage.StartAsync(Databases.Sqlite);
        await AllowAsync(stage, config => config.AutoSendAuthorizationRequest = true);
        var response = stage.Idp.Respond(stage.Words());
        var values = new List<string>();
        for (var time = 0; time < 2; time++)
        {
            using var posted = await stage.PostAsync(response, null);
            values.Add(CookieOf(posted).Split(';')[0].Split('=')[1]);
        }

        var sessions = await Task.WhenAll(values.Select(value => stage.Exchanges.FindIdpInitiatedAsync(Id, value, stage.Callback, default)));
        Take(await stage.CompleteAsync(sessions[0]!));
        Refused(await stage.CompleteAsync(sessions[1]!), "connector.invalid_response", "used before");

        using var late = await stage.PostAsync(stage.Idp.Respond(stage.Words()), null);
        stage.Scenario.Host.Time.SetUtcNow(stage.Scenario.Host.Time.GetUtcNow() + SamlExchanges.IdpInitiatedLifetime);
        Assert.Null(await stage.Exchanges.FindIdpInitiatedAsync(Id, CookieOf(late).Split(';')[0].Split('=')[1], stage.Callback, default));
    }

    [Fact]
    public async Task Nobody_is_led_to_a_client_that_is_disabled()
    {
        await using var stage = await SamlStage.StartAsync(Databases.Sqlite);
        await AllowAsync(stage, config => config.AutoSendAuthorizationRequest = true);
        await stage.Scenario.ChangeAsync(db => db.Applications.Where(row => row.Id == Scenario.Web).ExecuteUpdateAsync(set => set.SetProperty(row => row.IsDisabled, true)));
        using var posted = await stage.PostAsync(stage.Idp.Respond(stage.Words()), null);
        Assert.Equal(400, (int)posted.StatusCode);
        Assert.Contains("client_callback_uri_not_found", await posted.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task AllowAsync(SamlStage stage, Action<SsoIdpInitiatedAuthConfig> change) => stage.Scenario.ChangeAsync(db =>
    {
        var config = new SsoIdpInitiatedAuthConfig { SsoConnectorId = Id, DefaultApplicationId = Scenario.Web, CreatedAt = stage.Scenario.Host.Time.GetUtcNow() };
        change(config);
        db.Add(config);
        return Task.CompletedTask;
    });

    private static string CookieOf(HttpResponseMessage response) => response.Headers.TryGetValues("Set-Cookie", out var values)
        ? values.Single(value => value.StartsWith(SamlCookie.Name + "=", StringComparison.Ordinal))
        : "";
}
