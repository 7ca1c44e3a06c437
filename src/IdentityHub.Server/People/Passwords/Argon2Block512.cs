using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace IdentityHub.Server.People.Passwords;

/// <summary>
/// G with AVX-512: sixteen of the thirty-two registers hold the whole block. Blocks are kept with two rows interleaved, four words of
/// one and four of the other. Then a vector is part of two rows and at the same time of two columns, and no step has to
/// rearrange the block.
/// </summary>
internal abstract unsafe class Argon2Block512 : IArgon2Block
{
    /// <inheritdoc/>
    public static bool IsSupported => Avx512F.IsSupported;

    /// <summary>The words of rows 2i and 2i+1 in turns of four.</summary>
    public static int PositionOf(int word)
    {
        var (row, column) = (word / 16, word % 16);
        return (row / 2 * 32) + (column / 4 * 8) + (row % 2 * 4) + (column % 4);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compress(ulong* previous, ulong* reference, ulong* destination, bool keepOld, ulong* scratch)
    {
        var x = previous;
        var y = reference;
        var (a0, b0, c0, d0) = (Sum(x, y, 0), Sum(x, y, 8), Sum(x, y, 16), Sum(x, y, 24));
        var (a1, b1, c1, d1) = (Sum(x, y, 32), Sum(x, y, 40), Sum(x, y, 48), Sum(x, y, 56));
        var (a2, b2, c2, d2) = (Sum(x, y, 64), Sum(x, y, 72), Sum(x, y, 80), Sum(x, y, 88));
        var (a3, b3, c3, d3) = (Sum(x, y, 96), Sum(x, y, 104), Sum(x, y, 112), Sum(x, y, 120));

        PermuteRows(ref a0, ref b0, ref c0, ref d0, ref a1, ref b1, ref c1, ref d1);
        PermuteRows(ref a2, ref b2, ref c2, ref d2, ref a3, ref b3, ref c3, ref d3);
        PermuteColumns(ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3);
        PermuteColumns(ref c0, ref c1, ref c2, ref c3, ref d0, ref d1, ref d2, ref d3);

        Finish(a0, b0, c0, d0, x, y, destination, keepOld);
        Finish(a1, b1, c1, d1, x + 32, y + 32, destination + 32, keepOld);
        Finish(a2, b2, c2, d2, x + 64, y + 64, destination + 64, keepOld);
        Finish(a3, b3, c3, d3, x + 96, y + 96, destination + 96, keepOld);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Sum(ulong* x, ulong* y, int offset) =>
        Vector512.LoadAligned(x + offset) ^ Vector512.LoadAligned(y + offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(
        Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c, Vector512<ulong> d,
        ulong* x, ulong* y, ulong* destination, bool keepOld)
    {
        a ^= Sum(x, y, 0);
        b ^= Sum(x, y, 8);
        c ^= Sum(x, y, 16);
        d ^= Sum(x, y, 24);
        if (keepOld)
        {
            a ^= Vector512.LoadAligned(destination);
            b ^= Vector512.LoadAligned(destination + 8);
            c ^= Vector512.LoadAligned(destination + 16);
            d ^= Vector512.LoadAligned(destination + 24);
        }

        a.StoreAligned(destination);
        b.StoreAligned(destination + 8);
        c.StoreAligned(destination + 16);
        d.StoreAligned(destination + 24);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PermuteRows(
        ref Vector512<ulong> a0, ref Vector512<ulong> b0, ref Vector512<ulong> c0, ref Vector512<ulong> d0,
        ref Vector512<ulong> a1, ref Vector512<ulong> b1, ref Vector512<ulong> c1, ref Vector512<ulong> d1)
    {
        Mix(ref a0, ref b0, ref c0, ref d0, ref a1, ref b1, ref c1, ref d1);
        (b0, b1) = (Avx512F.Permute4x64(b0, 0b00_11_10_01), Avx512F.Permute4x64(b1, 0b00_11_10_01));
        (c0, c1) = (Avx512F.Permute4x64(c0, 0b01_00_11_10), Avx512F.Permute4x64(c1, 0b01_00_11_10));
        (d0, d1) = (Avx512F.Permute4x64(d0, 0b10_01_00_11), Avx512F.Permute4x64(d1, 0b10_01_00_11));
        Mix(ref a0, ref b0, ref c0, ref d0, ref a1, ref b1, ref c1, ref d1);
        (b0, b1) = (Avx512F.Permute4x64(b0, 0b10_01_00_11), Avx512F.Permute4x64(b1, 0b10_01_00_11));
        (c0, c1) = (Avx512F.Permute4x64(c0, 0b01_00_11_10), Avx512F.Permute4x64(c1, 0b01_00_11_10));
        (d0, d1) = (Avx512F.Permute4x64(d0, 0b00_11_10_01), Avx512F.Permute4x64(d1, 0b00_11_10_01));
    }

    // Words 0, 1, 4, 5 of a vector belong to one column and 2, 3, 6, 7 to its neighbour; both move by one, two and three places.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PermuteColumns(
        ref Vector512<ulong> a0, ref Vector512<ulong> b0, ref Vector512<ulong> c0, ref Vector512<ulong> d0,
        ref Vector512<ulong> a1, ref Vector512<ulong> b1, ref Vector512<ulong> c1, ref Vector512<ulong> d1)
    {
        var one = Vector512.Create(1UL, 4, 3, 6, 5, 0, 7, 2);
        var three = Vector512.Create(5UL, 0, 7, 2, 1, 4, 3, 6);
        Mix(ref a0, ref b0, ref c0, ref d0, ref a1, ref b1, ref c1, ref d1);
        (b0, b1) = (Avx512F.PermuteVar8x64(b0, one), Avx512F.PermuteVar8x64(b1, one));
        (c0, c1) = (Avx512F.Shuffle4x128(c0, c0, 0b01_00_11_10), Avx512F.Shuffle4x128(c1, c1, 0b01_00_11_10));
        (d0, d1) = (Avx512F.PermuteVar8x64(d0, three), Avx512F.PermuteVar8x64(d1, three));
        Mix(ref a0, ref b0, ref c0, ref d0, ref a1, ref b1, ref c1, ref d1);
        (b0, b1) = (Avx512F.PermuteVar8x64(b0, three), Avx512F.PermuteVar8x64(b1, three));
        (c0, c1) = (Avx512F.Shuffle4x128(c0, c0, 0b01_00_11_10), Avx512F.Shuffle4x128(c1, c1, 0b01_00_11_10));
        (d0, d1) = (Avx512F.PermuteVar8x64(d0, one), Avx512F.PermuteVar8x64(d1, one));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(
        ref Vector512<ulong> a0, ref Vector512<ulong> b0, ref Vector512<ulong> c0, ref Vector512<ulong> d0,
        ref Vector512<ulong> a1, ref Vector512<ulong> b1, ref Vector512<ulong> c1, ref Vector512<ulong> d1)
    {
        a0 = AddWithProduct(a0, b0);
        a1 = AddWithProduct(a1, b1);
        d0 = Avx512F.RotateRight(d0 ^ a0, 32);
        d1 = Avx512F.RotateRight(d1 ^ a1, 32);
        c0 = AddWithProduct(c0, d0);
        c1 = AddWithProduct(c1, d1);
        b0 = Avx512F.RotateRight(b0 ^ c0, 24);
        b1 = Avx512F.RotateRight(b1 ^ c1, 24);
        a0 = AddWithProduct(a0, b0);
        a1 = AddWithProduct(a1, b1);
        d0 = Avx512F.RotateRight(d0 ^ a0, 16);
        d1 = Avx512F.RotateRight(d1 ^ a1, 16);
        c0 = AddWithProduct(c0, d0);
        c1 = AddWithProduct(c1, d1);
        b0 = Avx512F.RotateRight(b0 ^ c0, 63);
        b1 = Avx512F.RotateRight(b1 ^ c1, 63);
    }

    // x + y + 2 * lower half of x * lower half of y (RFC 9106, 3.6).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> AddWithProduct(Vector512<ulong> x, Vector512<ulong> y)
    {
        var product = Avx512F.Multiply(x.AsUInt32(), y.AsUInt32());
        return x + y + (product + product);
    }
}
