using System.Text;
using System.Text.RegularExpressions;
using IdentityHub.Server.Api.Versions;
using Microsoft.Extensions.Primitives;

namespace IdentityHub.Server.Tests.Api.Versions;

/// <summary>The header <c>If-Match</c> (RFC 9110, 13.1.1), sentence by sentence and with random text.</summary>
public sealed partial class IfMatchTests
{
    private const string Current = "\"abc\"";

    [Theory]
    [InlineData("\"abc\"", true)]
    [InlineData(" \t\"abc\" ", true)]
    [InlineData("*", true)]
    [InlineData(" * ", true)]
    [InlineData("\"x\", \"abc\"", true)]
    [InlineData("\"x\",,\t,\"abc\",", true)]
    [InlineData("\"a,b\",\"abc\"", true)]
    [InlineData("W/\"x\",\"abc\"", true)]
    [InlineData("\"a\\\",\"abc\"", true)]
    [InlineData("", false)]
    [InlineData(",", false)]
    [InlineData("abc", false)]
    [InlineData("\"ABC\"", false)]
    [InlineData("\"abc", false)]
    [InlineData("\"*\"", false)]
    [InlineData("W/\"abc\"", false)]
    [InlineData("w/\"abc\"", false)]
    [InlineData("W/ \"abc\"", false)]
    [InlineData("*, \"abc\"", false)]
    [InlineData("\"abc\", *", false)]
    [InlineData("\"abc\" \"abc\"", false)]
    [InlineData("\"abc\"x", false)]
    [InlineData("\"x, \"abc\"", false)]
    [InlineData("\"x y\", \"abc\"", false)]
    [InlineData("\"x\u007f\", \"abc\"", false)]
    public void Holds_when_a_strong_tag_of_the_list_is_the_same(string header, bool holds)
    {
        Assert.Equal(holds, IfMatch.Holds(header, Current));
        Assert.False(IfMatch.Holds(header, null));
    }

    [Fact]
    public void Several_lines_are_one_list()
    {
        Assert.True(IfMatch.Holds(new StringValues(["\"x\"", "\"abc\""]), Current));
        Assert.False(IfMatch.Holds(new StringValues(["*", "\"x\""]), Current));
        Assert.False(IfMatch.Holds(new StringValues(["\"abc\"", "*"]), Current));
        Assert.False(IfMatch.Holds(StringValues.Empty, Current));
    }

    [Fact]
    public void Says_of_random_text_what_the_grammar_says()
    {
        var random = new Random(20261127);
        string[] pieces = ["\"abc\"", "W/\"abc\"", "\"\"", "\"x\"", "\"", "*", ",", " ", "\t", "W/", "abc", "\\", "\u00e9", "\u007f", "\n", "!"];
        var held = 0;
        for (var run = 0; run < 50_000; run++)
        {
            var text = new StringBuilder();
            for (var count = random.Next(8); count > 0; count--)
            {
                text.Append(pieces[random.Next(pieces.Length)]);
            }

            var (header, isHeld) = (text.ToString(), IfMatch.Holds(text.ToString(), Current));
            var expected = header.Trim(' ', '\t') == "*"
                || (List().Match(header) is { Success: true } list && list.Groups["tag"].Captures.Any(tag => tag.Value == Current));
            Assert.True(expected == isHeld, $"{header}: {isHeld}");
            held += isHeld ? 1 : 0;
        }

        Assert.InRange(held, 100, 49_900);
    }

    // #entity-tag with the empty elements that a recipient accepts (RFC 9110, 5.6.1.2).
    [GeneratedRegex("^[ \\t]*(?:(?<tag>(?:W/)?\"[\\x21\\x23-\\x7E\\x80-\\uFFFF]*\")?[ \\t]*(?:,[ \\t]*|\\z))*\\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex List();
}
