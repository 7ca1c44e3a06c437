namespace IdentityHub.Server.People.Passwords;

/// <summary>
/// The compression function G on blocks of 1 KiB (RFC 9106, 3.5) for one width of vectors. A block is eight rows of sixteen words.
/// P (3.6) is applied to each row, then to each of the eight columns of word pairs.
/// </summary>
internal unsafe interface IArgon2Block
{
    /// <summary>Whether this processor can run it.</summary>
    static abstract bool IsSupported { get; }

    /// <summary>
    /// Where a word of the standard's block is kept. An implementation may order a block as suits its vectors,
    /// as long as word 0 stays first: nothing but the first and last step looks into a block.
    /// </summary>
    static abstract int PositionOf(int word);

    /// <summary>Sets <paramref name="destination"/> to G of the two blocks.</summary>
    /// <param name="previous">The block before, 64-byte aligned like all the others.</param>
    /// <param name="reference">The block referred to; may be the destination.</param>
    /// <param name="destination">Where the result goes.</param>
    /// <param name="keepOld">Exclusive-or onto what the destination holds, as all passes but the first do (version 1.3).</param>
    /// <param name="scratch">A block to work in.</param>
    static abstract void Compress(ulong* previous, ulong* reference, ulong* destination, bool keepOld, ulong* scratch);
}
