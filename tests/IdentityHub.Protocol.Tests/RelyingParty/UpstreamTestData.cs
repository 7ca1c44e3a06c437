using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using IdentityHub.Protocol.Jose;
using IdentityHub.Protocol.RelyingParty;
using IdentityHub.Protocol.Tests.Jose;

namespace IdentityHub.Protocol.Tests.RelyingParty;

/// <summary>A provider whose ID tokens are right until a test changes one thing.</summary>
internal sealed class UpstreamTestData : IDisposable
{
    public const string Issuer = "https://idp.example";
    public const string Client = "hub";
    public const string Nonce = "n-0S6_WzA2Mj";
    public const string AccessToken = "SlAV32hkKG";
    public static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    public UpstreamTestData(JwsAlgorithm algorithm = JwsAlgorithm.ES256) =>
        Key = algorithm.IsEllipticCurve() ? SigningKey.Generate(algorithm) : JoseTestData.RsaKey(algorithm);

    public SigningKey Key { get; }

    public ProviderKeys Keys => Published(Key.PublicJwk);

    public static IdTokenExpectation Expected { get; } = new()
    {
        Rule = IssuerRule.Exactly(Issuer),
        DocumentIssuer = Issuer,
        ClientId = Client,
        Nonce = Nonce,
        AccessToken = AccessToken,
    };

    public static JsonObject Claims() => new()
    {
        ["iss"] = Issuer,
        ["sub"] = "user-1",
        ["aud"] = Client,
        ["exp"] = Now.AddMinutes(5).ToUnixTimeSeconds(),
        ["iat"] = Now.ToUnixTimeSeconds(),
        ["nonce"] = Nonce,
    };

    public static JsonObject Claims(string name, JsonNode? value)
    {
        var claims = Claims();
        if (value is null)
        {
            claims.Remove(name);
        }
        else
        {
            claims[name] = value;
        }

        return claims;
    }

    public static ProviderKeys Published(params IReadOnlyList<JsonWebKey> keys)
    {
        Assert.True(ProviderKeys.TryParse(new JsonWebKeySet(keys).ToUtf8(), out var read));
        return read;
    }

    public string Sign(JsonObject claims, string? header = null) => JoseTestData.Signed(
        Key, header ?? $$"""{"alg":"{{Key.Algorithm.Name()}}","kid":"{{Key.KeyId}}"}""", claims.ToJsonString());

    public UpstreamFailure? Judge(JsonObject claims, IdTokenExpectation? expected = null) => Judge(Sign(claims), expected);

    public UpstreamFailure? Judge(string token, IdTokenExpectation? expected = null, ProviderKeys? keys = null) =>
        IdToken.Check(token, keys ?? Keys, expected ?? Expected, Now).Problem?.Failure;

    public static string HalfHash(string accessToken, HashAlgorithmName hash)
    {
        var bytes = CryptographicOperations.HashData(hash, Encoding.ASCII.GetBytes(accessToken));
        return Base64Url.EncodeToString(bytes.AsSpan(0, bytes.Length / 2));
    }

    public void Dispose() => Key.Dispose();
}
