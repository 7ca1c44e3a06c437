using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Data.Organizations;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Management.Organizations;

namespace IdentityHub.Server.Management.OrganizationInvitations;

/// <summary>An invitation as answers show it.</summary>
internal sealed record InvitationAnswer(
    string TenantId,
    string Id,
    string? InviterId,
    string Invitee,
    string? AcceptedUserId,
    string OrganizationId,
    OrganizationInvitationStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset ExpiresAt,
    List<NamedReference> OrganizationRoles)
{
    /// <summary>From the rows. One that waits past its time reads as expired, whatever is stored (CVE-2025-64708).</summary>
    public static InvitationAnswer From(OrganizationInvitation row, IEnumerable<NamedReference> roles, DateTimeOffset now) => new(
        Tenant.Id,
        row.Id,
        row.InviterId,
        row.Invitee,
        row.AcceptedUserId,
        row.OrganizationId,
        row.Status == OrganizationInvitationStatus.Pending && row.ExpiresAt <= now ? OrganizationInvitationStatus.Expired : row.Status,
        row.CreatedAt,
        row.UpdatedAt,
        row.ExpiresAt,
        [.. roles]);
}

/// <summary>A new invitation.</summary>
internal sealed record CreateInvitation
{
    /// <summary>The user who invites.</summary>
    [StringLength(21)]
    public Optional<string?> InviterId { get; init; }

    /// <summary>E-mail address of who is invited.</summary>
    [StringLength(256, MinimumLength = 1), RegularExpression(@"^\S+@\S+\.\S+$")]
    public required string Invitee { get; init; }

    /// <summary>Where to.</summary>
    [StringLength(21, MinimumLength = 1)]
    public required string OrganizationId { get; init; }

    /// <summary>Until when it can be accepted.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Roles that come with it.</summary>
    [StringLength(OrganizationLimits.Id, MinimumLength = 1)]
    public Optional<List<string>> OrganizationRoleIds { get; init; }

    /// <summary>What the message says, or false to send none.</summary>
    [SchemaFrom(nameof(MessageOrFalse))]
    public Optional<JsonElement> MessagePayload { get; init; }

    private static Schema MessageOrFalse => Schema.AnyOf(new FalseSchema(), Schema.FreeObject);

    private sealed class FalseSchema : Schema
    {
        public override void Check(JsonElement value, SchemaPath? path, List<SchemaIssue> issues)
        {
            if (value.ValueKind != JsonValueKind.False)
            {
                issues.Add(WrongType("false", value, path));
            }
        }

        public override JsonObject Describe(SchemaComponents components) => new() { ["type"] = "boolean", ["enum"] = new JsonArray(false) };
    }
}

/// <summary>What an invitation's message says besides the usual.</summary>
internal sealed record InvitationMessage
{
    /// <summary>A code.</summary>
    public Optional<string> Code { get; init; }

    /// <summary>Where to accept.</summary>
    public Optional<string> Link { get; init; }

    /// <summary>The language.</summary>
    public Optional<string> Locale { get; init; }

    /// <summary>Languages by preference.</summary>
    public Optional<string> UiLocales { get; init; }
}

/// <summary>How an invitation can be settled; the values are wire names.</summary>
internal enum InvitationDecision
{
    /// <summary>Somebody becomes a member by it.</summary>
    Accepted,

    /// <summary>It is withdrawn.</summary>
    Revoked,
}

/// <summary>Settles an invitation.</summary>
internal sealed record SettleInvitation
{
    /// <summary>How.</summary>
    public required InvitationDecision Status { get; init; }

    /// <summary>The user who accepts.</summary>
    [StringLength(21)]
    public Optional<string?> AcceptedUserId { get; init; }
}
