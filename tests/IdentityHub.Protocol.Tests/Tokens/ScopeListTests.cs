using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Protocol.Tokens;

namespace IdentityHub.Protocol.Tests.Tokens;

public sealed class ScopeListTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("openid", "openid")]
    [InlineData("  a  b a ", "a b")]
    public void Splits_and_keeps_order(string? scope, string expected)
    {
        Assert.True(ScopeList.Parse(scope).TryGet(out var values, out _));
        Assert.Equal(expected, ScopeList.Join(values));
    }

    [Fact]
    public void Refuses_more_values_than_a_request_needs_CVE_2026_4634()
    {
        Assert.True(ScopeList.Parse(string.Join(' ', Enumerable.Range(0, ScopeList.MaximumCount))).TryGet(out _, out _));
        Assert.False(ScopeList.Parse(string.Join(' ', Enumerable.Range(0, ScopeList.MaximumCount + 1))).TryGet(out _, out _));
    }

    [Fact]
    public void Reading_what_was_written_changes_nothing() => Prop.ForAll<string>(scope =>
        !ScopeList.Parse(scope).TryGet(out var values, out _)
        || (ScopeList.Parse(ScopeList.Join(values)).TryGet(out var again, out _) && again.SequenceEqual(values))).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("https://api.example.com", null)]
    [InlineData("urn:logto:resource:organizations", null)]
    [InlineData("nope", "resource indicator must be an absolute URI")]
    [InlineData("/path", "resource indicator must be an absolute URI")]
    [InlineData("https://api.example.com/#x", "resource indicator must not contain a fragment component")]
    public void Checks_the_form_of_a_resource_indicator(string value, string? expected) =>
        Assert.Equal(expected, ResourceIndicator.Check(value)?.Description);
}
