using IdentityHub.Protocol.Tokens;
using IdentityHub.Server.ConfigurationFiles.Reading;

namespace IdentityHub.Server.ConfigurationFiles.Entries;

/// <summary>What a third-party client may ask a user for.</summary>
internal sealed record PermissionsEntry(
    Given<IReadOnlyList<Located>> UserScopes,
    Given<IReadOnlyList<ScopeReference>> ResourceScopes,
    Given<IReadOnlyList<Located>> OrganizationScopes,
    Given<IReadOnlyList<ScopeReference>> OrganizationResourceScopes)
{
    private static readonly string[] KnownUserScopes =
    [
        "profile", "email", "phone", "address", "custom_data", "identities", "roles", "urn:logto:scope:organizations",
        "urn:logto:scope:organization_roles", "urn:logto:scope:sessions", "urn:logto:scope:trusted_devices",
        KnownScopes.ThirdPartyTokens,
    ];

    /// <summary>Reads the object.</summary>
    public static PermissionsEntry Read(ObjectReader reader) => new(
        reader.Texts("userScopes", TextRules.Among(KnownUserScopes)),
        ScopeReference.ReadList(reader, "resourceScopes"),
        reader.Texts("organizationScopes", TextRules.Between(1, 128)),
        ScopeReference.ReadList(reader, "organizationResourceScopes"));
}
