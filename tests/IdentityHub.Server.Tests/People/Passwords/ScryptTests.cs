using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Server.People.Passwords;
using Reference = Org.BouncyCastle.Crypto.Generators.SCrypt;

namespace IdentityHub.Server.Tests.People.Passwords;

public sealed class ScryptTests
{
    // RFC 7914, 12, where the parallelization is one.
    [Theory]
    [InlineData("", "", 4, 1, "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906")]
    [InlineData("pleaseletmein", "SodiumChloride", 14, 8, "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887")]
    public void Derives_the_keys_of_the_RFC(string password, string salt, int logCost, int blockSize, string expected)
    {
        using var memory = new Argon2Memory(8);
        var key = new byte[64];
        Scrypt.DeriveKey(memory, new ScryptCost(logCost, blockSize), System.Text.Encoding.ASCII.GetBytes(password), System.Text.Encoding.ASCII.GetBytes(salt), key);
        Assert.Equal(expected, Convert.ToHexStringLower(key));
    }

    [Fact]
    public void Agrees_with_another_implementation_at_every_small_cost_and_wipes_what_it_used()
    {
        using var memory = new Argon2Memory(1024);
        ClearOnce(memory);
        var costs = from logCost in Gen.Choose(1, 8) from blockSize in Gen.Choose(1, 9) select new ScryptCost(logCost, blockSize);
        var bytes = ArbMap.Default.GeneratorFor<byte[]>().Select(value => value ?? []).ToArbitrary();
        Prop.ForAll(costs.ToArbitrary(), bytes, bytes, (cost, password, salt) =>
        {
            // The other one has the RFC's limit of N for r = 1, which lies above these.
            var key = new byte[32];
            Scrypt.DeriveKey(memory, cost, password, salt, key);
            return key.SequenceEqual(Reference.Generate(password, salt, 1 << cost.LogCost, cost.BlockSize, 1, 32)) && IsZero(memory);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    // What the system gives has held something else before.
    private static unsafe void ClearOnce(Argon2Memory memory)
    {
        memory.Rent(1024);
        memory.Wipe(1024);
    }

    private static unsafe bool IsZero(Argon2Memory memory) =>
        !new ReadOnlySpan<byte>(memory.Rent(memory.Blocks), memory.Blocks * 1024).ContainsAnyExcept((byte)0);
}
