using System.Text.RegularExpressions;
using IdentityHub.Server.SignIn;

namespace IdentityHub.Server.Tests.SignIn;

public sealed class ThemeTests
{
    [Theory]
    [InlineData("#fff", "ffffff")]
    [InlineData("#6139F6", "6139f6")]
    [InlineData("red", null)]
    [InlineData("#12345", null)]
    [InlineData("#fff}", null)]
    [InlineData("#١٢٣", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Accepts_hexadecimal_colours_only(string? color, string? expected) => Assert.Equal(expected, Theme.Normalize(color));

    [Fact]
    public void Text_can_be_read_on_and_beside_every_brand_colour()
    {
        for (var red = 0; red < 256; red += 51)
        {
            for (var green = 0; green < 256; green += 51)
            {
                for (var blue = 0; blue < 256; blue += 51)
                {
                    var color = $"{red:x2}{green:x2}{blue:x2}";
                    var sheets = Theme.Sheet(color, color).Split("@media");
                    Check(sheets[0], "ffffff");
                    Check(sheets[1], "1a1d26");
                }
            }
        }
    }

    private static void Check(string sheet, string card)
    {
        Assert.True(Theme.Contrast(Value(sheet, "--on-primary"), Value(sheet, "--primary")) >= 4.5, sheet);
        Assert.True(Theme.Contrast(Value(sheet, "--on-primary"), Value(sheet, "--primary-hover")) >= 4.5, sheet);
        Assert.True(Theme.Contrast(Value(sheet, "--link"), card) >= 4.5, sheet);
    }

    private static string Value(string sheet, string name) => Regex.Match(sheet, $"{name}:#([0-9a-f]{{6}})").Groups[1].Value;
}
