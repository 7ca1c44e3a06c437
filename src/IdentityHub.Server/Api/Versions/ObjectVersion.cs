using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IdentityHub.Server.Api.Versions;

/// <summary>The entity tag of an answer (RFC 9110, 8.8.3).</summary>
internal static class ObjectVersion
{
    private const int Length = 16;

    /// <summary>
    /// Makes the tag: a digest of the answer without the members that change by themselves or are shown on request only. So it is the same as long as
    /// nobody changed the object, whichever way it is read.
    /// </summary>
    /// <param name="body">The answer, as JSON.</param>
    /// <param name="apartFrom">Members of the answer that the tag does not speak for.</param>
    /// <returns>A strong tag, with its quotation marks.</returns>
    public static string Of(byte[] body, IReadOnlyList<string> apartFrom)
    {
        var what = body;
        if (apartFrom.Count > 0 && JsonNode.Parse(body) is JsonObject members)
        {
            foreach (var name in apartFrom)
            {
                members.Remove(name);
            }

            what = Encoding.UTF8.GetBytes(members.ToJsonString());
        }

        return $"\"{Base64Url.EncodeToString(SHA256.HashData(what).AsSpan(0, Length))}\"";
    }

    /// <summary>The same of an answer that was not written yet; null when there is no body.</summary>
    public static string? Of<TAnswer>(TAnswer answer, IReadOnlyList<string> apartFrom) =>
        answer is null or Nothing or ApiContent ? null : Of(JsonSerializer.SerializeToUtf8Bytes(answer, ApiJson.Options), apartFrom);
}
