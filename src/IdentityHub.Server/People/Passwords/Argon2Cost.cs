namespace IdentityHub.Server.People.Passwords;

/// <summary>The three members of the Argon2 family; the value is the type number "y" of RFC 9106, 3.1.</summary>
internal enum Argon2Variant
{
    /// <summary>Data-dependent addressing.</summary>
    Argon2d = 0,

    /// <summary>Data-independent addressing.</summary>
    Argon2i = 1,

    /// <summary>Independent for the first half of the first pass, dependent afterwards.</summary>
    Argon2id = 2,
}

/// <summary>What one Argon2 hash costs (RFC 9106, 3.1).</summary>
/// <param name="Variant">The member of the family.</param>
/// <param name="MemoryKiB">Memory "m" in KiB, at least eight times the parallelism.</param>
/// <param name="Iterations">Passes "t" over the memory, at least one.</param>
/// <param name="Parallelism">Lanes "p", at least one. They are computed one after the other: the queue already uses every core.</param>
internal readonly record struct Argon2Cost(Argon2Variant Variant, int MemoryKiB, int Iterations, int Parallelism)
{
    /// <summary>Blocks of 1 KiB in one quarter of a lane (RFC 9106, 3.4: the unit between synchronization points).</summary>
    public int SegmentLength => MemoryKiB / (4 * Parallelism);

    /// <summary>Blocks of 1 KiB in a lane, "q".</summary>
    public int LaneLength => 4 * SegmentLength;

    /// <summary>Blocks of 1 KiB in all lanes, "m'".</summary>
    public int BlockCount => Parallelism * LaneLength;

    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside of RFC 9106, 3.1.</exception>
    public void ThrowIfInvalid()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Iterations);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Parallelism);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Parallelism, 0xFFFFFF);
        ArgumentOutOfRangeException.ThrowIfLessThan(MemoryKiB, 8L * Parallelism);
    }
}

/// <summary>What goes into one Argon2 hash besides its cost. The lengths are the caller's business; all of it may be empty.</summary>
internal readonly ref struct Argon2Input
{
    /// <summary>The password "P" as bytes.</summary>
    public ReadOnlySpan<byte> Password { get; init; }

    /// <summary>The salt "S"; RFC 9106 asks for at least 8 bytes and recommends 16.</summary>
    public ReadOnlySpan<byte> Salt { get; init; }

    /// <summary>The optional secret "K" (pepper).</summary>
    public ReadOnlySpan<byte> Secret { get; init; }

    /// <summary>The optional associated data "X".</summary>
    public ReadOnlySpan<byte> AssociatedData { get; init; }
}
