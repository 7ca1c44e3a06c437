using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace IdentityHub.Server.People.Passwords;

/// <summary>
/// BLAKE2b without a key (RFC 7693), fed in pieces. Argon2 needs it and the framework does not offer it.
/// One value computes one digest: create, <see cref="Update(ReadOnlySpan{byte})"/>, <see cref="Finish"/>.
/// </summary>
internal unsafe ref struct Blake2b
{
    private const int BlockLength = 128;

    private static readonly ulong[] InitialVector =
    [
        0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
        0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
    ];

    private fixed ulong _state[8];
    private fixed byte _buffer[BlockLength];
    private readonly int _digestLength;
    private ulong _countLow;
    private int _buffered;

    /// <summary>Starts a digest.</summary>
    /// <param name="digestLength">Bytes wanted, 1 to 64.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is outside of RFC 7693, 2.1.</exception>
    public Blake2b(int digestLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(digestLength, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digestLength, 64);
        _digestLength = digestLength;
        for (var i = 0; i < 8; i++)
        {
            _state[i] = InitialVector[i];
        }

        // RFC 7693, 2.5: digest length, no key, fanout 1 and depth 1.
        _state[0] ^= 0x01010000UL ^ (ulong)digestLength;
    }

    // RFC 7693, 2.7; rounds 10 and 11 use the first two rows again.
    private static ReadOnlySpan<byte> Schedule =>
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3,
        11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4,
        7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8,
        9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13,
        2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9,
        12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11,
        13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10,
        6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5,
        10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0,
    ];

    /// <summary>One digest in one call.</summary>
    /// <param name="data">The message.</param>
    /// <param name="digest">Filled completely; its length (1 to 64) is the digest length.</param>
    public static void Hash(ReadOnlySpan<byte> data, Span<byte> digest)
    {
        var hash = new Blake2b(digest.Length);
        hash.Update(data);
        hash.Finish(digest);
    }

    /// <summary>Appends a piece of the message.</summary>
    public void Update(scoped ReadOnlySpan<byte> data)
    {
        fixed (byte* buffer = _buffer)
        {
            var pending = new Span<byte>(buffer, BlockLength);
            while (!data.IsEmpty)
            {
                // A full buffer waits until more arrives, because the last block is compressed differently.
                if (_buffered == BlockLength)
                {
                    Compress(isLast: false);
                    _buffered = 0;
                }

                var taken = Math.Min(BlockLength - _buffered, data.Length);
                data[..taken].CopyTo(pending[_buffered..]);
                _buffered += taken;
                _countLow += (ulong)taken;
                data = data[taken..];
            }
        }
    }

    /// <summary>Appends a number as four bytes, least significant first (LE32 of RFC 9106, 3.1).</summary>
    public void Update(int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        Update(bytes);
    }

    /// <summary>Writes the digest and wipes the state.</summary>
    /// <param name="digest">At least as long as the digest.</param>
    public void Finish(scoped Span<byte> digest)
    {
        Span<byte> whole = stackalloc byte[64];
        fixed (byte* buffer = _buffer)
        fixed (ulong* state = _state)
        {
            new Span<byte>(buffer, BlockLength)[_buffered..].Clear();
            Compress(isLast: true);
            for (var i = 0; i < 8; i++)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(whole[(8 * i)..], state[i]);
            }

            whole[.._digestLength].CopyTo(digest);
            CryptographicOperations.ZeroMemory(whole);
            CryptographicOperations.ZeroMemory(new Span<byte>(buffer, BlockLength));
            CryptographicOperations.ZeroMemory(new Span<byte>(state, 64));
        }
    }

    private void Compress(bool isLast)
    {
        var v = stackalloc ulong[16];
        var m = stackalloc ulong[16];
        fixed (byte* buffer = _buffer)
        {
            for (var i = 0; i < 16; i++)
            {
                m[i] = BinaryPrimitives.ReadUInt64LittleEndian(new ReadOnlySpan<byte>(buffer + (8 * i), 8));
            }
        }

        for (var i = 0; i < 8; i++)
        {
            v[i] = _state[i];
            v[i + 8] = InitialVector[i];
        }

        // The upper half of the 128-bit counter stays zero: no message here reaches 2^64 bytes.
        v[12] ^= _countLow;
        v[14] ^= isLast ? ulong.MaxValue : 0;
        for (var round = 0; round < 12; round++)
        {
            Round(v, m, Schedule.Slice(round % 10 * 16, 16));
        }

        for (var i = 0; i < 8; i++)
        {
            _state[i] ^= v[i] ^ v[i + 8];
        }

        CryptographicOperations.ZeroMemory(new Span<byte>(v, 128));
        CryptographicOperations.ZeroMemory(new Span<byte>(m, 128));
    }

    private static void Round(ulong* v, ulong* m, ReadOnlySpan<byte> order)
    {
        for (var i = 0; i < 4; i++)
        {
            Mix(ref v[i], ref v[i + 4], ref v[i + 8], ref v[i + 12], m[order[2 * i]], m[order[(2 * i) + 1]]);
        }

        for (var i = 0; i < 4; i++)
        {
            Mix(
                ref v[i], ref v[4 + ((i + 1) & 3)], ref v[8 + ((i + 2) & 3)], ref v[12 + ((i + 3) & 3)],
                m[order[8 + (2 * i)]], m[order[9 + (2 * i)]]);
        }
    }

    private static void Mix(ref ulong a, ref ulong b, ref ulong c, ref ulong d, ulong x, ulong y)
    {
        a = unchecked(a + b + x);
        d = BitOperations.RotateRight(d ^ a, 32);
        c = unchecked(c + d);
        b = BitOperations.RotateRight(b ^ c, 24);
        a = unchecked(a + b + y);
        d = BitOperations.RotateRight(d ^ a, 16);
        c = unchecked(c + d);
        b = BitOperations.RotateRight(b ^ c, 63);
    }
}
