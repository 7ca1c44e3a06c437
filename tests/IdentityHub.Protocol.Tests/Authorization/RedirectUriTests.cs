using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Protocol.Authorization;

namespace IdentityHub.Protocol.Tests.Authorization;

public sealed class RedirectUriTests
{
    [Theory]
    [InlineData("https://app.example.com/callback")]
    [InlineData("https://app.example.com")]
    [InlineData("http://localhost:3000/cb?tenant=1")]
    [InlineData("https://[2001:db8::1]:8443/cb")]
    [InlineData("https://*.preview.example.com/cb")]
    [InlineData("https://pr-*.preview.example.com/*/cb")]
    [InlineData("https://app.example.com/@handle/cb")]
    [InlineData("com.example.app://callback")]
    [InlineData("com.example.app:/callback")]
    [InlineData("https://xn--e1afmkfd.example/cb")]
    public void Registers(string uri) => Assert.Null(RedirectUris.ValidateRegistration(uri));

    [Theory]
    [InlineData("")]
    [InlineData("/callback")]
    [InlineData("//app.example.com/cb")]
    [InlineData("https:app.example.com")]
    [InlineData("https:///cb")]
    [InlineData("https://app.example.com:port/cb")]
    [InlineData("https://app.example.com:70000/cb")]
    [InlineData("https://*/cb")]
    [InlineData("https://*.com/cb")]
    [InlineData("https://app.*.com/cb")]
    [InlineData("https://app.example.com:*/cb")]
    [InlineData("https://app.example.com/cb?x=*")]
    [InlineData("http*://app.example.com/cb")]
    [InlineData("com.example.app://*")]
    [InlineData("https://app.example.com/a/../cb")]
    [InlineData("https://app.example.com/./cb")]
    [InlineData("https://a..example.com/cb")]
    public void Does_not_register(string uri) => Assert.NotNull(RedirectUris.ValidateRegistration(uri));

    [Theory(DisplayName = "oidcc-redirect-uri-regfrag")]
    [InlineData("https://app.example.com/cb#fragment")]
    [InlineData("https://app.example.com/cb#")]
    public void Does_not_register_a_fragment(string uri) => Assert.NotNull(RedirectUris.ValidateRegistration(uri));

    [Theory(DisplayName = "26 CVE-2026-9086: JaVaScRiPt: and friends refused, case-insensitive")]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData("javascript://app.example.com/%0aalert(1)")]
    [InlineData("java\tscript:alert(1)")]
    [InlineData(" javascript:alert(1)")]
    [InlineData("DATA:text/html,x")]
    [InlineData("VbScript:x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("blob:https://app.example.com/x")]
    [InlineData("about:blank")]
    public void Refuses_schemes_that_run_code(string uri)
    {
        Assert.NotNull(RedirectUris.ValidateRegistration(uri));
        Assert.False(RedirectUris.Matches(uri, uri, native: true));
    }

    [Theory(DisplayName = "25 CVE-2026-3872, 2024-8883: ..;/, encoded dots, userinfo, backslash, wildcards, fragments")]
    [InlineData("https://app.example.com/cb/..;/evil")]
    [InlineData("https://app.example.com/cb/%2e%2e/evil")]
    [InlineData("https://app.example.com/cb/%2E%2E%2Fevil")]
    [InlineData("https://app.example.com/cb/%252e%252e/evil")]
    [InlineData("https://app.example.com/cb/..%2fevil")]
    [InlineData("https://app.example.com/cb/..%3b/evil")]
    [InlineData("https://app.example.com/cb/../evil")]
    [InlineData("https://app.example.com/cb/..\\evil")]
    [InlineData("https://app.example.com/cb/%5c..%5cevil")]
    [InlineData("https://app.example.com@evil.example/cb/x")]
    [InlineData("https://evil.example\\@app.example.com/cb/x")]
    [InlineData("https://evil.example\\.app.example.com/cb/x")]
    [InlineData("https://evil.example#.app.example.com/cb/x")]
    [InlineData("https://app.example.com/cb/x#y")]
    [InlineData("https://app.example.com/cb/*")]
    [InlineData("https://app.example.com/cb/x\r\nSet-Cookie: a=b")]
    [InlineData("https://app.example.com/cb/x%0d%0aSet-Cookie:a=b")]
    [InlineData("https://app.example.com/cb/\u0000")]
    [InlineData("https://app.example.com /cb/x")]
    [InlineData("http://app.example.com/cb/x")]
    [InlineData("https://app.example.com:444/cb/x")]
    [InlineData("https://app.example.com.evil.example/cb/x")]
    public void Does_not_match_what_servers_read_differently(string requested) =>
        Assert.False(RedirectUris.Matches("https://app.example.com/cb/*", requested, native: false));

    [Theory(DisplayName = "27 CVE-2026-9689: redirect URI query cannot duplicate code/state/iss")]
    [InlineData("https://app.example.com/cb?code=1")]
    [InlineData("https://app.example.com/cb?x=1&state=1")]
    [InlineData("https://app.example.com/cb?iss=1")]
    [InlineData("https://app.example.com/cb?ISS=1")]
    [InlineData("https://app.example.com/cb?%63ode=1")]
    [InlineData("https://app.example.com/cb?error")]
    [InlineData("com.example.app:/cb?code=1")]
    public void Query_has_no_response_parameters(string uri)
    {
        Assert.NotNull(RedirectUris.ValidateRegistration(uri));
        Assert.False(RedirectUris.Matches(uri, uri, native: true));
    }

    [Theory(DisplayName = "54 CVE-2024-52289: redirect URIs are not regexes")]
    [InlineData("https://app.example.com/cb", "https://appXexample.com/cb")]
    [InlineData("https://app.example.com/c.", "https://app.example.com/cb")]
    [InlineData("https://*.app.example.com/cb", "https://xXapp.example.com/cb")]
    [InlineData("https://app.example.com/(a+)+", "https://app.example.com/aaaa")]
    public void A_dot_is_a_dot(string registered, string requested) => Assert.False(RedirectUris.Matches(registered, requested, native: false));

    [Theory(DisplayName = "RFC 9700 §4, 1: exact match of redirect URIs")]
    [InlineData("https://app.example.com/cb", "https://app.example.com/cb", true)]
    [InlineData("https://app.example.com/cb", "https://APP.example.com/cb", true)]
    [InlineData("https://app.example.com/cb", "https://app.example.com:443/cb", true)]
    [InlineData("https://app.example.com", "https://app.example.com/", true)]
    [InlineData("https://app.example.com/cb?a=1", "https://app.example.com/cb?a=1", true)]
    [InlineData("https://app.example.com/cb?a=1", "https://app.example.com/cb?a=2", false)]
    [InlineData("https://app.example.com/cb", "https://app.example.com/cb?a=1", false)]
    [InlineData("https://app.example.com/cb", "https://app.example.com/cb/", false)]
    [InlineData("https://app.example.com/cb", "https://app.example.com/CB", false)]
    [InlineData("https://app.example.com/cb", "https://app.example.com/cb2", false)]
    [InlineData("https://app.example.com/cb", "https://sub.app.example.com/cb", false)]
    [InlineData("https://app.example.com/caf\u00e9", "https://app.example.com/caf%C3%A9", true)]
    [InlineData("com.example.app://callback", "com.example.app://callback", true)]
    [InlineData("com.example.app://callback", "com.example.app://callback/evil", false)]
    [InlineData("com.example.app://callback", "com.example.App2://callback", false)]
    public void Matches_exactly(string registered, string requested, bool expected) =>
        Assert.Equal(expected, RedirectUris.Matches(registered, requested, native: false));

    [Theory]
    [InlineData("https://*.preview.example.com/cb", "https://a.preview.example.com/cb", true)]
    [InlineData("https://*.preview.example.com/cb", "https://a.b.preview.example.com/cb", false)]
    [InlineData("https://*.preview.example.com/cb", "https://preview.example.com/cb", false)]
    [InlineData("https://*.preview.example.com/cb", "https://.preview.example.com/cb", false)]
    [InlineData("https://pr-*-web.example.com/cb", "https://pr-12-web.example.com/cb", true)]
    [InlineData("https://pr-*-web.example.com/cb", "https://pr--web.example.com/cb", false)]
    [InlineData("https://app.example.com/*/cb", "https://app.example.com/a/b/cb", true)]
    [InlineData("https://app.example.com/*/cb", "https://app.example.com/cb", false)]
    [InlineData("https://app.example.com/a*", "https://app.example.com/a", true)]
    [InlineData("https://app.example.com/a*b*c", "https://app.example.com/abcbc", true)]
    public void Matches_wildcards(string registered, string requested, bool expected) =>
        Assert.Equal(expected, RedirectUris.Matches(registered, requested, native: false));

    [Theory(DisplayName = "RFC 8252 7.3: on loopback URIs of native clients the port does not count")]
    [InlineData("http://localhost/cb", "http://localhost:51004/cb", true)]
    [InlineData("http://127.0.0.1:1/cb", "http://127.0.0.1:51004/cb", true)]
    [InlineData("http://[::1]/cb", "http://[::1]:51004/cb", true)]
    [InlineData("http://127.0.0.1/cb", "http://localhost:51004/cb", false)]
    [InlineData("http://127.0.0.1/cb", "http://127.0.0.2:51004/cb", false)]
    [InlineData("http://localhost/cb", "http://localhost:51004/other", false)]
    [InlineData("https://localhost/cb", "https://localhost:51004/cb", false)]
    [InlineData("http://localhost.example.com/cb", "http://localhost.example.com:51004/cb", false)]
    public void Loopback_ports(string registered, string requested, bool expected)
    {
        Assert.Equal(expected, RedirectUris.Matches(registered, requested, native: true));
        Assert.False(RedirectUris.Matches(registered, requested, native: false));
        Assert.False(PostLogoutUris.MatchesAny([registered], requested));
    }

    [Fact]
    public void A_hostile_pattern_takes_no_time()
    {
        var registered = "https://app.example.com/" + string.Concat(Enumerable.Repeat("a*", 500)) + "b";
        var requested = "https://app.example.com/" + new string('a', 1900);
        var watch = Stopwatch.StartNew();
        Assert.False(RedirectUris.Matches(registered, requested, native: false));
        Assert.InRange(watch.ElapsedMilliseconds, 0, 1000);
    }

    [Fact]
    public void Never_throws()
    {
        var pieces = Gen.Elements(
            "https://", "http:", "javascript:", "//", "/", "\\", "..", ".", ";", "%2e", "%", "*", "@", "#", "?", "code=", "&", "[::1]", "[",
            "]", ":", ":443", "app.example.com", "localhost", "\u0000", "\ud800", "\u00e9", "xn--", "com.app", " ", "a");
        var uris = Gen.ListOf(pieces, 8).Select(string.Concat);
        Check.QuickThrowOnFailure(Prop.ForAll(Arb.From(uris), Arb.From(uris), (registered, requested) =>
        {
            RedirectUris.ValidateRegistration(registered);
            RedirectUris.Normalize(requested);
            RedirectUris.Matches(registered, requested, native: true);
        }));
        var anything = Gen.Choose(0, 0xffff).Select(value => (char)value).ArrayOf().Select(characters => new string(characters));
        Check.QuickThrowOnFailure(Prop.ForAll(Arb.From(anything), text =>
        {
            RedirectUris.Matches(text, "https://" + text, native: true);
            RedirectUris.Matches("https://" + text, "https://app.example.com/" + text, native: true);
        }));
    }

    [Fact]
    public void A_wildcard_never_stands_for_a_dot_in_the_host()
    {
        var label = Gen.Elements("a", "b-c", "evil", "x1", "example");
        Check.QuickThrowOnFailure(Prop.ForAll(Arb.From(Gen.NonEmptyListOf(label)), labels =>
            RedirectUris.Matches("https://*.app.example.com/cb", $"https://{string.Join('.', labels)}.app.example.com/cb", native: false)
            == (labels.Count == 1)));
    }

    [Fact]
    public void A_requested_wildcard_never_matches()
    {
        var parts = Gen.Elements("*", "a", "*.a", "a*", "**");
        Check.QuickThrowOnFailure(Prop.ForAll(Arb.From(parts), Arb.From(parts), (host, path) =>
        {
            var uri = $"https://{host}.app.example.com/{path}";
            return !uri.Contains('*') || !RedirectUris.Matches(uri, uri, native: true);
        }));
    }
}
