using IdentityHub.Server.Hosting;
using Microsoft.Extensions.Configuration;

namespace IdentityHub.Server.Tests.Hosting;

public sealed class HubOptionsTests
{
    [Fact]
    public void Is_usable_without_any_setting()
    {
        var options = Read();

        Assert.Equal("http://localhost:3001/oidc", options.Urls.Issuer);
        Assert.Equal(Path.GetFullPath("data"), options.DataDirectory);
        Assert.False(options.UsesPostgreSql);
        Assert.False(options.Outbound.AllowPrivateAddresses);
        Assert.False(options.ReverseProxy.IsConfigured);
        Assert.Equal("ES256", options.Oidc.SigningAlgorithm);
        Assert.Equal(TimeSpan.FromSeconds(10), options.Oidc.RefreshTokenReuseGrace);
        Assert.Equal(TimeSpan.FromDays(14), options.Oidc.SessionTtl);
        Assert.Equal(TimeSpan.FromDays(180), options.Oidc.GrantTtl);
    }

    [Theory]
    [InlineData("http://localhost:3001", "http://localhost:3001", "")]
    [InlineData("https://Login.Example.com/", "https://login.example.com", "")]
    [InlineData("https://example.com:443/auth/", "https://example.com/auth", "/auth")]
    public void Makes_every_address_from_the_public_url(string setting, string publicUrl, string pathBase)
    {
        var urls = Read(("PublicUrl", setting)).Urls;

        Assert.Equal(publicUrl, urls.PublicUrl);
        Assert.Equal(publicUrl + "/oidc", urls.Issuer);
        Assert.Equal(pathBase, urls.PathBase);
        Assert.Equal(publicUrl + "/sign-in?x=1", urls.Absolute("/sign-in?x=1"));
    }

    [Theory]
    [InlineData("PublicUrl", "login.example.com", "absolute http or https address")]
    [InlineData("PublicUrl", "ftp://example.com", "absolute http or https address")]
    [InlineData("PublicUrl", "https://example.com/?a=b", "absolute http or https address")]
    [InlineData("PublicUrl", "https://user@example.com/", "absolute http or https address")]
    [InlineData("Database:Provider", "MySql", "Sqlite, PostgreSql")]
    [InlineData("Oidc:SigningAlgorithm", "HS256", "ES256, ES384")]
    [InlineData("Oidc:SigningAlgorithm", "none", "ES256, ES384")]
    [InlineData("Oidc:AdditionalSigningAlgorithms:0", "RS1", "RS256")]
    [InlineData("Oidc:SessionTtl", "a week", "from 1m to 365d")]
    [InlineData("Oidc:SessionTtl", "0", "from 1m to 365d")]
    [InlineData("Oidc:KeyRetention", "1h", "from 1d to 365d")]
    [InlineData("Outbound:AllowPrivateAddresses", "yes", "true or false")]
    [InlineData("ReverseProxy:KnownProxies:0", "proxy.local", "IP addresses")]
    [InlineData("ReverseProxy:KnownNetworks", "10.0.0.0/99", "IP networks")]
    public void Refuses_a_wrong_value_naming_the_setting_and_what_is_allowed(string key, string value, string allowed)
    {
        var exception = Assert.Throws<ConfigurationException>(() => Read((key, value)));

        var problem = Assert.Single(exception.Problems);
        Assert.Contains($"IdentityHub:{key.Replace(":0", "", StringComparison.Ordinal)} is '{value}'", problem, StringComparison.Ordinal);
        Assert.Contains(allowed, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_unknown_settings_and_names_them_all()
    {
        var exception = Assert.Throws<ConfigurationException>(() => Read(
            ("PublicURI", "https://example.com"), ("Oidc:SesionTtl", "1d"), ("ReverseProxy:KnownProxies:first", "10.0.0.1")));

        var problem = Assert.Single(exception.Problems, text => text.Contains("do not exist", StringComparison.Ordinal));
        Assert.Contains("IdentityHub:Oidc:SesionTtl, IdentityHub:PublicURI", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10", 10)]
    [InlineData("0", 0)]
    [InlineData("30s", 30)]
    [InlineData("2m", 120)]
    public void Understands_durations(string text, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Read(("Oidc:RefreshTokenReuseGrace", text)).Oidc.RefreshTokenReuseGrace);

    [Fact]
    public void Understands_lists_with_commas_and_with_numbers()
    {
        Assert.Equal(["RS256", "ES384"], Read(("Oidc:AdditionalSigningAlgorithms", "rs256, ES384")).Oidc.AdditionalSigningAlgorithms);
        Assert.Equal(
            ["a.example", "b.example"],
            Read(("Outbound:AllowedHosts:0", "a.example"), ("Outbound:AllowedHosts:1", "b.example")).Outbound.AllowedHosts);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("c2hvcnQ=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Refuses_a_master_key_of_another_length_without_repeating_it(string value)
    {
        var exception = Assert.Throws<ConfigurationException>(() => Read(("MasterKey", value)));

        Assert.Contains("IdentityHub:MasterKey", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Needs_a_connection_string_for_PostgreSql_and_refuses_one_for_Sqlite()
    {
        Assert.Contains(
            "ConnectionStrings:IdentityHub is missing",
            Assert.Throws<ConfigurationException>(() => Read(("Database:Provider", "PostgreSql"))).Message,
            StringComparison.Ordinal);
        var exception = Assert.Throws<ConfigurationException>(() => HubOptions.Read(new ConfigurationBuilder()
            .AddInMemoryCollection([new("ConnectionStrings:IdentityHub", "Host=db;Password=hidden")])
            .Build()));
        Assert.Contains("ConnectionStrings:IdentityHub is set", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", exception.Message, StringComparison.Ordinal);
    }

    private static HubOptions Read(params (string Key, string Value)[] settings) => HubOptions.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create("IdentityHub:" + setting.Key, (string?)setting.Value)))
        .Build());
}
