using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace IdentityHub.Server.People.Passwords;

/// <summary>G with vectors of two words: SSE on old processors, NEON on Arm, plain code where neither exists.</summary>
internal abstract unsafe class Argon2Block128 : IArgon2Block
{
    private const int Words = Argon2Memory.WordsPerBlock;

    /// <inheritdoc/>
    public static bool IsSupported => true;

    /// <inheritdoc/>
    public static int PositionOf(int word) => word;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compress(ulong* previous, ulong* reference, ulong* destination, bool keepOld, ulong* scratch)
    {
        for (var i = 0; i < Words; i += 2)
        {
            (Vector128.LoadAligned(previous + i) ^ Vector128.LoadAligned(reference + i)).StoreAligned(scratch + i);
        }

        for (var i = 0; i < 8; i++)
        {
            Permute(scratch + (16 * i), 2);
        }

        for (var i = 0; i < 8; i++)
        {
            Permute(scratch + (2 * i), 16);
        }

        for (var i = 0; i < Words; i += 2)
        {
            var old = keepOld ? Vector128.LoadAligned(destination + i) : Vector128<ulong>.Zero;
            var input = Vector128.LoadAligned(previous + i) ^ Vector128.LoadAligned(reference + i);
            (Vector128.LoadAligned(scratch + i) ^ input ^ old).StoreAligned(destination + i);
        }
    }

    // P on eight pairs of words, "stride" words apart: 2 for a row, 16 for a column.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Permute(ulong* s, int stride)
    {
        var a0 = Vector128.LoadAligned(s);
        var a1 = Vector128.LoadAligned(s + stride);
        var b0 = Vector128.LoadAligned(s + (2 * stride));
        var b1 = Vector128.LoadAligned(s + (3 * stride));
        var c0 = Vector128.LoadAligned(s + (4 * stride));
        var c1 = Vector128.LoadAligned(s + (5 * stride));
        var d0 = Vector128.LoadAligned(s + (6 * stride));
        var d1 = Vector128.LoadAligned(s + (7 * stride));

        Mix(ref a0, ref b0, ref c0, ref d0);
        Mix(ref a1, ref b1, ref c1, ref d1);

        // The diagonals: b moves by one word, c by two (its vectors change places), d by three.
        (b0, b1) = (Join(b0, b1), Join(b1, b0));
        (d0, d1) = (Join(d1, d0), Join(d0, d1));
        Mix(ref a0, ref b0, ref c1, ref d0);
        Mix(ref a1, ref b1, ref c0, ref d1);
        (b0, b1) = (Join(b1, b0), Join(b0, b1));
        (d0, d1) = (Join(d0, d1), Join(d1, d0));

        a0.StoreAligned(s);
        a1.StoreAligned(s + stride);
        b0.StoreAligned(s + (2 * stride));
        b1.StoreAligned(s + (3 * stride));
        c0.StoreAligned(s + (4 * stride));
        c1.StoreAligned(s + (5 * stride));
        d0.StoreAligned(s + (6 * stride));
        d1.StoreAligned(s + (7 * stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(ref Vector128<ulong> a, ref Vector128<ulong> b, ref Vector128<ulong> c, ref Vector128<ulong> d)
    {
        a = AddWithProduct(a, b);
        d ^= a;
        d = (d >>> 32) | (d << 32);
        c = AddWithProduct(c, d);
        b ^= c;
        b = (b >>> 24) | (b << 40);
        a = AddWithProduct(a, b);
        d ^= a;
        d = (d >>> 16) | (d << 48);
        c = AddWithProduct(c, d);
        b ^= c;
        b = (b >>> 63) | (b + b);
    }

    // x + y + 2 * lower half of x * lower half of y (RFC 9106, 3.6).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> AddWithProduct(Vector128<ulong> x, Vector128<ulong> y)
    {
        Vector128<ulong> product;
        if (Sse2.IsSupported)
        {
            product = Sse2.Multiply(x.AsUInt32(), y.AsUInt32());
        }
        else if (AdvSimd.IsSupported)
        {
            product = AdvSimd.MultiplyWideningLower(AdvSimd.ExtractNarrowingLower(x), AdvSimd.ExtractNarrowingLower(y));
        }
        else
        {
            var lower = Vector128.Create((ulong)uint.MaxValue);
            product = (x & lower) * (y & lower);
        }

        return x + y + (product + product);
    }

    // The upper word of the first and the lower word of the second.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Join(Vector128<ulong> first, Vector128<ulong> second)
    {
        if (Ssse3.IsSupported)
        {
            return Ssse3.AlignRight(second.AsByte(), first.AsByte(), 8).AsUInt64();
        }

        return AdvSimd.IsSupported
            ? AdvSimd.ExtractVector128(first, second, 1)
            : Vector128.Create(first.GetElement(1), second.GetElement(0));
    }
}
