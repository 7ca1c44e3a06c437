using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace IdentityHub.Server.People.Passwords;

/// <summary>
/// An imported digest described by a JSON expression, <c>["pbkdf2", ["salt", "600000", "32", "sha256", "@"], "hex"]</c>: algorithm,
/// arguments in which "@" stands for the password, expected result. For PBKDF2 (RFC 8018, 5.2) the other arguments are salt
/// (UTF-8, or bytes after <c>hex:</c>), iterations, length in bytes and hash. Other algorithms are answered as unsupported.
/// </summary>
internal sealed class LegacyDigest : StoredDigest
{
    private const int MaximumIterations = 5_000_000;

    private readonly byte[] _salt;
    private readonly int _iterations;
    private readonly HashAlgorithmName _hash;
    private readonly byte[] _expected;

    private LegacyDigest(byte[] salt, int iterations, HashAlgorithmName hash, byte[] expected)
    {
        _salt = salt;
        _iterations = iterations;
        _hash = hash;
        _expected = expected;
    }

    /// <summary>Reads an expression; never throws.</summary>
    public static DigestReading Parse(string text)
    {
        if (ReadExpression(text) is not { } expression || !expression.Arguments.Contains("@"))
        {
            return DigestReading.Refused(DigestStatus.Malformed);
        }

        return expression.Algorithm is "pbkdf2" or "pbkdf2Sync"
            ? ParsePbkdf2(expression)
            : DigestReading.Refused(DigestStatus.Unsupported);
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

    /// <inheritdoc/>
    public override bool NeedsRehash(Argon2Cost configured) => true;

    private static Expression? ReadExpression(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 3 });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Array || root.GetArrayLength() != 3
                || root[0].ValueKind != JsonValueKind.String || root[1].ValueKind != JsonValueKind.Array
                || root[2].ValueKind != JsonValueKind.String
                || root[1].EnumerateArray().Any(argument => argument.ValueKind != JsonValueKind.String))
            {
                return null;
            }

            var arguments = root[1].EnumerateArray().Select(argument => argument.GetString()!).ToArray();
            return new Expression(root[0].GetString()!, arguments, root[2].GetString()!);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // Not JSON, or text in it or around it that is not valid Unicode.
            return null;
        }
    }

    private static DigestReading ParsePbkdf2(Expression expression)
    {
        var arguments = expression.Arguments.Where(argument => argument != "@").ToArray();
        if (arguments.Length != 4
            || ReadSalt(arguments[0]) is not { } salt
            || ReadNumber(arguments[1]) is not { } iterations
            || ReadNumber(arguments[2]) is not (>= 16 and <= 128 and var length)
            || ReadHex(expression.Expected) is not { } expected
            || expected.Length != length)
        {
            return DigestReading.Refused(DigestStatus.Malformed);
        }

        if (HashOf(arguments[3]) is not (var hash, var hashLength))
        {
            return DigestReading.Refused(DigestStatus.Unsupported);
        }

        // Each block of output repeats all iterations (RFC 8018, 5.2), so the length is part of the cost.
        var rounds = (long)iterations * ((length + hashLength - 1) / hashLength);
        return rounds > MaximumIterations
            ? DigestReading.Refused(DigestStatus.TooExpensive)
            : DigestReading.Of(new LegacyDigest(salt, iterations, hash, expected));
    }

    private static byte[]? ReadSalt(string text) =>
        text.StartsWith("hex:", StringComparison.Ordinal) ? ReadHex(text[4..]) : Encoding.UTF8.GetBytes(text);

    private static byte[]? ReadHex(string text)
    {
        if (text.Length % 2 != 0 || text.Any(character => !char.IsAsciiHexDigit(character)))
        {
            return null;
        }

        return Convert.FromHexString(text);
    }

    private static int? ReadNumber(string text) =>
        text.All(char.IsAsciiDigit) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : null;

    private static (HashAlgorithmName Name, int Length)? HashOf(string name) => name.ToUpperInvariant() switch
    {
        "SHA1" => (HashAlgorithmName.SHA1, SHA1.HashSizeInBytes),
        "SHA256" => (HashAlgorithmName.SHA256, SHA256.HashSizeInBytes),
        "SHA384" => (HashAlgorithmName.SHA384, SHA384.HashSizeInBytes),
        "SHA512" => (HashAlgorithmName.SHA512, SHA512.HashSizeInBytes),
        _ => null,
    };

    private sealed record Expression(string Algorithm, string[] Arguments, string Expected);
}
