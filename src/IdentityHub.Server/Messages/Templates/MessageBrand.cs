using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Server.SignIn;

namespace IdentityHub.Server.Messages.Templates;

/// <summary>Whose e-mail it is, as far as people see it. The organization goes before the application, the application before the hub.</summary>
/// <param name="Name">Name of the application, or the hub's host.</param>
/// <param name="Color">Primary colour, six hexadecimal digits.</param>
/// <param name="Logo">https address of a picture; null for the name in letters.</param>
/// <param name="DarkLogo">The same for people who prefer dark pages.</param>
internal sealed record MessageBrand(string Name, string Color, string? Logo, string? DarkLogo)
{
    private const string DefaultColor = "4b3fd6";
    private const int LongestName = 64;

    /// <summary>Reads it from what templates may name, and the settings.</summary>
    public static MessageBrand Of(JsonObject payload, SignInExperience settings, string host)
    {
        var (organization, application) = (payload["organization"] as JsonObject, payload["application"] as JsonObject);
        var brandings = new[] { Read<BrandingSettings>(organization, "branding"), Read<BrandingSettings>(application, "branding"), settings.Branding };
        var colors = new[] { Read<ColorSettings>(organization, "color"), Read<ColorSettings>(application, "color"), settings.Color };
        var withLogo = brandings.FirstOrDefault(branding => Picture(branding?.LogoUrl) is not null);
        return new MessageBrand(
            Shown(TextOf(application, "displayName") ?? TextOf(application, "name")) ?? host,
            colors.Select(color => Theme.Normalize(color?.PrimaryColor)).FirstOrDefault(color => color is not null) ?? DefaultColor,
            Picture(withLogo?.LogoUrl),
            Picture(withLogo?.DarkLogoUrl));
    }

    /// <summary>A name that somebody chose, as our sentences show it: on one line and not long.</summary>
    /// <returns>Null when nothing is left.</returns>
    public static string? Shown(string? name)
    {
        var line = TemplateText.ToLine(name ?? "");
        if (line.Length > LongestName)
        {
            var end = char.IsHighSurrogate(line[LongestName - 1]) ? LongestName - 1 : LongestName;
            line = line[..end] + "…";
        }

        return line.Length > 0 ? line : null;
    }

    /// <summary>A text member; null when it is absent or empty.</summary>
    public static string? TextOf(JsonObject? json, string name) =>
        json?[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() is { Length: > 0 } text ? text : null : null;

    private static T? Read<T>(JsonObject? json, string name)
        where T : class => json?[name] is JsonObject value ? SignInJson.Read<T>(JsonSerializer.SerializeToElement(value)) : null;

    // Mail clients load pictures from where they say, so at least nobody on the way sees which.
    private static string? Picture(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps ? address.AbsoluteUri : null;
}
