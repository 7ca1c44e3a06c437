using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using IdentityHub.Protocol.Tokens;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Management.Organizations;

namespace IdentityHub.Server.Management.Applications.Consents;

/// <summary>What a third-party application may ask users for.</summary>
internal sealed record ConsentScopesAnswer(
    List<ConsentScope> OrganizationScopes,
    List<ConsentResource> ResourceScopes,
    List<ConsentResource> OrganizationResourceScopes,
    List<string> UserScopes);

/// <summary>A permission.</summary>
internal sealed record ConsentScope(string Id, string Name, string? Description);

/// <summary>Permissions of one API.</summary>
internal sealed record ConsentResource(ConsentResourceName Resource, List<ConsentScope> Scopes);

/// <summary>An API.</summary>
internal sealed record ConsentResourceName(string Id, string Name, string Indicator);

/// <summary>What a third-party application may ask users for in addition.</summary>
internal sealed record AddConsentScopes
{
    private const int Most = 1000;

    /// <summary>Ids of organization permissions.</summary>
    [MaxLength(Most), StringLength(128)]
    public Optional<List<string>> OrganizationScopes { get; init; }

    /// <summary>Ids of API permissions that users hold themselves.</summary>
    [MaxLength(Most), StringLength(128)]
    public Optional<List<string>> ResourceScopes { get; init; }

    /// <summary>Ids of API permissions that users hold in organizations.</summary>
    [MaxLength(Most), StringLength(128)]
    public Optional<List<string>> OrganizationResourceScopes { get; init; }

    /// <summary>Names of user scopes.</summary>
    [SchemaFrom(nameof(UserScopesSchema))]
    public Optional<List<string>> UserScopes { get; init; }

    private static Schema UserScopesSchema() => Schema.ListOf(
        Schema.OneOf(
            "profile",
            "email",
            "phone",
            "address",
            "custom_data",
            "identities",
            "roles",
            "urn:logto:scope:organizations",
            "urn:logto:scope:organization_roles",
            "urn:logto:scope:sessions",
            "urn:logto:scope:trusted_devices",
            KnownScopes.ThirdPartyTokens),
        max: Most);
}

/// <summary>A page of the organizations in which a user lets an application act.</summary>
internal sealed record ConsentOrganizationsAnswer(List<OrganizationAnswer> Organizations);

/// <summary>Organizations.</summary>
internal sealed record ConsentOrganizationIds
{
    /// <summary>Their ids.</summary>
    [JsonPropertyName("organizationIds")]
    [MaxLength(1000), StringLength(128, MinimumLength = 1)]
    public required List<string> Ids { get; init; }
}
