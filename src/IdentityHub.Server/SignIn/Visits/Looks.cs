using System.Text.Json;
using IdentityHub.Server.Catalog;

namespace IdentityHub.Server.SignIn.Visits;

/// <summary>What an organization's pages wear.</summary>
/// <param name="Id">The organization.</param>
/// <param name="Name">Its name.</param>
/// <param name="Color">Its colours.</param>
/// <param name="Branding">Its logos.</param>
/// <param name="CustomCss">Its style sheet.</param>
internal sealed record OrganizationLook(string Id, string Name, JsonElement Color, JsonElement Branding, string? CustomCss);

/// <summary>Puts a page's look together: the organization before the client, the client before the hub.</summary>
internal static class Looks
{
    private const string DefaultPrimary = "4b3fd6";
    private const string DefaultDarkPrimary = "8b7dff";

    /// <summary>The look.</summary>
    /// <param name="settings">Of the hub.</param>
    /// <param name="application">The client, when there is one.</param>
    /// <param name="organization">The organization, when the sign-in is for one.</param>
    public static Look Make(SignInExperience settings, ApplicationEntry? application, OrganizationLook? organization)
    {
        var (light, dark) = Colors(settings, application, organization);
        BrandingSettings?[] layers =
        [
            SignInJson.Read<BrandingSettings>(organization?.Branding ?? default),
            SignInJson.Read<BrandingSettings>(application?.Look?.Branding ?? default),
        ];
        var (logo, darkLogo) = Logos(settings, application, layers);
        var (favicon, darkFavicon) = Favicons([.. layers, settings.Branding]);
        return new Look
        {
            ThemeSheet = Assets.ThemeSheet(light, dark),
            Name = application?.DisplayName,
            OrganizationName = organization?.Name,
            Logo = logo,
            DarkLogo = dark is null || logo is null ? null : darkLogo,
            Favicon = favicon,
            DarkFavicon = darkFavicon,
            CustomSheet = CustomSheet.PathOf(
                CustomSheet.Merge(settings.CustomCss, application?.Look?.CustomCss, organization?.CustomCss), application?.Id, organization?.Id),
        };
    }

    /// <summary>The primary colours by day and by night; no colour by night where the pages stay light.</summary>
    public static (string Light, string? Dark) Colors(SignInExperience settings, ApplicationEntry? application, OrganizationLook? organization)
    {
        var color = Merge(
            Merge(settings.Color, SignInJson.Read<ColorSettings>(application?.Look?.Color ?? default)),
            SignInJson.Read<ColorSettings>(organization?.Color ?? default));
        var light = Theme.Normalize(color.PrimaryColor) ?? DefaultPrimary;
        return (light, color.IsDarkModeEnabled ?? true ? Theme.Normalize(color.DarkPrimaryColor) ?? (light == DefaultPrimary ? DefaultDarkPrimary : light) : null);
    }

    /// <summary>The logo of the first layer that has one, with a dark one that is not from below it.</summary>
    private static (Uri? Light, Uri? Dark) Logos(SignInExperience settings, ApplicationEntry? application, BrandingSettings?[] layers)
    {
        string? dark = null;
        foreach (var layer in layers)
        {
            dark ??= layer?.DarkLogoUrl;
            if (Look.Picture(layer?.LogoUrl) is { } logo)
            {
                return (logo, Look.Picture(dark));
            }
        }

        return (
            Look.Picture(application?.Application.OidcClientMetadata.LogoUri) ?? Look.Picture(settings.Branding.LogoUrl),
            Look.Picture(dark ?? settings.Branding.DarkLogoUrl));
    }

    /// <summary>The icons of the first layer that has one.</summary>
    private static (Uri? Light, Uri? Dark) Favicons(IReadOnlyList<BrandingSettings?> layers) => layers
        .Select(layer => (Light: Look.Picture(layer?.Favicon), Dark: Look.Picture(layer?.DarkFavicon)))
        .FirstOrDefault(icons => icons.Light is not null || icons.Dark is not null);

    private static ColorSettings Merge(ColorSettings settings, ColorSettings? above) => new()
    {
        PrimaryColor = above?.PrimaryColor ?? settings.PrimaryColor,
        DarkPrimaryColor = above?.DarkPrimaryColor ?? settings.DarkPrimaryColor,
        IsDarkModeEnabled = above?.IsDarkModeEnabled ?? settings.IsDarkModeEnabled,
    };
}
