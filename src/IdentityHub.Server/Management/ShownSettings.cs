using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Server.Api;
using IdentityHub.Server.Audit;

namespace IdentityHub.Server.Management;

/// <summary>How much of a configuration with secrets in it a caller sees.</summary>
internal static class ShownSettings
{
    /// <summary>All of it for owners; for others what is not secret.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="config">The configuration, in clear.</param>
    /// <param name="confidential">Members that are secret whatever they are called.</param>
    public static JsonElement For(ApiCaller caller, JsonElement config, IReadOnlyCollection<string> confidential) =>
        caller.IsOwner ? config : WithoutSecrets(config, confidential);

    /// <summary>What is not secret.</summary>
    /// <param name="config">The configuration, in clear.</param>
    /// <param name="confidential">Members that are secret whatever they are called.</param>
    public static JsonElement WithoutSecrets(JsonElement config, IReadOnlyCollection<string> confidential) =>
        JsonSerializer.SerializeToElement(Copy(config, confidential));

    // Secrets may lie deeper, such as headers of a request.
    private static JsonNode? Copy(JsonElement value, IReadOnlyCollection<string> confidential) => value.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(value.EnumerateObject()
            .Where(member => !AuditMask.Hides(member.Name) && !confidential.Contains(member.Name))
            .Select(member => KeyValuePair.Create(member.Name, Copy(member.Value, confidential)))),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(item => Copy(item, confidential))]),
        _ => JsonNode.Parse(value.GetRawText()),
    };
}
