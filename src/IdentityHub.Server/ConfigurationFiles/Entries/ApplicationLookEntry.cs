using System.Text.Json.Nodes;
using IdentityHub.Server.ConfigurationFiles.Reading;

namespace IdentityHub.Server.ConfigurationFiles.Entries;

/// <summary>How the sign-in pages look when a person comes from one client, as the file wants it.</summary>
internal sealed record ApplicationLookEntry(
    Given<JsonObject> Color,
    Given<JsonObject> Branding,
    Given<string?> CustomCss,
    Given<string?> TermsOfUseUrl,
    Given<string?> PrivacyPolicyUrl,
    Given<string?> DisplayName)
{
    /// <summary>Reads the object.</summary>
    public static ApplicationLookEntry Read(ObjectReader reader) => new(
        reader.Shaped("color", SignInExperienceShape.PartialColor),
        reader.Shaped("branding", SignInExperienceShape.Branding),
        reader.NullableText("customCss", SignInExperienceShape.StyleSheet),
        reader.NullableText("termsOfUseUrl", TextRules.WebAddressOrEmpty),
        reader.NullableText("privacyPolicyUrl", TextRules.WebAddressOrEmpty),
        reader.NullableText("displayName", TextRules.Between(0, 256)));
}
