using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Protocol.Authorization;

namespace IdentityHub.Protocol.Tests.Authorization;

public sealed class BrowserOriginsTests
{
    [Theory]
    [InlineData("https://app.example.com", "https://app.example.com/callback", true)]
    [InlineData("https://app.example.com:443", "https://app.example.com/callback", true)]
    [InlineData("http://localhost:3000", "http://localhost:3000/callback", true)]
    [InlineData("http://[::1]:3000", "http://[::1]:3000/callback", true)]
    [InlineData("https://pr-7.example.com", "https://pr-*.example.com/callback", true)]
    [InlineData("https://pr-.example.com", "https://pr-*.example.com/callback", false)]
    [InlineData("https://pr-7.evil.example.com", "https://pr-*.example.com/callback", false)]
    [InlineData("https://pr-7.example.com.evil.com", "https://pr-*.example.com/callback", false)]
    [InlineData("http://app.example.com", "https://app.example.com/callback", false)]
    [InlineData("https://app.example.com:8443", "https://app.example.com/callback", false)]
    [InlineData("https://appXexample.com", "https://app.example.com/callback", false)]
    [InlineData("https://user@app.example.com", "https://app.example.com/callback", false)]
    [InlineData("null", "com.example.app:/callback", false)]
    [InlineData("https://*.example.com", "https://*.example.com/callback", false)]
    public void Allows_the_origins_of_redirect_uris(string origin, string redirectUri, bool expected) =>
        Assert.Equal(expected, BrowserOrigins.Allows(origin, null, [redirectUri]));

    [Fact]
    public void Allows_listed_origins() => Assert.True(BrowserOrigins.Allows("https://other.example.com", ["https://other.example.com"], []));

    [Fact]
    public void Never_throws_and_never_allows_what_differs() => Prop.ForAll<string, string>((origin, redirectUri) =>
        !BrowserOrigins.Allows(origin ?? "", null, [redirectUri ?? ""])).QuickCheckThrowOnFailure();
}
