using IdentityHub.Server.Connectors.External;

namespace IdentityHub.Server.Tests.Connectors.OpenId;

/// <summary>How each kind of connector has people prove anew who they are, and what it then expects (OpenID Connect Core §3.1.2.1, §3.1.3.7).</summary>
public sealed class OpenIdFreshnessTests
{
    [Theory]
    [InlineData(false, null, null, null, null, null)]
    [InlineData(true, null, "login", "0", 0, true)]
    [InlineData(true, 3600, "login", "0", 0, true)]
    [InlineData(false, 3600, null, "3600", 3600, true)]
    public async Task A_provider_that_keeps_to_the_standard_is_asked_by_age(bool isForced, int? age, string? prompt, string? maxAge, int? seconds, bool? isTold)
    {
        await using var idp = await FakeIdp.StartAsync();
        using var stage = new OpenIdStage(null, idp.Host);
        foreach (var kind in new ISsoProvider[] { stage.Oidc, stage.Okta })
        {
            var (query, start) = await OpenIdStage.StartAsync(kind, OpenIdStage.For(idp), request => request with { IsForced = isForced, MaxAge = age });
            Assert.Equal((prompt, maxAge), (query.GetValueOrDefault("prompt"), query.GetValueOrDefault("max_age")));
            Assert.Equal(seconds is { } past ? new ExternalFreshness(stage.Time.GetUtcNow().AddSeconds(-past), isTold!.Value) : null, start.Session.Freshness);
        }
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, null)]
    [InlineData(false, 3600)]
    public async Task A_provider_that_may_not_know_ages_is_asked_for_a_new_sign_in(bool isForced, int? age)
    {
        await using var idp = await FakeIdp.StartAsync();
        using var stage = new OpenIdStage(idp.Issuer, idp.Host);
        var expected = isForced || age is not null ? new ExternalFreshness(stage.Time.GetUtcNow(), false) : null;
        foreach (var (kind, connector, usual, forced) in new (ISsoProvider, ExternalConnector, string?, string)[]
        {
            (stage.Entra, OpenIdStage.For(idp), null, "login"),
            (stage.Google, OpenIdStage.Connector(new { clientId = "hub", clientSecret = "s" }), "select_account", "select_account"),
        })
        {
            var (query, start) = await OpenIdStage.StartAsync(kind, connector, request => request with { IsForced = isForced, MaxAge = age });
            Assert.Equal(expected is null ? usual : forced, query.GetValueOrDefault("prompt"));
            Assert.False(query.ContainsKey("max_age"));
            Assert.Equal(expected, start.Session.Freshness);
        }
    }
}
