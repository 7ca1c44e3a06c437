using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using IdentityHub.Data.Organizations;
using IdentityHub.Data.Users;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Management.Organizations;

/// <summary>An organization as answers show it.</summary>
internal sealed record OrganizationAnswer(
    string TenantId,
    string Id,
    string Name,
    string? Description,
    [property: FreeObject] JsonElement CustomData,
    bool IsMfaRequired,
    [property: FreeObject] JsonElement Color,
    [property: FreeObject] JsonElement Branding,
    string? CustomCss,
    DateTimeOffset CreatedAt)
{
    /// <summary>Ours: shown when it is disabled.</summary>
    public Optional<bool> IsDisabled { get; init; }

    /// <summary>Members; in lists that show some of them.</summary>
    public Optional<int> UsersCount { get; init; }

    /// <summary>Some members; in lists that show them.</summary>
    public Optional<List<FeaturedUser>> FeaturedUsers { get; init; }

    /// <summary>Roles there; in lists of one member's or application's organizations.</summary>
    public Optional<List<NamedReference>> OrganizationRoles { get; init; }

    /// <summary>From the row.</summary>
    public static OrganizationAnswer From(Organization row) => new(
        Tenant.Id,
        row.Id,
        row.Name,
        row.Description,
        row.CustomData,
        row.IsMfaRequired,
        row.Color,
        row.Branding,
        row.CustomCss,
        row.CreatedAt)
    {
        IsDisabled = row.IsDisabled ? true : default(Optional<bool>),
    };
}

/// <summary>What a list says of something that belongs to its rows.</summary>
internal sealed record NamedReference(string Id, string Name);

/// <summary>A person, as lists of other things show some.</summary>
internal sealed record FeaturedUser(string Id, string? Avatar, string? Name)
{
    /// <summary>From the row.</summary>
    public static FeaturedUser From(User row) => new(row.Id, row.Avatar, row.Name);
}

/// <summary>Colours of an organization's sign-in pages.</summary>
internal sealed record OrganizationColor
{
    /// <summary>Three or six hexadecimal digits.</summary>
    public const string HexColor = "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$";

    /// <summary>The main colour.</summary>
    [RegularExpression(HexColor)]
    public Optional<string> PrimaryColor { get; init; }

    /// <summary>Whether there are dark pages.</summary>
    public Optional<bool> IsDarkModeEnabled { get; init; }

    /// <summary>The main colour of dark pages.</summary>
    [RegularExpression(HexColor)]
    public Optional<string> DarkPrimaryColor { get; init; }
}

/// <summary>Pictures of an organization's sign-in pages.</summary>
internal sealed record OrganizationBranding
{
    /// <summary>Logo.</summary>
    [Url]
    public Optional<string> LogoUrl { get; init; }

    /// <summary>Logo of dark pages.</summary>
    [Url]
    public Optional<string> DarkLogoUrl { get; init; }

    /// <summary>Icon of the browser's tab.</summary>
    [Url]
    public Optional<string> Favicon { get; init; }

    /// <summary>The same for dark pages.</summary>
    [Url]
    public Optional<string> DarkFavicon { get; init; }
}

/// <summary>A new organization.</summary>
internal sealed record CreateOrganization
{
    /// <summary>Name shown to people.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>For people.</summary>
    [StringLength(256)]
    public Optional<string?> Description { get; init; }

    /// <summary>Free object of the administrator.</summary>
    [FreeObject]
    public Optional<JsonElement> CustomData { get; init; }

    /// <summary>Members need a second factor.</summary>
    public Optional<bool> IsMfaRequired { get; init; }

    /// <summary>Colours of its sign-in pages.</summary>
    public Optional<OrganizationColor> Color { get; init; }

    /// <summary>Pictures of its sign-in pages.</summary>
    public Optional<OrganizationBranding> Branding { get; init; }

    /// <summary>Style sheet of its sign-in pages.</summary>
    [StringLength(OrganizationLimits.CustomCss)]
    public Optional<string?> CustomCss { get; init; }
}

/// <summary>Changes of an organization. Objects are merged member by member.</summary>
internal sealed record UpdateOrganization
{
    /// <summary>Name shown to people.</summary>
    [StringLength(128, MinimumLength = 1)]
    public Optional<string> Name { get; init; }

    /// <summary>For people.</summary>
    [StringLength(256)]
    public Optional<string?> Description { get; init; }

    /// <summary>Members to add to or replace in the administrator's free object.</summary>
    [FreeObject]
    public Optional<JsonElement> CustomData { get; init; }

    /// <summary>Members need a second factor.</summary>
    public Optional<bool> IsMfaRequired { get; init; }

    /// <summary>Ours: a disabled organization gives no tokens.</summary>
    public Optional<bool> IsDisabled { get; init; }

    /// <summary>Colours to change; null takes one away.</summary>
    public Optional<ChangeOrganizationColor> Color { get; init; }

    /// <summary>Pictures to change; null takes one away.</summary>
    public Optional<ChangeOrganizationBranding> Branding { get; init; }

    /// <summary>Style sheet of its sign-in pages.</summary>
    [StringLength(OrganizationLimits.CustomCss)]
    public Optional<string?> CustomCss { get; init; }
}

/// <summary>Bounds that the reference does not name.</summary>
internal static class OrganizationLimits
{
    /// <summary>Characters of a style sheet.</summary>
    public const int CustomCss = 256 * 1024;

    /// <summary>Characters of an id or name that a list refers to; no such name is longer.</summary>
    public const int Id = 256;

    /// <summary>Pairs of members and roles that one call may make.</summary>
    public const int RolePairs = 50_000;
}
