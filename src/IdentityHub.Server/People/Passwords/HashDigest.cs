using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;

namespace IdentityHub.Server.People.Passwords;

/// <summary>
/// An imported digest that is one plain hash: of the password alone, or of the password between other texts such as a salt. Guessing such a
/// password is cheap, so the digest lives only until the next successful sign-in.
/// </summary>
internal sealed class HashDigest : StoredDigest
{
    private readonly Func<IDigest> _hash;
    private readonly byte[]?[] _pieces;
    private readonly byte[] _expected;

    private HashDigest(Func<IDigest> hash, byte[]?[] pieces, byte[] expected)
    {
        _hash = hash;
        _pieces = pieces;
        _expected = expected;
    }

    /// <inheritdoc/>
    public override bool IsFast => true;

    /// <summary>Reads the hexadecimal hash of a password.</summary>
    /// <param name="algorithm">A known hash.</param>
    /// <param name="text">The hash; upper or lower case.</param>
    public static DigestReading OfPassword(string algorithm, string text) => OfPieces(algorithm, [null], text);

    /// <summary>Reads the hexadecimal hash of several texts in a row; never throws.</summary>
    /// <param name="algorithm">The hash, as OpenSSL names it; upper or lower case.</param>
    /// <param name="pieces">The texts, valid Unicode; null where the password stands.</param>
    /// <param name="text">The expected hash.</param>
    public static DigestReading OfPieces(string algorithm, string?[] pieces, string text)
    {
        if (HashOf(algorithm) is not { } hash)
        {
            return DigestReading.Refused(DigestStatus.Unsupported);
        }

        if (LegacyDigest.ReadHex(text) is not { } expected || expected.Length != hash().GetDigestSize())
        {
            return DigestReading.Refused(DigestStatus.Malformed);
        }

        return DigestReading.Of(new HashDigest(hash, [.. pieces.Select(static piece => piece is null ? null : Encoding.UTF8.GetBytes(piece))], expected));
    }

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<byte> password, Argon2Memory memory)
    {
        var hash = _hash();
        foreach (var piece in _pieces)
        {
            hash.BlockUpdate(piece is null ? password : piece);
        }

        Span<byte> computed = stackalloc byte[_expected.Length];
        hash.DoFinal(computed);
        var matches = CryptographicOperations.FixedTimeEquals(computed, _expected);
        CryptographicOperations.ZeroMemory(computed);
        return matches;
    }

    // In managed code, so that what can be imported does not depend on the operating system's library.
    private static Func<IDigest>? HashOf(string name) => name.ToUpperInvariant() switch
    {
        "MD5" => static () => new MD5Digest(),
        "SHA1" => static () => new Sha1Digest(),
        "SHA224" => static () => new Sha224Digest(),
        "SHA256" => static () => new Sha256Digest(),
        "SHA384" => static () => new Sha384Digest(),
        "SHA512" => static () => new Sha512Digest(),
        "SHA512-224" => static () => new Sha512tDigest(224),
        "SHA512-256" => static () => new Sha512tDigest(256),
        "SHA3-224" => static () => new Sha3Digest(224),
        "SHA3-256" => static () => new Sha3Digest(256),
        "SHA3-384" => static () => new Sha3Digest(384),
        "SHA3-512" => static () => new Sha3Digest(512),
        "BLAKE2B512" => static () => new Blake2bDigest(512),
        "BLAKE2S256" => static () => new Blake2sDigest(256),
        "RIPEMD160" or "RIPEMD" or "RMD160" => static () => new RipeMD160Digest(),
        "SM3" => static () => new SM3Digest(),
        _ => null,
    };
}
