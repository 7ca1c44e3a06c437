using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IdentityHub.Server.SignIn;

/// <summary>
/// The colours of a brand as a style sheet. It is a pure function of its address, so that the pages can do without inline styles
/// (Content-Security-Policy <c>style-src 'self'</c>) and browsers may keep it for ever.
/// </summary>
internal static class Theme
{
    private const string LightCard = "ffffff";
    private const string DarkCard = "1a1d26";

    // WCAG 2.2, 1.4.3: text of normal size needs 4.5:1.
    private const double ReadableContrast = 4.5;

    /// <summary>Changes with the code that makes the sheets, so that a sheet kept by a browser is never an old one.</summary>
    public static string Version { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sheet("4b3fd6", "8b7dff"))))[..8];

    /// <summary>Checks a colour from the settings.</summary>
    /// <param name="color"><c>#rgb</c> or <c>#rrggbb</c>.</param>
    /// <returns>Six lower-case hexadecimal digits, or null when it is not such a colour.</returns>
    public static string? Normalize(string? color)
    {
        if (color is not ['#', .. var digits] || digits.Length is not (3 or 6) || !digits.All(char.IsAsciiHexDigit))
        {
            return null;
        }

        return (digits.Length == 3 ? string.Concat(digits.Select(digit => new string(digit, 2))) : digits).ToLowerInvariant();
    }

    /// <summary>The style sheet of two primary colours.</summary>
    /// <param name="light">Primary colour by day, six hexadecimal digits.</param>
    /// <param name="dark">Primary colour by night, or null when the pages stay light.</param>
    /// <param name="isDark">Whether it is day or night; null leaves it to the browser.</param>
    public static string Sheet(string light, string? dark, bool? isDark = null)
    {
        var sheet = new StringBuilder(":root{").Append(Brand(light, LightCard)).Append("}\n");
        if (dark is not null && isDark != false)
        {
            sheet.Append(isDark is null ? "@media (prefers-color-scheme:dark){" : "").Append(":root{color-scheme:dark;--page:#10121a;--card:#").Append(DarkCard)
                .Append(";--text:#eceef4;--quiet:#a9b0c0;--line:#2e3340;--field:#12141c;--field-line:#767e90;--error:#ffb4ab;--error-back:#33191a;")
                .Append("--good:#7fd69b;--note-back:#242834;--shadow:none;").Append(Brand(dark, DarkCard))
                .Append("}.has-dark-logo .light-logo{display:none!important}.has-dark-logo .dark-logo{display:block!important}")
                .Append(isDark is null ? "}\n" : "\n");
        }

        return sheet.ToString();
    }

    /// <summary>Contrast of two colours (WCAG 2.2): 1 to 21.</summary>
    public static double Contrast(string first, string second)
    {
        var (one, two) = (Luminance(first), Luminance(second));
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    private static string Brand(string primary, string card)
    {
        // Black or white can be read on any colour; the softer black is tried before the full one.
        var text = Array.Find(["ffffff", "14161d"], candidate => Contrast(primary, candidate) >= ReadableContrast) ?? "000000";
        // Away from the text, so that what was readable stays readable while the pointer is over it.
        var hover = Mix(primary, text == "ffffff" ? "000000" : "ffffff", 0.12);
        return $"--primary:#{primary};--primary-hover:#{hover};--on-primary:#{text};--link:#{ReadableOn(primary, card)}";
    }

    // A pale brand colour is darkened (by night: lightened) for links until they can be read on the card.
    private static string ReadableOn(string color, string background)
    {
        var towards = Luminance(background) > 0.5 ? "000000" : "ffffff";
        for (var share = 0; share <= 20; share++)
        {
            var candidate = Mix(color, towards, share / 20.0);
            if (Contrast(candidate, background) >= ReadableContrast + 0.5)
            {
                return candidate;
            }
        }

        return towards;
    }

    private static string Mix(string color, string other, double share)
    {
        var mixed = new StringBuilder(6);
        for (var channel = 0; channel < 3; channel++)
        {
            var value = (Channel(color, channel) * (1 - share)) + (Channel(other, channel) * share);
            mixed.Append(((int)Math.Round(value)).ToString("x2", CultureInfo.InvariantCulture));
        }

        return mixed.ToString();
    }

    private static double Luminance(string color) =>
        (0.2126 * Linear(Channel(color, 0))) + (0.7152 * Linear(Channel(color, 1))) + (0.0722 * Linear(Channel(color, 2)));

    private static double Linear(int channel)
    {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    private static int Channel(string color, int index) =>
        int.Parse(color.AsSpan(index * 2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
