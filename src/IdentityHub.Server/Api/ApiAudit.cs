using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Audit;

namespace IdentityHub.Server.Api;

/// <summary>
/// What the trail says of a change through the API: which operation, by whom, on what, and which members were given. Not their values: the
/// trail is kept for long, and values are people's data and secrets.
/// </summary>
internal static class ApiAudit
{
    /// <summary>Begins the keys of these rows.</summary>
    public const string Prefix = "ManagementApi.";

    /// <summary>The same for calls that people make for themselves.</summary>
    public const string AccountPrefix = "AccountApi.";

    /// <summary>The entry for a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="createdId">Id of what it made.</param>
    public static AuditEntry Entry(ApiCall call, string? createdId) =>
        Entry(call, call.Operation.Id, createdId, call.Http.Items[typeof(ApiAudit)] is JsonElement body ? body : default);

    /// <summary>The entry for a part of a call that does several times what another operation does once.</summary>
    /// <param name="call">The call.</param>
    /// <param name="operation">The other operation.</param>
    /// <param name="createdId">Id of what it made.</param>
    /// <param name="body">The part of the body.</param>
    public static AuditEntry Entry(ApiCall call, string operation, string? createdId, JsonElement body)
    {
        var target = new JsonObject();
        foreach (var (name, value) in call.Http.Request.RouteValues)
        {
            target[name] = value as string;
        }

        var details = new JsonObject { ["target"] = target };
        if (createdId is not null)
        {
            details["createdId"] = createdId;
        }

        if (body.ValueKind == JsonValueKind.Object)
        {
            details["fields"] = new JsonArray([.. body.EnumerateObject().Take(50).Select(member => JsonValue.Create(member.Name))]);
        }

        return new AuditEntry
        {
            Key = (call.Operation.Kind == ApiKind.Account ? AccountPrefix : Prefix) + operation,
            ApplicationId = call.Caller.ApplicationId,
            UserId = call.Caller.UserId,
            Details = details,
        };
    }

    /// <summary>Remembers the body whose members' names are recorded.</summary>
    public static void Remember(HttpContext http, JsonElement body) => http.Items[typeof(ApiAudit)] = body;
}
