using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace IdentityHub.Server.People.Passwords;

/// <summary>G with AVX2: eight of the sixteen registers hold two rows, or two columns, and the rest is for the arithmetic.</summary>
internal abstract unsafe class Argon2Block256 : IArgon2Block
{
    /// <inheritdoc/>
    public static bool IsSupported => Avx2.IsSupported;

    /// <inheritdoc/>
    public static int PositionOf(int word) => word;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compress(ulong* previous, ulong* reference, ulong* destination, bool keepOld, ulong* scratch)
    {
        for (var i = 0; i < 4; i++)
        {
            PermuteRows(previous + (32 * i), reference + (32 * i), scratch + (32 * i));
        }

        for (var i = 0; i < 4; i++)
        {
            PermuteColumns(previous + (4 * i), reference + (4 * i), destination + (4 * i), keepOld, scratch + (4 * i));
        }
    }

    // Two rows at once, so that one has work while the other waits for its multiplication. A row is a, b, c, d of four words each.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PermuteRows(ulong* x, ulong* y, ulong* s)
    {
        var a0 = Sum(x, y);
        var b0 = Sum(x + 4, y + 4);
        var c0 = Sum(x + 8, y + 8);
        var d0 = Sum(x + 12, y + 12);
        var a1 = Sum(x + 16, y + 16);
        var b1 = Sum(x + 20, y + 20);
        var c1 = Sum(x + 24, y + 24);
        var d1 = Sum(x + 28, y + 28);

        Mix(ref a0, ref b0, ref c0, ref d0, ref a1, ref b1, ref c1, ref d1);
        (b0, b1) = (Avx2.Permute4x64(b0, 0b00_11_10_01), Avx2.Permute4x64(b1, 0b00_11_10_01));
        (c0, c1) = (Avx2.Permute4x64(c0, 0b01_00_11_10), Avx2.Permute4x64(c1, 0b01_00_11_10));
        (d0, d1) = (Avx2.Permute4x64(d0, 0b10_01_00_11), Avx2.Permute4x64(d1, 0b10_01_00_11));
        Mix(ref a0, ref b0, ref c0, ref d0, ref a1, ref b1, ref c1, ref d1);
        (b0, b1) = (Avx2.Permute4x64(b0, 0b10_01_00_11), Avx2.Permute4x64(b1, 0b10_01_00_11));
        (c0, c1) = (Avx2.Permute4x64(c0, 0b01_00_11_10), Avx2.Permute4x64(c1, 0b01_00_11_10));
        (d0, d1) = (Avx2.Permute4x64(d0, 0b00_11_10_01), Avx2.Permute4x64(d1, 0b00_11_10_01));

        a0.StoreAligned(s);
        b0.StoreAligned(s + 4);
        c0.StoreAligned(s + 8);
        d0.StoreAligned(s + 12);
        a1.StoreAligned(s + 16);
        b1.StoreAligned(s + 20);
        c1.StoreAligned(s + 24);
        d1.StoreAligned(s + 28);
    }

    // Two neighbouring columns: each row gives one vector, and pairs of rows are the first and second half of a, b, c and d.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PermuteColumns(ulong* x, ulong* y, ulong* destination, bool keepOld, ulong* s)
    {
        var a0 = Vector256.LoadAligned(s);
        var a1 = Vector256.LoadAligned(s + 16);
        var b0 = Vector256.LoadAligned(s + 32);
        var b1 = Vector256.LoadAligned(s + 48);
        var c0 = Vector256.LoadAligned(s + 64);
        var c1 = Vector256.LoadAligned(s + 80);
        var d0 = Vector256.LoadAligned(s + 96);
        var d1 = Vector256.LoadAligned(s + 112);

        Mix(ref a0, ref b0, ref c0, ref d0, ref a1, ref b1, ref c1, ref d1);
        (b0, b1) = (Join(b0, b1), Join(b1, b0));
        (d0, d1) = (Join(d1, d0), Join(d0, d1));
        Mix(ref a0, ref b0, ref c1, ref d0, ref a1, ref b1, ref c0, ref d1);
        (b0, b1) = (Join(b1, b0), Join(b0, b1));
        (d0, d1) = (Join(d0, d1), Join(d1, d0));

        Finish(a0, x, y, destination, 0, keepOld);
        Finish(a1, x, y, destination, 16, keepOld);
        Finish(b0, x, y, destination, 32, keepOld);
        Finish(b1, x, y, destination, 48, keepOld);
        Finish(c0, x, y, destination, 64, keepOld);
        Finish(c1, x, y, destination, 80, keepOld);
        Finish(d0, x, y, destination, 96, keepOld);
        Finish(d1, x, y, destination, 112, keepOld);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Sum(ulong* x, ulong* y) => Vector256.LoadAligned(x) ^ Vector256.LoadAligned(y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(Vector256<ulong> value, ulong* x, ulong* y, ulong* destination, int offset, bool keepOld)
    {
        var result = value ^ Sum(x + offset, y + offset);
        if (keepOld)
        {
            result ^= Vector256.LoadAligned(destination + offset);
        }

        result.StoreAligned(destination + offset);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(
        ref Vector256<ulong> a0, ref Vector256<ulong> b0, ref Vector256<ulong> c0, ref Vector256<ulong> d0,
        ref Vector256<ulong> a1, ref Vector256<ulong> b1, ref Vector256<ulong> c1, ref Vector256<ulong> d1)
    {
        // Byte orders that rotate each word right by 24 and by 16 bits; 32 is a swap of halves, 63 an addition.
        var by24 = Vector256.Create(0x0201000706050403, 0x0a09080f0e0d0c0b, 0x0201000706050403, 0x0a09080f0e0d0c0bUL).AsByte();
        var by16 = Vector256.Create(0x0100070605040302, 0x09080f0e0d0c0b0a, 0x0100070605040302, 0x09080f0e0d0c0b0aUL).AsByte();
        a0 = AddWithProduct(a0, b0);
        a1 = AddWithProduct(a1, b1);
        d0 = Avx2.Shuffle((d0 ^ a0).AsUInt32(), 0b10_11_00_01).AsUInt64();
        d1 = Avx2.Shuffle((d1 ^ a1).AsUInt32(), 0b10_11_00_01).AsUInt64();
        c0 = AddWithProduct(c0, d0);
        c1 = AddWithProduct(c1, d1);
        b0 = Avx2.Shuffle((b0 ^ c0).AsByte(), by24).AsUInt64();
        b1 = Avx2.Shuffle((b1 ^ c1).AsByte(), by24).AsUInt64();
        a0 = AddWithProduct(a0, b0);
        a1 = AddWithProduct(a1, b1);
        d0 = Avx2.Shuffle((d0 ^ a0).AsByte(), by16).AsUInt64();
        d1 = Avx2.Shuffle((d1 ^ a1).AsByte(), by16).AsUInt64();
        c0 = AddWithProduct(c0, d0);
        c1 = AddWithProduct(c1, d1);
        b0 ^= c0;
        b1 ^= c1;
        b0 = (b0 >>> 63) | (b0 + b0);
        b1 = (b1 >>> 63) | (b1 + b1);
    }

    // x + y + 2 * lower half of x * lower half of y (RFC 9106, 3.6).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> AddWithProduct(Vector256<ulong> x, Vector256<ulong> y)
    {
        var product = Avx2.Multiply(x.AsUInt32(), y.AsUInt32());
        return x + y + (product + product);
    }

    // In each half: the upper word of the first and the lower word of the second.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Join(Vector256<ulong> first, Vector256<ulong> second) =>
        Avx2.AlignRight(second.AsByte(), first.AsByte(), 8).AsUInt64();
}
