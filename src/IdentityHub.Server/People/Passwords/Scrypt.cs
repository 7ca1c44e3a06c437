using System.Numerics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace IdentityHub.Server.People.Passwords;

/// <summary>What one scrypt computation costs (RFC 7914, 2); its parallelization is one.</summary>
/// <param name="LogCost">Binary logarithm of the cost "N", at least one.</param>
/// <param name="BlockSize">Block size "r", at least one.</param>
internal readonly record struct ScryptCost(int LogCost, int BlockSize)
{
    // N times r: one to two seconds of one core.
    private const long MaximumWork = 1L << 21;

    // Usually 8. The key derivation around the mixing grows with it too.
    private const int MaximumBlockSize = 128;

    /// <summary>Whether a sign-in may cost this.</summary>
    public bool IsAffordable => LogCost <= 30 && BlockSize <= MaximumBlockSize && (long)BlockSize << LogCost <= MaximumWork;

    /// <summary>Working memory: N blocks of 128 times r bytes, one that is mixed and one for its mixing.</summary>
    public long MemoryKiB => ((BlockSize * ((1L << LogCost) + 2)) + 7) / 8;
}

/// <summary>scrypt (RFC 7914) in the memory of the worker that computes it. Little-endian processors only, as Argon2 here.</summary>
internal static unsafe class Scrypt
{
    private const int SalsaWords = 16;

    /// <summary>Derives a key.</summary>
    /// <param name="memory">Working memory; grown if needed, wiped before the method returns.</param>
    /// <param name="cost">Affordable.</param>
    /// <param name="password">The password "P".</param>
    /// <param name="salt">The salt "S".</param>
    /// <param name="key">Filled completely.</param>
    public static void DeriveKey(Argon2Memory memory, ScryptCost cost, ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, Span<byte> key)
    {
        var used = (int)cost.MemoryKiB;
        var words = (uint*)memory.Rent(used);
        try
        {
            // The steps of RFC 7914, 6.
            var block = new Span<byte>(words, 128 * cost.BlockSize);
            Rfc2898DeriveBytes.Pbkdf2(password, salt, block, 1, HashAlgorithmName.SHA256);
            Mix(words, cost);
            Rfc2898DeriveBytes.Pbkdf2(password, block, key, 1, HashAlgorithmName.SHA256);
        }
        finally
        {
            memory.Wipe(used);
        }
    }

    // scryptROMix of RFC 7914, 5. The memory holds X, then Y, then V.
    private static void Mix(uint* x, ScryptCost cost)
    {
        var length = 32 * cost.BlockSize;
        var count = 1 << cost.LogCost;
        var y = x + length;
        var v = y + length;
        for (var i = 0; i < count; i++)
        {
            Copy(x, v + ((long)i * length), length);
            MixBlock(x, y, cost.BlockSize);
        }

        for (var i = 0; i < count; i++)
        {
            // Integerify: the last 64 bytes as a little-endian number, modulo a power of two.
            var j = x[length - SalsaWords] & (uint)(count - 1);
            Xor(v + ((long)j * length), x, length);
            MixBlock(x, y, cost.BlockSize);
        }
    }

    // scryptBlockMix of RFC 7914, 4: even parts of the result come first, then odd ones.
    private static void MixBlock(uint* x, uint* y, int blockSize)
    {
        var state = stackalloc uint[SalsaWords];
        Copy(x + (((2 * blockSize) - 1) * SalsaWords), state, SalsaWords);
        for (var i = 0; i < 2 * blockSize; i++)
        {
            Xor(x + (i * SalsaWords), state, SalsaWords);
            Salsa(state);
            Copy(state, y + (((i / 2) + (i % 2 * blockSize)) * SalsaWords), SalsaWords);
        }

        Copy(y, x, 2 * blockSize * SalsaWords);
    }

    // Salsa20/8 of RFC 7914, 3.
    private static void Salsa(uint* state)
    {
        var x = stackalloc uint[SalsaWords];
        Copy(state, x, SalsaWords);
        for (var round = 0; round < 8; round += 2)
        {
            Quarter(x, 0, 4, 8, 12);
            Quarter(x, 5, 9, 13, 1);
            Quarter(x, 10, 14, 2, 6);
            Quarter(x, 15, 3, 7, 11);
            Quarter(x, 0, 1, 2, 3);
            Quarter(x, 5, 6, 7, 4);
            Quarter(x, 10, 11, 8, 9);
            Quarter(x, 15, 12, 13, 14);
        }

        for (var i = 0; i < SalsaWords; i++)
        {
            state[i] += x[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quarter(uint* x, int a, int b, int c, int d)
    {
        x[b] ^= BitOperations.RotateLeft(x[a] + x[d], 7);
        x[c] ^= BitOperations.RotateLeft(x[b] + x[a], 9);
        x[d] ^= BitOperations.RotateLeft(x[c] + x[b], 13);
        x[a] ^= BitOperations.RotateLeft(x[d] + x[c], 18);
    }

    private static void Copy(uint* from, uint* to, int words) => new Span<uint>(from, words).CopyTo(new Span<uint>(to, words));

    private static void Xor(uint* from, uint* to, int words)
    {
        for (var i = 0; i < words; i++)
        {
            to[i] ^= from[i];
        }
    }
}
