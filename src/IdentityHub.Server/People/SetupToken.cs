using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IdentityHub.Server.People;

/// <summary>What is kept of a one-time link, under a key made of the token's hash.</summary>
/// <param name="UserId">Whose password may be set.</param>
/// <param name="ExpiresAt">Until when.</param>
internal sealed record SetupToken(string UserId, DateTimeOffset ExpiresAt)
{
    /// <summary>What keys of links begin with.</summary>
    public const string Prefix = "setupToken:";

    /// <summary>The key under which a link with this token is kept. The hash needs no salt: the token is 256 random bits.</summary>
    public static string KeyOf(string token) => Prefix + Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>The stored form.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, PeopleJson.Default.SetupToken);

    /// <summary>Reads the stored form.</summary>
    public static SetupToken? Parse(string json) => JsonSerializer.Deserialize(json, PeopleJson.Default.SetupToken);
}

/// <summary>JSON that people's rows hold.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SetupToken))]
[JsonSerializable(typeof(StoredLink))]
internal sealed partial class PeopleJson : JsonSerializerContext;
