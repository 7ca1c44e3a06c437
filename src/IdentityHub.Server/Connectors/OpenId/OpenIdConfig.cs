using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Connectors.OpenId;

/// <summary>What configurations of enterprise connectors that speak OpenID Connect share. Unknown members are ignored.</summary>
internal abstract record OpenIdConfig
{
    /// <summary>The hub's id at the provider.</summary>
    [StringLength(512, MinimumLength = 1)]
    public required string ClientId { get; init; }

    /// <summary>Its secret there.</summary>
    [StringLength(2048, MinimumLength = 1)]
    public required string ClientSecret { get; init; }

    /// <summary>Scopes besides <c>openid profile email</c>, separated by spaces.</summary>
    [StringLength(4096)]
    public Optional<string> Scope { get; init; }

    /// <summary>Reads a configuration and checks what a schema can say.</summary>
    /// <returns>400 <c>connector.invalid_config</c> with every mistake.</returns>
    public static ApiResult<T> Read<T>(JsonElement config)
        where T : OpenIdConfig
    {
        var issues = new List<SchemaIssue>();
        SchemaFactory.Of(typeof(T)).Check(config, null, issues);
        return issues.Count > 0 ? ConnectorErrors.InvalidConfig(issues) : config.Deserialize<T>(ApiJson.Options)!;
    }
}

/// <summary>The same of those whose issuer is configured.</summary>
internal sealed record OpenIdIssuerConfig : OpenIdConfig
{
    /// <summary>The issuer, or the address of its discovery document.</summary>
    [SchemaFrom(nameof(IssuerSchema))]
    public required string Issuer { get; init; }

    /// <summary>Whether addresses count as verified although the provider does not say so.</summary>
    public Optional<bool> TrustUnverifiedEmail { get; init; }

    private static Schema IssuerSchema => StringSchema.Url();
}

/// <summary>Configuration of <see cref="GoogleWorkspaceSso"/>: the issuer is Google.</summary>
internal sealed record GoogleWorkspaceConfig : OpenIdConfig
{
    /// <summary>Whether refresh tokens are asked for.</summary>
    public Optional<bool> OfflineAccess { get; init; }
}
