using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace IdentityHub.Server.People.Passwords;

/// <summary>Argon2d, Argon2i and Argon2id, version 1.3 (RFC 9106).</summary>
internal static unsafe class Argon2
{
    /// <summary>The version this is, 0x13, as digests write it.</summary>
    public const int Version = 19;

    private const int BlockLength = 1024;

    /// <summary>Computes one hash with the widest vectors of this processor.</summary>
    /// <param name="memory">Working memory; grown if needed, wiped before the method returns.</param>
    /// <param name="cost">Variant, memory, passes and lanes.</param>
    /// <param name="input">Password, salt and the optional secret and associated data.</param>
    /// <param name="tag">Filled completely; its length (at least 4 bytes, RFC 9106, 3.1) is part of the hash.</param>
    /// <exception cref="ArgumentOutOfRangeException">The cost or the tag length is outside of RFC 9106, 3.1.</exception>
    public static void Hash(Argon2Memory memory, Argon2Cost cost, Argon2Input input, Span<byte> tag)
    {
        if (Vector512.IsHardwareAccelerated && Argon2Block512.IsSupported)
        {
            Hash<Argon2Block512>(memory, cost, input, tag);
        }
        else if (Argon2Block256.IsSupported)
        {
            Hash<Argon2Block256>(memory, cost, input, tag);
        }
        else
        {
            Hash<Argon2Block128>(memory, cost, input, tag);
        }
    }

    /// <summary>Computes one hash with a given width of vectors; otherwise as the other overload.</summary>
    public static void Hash<TBlock>(Argon2Memory memory, Argon2Cost cost, Argon2Input input, Span<byte> tag)
        where TBlock : IArgon2Block
    {
        cost.ThrowIfInvalid();
        ArgumentOutOfRangeException.ThrowIfLessThan(tag.Length, 4);
        var matrix = memory.Rent(cost.BlockCount);
        try
        {
            Start<TBlock>(matrix, cost, input, tag.Length);
            Argon2Matrix<TBlock>.Fill(matrix, cost);
            Finish<TBlock>(matrix, cost, tag);
        }
        finally
        {
            memory.Wipe(cost.BlockCount);
        }
    }

    /// <summary>H' of RFC 9106, 3.3: a digest of any length out of BLAKE2b.</summary>
    private static void VariableHash(ReadOnlySpan<byte> input, Span<byte> output)
    {
        Span<byte> value = stackalloc byte[64];
        var digestLength = Math.Min(output.Length, 64);
        var hash = new Blake2b(digestLength);
        hash.Update(output.Length);
        hash.Update(input);
        hash.Finish(value);
        while (output.Length > 64)
        {
            value[..32].CopyTo(output);
            output = output[32..];
            digestLength = Math.Min(output.Length, 64);
            Blake2b.Hash(value, value[..digestLength]);
        }

        value[..digestLength].CopyTo(output);
        CryptographicOperations.ZeroMemory(value);
    }

    // Steps 1 to 4 of RFC 9106, 3.2: H0, then the first two blocks of each lane.
    private static void Start<TBlock>(ulong* matrix, Argon2Cost cost, Argon2Input input, int tagLength)
        where TBlock : IArgon2Block
    {
        Span<byte> seed = stackalloc byte[64 + 4 + 4];
        Span<byte> block = stackalloc byte[BlockLength];
        var hash = new Blake2b(64);
        hash.Update(cost.Parallelism);
        hash.Update(tagLength);
        hash.Update(cost.MemoryKiB);
        hash.Update(cost.Iterations);
        hash.Update(Version);
        hash.Update((int)cost.Variant);
        UpdateWithLength(ref hash, input.Password);
        UpdateWithLength(ref hash, input.Salt);
        UpdateWithLength(ref hash, input.Secret);
        UpdateWithLength(ref hash, input.AssociatedData);
        hash.Finish(seed);
        for (var lane = 0; lane < cost.Parallelism; lane++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(seed[68..], lane);
            for (var column = 0; column < 2; column++)
            {
                BinaryPrimitives.WriteInt32LittleEndian(seed[64..], column);
                VariableHash(seed, block);
                var target = matrix + ((((long)lane * cost.LaneLength) + column) * Argon2Memory.WordsPerBlock);
                for (var word = 0; word < Argon2Memory.WordsPerBlock; word++)
                {
                    target[TBlock.PositionOf(word)] = BinaryPrimitives.ReadUInt64LittleEndian(block[(8 * word)..]);
                }
            }
        }

        CryptographicOperations.ZeroMemory(seed);
        CryptographicOperations.ZeroMemory(block);
    }

    private static void UpdateWithLength(ref Blake2b hash, scoped ReadOnlySpan<byte> data)
    {
        hash.Update(data.Length);
        hash.Update(data);
    }

    // Steps 7 and 8 of RFC 9106, 3.2: the last blocks of all lanes, exclusive-or, become the tag.
    private static void Finish<TBlock>(ulong* matrix, Argon2Cost cost, Span<byte> tag)
        where TBlock : IArgon2Block
    {
        Span<byte> block = stackalloc byte[BlockLength];
        for (var word = 0; word < Argon2Memory.WordsPerBlock; word++)
        {
            var value = 0UL;
            for (var lane = 1L; lane <= cost.Parallelism; lane++)
            {
                value ^= matrix[(((lane * cost.LaneLength) - 1) * Argon2Memory.WordsPerBlock) + TBlock.PositionOf(word)];
            }

            BinaryPrimitives.WriteUInt64LittleEndian(block[(8 * word)..], value);
        }

        VariableHash(block, tag);
        CryptographicOperations.ZeroMemory(block);
    }
}
