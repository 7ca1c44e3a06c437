using System.Security.Cryptography;
using System.Text;

namespace IdentityHub.Server.People.Passwords;

/// <summary>
/// An imported PBKDF2 digest (RFC 8018, 5.2), <c>["pbkdf2", ["salt", "600000", "32", "sha256", "@"], "hex"]</c>: salt (UTF-8, or bytes after
/// <c>hex:</c>), iterations, length in bytes and hash.
/// </summary>
internal sealed class Pbkdf2Digest : StoredDigest
{
    private const int MaximumIterations = 5_000_000;

    private readonly byte[] _salt;
    private readonly int _iterations;
    private readonly HashAlgorithmName _hash;
    private readonly byte[] _expected;

    private Pbkdf2Digest(byte[] salt, int iterations, HashAlgorithmName hash, byte[] expected)
    {
        _salt = salt;
        _iterations = iterations;
        _hash = hash;
        _expected = expected;
    }

    /// <summary>Reads the parts of an expression; never throws.</summary>
    /// <param name="parameters">Salt, iterations, length and hash.</param>
    /// <param name="result">The expected result in hexadecimal.</param>
    public static DigestReading Parse(string[] parameters, string result)
    {
        if (parameters.Length != 4
            || ReadSalt(parameters[0]) is not { } salt
            || LegacyDigest.ReadNumber(parameters[1]) is not { } iterations
            || LegacyDigest.ReadNumber(parameters[2]) is not (>= 16 and <= 128 and var length)
            || LegacyDigest.ReadHex(result) is not { } expected
            || expected.Length != length)
        {
            return DigestReading.Refused(DigestStatus.Malformed);
        }

        if (HashOf(parameters[3]) is not (var hash, var hashLength))
        {
            return DigestReading.Refused(DigestStatus.Unsupported);
        }

        // Each block of output repeats all iterations (RFC 8018, 5.2), so the length is part of the cost.
        var rounds = (long)iterations * ((length + hashLength - 1) / hashLength);
        return rounds > MaximumIterations
            ? DigestReading.Refused(DigestStatus.TooExpensive)
            : DigestReading.Of(new Pbkdf2Digest(salt, iterations, hash, expected));
    }

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<byte> password, Argon2Memory memory)
    {
        Span<byte> computed = stackalloc byte[_expected.Length];
        Rfc2898DeriveBytes.Pbkdf2(password, _salt, computed, _iterations, _hash);
        var matches = CryptographicOperations.FixedTimeEquals(computed, _expected);
        CryptographicOperations.ZeroMemory(computed);
        return matches;
    }

    private static byte[]? ReadSalt(string text) =>
        text.StartsWith("hex:", StringComparison.Ordinal) ? LegacyDigest.ReadHex(text[4..]) : Encoding.UTF8.GetBytes(text);

    private static (HashAlgorithmName Name, int Length)? HashOf(string name) => name.ToUpperInvariant() switch
    {
        "SHA1" => (HashAlgorithmName.SHA1, SHA1.HashSizeInBytes),
        "SHA256" => (HashAlgorithmName.SHA256, SHA256.HashSizeInBytes),
        "SHA384" => (HashAlgorithmName.SHA384, SHA384.HashSizeInBytes),
        "SHA512" => (HashAlgorithmName.SHA512, SHA512.HashSizeInBytes),
        _ => null,
    };
}
