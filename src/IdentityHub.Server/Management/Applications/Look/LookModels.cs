using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using IdentityHub.Data.Applications;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Management.Organizations;

namespace IdentityHub.Server.Management.Applications.Look;

/// <summary>How the sign-in pages look for an application.</summary>
internal sealed record LookAnswer(
    string TenantId,
    string ApplicationId,
    OrganizationColor Color,
    OrganizationBranding Branding,
    string? CustomCss,
    string? TermsOfUseUrl,
    string? PrivacyPolicyUrl,
    string? DisplayName)
{
    /// <summary>From the row.</summary>
    public static LookAnswer From(ApplicationSignInExperience row) => new(
        Tenant.Id,
        row.ApplicationId,
        row.Color.Deserialize<OrganizationColor>(ApiJson.Options)!,
        row.Branding.Deserialize<OrganizationBranding>(ApiJson.Options)!,
        row.CustomCss,
        row.TermsOfUseUrl,
        row.PrivacyPolicyUrl,
        row.DisplayName);
}

/// <summary>What is given replaces what was there.</summary>
internal sealed record ChangeLook
{
    /// <summary>Colours.</summary>
    public Optional<OrganizationColor> Color { get; init; }

    /// <summary>Logos.</summary>
    public Optional<OrganizationBranding> Branding { get; init; }

    /// <summary>Style sheet, after that of the hub.</summary>
    [StringLength(262_144)]
    public Optional<string?> CustomCss { get; init; }

    /// <summary>Name shown to people.</summary>
    [StringLength(256)]
    public Optional<string?> DisplayName { get; init; }

    /// <summary>Terms of use; empty for none.</summary>
    [SchemaFrom(nameof(LinkSchema))]
    public Optional<string?> TermsOfUseUrl { get; init; }

    /// <summary>Privacy policy; empty for none.</summary>
    [SchemaFrom(nameof(LinkSchema))]
    public Optional<string?> PrivacyPolicyUrl { get; init; }

    private static StringSchema Web { get; } = StringSchema.Url();

    private static Schema LinkSchema() =>
        new StringSchema { Max = Web.Max, Format = ("url", static text => text.Length == 0 || Web.Format!.Value.Accepts(text)) };
}
