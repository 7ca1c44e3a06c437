using System.Runtime.InteropServices;

namespace IdentityHub.Server.People.Passwords;

/// <summary>
/// The working memory of one computation at a time, Argon2 or scrypt, outside of the garbage-collected heap: 64-byte aligned, allocated once,
/// reused and wiped after each hash. Not for use by two threads at once.
/// </summary>
internal sealed unsafe class Argon2Memory : IDisposable
{
    /// <summary>64-bit words in a block of 1 KiB.</summary>
    public const int WordsPerBlock = 128;

    /// <summary>Blocks after the matrix: the zero block, input and output of address generation, and scratch.</summary>
    public const int ExtraBlocks = 4;

    private const int BytesPerBlock = 1024;

    private readonly int _keptBlocks;
    private void* _memory;
    private int _blocks;

    /// <param name="keptBlocks">
    /// Blocks that stay allocated between hashes; what a larger hash needs is given back by <see cref="Wipe"/>.
    /// </param>
    public Argon2Memory(int keptBlocks)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(keptBlocks);
        _keptBlocks = keptBlocks;
    }

    /// <summary>Frees the memory of an instance that was not disposed.</summary>
    ~Argon2Memory() => Free();

    /// <summary>Blocks of 1 KiB held at the moment, without the extra ones.</summary>
    public int Blocks => _blocks;

    /// <summary>Makes room for a matrix and returns its first word. The extra blocks, directly behind the matrix, are zero.</summary>
    /// <param name="blocks">Blocks of the matrix.</param>
    /// <exception cref="OutOfMemoryException">The system has no more memory.</exception>
    public ulong* Rent(int blocks)
    {
        if (blocks > _blocks)
        {
            Free();
            Allocate(Math.Max(blocks, _keptBlocks));
        }

        var matrix = (ulong*)_memory;
        NativeMemory.Clear(matrix + ((long)blocks * WordsPerBlock), ExtraBlocks * BytesPerBlock);
        return matrix;
    }

    /// <summary>
    /// Overwrites what a hash has used, so that nothing derived from a password stays behind, and shrinks to the kept size.
    /// </summary>
    public void Wipe(int usedBlocks)
    {
        NativeMemory.Clear(_memory, (nuint)(usedBlocks + ExtraBlocks) * BytesPerBlock);
        if (_blocks > _keptBlocks)
        {
            Free();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Allocate(int blocks)
    {
        _memory = NativeMemory.AlignedAlloc((nuint)(blocks + ExtraBlocks) * BytesPerBlock, 64);
        _blocks = blocks;
    }

    private void Free()
    {
        NativeMemory.AlignedFree(_memory);
        _memory = null;
        _blocks = 0;
    }
}
