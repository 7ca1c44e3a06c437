using System.Runtime.CompilerServices;

namespace IdentityHub.Server.People.Passwords;

/// <summary>
/// Fills the matrix of blocks (RFC 9106, 3.2, steps 5 and 6): which block refers to which (3.4) and in which order.
/// Lanes within a slice do not depend on each other, so computing them in turn gives the same result as computing them in parallel.
/// </summary>
/// <typeparam name="TBlock">The compression function for one width of vectors.</typeparam>
internal static unsafe class Argon2Matrix<TBlock>
    where TBlock : IArgon2Block
{
    private const int Slices = 4;
    private const int Words = Argon2Memory.WordsPerBlock;

    /// <summary>Runs all passes.</summary>
    /// <param name="matrix">The first two blocks of each lane are set; four zero blocks follow the matrix.</param>
    /// <param name="cost">The shape of the matrix and the number of passes.</param>
    public static void Fill(ulong* matrix, Argon2Cost cost)
    {
        for (var pass = 0; pass < cost.Iterations; pass++)
        {
            for (var slice = 0; slice < Slices; slice++)
            {
                for (var lane = 0; lane < cost.Parallelism; lane++)
                {
                    FillSegment(matrix, cost, pass, slice, lane);
                }
            }
        }
    }

    // Optimized at once: at start-up there are no thirty calls to learn from, and the first sign-in should not be slower.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillSegment(ulong* matrix, Argon2Cost cost, int pass, int slice, int lane)
    {
        var laneLength = cost.LaneLength;
        var segmentLength = cost.SegmentLength;
        var independent = cost.Variant == Argon2Variant.Argon2i
            || (cost.Variant == Argon2Variant.Argon2id && pass == 0 && slice < Slices / 2);
        var zero = matrix + ((long)cost.BlockCount * Words);
        var addressInput = zero + Words;
        var addresses = addressInput + Words;
        var scratch = addresses + Words;
        var laneStart = matrix + ((long)lane * laneLength * Words);

        if (independent)
        {
            SetAddressInput(addressInput, cost, pass, slice, lane);
        }

        var first = pass == 0 && slice == 0 ? 2 : 0;
        for (var index = first; index < segmentLength; index++)
        {
            var column = (slice * segmentLength) + index;
            var previous = laneStart + ((long)(column == 0 ? laneLength - 1 : column - 1) * Words);
            if (independent && (index == first || index % Words == 0))
            {
                NextAddresses(zero, addressInput, addresses, scratch);
            }

            var random = independent ? addresses[TBlock.PositionOf(index % Words)] : previous[0];
            var referenceLane = pass == 0 && slice == 0 ? lane : (int)((random >> 32) % (uint)cost.Parallelism);
            var area = ReferenceArea(pass, slice, index, referenceLane == lane, laneLength, segmentLength);
            var offset = (uint)random * (random & uint.MaxValue) >> 32;
            var relative = area - 1 - (long)(((ulong)area * offset) >> 32);
            var start = pass == 0 || slice == Slices - 1 ? 0 : (slice + 1) * segmentLength;
            var position = start + relative;
            position -= position >= laneLength ? laneLength : 0;
            var reference = matrix + ((((long)referenceLane * laneLength) + position) * Words);
            TBlock.Compress(previous, reference, laneStart + ((long)column * Words), pass > 0, scratch);
        }
    }

    /// <summary>
    /// How many blocks may be referred to (RFC 9106, 3.4.2): those finished in this pass and, later, those left of the last one.
    /// </summary>
    private static int ReferenceArea(int pass, int slice, int index, bool sameLane, int laneLength, int segmentLength)
    {
        var finished = pass == 0 ? slice * segmentLength : laneLength - segmentLength;
        if (sameLane)
        {
            return finished + index - 1;
        }

        return index == 0 ? finished - 1 : finished;
    }

    // RFC 9106, 3.4.1.2: the block Z, whose seventh word counts the address blocks of the segment.
    private static void SetAddressInput(ulong* input, Argon2Cost cost, int pass, int slice, int lane)
    {
        input[TBlock.PositionOf(0)] = (ulong)pass;
        input[TBlock.PositionOf(1)] = (ulong)lane;
        input[TBlock.PositionOf(2)] = (ulong)slice;
        input[TBlock.PositionOf(3)] = (ulong)cost.BlockCount;
        input[TBlock.PositionOf(4)] = (ulong)cost.Iterations;
        input[TBlock.PositionOf(5)] = (ulong)cost.Variant;
        input[TBlock.PositionOf(6)] = 0;
    }

    private static void NextAddresses(ulong* zero, ulong* input, ulong* addresses, ulong* scratch)
    {
        input[TBlock.PositionOf(6)]++;
        TBlock.Compress(zero, input, addresses, false, scratch);
        TBlock.Compress(zero, addresses, addresses, false, scratch);
    }
}
