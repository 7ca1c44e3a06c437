using System.Globalization;
using System.Text.Json;

namespace IdentityHub.Server.People.Passwords;

/// <summary>
/// Reads imported digests that are described by a JSON expression, <c>["sha256", ["salt", "@"], "hex"]</c>: algorithm, arguments in which
/// "@" stands for the password, expected result. The algorithm is a hash (see <see cref="HashDigest"/>), <c>pbkdf2</c>
/// (<see cref="Pbkdf2Digest"/>) or <c>firebase-scrypt</c> (<see cref="FirebaseScryptDigest"/>).
/// </summary>
internal static class LegacyDigest
{
    private const string Password = "@";

    /// <summary>Reads an expression; never throws.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="maximumMemoryKiB">The most memory it may ask for.</param>
    public static DigestReading Parse(string text, int maximumMemoryKiB)
    {
        if (ReadExpression(text) is not (var algorithm, var arguments, var expected) || !arguments.Contains(Password))
        {
            return DigestReading.Refused(DigestStatus.Malformed);
        }

        return algorithm switch
        {
            "pbkdf2" or "pbkdf2Sync" => Pbkdf2Digest.Parse(Parameters(arguments), expected),
            "firebase-scrypt" => FirebaseScryptDigest.Parse(Parameters(arguments), expected, maximumMemoryKiB),
            _ => HashDigest.OfPieces(algorithm, [.. arguments.Select(static argument => argument == Password ? null : argument)], expected),
        };
    }

    /// <summary>A positive decimal number as arguments have it; null for anything else.</summary>
    public static int? ReadNumber(string text) =>
        text.All(char.IsAsciiDigit) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : null;

    /// <summary>The bytes of a hexadecimal text, upper or lower case; null when it is none.</summary>
    public static byte[]? ReadHex(string text) =>
        text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : null;

    // Where the arguments have names, the password may stand anywhere among them.
    private static string[] Parameters(string[] arguments) => [.. arguments.Where(static argument => argument != Password)];

    private static (string Algorithm, string[] Arguments, string Expected)? ReadExpression(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 3 });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Array || root.GetArrayLength() != 3
                || root[0].ValueKind != JsonValueKind.String || root[1].ValueKind != JsonValueKind.Array
                || root[2].ValueKind != JsonValueKind.String
                || root[1].EnumerateArray().Any(static argument => argument.ValueKind != JsonValueKind.String))
            {
                return null;
            }

            var arguments = root[1].EnumerateArray().Select(static argument => argument.GetString()!).ToArray();
            return (root[0].GetString()!, arguments, root[2].GetString()!);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // Not JSON, or text in it or around it that is not valid Unicode.
            return null;
        }
    }
}
