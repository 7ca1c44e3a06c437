using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using IdentityHub.Protocol.Jose;

namespace IdentityHub.Protocol.Tests.Jose;

internal static class JoseTestData
{
    private static readonly Lazy<byte[]> SharedRsaKey = new(static () =>
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportPkcs8PrivateKey();
    });

    /// <summary>An RSA key for tests to which it does not matter that they share it: finding the primes takes a second.</summary>
    public static SigningKey RsaKey(JwsAlgorithm algorithm = JwsAlgorithm.RS256) => SigningKey.FromPkcs8(algorithm, SharedRsaKey.Value);

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static string Encode(string text) => Base64Url.EncodeToString(Utf8(text));

    public static JsonWebKey Jwk(string json)
    {
        Assert.True(JsonWebKey.TryParse(Utf8(json), out var jwk));
        return jwk;
    }

    /// <summary>The public half only: keys in the standards' examples are printed with their private members.</summary>
    public static VerificationKey Key(string json)
    {
        Assert.True(VerificationKey.TryCreate(Jwk(json) with { HasPrivateMembers = false }, out var key, out var problem), problem.ToString());
        return key;
    }

    public static VerificationKeySet Only(SigningKey key) => new([key.ToVerificationKey()]);

    /// <summary>A token with this header and payload, correctly signed by the key whatever the header says.</summary>
    public static string Signed(SigningKey key, string headerJson, string payload = "{}")
    {
        var input = $"{Encode(headerJson)}.{Encode(payload)}";
        var signature = new byte[key.SignatureSize];
        key.Sign(Utf8(input), signature);
        return $"{input}.{Base64Url.EncodeToString(signature)}";
    }
}
