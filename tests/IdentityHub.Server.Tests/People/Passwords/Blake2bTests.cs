using IdentityHub.Server.People.Passwords;

namespace IdentityHub.Server.Tests.People.Passwords;

public sealed class Blake2bTests
{
    [Fact]
    public void Hashes_abc_as_RFC_7693_appendix_A_prints_it()
    {
        var digest = new byte[64];
        Blake2b.Hash("abc"u8, digest);
        Assert.Equal(
            "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
            + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923",
            Convert.ToHexStringLower(digest));
    }

    // The pattern of RFC 7693, appendix E without its keyed half: lengths around the block boundaries, folded into one digest.
    // The expected value was computed with another implementation.
    [Fact]
    public void Hashes_inputs_around_block_boundaries_fed_in_pieces()
    {
        var folded = new Blake2b(32);
        foreach (var digestLength in new[] { 1, 20, 32, 48, 63, 64 })
        {
            foreach (var inputLength in new[] { 0, 3, 127, 128, 129, 255, 256, 1024 })
            {
                var input = Enumerable.Range(0, inputLength).Select(i => (byte)(i * 7)).ToArray();
                var digest = new byte[digestLength];
                var hash = new Blake2b(digestLength);
                foreach (var piece in input.Chunk(37))
                {
                    hash.Update(piece);
                }

                hash.Finish(digest);
                folded.Update(digest);
            }
        }

        var actual = new byte[32];
        folded.Finish(actual);
        Assert.Equal("00297eec88a34bb73b7ea926cab82a29fc43de95c758dbff862800e77dc04a39", Convert.ToHexStringLower(actual));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    public void Refuses_a_digest_length_the_standard_does_not_know(int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Blake2b.Hash("abc"u8, new byte[length]));
}
