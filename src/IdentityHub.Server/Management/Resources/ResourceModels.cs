using System.ComponentModel.DataAnnotations;
using IdentityHub.Data.Resources;
using IdentityHub.Protocol.Tokens;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Management.Resources;

/// <summary>An API resource as answers show it.</summary>
internal record ResourceAnswer(string TenantId, string Id, string Name, string Indicator, bool IsDefault, int AccessTokenTtl)
{
    /// <summary>From the row.</summary>
    public static ResourceAnswer From(Resource row) => new(Tenant.Id, row.Id, row.Name, row.Indicator, row.IsDefault, row.AccessTokenTtl);
}

/// <summary>An API resource with its permissions.</summary>
internal sealed record ResourceWithScopes(
    string TenantId, string Id, string Name, string Indicator, bool IsDefault, int AccessTokenTtl, Optional<List<ScopeAnswer>> Scopes)
    : ResourceAnswer(TenantId, Id, Name, Indicator, IsDefault, AccessTokenTtl)
{
    /// <summary>From the row; without permissions when they were not asked for.</summary>
    public static ResourceWithScopes From(Resource row, IEnumerable<Scope>? scopes) => new(
        Tenant.Id,
        row.Id,
        row.Name,
        row.Indicator,
        row.IsDefault,
        row.AccessTokenTtl,
        scopes is null ? default : new Optional<List<ScopeAnswer>>([.. scopes.Select(ScopeAnswer.From)]));
}

/// <summary>A permission of a resource as answers show it.</summary>
internal sealed record ScopeAnswer(string TenantId, string Id, string ResourceId, string Name, string? Description, DateTimeOffset CreatedAt)
{
    /// <summary>From the row.</summary>
    public static ScopeAnswer From(Scope row) => new(Tenant.Id, row.Id, row.ResourceId, row.Name, row.Description, row.CreatedAt);
}

/// <summary>A new resource.</summary>
internal sealed record CreateResource
{
    /// <summary>Name shown to people.</summary>
    [StringLength(256, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>The audience of tokens; cannot be changed later.</summary>
    [SchemaFrom(nameof(IndicatorSchema))]
    public required string Indicator { get; init; }

    /// <summary>Seconds an access token is valid.</summary>
    [Range(1, int.MaxValue)]
    public Optional<int> AccessTokenTtl { get; init; }

    private static Schema IndicatorSchema() => new StringSchema
    {
        Min = 1,
        Max = 2048,
        Format = ("resource indicator", static text => ResourceIndicator.Check(text) is null),
    };
}

/// <summary>Changes of a resource.</summary>
internal sealed record UpdateResource
{
    /// <summary>Name shown to people.</summary>
    [StringLength(256, MinimumLength = 1)]
    public Optional<string> Name { get; init; }

    /// <summary>Seconds an access token is valid.</summary>
    [Range(1, int.MaxValue)]
    public Optional<int> AccessTokenTtl { get; init; }
}

/// <summary>Whether a resource is the default.</summary>
internal sealed record SetDefaultResource
{
    /// <summary>Used when a request names no resource.</summary>
    public required bool IsDefault { get; init; }
}

/// <summary>A new permission.</summary>
internal sealed record CreateScope
{
    /// <summary>Scope value.</summary>
    [StringLength(256, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>What it allows, for people.</summary>
    public Optional<string?> Description { get; init; }
}

/// <summary>Changes of a permission.</summary>
internal sealed record UpdateScope
{
    /// <summary>Scope value.</summary>
    [StringLength(256, MinimumLength = 1)]
    public Optional<string> Name { get; init; }

    /// <summary>What it allows, for people.</summary>
    public Optional<string?> Description { get; init; }
}
