using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using IdentityHub.Data.Audit;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Audit;

/// <summary>
/// The keyed hashes that make tampering show. Without the master key, which is not in the database, nobody can make them, so whoever can
/// write to the database can break the chain but not mend it.
/// </summary>
/// <remarks>
/// <code>
/// mark   hash of a row alone, made when it is written: a row that the hub did not write has none
/// link   hash of a mark and the link before, made when the row is sealed: no row can be changed, put in or taken out
/// seal   hash of an end of the chain: no row can be taken off there
/// </code>
/// </remarks>
internal sealed class AuditChain(MasterKey masterKey)
{
    /// <summary>Name of the end that grows.</summary>
    public const string Head = "audit";

    /// <summary>Name of the end from which old rows are removed; there is none until some were.</summary>
    public const string Start = "audit-start";

    private const int HashLength = HMACSHA256.HashSizeInBytes;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    /// <summary>What the first row is linked to.</summary>
    public static readonly byte[] Origin = new byte[HashLength];

    /// <summary>Marks a row as written by the hub.</summary>
    public byte[] Mark(AuditLog row)
    {
        var bytes = buffer ??= new ArrayBufferWriter<byte>(4096);
        bytes.ResetWrittenCount();
        WriteRow(bytes, row);
        return masterKey.KeyedHash("audit-row", bytes.WrittenSpan);
    }

    /// <summary>Links a row to the one before it.</summary>
    /// <param name="previous">Chain hash of the row before it.</param>
    /// <param name="sequence">Its place.</param>
    /// <param name="mark">Its mark, which stands for all that is in it.</param>
    public byte[] Link(ReadOnlySpan<byte> previous, long sequence, ReadOnlySpan<byte> mark)
    {
        var bytes = new ArrayBufferWriter<byte>(128);
        bytes.Write(previous);
        WriteNumber(bytes, sequence);
        bytes.Write(mark);
        return masterKey.KeyedHash("audit-chain", bytes.WrittenSpan);
    }

    /// <summary>Whether a row is linked to the one before it.</summary>
    public bool IsLinked(ReadOnlySpan<byte> previous, AuditLog row) => Matches(row.ChainHash, Link(previous, row.Sequence!.Value, Mark(row)));

    /// <summary>Seals an end of the chain.</summary>
    public byte[] Seal(string end, long sequence, ReadOnlySpan<byte> chainHash)
    {
        var bytes = new ArrayBufferWriter<byte>(64);
        WriteText(bytes, end);
        WriteNumber(bytes, sequence);
        bytes.Write(chainHash);
        return masterKey.KeyedHash("audit-end", bytes.WrittenSpan);
    }

    /// <summary>Whether the hub sealed an end.</summary>
    public bool IsSealed(AuditChainHead end) => Matches(end.Seal, Seal(end.Key, end.Sequence, end.ChainHash));

    private static bool Matches(byte[]? stored, byte[] expected) => stored is not null && CryptographicOperations.FixedTimeEquals(stored, expected);

    // Every part says how long it is: otherwise text could move from one part to the next.
    private static void WriteRow(ArrayBufferWriter<byte> bytes, AuditLog row)
    {
        WriteText(bytes, row.Id);
        WriteText(bytes, row.Key);
        WriteText(bytes, row.Payload);
        WriteText(bytes, row.UserId);
        WriteText(bytes, row.ApplicationId);
        WriteNumber(bytes, row.CreatedAt.ToUnixTimeMilliseconds());
    }

    private static void WriteText(ArrayBufferWriter<byte> bytes, string? text)
    {
        WriteNumber(bytes, text is null ? -1 : Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text ?? "", bytes);
    }

    private static void WriteNumber(ArrayBufferWriter<byte> bytes, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(bytes.GetSpan(sizeof(long)), number);
        bytes.Advance(sizeof(long));
    }
}
