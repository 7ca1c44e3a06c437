using System.Text.Json;
using IdentityHub.Data.Audit;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Audit;

namespace IdentityHub.Server.Management.Logs;

/// <summary>A row of the audit trail as answers show it.</summary>
internal sealed record LogAnswer(string TenantId, string Id, string Key, [property: FreeObject] JsonElement Payload, DateTimeOffset CreatedAt)
{
    /// <summary>From the row.</summary>
    public static LogAnswer From(AuditLog row) => new(Tenant.Id, row.Id, row.Key, AuditPayloadReader.Read(row.Payload), row.CreatedAt);
}

/// <summary>A line of the export: a row with its place in the chain, and the cursor to go on from after it.</summary>
internal sealed record LogLine(
    string TenantId, string Id, string Key, [property: FreeObject] JsonElement Payload, DateTimeOffset CreatedAt, long Sequence, string Cursor);
