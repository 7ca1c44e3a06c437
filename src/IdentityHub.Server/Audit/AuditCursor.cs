using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace IdentityHub.Server.Audit;

/// <summary>
/// How far somebody has read the trail. It names the row and its hash, so whoever comes back with it finds out when the trail was
/// changed behind their back, even if it was put back to an older state as a whole.
/// </summary>
/// <param name="Sequence">The last row that was read.</param>
/// <param name="ChainHash">Its chain hash.</param>
internal sealed record AuditCursor(long Sequence, byte[] ChainHash)
{
    private const int HashLength = HMACSHA256.HashSizeInBytes;

    /// <summary>Reads a cursor.</summary>
    /// <returns>Null for anything that is none.</returns>
    public static AuditCursor? Parse(string text)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long) + HashLength];
        return text.Length <= 64
            && Base64Url.IsValid(text)
            && Base64Url.GetMaxDecodedLength(text.Length) == bytes.Length
            && Base64Url.TryDecodeFromChars(text, bytes, out var length)
            && length == bytes.Length
            && BinaryPrimitives.ReadInt64BigEndian(bytes) is > 0 and var sequence
                ? new(sequence, bytes[sizeof(long)..].ToArray())
                : null;
    }

    /// <summary>The cursor as text: 54 characters of base64url.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long) + HashLength];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Sequence);
        ChainHash.CopyTo(bytes[sizeof(long)..]);
        return Base64Url.EncodeToString(bytes);
    }
}
