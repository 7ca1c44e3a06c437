using System.Security.Cryptography;
using System.Text;
using System.Xml;

namespace IdentityHub.Protocol.Saml;

/// <summary>
/// Opens encrypted assertions (XML Encryption 1.1). Keys come by RSA-OAEP; PKCS #1 v1.5 is refused, because whoever can ask whether a padding is
/// right can decrypt with it. The content comes by AES-GCM, which is authenticated.
/// </summary>
/// <remarks>
/// AES-CBC is not authenticated: by sending changed ciphertexts and watching how they fail, a stranger can decrypt an assertion that was
/// intercepted. Most providers send it to this day, so it is accepted where the response around it is signed and that signature was
/// checked first: then no changed ciphertext is ever decrypted.
/// </remarks>
internal static class EncryptedAssertion
{
    private const int LargestContent = 256 * 1024;
    private const int LargestKey = 4096;
    private const int MostKeys = 4;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int BlockLength = 16;

    /// <summary>Decrypts.</summary>
    /// <param name="element"><c>EncryptedAssertion</c>.</param>
    /// <param name="isSigned">Whether a checked signature covers the ciphertext.</param>
    /// <param name="keys">Our keys.</param>
    /// <returns>The assertion, in a document of its own; its own signature is yet to be checked.</returns>
    public static SamlResult<XmlElement> Open(XmlElement element, bool isSigned, IReadOnlyList<SamlKey> keys)
    {
        if (keys.Count == 0)
        {
            return Refuse("The assertion is encrypted, but there is no key of ours that it could be encrypted for.");
        }

        if (element.Only("EncryptedData", SamlNames.Enc) is not { } data
            || data.Only("EncryptionMethod", SamlNames.Enc)?.Attribute("Algorithm") is not { } algorithm
            || ReadCipher(data, LargestContent) is not { } content)
        {
            return Refuse("The encrypted assertion is not complete.");
        }

        if (ContentAlgorithm.Find(algorithm) is not { } method)
        {
            return new SamlRefusal(SamlFailure.Algorithm, $"The encryption algorithm {SamlRefusal.Quote(algorithm)} is not accepted.");
        }

        if (!method.IsAuthenticated && !isSigned)
        {
            return new SamlRefusal(SamlFailure.Algorithm, "AES-CBC is accepted only within a signed response; let the provider sign the response, or encrypt by AES-GCM.");
        }

        if (!FindKeys(element, data).TryGet(out var candidates, out var refusal))
        {
            return refusal;
        }

        foreach (var (encrypted, padding) in candidates)
        {
            foreach (var secret in keys.Select(key => key.Decrypt(encrypted, padding)).OfType<byte[]>().Where(secret => secret.Length == method.KeyLength))
            {
                if (method.Decrypt(secret, content) is { } plain && ReadPlain(plain) is { } assertion)
                {
                    return assertion;
                }
            }
        }

        return Refuse("The assertion cannot be decrypted: it is encrypted for another key, or was changed.");
    }

    private static XmlElement? ReadPlain(byte[] plain)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(plain);
            return SafeXml.Parse(text, XmlLimits.Message).TryGet(out var document, out _) ? document.DocumentElement : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // Beside the data or within its KeyInfo (SAML Core §6.1).
    private static SamlResult<List<(byte[] Encrypted, RSAEncryptionPadding Padding)>> FindKeys(XmlElement element, XmlElement data)
    {
        var found = new List<(byte[], RSAEncryptionPadding)>();
        SamlRefusal? refusal = null;
        var elements = data.Elements("KeyInfo", SamlNames.Dsig).SelectMany(static info => info.Elements("EncryptedKey", SamlNames.Enc))
            .Concat(element.Elements("EncryptedKey", SamlNames.Enc));
        foreach (var key in elements.Take(MostKeys))
        {
            if (key.Only("EncryptionMethod", SamlNames.Enc) is { } method && ReadCipher(key, LargestKey) is { } encrypted)
            {
                if (FindPadding(method) is { } padding)
                {
                    found.Add((encrypted, padding));
                }
                else
                {
                    refusal = new(SamlFailure.Algorithm, $"The key transport {SamlRefusal.Quote(method.Attribute("Algorithm"))} is not accepted with these parameters; RSA-OAEP with SHA-1 or SHA-256 is.");
                }
            }
        }

        return found.Count > 0 ? found : refusal ?? Refuse("There is no encrypted key beside the encrypted assertion.");
    }

    // Digest and mask are by the same hash, or it is not supported. What stands in no element is SHA-1 (XML Encryption §5.5.2).
    private static RSAEncryptionPadding? FindPadding(XmlElement method)
    {
        var digest = method.Only("DigestMethod", SamlNames.Dsig)?.Attribute("Algorithm") ?? SamlNames.Sha1Digest;
        var mask = method.Only("MGF", SamlNames.Enc11)?.Attribute("Algorithm") ?? SamlNames.Enc11 + "mgf1sha1";
        return method.Elements("OAEPparams", SamlNames.Enc).Count > 0 ? null : (method.Attribute("Algorithm"), digest, mask) switch
        {
            (SamlNames.Enc + "rsa-oaep-mgf1p", SamlNames.Sha1Digest, _) => RSAEncryptionPadding.OaepSHA1,
            (SamlNames.Enc11 + "rsa-oaep", SamlNames.Sha1Digest, SamlNames.Enc11 + "mgf1sha1") => RSAEncryptionPadding.OaepSHA1,
            (SamlNames.Enc11 + "rsa-oaep", SamlNames.Sha256Digest, SamlNames.Enc11 + "mgf1sha256") => RSAEncryptionPadding.OaepSHA256,
            _ => null,
        };
    }

    private static byte[]? ReadCipher(XmlElement parent, int maximum) =>
        parent.Only("CipherData", SamlNames.Enc)?.Only("CipherValue", SamlNames.Enc)?.Base64(maximum);

    private static SamlRefusal Refuse(string detail) => new(SamlFailure.Decryption, detail);

    private sealed record ContentAlgorithm(string Uri, int KeyLength, bool IsAuthenticated)
    {
        private static readonly ContentAlgorithm[] All =
        [
            new(SamlNames.Enc11 + "aes128-gcm", 16, true),
            new(SamlNames.Enc11 + "aes192-gcm", 24, true),
            new(SamlNames.Enc11 + "aes256-gcm", 32, true),
            new(SamlNames.Enc + "aes128-cbc", 16, false),
            new(SamlNames.Enc + "aes256-cbc", 32, false),
        ];

        public static ContentAlgorithm? Find(string uri) => Array.Find(All, algorithm => algorithm.Uri == uri);

        public byte[]? Decrypt(byte[] key, byte[] content) => IsAuthenticated ? DecryptGcm(key, content) : DecryptCbc(key, content);

        // Nonce, ciphertext, tag (XML Encryption §5.2.4).
        private static byte[]? DecryptGcm(byte[] key, byte[] content)
        {
            if (content.Length <= NonceLength + TagLength)
            {
                return null;
            }

            var plain = new byte[content.Length - NonceLength - TagLength];
            using var aes = new AesGcm(key, TagLength);
            try
            {
                aes.Decrypt(content.AsSpan(0, NonceLength), content.AsSpan(NonceLength, plain.Length), content.AsSpan(^TagLength..), plain);
                return plain;
            }
            catch (AuthenticationTagMismatchException)
            {
                return null;
            }
        }

        // Initialization vector, ciphertext; the last octet says how much padding there is, whose other octets may be anything (§5.2.3).
        private static byte[]? DecryptCbc(byte[] key, byte[] content)
        {
            if (content.Length < 2 * BlockLength || content.Length % BlockLength != 0)
            {
                return null;
            }

            using var aes = Aes.Create();
            aes.Key = key;
            var plain = aes.DecryptCbc(content.AsSpan(BlockLength), content.AsSpan(0, BlockLength), PaddingMode.None);
            var padding = plain[^1];
            return padding is >= 1 and <= BlockLength ? plain[..^padding] : null;
        }
    }
}
