using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Data;
using IdentityHub.Data.Audit;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Management.Logs;

/// <summary>A row of the audit trail as answers show it.</summary>
internal sealed record LogAnswer(string TenantId, string Id, string Key, [property: FreeObject] JsonElement Payload, DateTimeOffset CreatedAt)
{
    /// <summary>From the row.</summary>
    public static LogAnswer From(AuditLog row) => new(Tenant.Id, row.Id, row.Key, Read(row.Payload), row.CreatedAt);

    // What somebody did to a row in the database must not keep the others from being shown.
    private static JsonElement Read(string payload)
    {
        try
        {
            return JsonColumn.Parse(payload);
        }
        catch (JsonException)
        {
            return JsonColumn.Parse(new JsonObject { ["unreadable"] = payload }.ToJsonString());
        }
    }
}

/// <summary>A line of the export: a row with its place in the chain, and the cursor to go on from after it.</summary>
internal sealed record LogLine(
    string TenantId, string Id, string Key, [property: FreeObject] JsonElement Payload, DateTimeOffset CreatedAt, long Sequence, string Cursor);
