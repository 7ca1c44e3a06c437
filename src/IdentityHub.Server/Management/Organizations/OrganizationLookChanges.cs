using System.ComponentModel.DataAnnotations;
using IdentityHub.Server.Api;

namespace IdentityHub.Server.Management.Organizations;

/// <summary>Colours of an organization's sign-in pages to change. What is absent stays; null, beyond the reference, takes it away.</summary>
internal sealed record ChangeOrganizationColor
{
    /// <summary>The main colour.</summary>
    [RegularExpression(OrganizationColor.HexColor)]
    public Optional<string?> PrimaryColor { get; init; }

    /// <summary>Whether there are dark pages.</summary>
    public Optional<bool?> IsDarkModeEnabled { get; init; }

    /// <summary>The main colour of dark pages.</summary>
    [RegularExpression(OrganizationColor.HexColor)]
    public Optional<string?> DarkPrimaryColor { get; init; }
}

/// <summary>Pictures of an organization's sign-in pages to change. What is absent stays; null, beyond the reference, takes it away.</summary>
internal sealed record ChangeOrganizationBranding
{
    /// <summary>Logo.</summary>
    [Url]
    public Optional<string?> LogoUrl { get; init; }

    /// <summary>Logo of dark pages.</summary>
    [Url]
    public Optional<string?> DarkLogoUrl { get; init; }

    /// <summary>Icon of the browser's tab.</summary>
    [Url]
    public Optional<string?> Favicon { get; init; }

    /// <summary>The same for dark pages.</summary>
    [Url]
    public Optional<string?> DarkFavicon { get; init; }
}
