using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using IdentityHub.Protocol;

namespace IdentityHub.Server.People.Passwords;

/// <summary>
/// An Argon2 digest and its PHC string form, <c>$argon2id$v=19$m=19456,t=2,p=1$salt$tag</c>, where salt and tag are
/// base64 without padding. Reading is strict: one text per digest, so nothing is stored that another reader would see differently.
/// </summary>
internal sealed class PasswordDigest : StoredDigest
{
    /// <summary>The most passes accepted.</summary>
    public const int MaximumIterations = 64;

    /// <summary>The most lanes accepted.</summary>
    public const int MaximumParallelism = 16;

    /// <summary>
    /// The most memory times passes accepted, in KiB: a second or two of one core, far below what the other limits allow together.
    /// </summary>
    public const long MaximumWorkKiB = 2 * 1024 * 1024;

    /// <summary>Bytes of salt in a new digest (RFC 9106, 3.1 recommends 16).</summary>
    public const int SaltLength = 16;

    /// <summary>Bytes of tag in a new digest.</summary>
    public const int TagLength = 32;

    private readonly byte[] _salt;
    private readonly byte[] _tag;

    private PasswordDigest(Argon2Cost cost, byte[] salt, byte[] tag)
    {
        Cost = cost;
        _salt = salt;
        _tag = tag;
    }

    /// <summary>Variant, memory, passes and lanes.</summary>
    public Argon2Cost Cost { get; }

    /// <inheritdoc/>
    public override int Blocks => Cost.BlockCount;

    /// <summary>Makes the digest of a new password, with a salt of its own.</summary>
    /// <param name="password">The password as UTF-8.</param>
    /// <param name="cost">What to spend.</param>
    /// <param name="memory">Working memory of the calling thread.</param>
    public static PasswordDigest Create(ReadOnlySpan<byte> password, Argon2Cost cost, Argon2Memory memory)
    {
        var salt = RandomValues.Bytes(SaltLength);
        var tag = new byte[TagLength];
        Argon2.Hash(memory, cost, new Argon2Input { Password = password, Salt = salt }, tag);
        return new PasswordDigest(cost, salt, tag);
    }

    /// <summary>A digest no password was made into: verifying against it costs what a real one costs.</summary>
    public static PasswordDigest CreateDummy(Argon2Cost cost) =>
        new(cost, RandomValues.Bytes(SaltLength), RandomValues.Bytes(TagLength));

    /// <summary>Reads a PHC string. Allocates nothing that depends on the parameters in it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maximumMemoryKiB">The most memory it may ask for.</param>
    public static DigestReading Parse(ReadOnlySpan<char> text, int maximumMemoryKiB)
    {
        Span<Range> parts = stackalloc Range[7];
        if (text.Split(parts, '$') != 6 || !text[parts[0]].IsEmpty || VariantOf(text[parts[1]]) is not { } variant)
        {
            return DigestReading.Refused(DigestStatus.Malformed);
        }

        if (!TryReadNumber(text[parts[2]], "v=", out var version)
            || !TryReadCost(text[parts[3]], variant, out var cost)
            || !TryReadBytes(text[parts[4]], 8, 64, out var salt)
            || !TryReadBytes(text[parts[5]], 16, 64, out var tag))
        {
            return DigestReading.Refused(DigestStatus.Malformed);
        }

        if (version != Argon2.Version)
        {
            return DigestReading.Refused(DigestStatus.Unsupported);
        }

        var tooExpensive = cost.MemoryKiB > maximumMemoryKiB || cost.Iterations > MaximumIterations
            || cost.Parallelism > MaximumParallelism || (long)cost.MemoryKiB * cost.Iterations > MaximumWorkKiB;
        return tooExpensive
            ? DigestReading.Refused(DigestStatus.TooExpensive)
            : DigestReading.Of(new PasswordDigest(cost, salt, tag));
    }

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<byte> password, Argon2Memory memory)
    {
        Span<byte> computed = stackalloc byte[_tag.Length];
        Argon2.Hash(memory, Cost, new Argon2Input { Password = password, Salt = _salt }, computed);
        var matches = CryptographicOperations.FixedTimeEquals(computed, _tag);
        CryptographicOperations.ZeroMemory(computed);
        return matches;
    }

    /// <inheritdoc/>
    public override bool NeedsRehash(Argon2Cost configured) =>
        Cost != configured || _salt.Length != SaltLength || _tag.Length != TagLength;

    /// <summary>The PHC string, for storage only.</summary>
    public string Encode()
    {
        var variant = Cost.Variant switch
        {
            Argon2Variant.Argon2d => "argon2d",
            Argon2Variant.Argon2i => "argon2i",
            _ => "argon2id",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"${variant}$v={Argon2.Version}$m={Cost.MemoryKiB},t={Cost.Iterations},p={Cost.Parallelism}${Base64(_salt)}${Base64(_tag)}");
    }

    private static Argon2Variant? VariantOf(ReadOnlySpan<char> name) => name switch
    {
        "argon2id" => Argon2Variant.Argon2id,
        "argon2i" => Argon2Variant.Argon2i,
        "argon2d" => Argon2Variant.Argon2d,
        _ => null,
    };

    private static bool TryReadCost(ReadOnlySpan<char> text, Argon2Variant variant, out Argon2Cost cost)
    {
        cost = default;
        Span<Range> parts = stackalloc Range[4];
        if (text.Split(parts, ',') != 3
            || !TryReadNumber(text[parts[0]], "m=", out var memory)
            || !TryReadNumber(text[parts[1]], "t=", out var iterations)
            || !TryReadNumber(text[parts[2]], "p=", out var parallelism)
            || memory < 8L * parallelism)
        {
            return false;
        }

        cost = new Argon2Cost(variant, memory, iterations, parallelism);
        return true;
    }

    // A decimal number as it is written, without sign, leading zero or space; positive and within 31 bits.
    // The digits are looked at one by one because the framework also takes NUL characters at the end.
    private static bool TryReadNumber(ReadOnlySpan<char> text, ReadOnlySpan<char> name, out int number)
    {
        number = 0;
        return text.StartsWith(name, StringComparison.Ordinal)
            && text.Length > name.Length
            && text[name.Length] != '0'
            && !text[name.Length..].ContainsAnyExceptInRange('0', '9')
            && int.TryParse(text[name.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static bool TryReadBytes(ReadOnlySpan<char> text, int minimum, int maximum, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        var length = text.Length * 3 / 4;
        if (length < minimum || length > maximum || text.Length % 4 == 1)
        {
            return false;
        }

        Span<char> padded = stackalloc char[(text.Length + 3) / 4 * 4];
        padded.Fill('=');
        text.CopyTo(padded);
        Span<byte> decoded = stackalloc byte[padded.Length];

        // The framework forgives spaces and loose bits at the end; writing it again shows whether it had to.
        if (!Convert.TryFromBase64Chars(padded, decoded, out var written) || !text.SequenceEqual(Base64(decoded[..written])))
        {
            return false;
        }

        bytes = decoded[..written].ToArray();
        return true;
    }

    private static string Base64(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).TrimEnd('=');
}
