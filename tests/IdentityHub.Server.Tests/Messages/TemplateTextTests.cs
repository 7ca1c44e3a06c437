using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Server.Messages.Templates;

namespace IdentityHub.Server.Tests.Messages;

/// <summary>The names in templates, and what their values can do.</summary>
public sealed partial class TemplateTextTests
{
    private static JsonObject Values => new()
    {
        ["code"] = "123456",
        ["empty"] = "",
        ["nothing"] = null,
        ["number"] = 7,
        ["list"] = new JsonArray("a"),
        ["user"] = new JsonObject { ["name"] = "Ada <b>&</b> \"Co\"", ["profile"] = new JsonObject { ["given_name"] = "Ada" } },
        ["nested"] = "{{code}}",
        ["header"] = "Bob\r\nBcc: eve@example.com",
        ["address"] = "Eve <eve@example.com>, mallory@example.com;",
        ["turned"] = "a\u202Egpj.exe\u2066",
    };

    [Theory]
    [InlineData("{{code}}", "123456")]
    [InlineData("{{ code }}{{  code\t}}", "123456123456")]
    [InlineData("{{\ncode\n}}", "123456")]
    [InlineData("{{{code}}}", "{123456}")]
    [InlineData("{{{{code}}}}", "{{123456}}")]
    [InlineData("{{Code}} {{unknown}} {{unknown.name}}", "{{Code}} {{unknown}} {{unknown.name}}")]
    [InlineData("{{user.missing}}|{{user.profile.missing.deeper}}|{{code.length}}|{{nothing}}|{{empty}}|{{list.0}}", "|||||")]
    [InlineData("{{user.profile.given_name}}", "Ada")]
    [InlineData("{{user.profile}}{{number}}{{list}}", """{"given_name":"Ada"}7["a"]""")]
    [InlineData("{{nested}}", "{{code}}")]
    [InlineData("{{}} {{ }} {{.}} {{.code}} {{co de}} {{code} {{code", "{{}} {{ }} {{.}} {{.code}} {{co de}} {{code} {{code")]
    [InlineData("{{#if code}}x{{/if}} {{>code}}", "{{#if code}}x{{/if}} {{>code}}")]
    [InlineData("{{code.}} {{user..name}}", " ")]
    public void Fills_names_it_knows_and_leaves_others(string template, string expected) =>
        Assert.Equal(expected, TemplateText.Fill(template, Values, TemplatePlace.Plain));

    [Fact]
    public void Values_are_text_in_html_and_stay_on_one_line_in_headers()
    {
        Assert.Equal("Ada &lt;b&gt;&amp;&lt;/b&gt; &quot;Co&quot;", TemplateText.Fill("{{user.name}}", Values, TemplatePlace.Html));
        Assert.Equal("<b>123456</b>", TemplateText.Fill("<b>{{code}}</b>", Values, TemplatePlace.Html));
        Assert.Equal("Bob  Bcc: eve@example.com", TemplateText.Fill("{{header}}", Values, TemplatePlace.Line));
        Assert.Equal("Bob  Bcc eve@example.com", TemplateText.Fill("{{header}}", Values, TemplatePlace.Address));
        Assert.Equal(
            "Eve eve@example.com mallory@example.com <shop@example.com>", TemplateText.Fill("{{address}} <shop@example.com>", Values, TemplatePlace.Address));
        Assert.Equal("a gpj.exe", TemplateText.Fill("{{turned}}", Values, TemplatePlace.Line));
    }

    [Fact]
    public void Any_text_is_a_template_and_agrees_with_the_reference_syntax()
    {
        var pieces = Gen.Elements("{", "{{", "}}", "}", " ", "\n", "code", "user", ".", "name", "_", "x", "é", "{{code}}", "{{ user.name }}", "<", "&amp;");
        var templates = Gen.ArrayOf(pieces).Select(parts => string.Concat(parts)).ToArbitrary();
        Prop.ForAll(templates, template =>
            {
                var expected = Name.Replace(template, match =>
                {
                    var parts = match.Groups[1].Value.Split('.');
                    return (parts[0], parts.Length) switch
                    {
                        ("code", 1) => "123456",
                        ("code", _) => "",
                        ("user", 2) when parts[1] == "name" => "Ada <b>&</b> \"Co\"",
                        ("user", 1) => Values["user"]!.ToJsonString(),
                        ("user", _) => "",
                        _ => match.Value,
                    };
                });
                return TemplateText.Fill(template, Values, TemplatePlace.Plain) == expected;
            })
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void No_value_gets_markup_into_html_or_a_second_line_into_a_header()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), value =>
            {
                var values = new JsonObject { ["x"] = value.Get };
                var html = TemplateText.Fill("{{x}}", values, TemplatePlace.Html);
                var line = TemplateText.Fill("a{{x}}b", values, TemplatePlace.Line);
                var address = TemplateText.Fill("a{{x}}b", values, TemplatePlace.Address);
                return !html.AsSpan().ContainsAny("<>\"'") && !line.Any(char.IsControl) && !address.Any(char.IsControl)
                    && !address.AsSpan().ContainsAny("<>,;\"");
            })
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("<style>p{}</style><p>One</p><p>Two<br>three &amp; four</p>", "One\nTwo\nthree & four")]
    [InlineData("<a href=\"https://a.example/x?y=1&amp;z\">Go</a>", "Go (https://a.example/x?y=1&z)")]
    [InlineData("<a href='https://a.example'>https://a.example</a>", "https://a.example")]
    [InlineData("a&nbsp;b &lt;i&gt; <!-- no\nno -->c", "a b <i> c")]
    [InlineData("no markup", "no markup")]
    [InlineData("<p>unclosed <b", "unclosed <b")]
    public void Html_has_a_text_beside_it(string html, string expected) => Assert.Equal(expected, PlainText.Of(html));

    [Fact]
    public void A_strange_template_takes_no_time()
    {
        var strange = string.Concat(Enumerable.Repeat("<a href='<a <!-- {{ ", 50_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        PlainText.Of(strange);
        TemplateText.Fill(strange, Values, TemplatePlace.Html);
        TemplateText.Names(strange, "code");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), watch.Elapsed.ToString());
    }

    [GeneratedRegex(@"\{\{[ \n]*([\w.-[^\x00-\x7F]]+)[ \n]*\}\}")]
    private static partial Regex Name { get; }
}
