using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Protocol.Messages;

namespace IdentityHub.Protocol.Tests.Messages;

public sealed class RequestParametersTests
{
    [Theory]
    [InlineData("a=1&b=2", "a:1|b:2")]
    [InlineData("a=x+y%2B%20z", "a:x y+ z")]
    [InlineData("a=%E0%B9%84%E0%B8%97%E0%B8%A2", "a:ไทย")]
    [InlineData("a=ไทย", "a:ไทย")]
    [InlineData("a=&b&c=3", "c:3")]
    [InlineData("&&a=1&", "a:1")]
    [InlineData("a=b=c", "a:b=c")]
    [InlineData("resource=x&resource=y", "resource:x|resource:y")]
    [InlineData("", "")]
    public void Reads_a_form(string text, string expected)
    {
        Assert.True(RequestParameters.ParseForm(text).TryGet(out var parameters, out _));
        Assert.Equal(expected, string.Join('|', parameters.Entries.Select(entry => $"{entry.Key}:{entry.Value}")));
    }

    [Theory]
    [InlineData("a=%")]
    [InlineData("a=%4")]
    [InlineData("a=%zz")]
    [InlineData("%=1")]
    [InlineData("a=%ff")]
    [InlineData("a=%c3%28")]
    [InlineData("a=%ed%a0%80")]
    public void Refuses_text_that_is_not_an_encoded_form(string text)
    {
        Assert.False(RequestParameters.ParseForm(text).TryGet(out _, out var error));
        Assert.Equal("invalid_request", error.Code);
    }

    [Fact]
    public void Refuses_half_a_surrogate_pair() => Assert.NotNull(RequestParameters.ParseForm("a=" + (char)0xd800).Error);

    [Theory]
    [InlineData("a=1&a=2")]
    [InlineData("client_id=x&b=1&client_id=x")]
    public void Refuses_a_repeated_parameter(string text)
    {
        Assert.False(RequestParameters.ParseForm(text).TryGet(out _, out var error));
        Assert.Contains("must not be provided twice", error.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a=%00")]
    [InlineData("a=x%00y")]
    [InlineData("%00=x")]
    public void Refuses_nul_bytes(string text)
    {
        Assert.False(RequestParameters.ParseForm(text).TryGet(out _, out var error));
        Assert.Equal("null bytes are not allowed in the request body", error.Description);
    }

    [Fact]
    public void Refuses_more_parameters_than_any_request_needs()
    {
        var text = string.Join('&', Enumerable.Range(0, RequestParameters.MaximumCount + 1).Select(index => $"p{index}=1"));
        Assert.False(RequestParameters.ParseForm(text).TryGet(out _, out var error));
        Assert.Equal("too many parameters", error.Description);
    }

    [Theory]
    [InlineData("""{"a":"1","b":2,"c":true,"d":null,"resource":["x","y"]}""", "a:1|b:2|c:true|resource:x|resource:y")]
    [InlineData("{}", "")]
    public void Reads_json_as_a_form(string text, string expected)
    {
        Assert.True(RequestParameters.ParseJson(Encoding.UTF8.GetBytes(text)).TryGet(out var parameters, out _));
        Assert.Equal(expected, string.Join('|', parameters.Entries.Select(entry => $"{entry.Key}:{entry.Value}")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    [InlineData("{")]
    [InlineData("{\"a\":{}}")]
    [InlineData("{\"a\":[[1]]}")]
    [InlineData("{\"a\":\"1\"}x")]
    [InlineData("{\"a\":\"1\",\"a\":\"2\"}")]
    [InlineData("{\"a\":\"\\u0000\"}")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    [InlineData("{\"a\":[\"1\",\"2\"]}")]
    public void Refuses_json_that_is_not_a_flat_object(string text)
    {
        Assert.False(RequestParameters.ParseJson(Encoding.UTF8.GetBytes(text)).TryGet(out _, out var error));
        Assert.Equal("invalid_request", error.Code);
    }

    [Fact]
    public void Reads_back_every_form_that_a_client_encodes() => Prop.ForAll<NonNull<string>, NonNull<string>>((name, value) =>
    {
        var isText = name.Get.Length > 0 && value.Get.Length > 0
            && !name.Get.Contains('\0') && !value.Get.Contains('\0') && IsUnicode(name.Get) && IsUnicode(value.Get);
        if (!isText)
        {
            return true;
        }

        var form = $"{Uri.EscapeDataString(name.Get)}={Uri.EscapeDataString(value.Get)}";
        return RequestParameters.ParseForm(form).TryGet(out var parameters, out _) && parameters[name.Get] == value.Get;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Never_throws_on_any_text() => Prop.ForAll<string>(text =>
    {
        _ = RequestParameters.ParseForm(text ?? "").Error;
        _ = RequestParameters.ParseJson(Encoding.UTF8.GetBytes(text ?? "")).Error;
        _ = RequestParameters.ParseJson(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { [text ?? ""] = text ?? "" })).Error;
        return true;
    }).QuickCheckThrowOnFailure();

    private static bool IsUnicode(string text) =>
        !text.Where((character, index) => char.IsHighSurrogate(character)
            ? index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1])
            : char.IsLowSurrogate(character) && (index == 0 || !char.IsHighSurrogate(text[index - 1]))).Any();
}
