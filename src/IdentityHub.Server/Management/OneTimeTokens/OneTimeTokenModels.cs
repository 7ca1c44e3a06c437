using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using IdentityHub.Data.Verification;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Experience;

namespace IdentityHub.Server.Management.OneTimeTokens;

/// <summary>What a one-time token is for.</summary>
internal sealed record OneTimeTokenContext
{
    /// <summary>Organizations that the person joins.</summary>
    [MaxLength(100), StringLength(21, MinimumLength = 1)]
    public Optional<List<string>> JitOrganizationIds { get; init; }

    /// <summary>What the person is about to do.</summary>
    public Optional<InteractionEvent> InteractionEvent { get; init; }
}

/// <summary>A new token.</summary>
internal sealed record CreateOneTimeToken
{
    /// <summary>Whose.</summary>
    [StringLength(128, MinimumLength = 1), RegularExpression(@"^\S+@\S+\.\S+$")]
    public required string Email { get; init; }

    /// <summary>What it is for.</summary>
    public Optional<OneTimeTokenContext> Context { get; init; }

    /// <summary>How long it lasts, in seconds.</summary>
    [Range(1, 31_536_000)]
    public Optional<int> ExpiresIn { get; init; }
}

/// <summary>A token to hold against an address.</summary>
internal sealed record VerifyOneTimeToken
{
    /// <summary>The token.</summary>
    [StringLength(256, MinimumLength = 1)]
    public required string Token { get; init; }

    /// <summary>The address.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string Email { get; init; }
}

/// <summary>Another status.</summary>
internal sealed record ReplaceOneTimeTokenStatus
{
    /// <summary>The status.</summary>
    [SchemaFrom(nameof(Statuses))]
    public required string Status { get; init; }

    private static Schema Statuses => OneTimeTokenAnswer.Statuses;
}

/// <summary>A token as answers show it.</summary>
internal sealed record OneTimeTokenAnswer
{
    /// <summary>The statuses in the words of the wire.</summary>
    public static Schema Statuses { get; } = Schema.OneOf(StatusNames);

    /// <summary>The words.</summary>
    public static string[] StatusNames => ["active", "consumed", "revoked", "expired"];

    /// <summary>The tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Whose.</summary>
    public required string Email { get; init; }

    /// <summary>The token, told only to who makes it or brings it; empty elsewhere, because the hub does not know it.</summary>
    public required string Token { get; init; }

    /// <summary>What it is for.</summary>
    public required OneTimeTokenContext Context { get; init; }

    /// <summary>What may still be done with it.</summary>
    [SchemaFrom(nameof(Statuses))]
    public required string Status { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on it does not count.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>From a row.</summary>
    public static OneTimeTokenAnswer From(OneTimeToken row, OneTimeTokenStatus status, string token = "") => new()
    {
        TenantId = Tenant.Id,
        Id = row.Id,
        Email = row.Email,
        Token = token,
        Context = row.Context.Deserialize<OneTimeTokenContext>(ApiJson.Options)!,
        Status = StatusNames[(int)status],
        CreatedAt = row.CreatedAt,
        ExpiresAt = row.ExpiresAt,
    };
}
