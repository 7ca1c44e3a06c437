using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IdentityHub.Data.Signing;
using IdentityHub.Protocol.Jose;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Signing;

/// <summary>Makes keys as the database keeps them: the private half under the master key.</summary>
internal sealed class SigningKeyMaker(MasterKey masterKey, TimeProvider time)
{
    /// <summary>A new key. Slow for RSA: never within a transaction.</summary>
    /// <param name="algorithm">Name of a <see cref="JwsAlgorithm"/>.</param>
    /// <param name="status">Where it begins.</param>
    /// <param name="effectiveAt">When a next key begins to sign.</param>
    /// <exception cref="ArgumentException">No such algorithm.</exception>
    public SigningKeyRecord Make(string algorithm, SigningKeyStatus status, DateTimeOffset? effectiveAt = null)
    {
        if (!JwsAlgorithms.TryParse(algorithm, out var parsed))
        {
            throw new ArgumentException($"{algorithm} is no signature algorithm of the hub.", nameof(algorithm));
        }

        using var key = SigningKey.Generate(parsed);
        var pkcs8 = key.ExportPkcs8();
        try
        {
            return new SigningKeyRecord
            {
                Id = key.KeyId,
                Algorithm = parsed.Name(),
                Status = status,
                EncryptedPrivateKey = masterKey.Protect(KeyRing.Purpose, pkcs8),
                PublicJwk = Describe(key.PublicJwk),
                CreatedAt = time.GetUtcNow(),
                EffectiveAt = effectiveAt,
            };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pkcs8);
        }
    }

    private static string Describe(JsonWebKey jwk)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            jwk.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
