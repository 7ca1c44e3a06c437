using System.Diagnostics;
using System.Globalization;
using IdentityHub.Server.People.Passwords;

namespace IdentityHub.Server.Tests.People.Passwords;

public sealed class Argon2Tests
{
    private delegate void Hash(Argon2Memory memory, Argon2Cost cost, Argon2Input input, Span<byte> tag);

    private static readonly (bool IsSupported, Hash Hash)[] Widths =
    [
        (true, Argon2.Hash),
        (Argon2Block128.IsSupported, Argon2.Hash<Argon2Block128>),
        (Argon2Block256.IsSupported, Argon2.Hash<Argon2Block256>),
        (Argon2Block512.IsSupported, Argon2.Hash<Argon2Block512>),
    ];

    // RFC 9106, 5.1 to 5.3: memory 32, three passes, four lanes, with a secret and associated data.
    [Theory]
    [InlineData((int)Argon2Variant.Argon2d, "512b391b6f1162975371d30919734294f868e3be3984f3c1a13a4db9fabe4acb")]
    [InlineData((int)Argon2Variant.Argon2i, "c814d9d1dc7f37aa13f0d77f2494bda1c8de6b016dd388d29952a4c4672b6ce8")]
    [InlineData((int)Argon2Variant.Argon2id, "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659")]
    public void Computes_the_test_vectors_of_RFC_9106_with_every_width_of_vectors(int variant, string expected)
    {
        Assert.All(Widths.Where(width => width.IsSupported), width =>
        {
            using var memory = new Argon2Memory(0);
            var tag = new byte[32];
            width.Hash(
                memory,
                new Argon2Cost((Argon2Variant)variant, 32, 3, 4),
                new Argon2Input
                {
                    Password = Repeat(1, 32),
                    Salt = Repeat(2, 16),
                    Secret = Repeat(3, 8),
                    AssociatedData = Repeat(4, 12),
                },
                tag);
            Assert.Equal(expected, Convert.ToHexStringLower(tag));
        });
    }

    // The command is an implementation by other people; a machine without it fails here on purpose.
    [Theory]
    [InlineData("-d", 8, 1, 1, "saltsalt", 4)]
    [InlineData("-i", 8, 1, 1, "saltsalt", 16)]
    [InlineData("-id", 8, 1, 1, "saltsalt", 32)]
    [InlineData("-id", 9, 2, 1, "somesalt123456", 33)]
    [InlineData("-id", 1023, 3, 1, "a salt with spaces", 64)]
    [InlineData("-id", 1024, 2, 2, "0123456789abcdef", 65)]
    [InlineData("-id", 1000, 1, 3, "0123456789abcdef", 96)]
    [InlineData("-id", 2048, 4, 4, "0123456789abcdef0123456789abcdef", 128)]
    [InlineData("-i", 1100, 3, 1, "0123456789abcdef", 97)]
    [InlineData("-i", 4096, 2, 5, "0123456789abcdef", 20)]
    [InlineData("-d", 4099, 2, 1, "0123456789abcdef", 31)]
    [InlineData("-d", 777, 5, 7, "0123456789abcdef", 255)]
    [InlineData("-i", 8192, 8, 1, "0123456789abcdef", 32)]
    [InlineData("-id", 19456, 2, 1, "0123456789abcdef", 32)]
    [InlineData("-id", 65536, 1, 4, "0123456789abcdef", 32)]
    public void Agrees_with_the_argon2_command(string option, int memoryKiB, int iterations, int parallelism, string salt, int length)
    {
        const string Password = "correct horse bättery staple";
        var variant = option switch
        {
            "-d" => Argon2Variant.Argon2d,
            "-i" => Argon2Variant.Argon2i,
            _ => Argon2Variant.Argon2id,
        };
        var expected = RunCommand(
            Password,
            [salt, option, "-r", "-k", Text(memoryKiB), "-t", Text(iterations), "-p", Text(parallelism), "-l", Text(length)]);

        Assert.All(Widths.Where(width => width.IsSupported), width =>
        {
            using var memory = new Argon2Memory(0);
            var tag = new byte[length];
            var input = new Argon2Input
            {
                Password = System.Text.Encoding.UTF8.GetBytes(Password),
                Salt = System.Text.Encoding.UTF8.GetBytes(salt),
            };
            width.Hash(memory, new Argon2Cost(variant, memoryKiB, iterations, parallelism), input, tag);
            Assert.Equal(expected, Convert.ToHexStringLower(tag));
        });
    }

    [Fact]
    public void Gives_the_same_tag_when_the_memory_is_used_again_after_a_larger_hash()
    {
        using var memory = new Argon2Memory(64);
        var small = new Argon2Cost(Argon2Variant.Argon2id, 64, 2, 1);
        var first = Tag(memory, small);
        Tag(memory, new Argon2Cost(Argon2Variant.Argon2id, 4096, 1, 1));
        Assert.Equal(first, Tag(memory, small));
        Assert.Equal(64, memory.Blocks);
    }

    [Fact]
    public unsafe void Leaves_nothing_of_the_password_in_the_memory()
    {
        using var memory = new Argon2Memory(256);
        Tag(memory, new Argon2Cost(Argon2Variant.Argon2id, 256, 1, 1));
        var words = new ReadOnlySpan<byte>(memory.Rent(256), (256 + Argon2Memory.ExtraBlocks) * 1024);
        Assert.False(words.ContainsAnyExcept((byte)0));
    }

    [Fact]
    public void Allocates_nothing_on_the_managed_heap()
    {
        using var memory = new Argon2Memory(1024);
        var cost = new Argon2Cost(Argon2Variant.Argon2id, 1024, 2, 1);
        Span<byte> tag = stackalloc byte[32];
        Argon2.Hash(memory, cost, new Argon2Input { Password = "password"u8, Salt = "saltsalt"u8 }, tag);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Argon2.Hash(memory, cost, new Argon2Input { Password = "password"u8, Salt = "saltsalt"u8 }, tag);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(7, 1, 1, 32)]
    [InlineData(15, 1, 2, 32)]
    [InlineData(8, 0, 1, 32)]
    [InlineData(8, 1, 0, 32)]
    [InlineData(8, 1, 1, 3)]
    public void Refuses_parameters_outside_of_the_standard(int memoryKiB, int iterations, int parallelism, int length)
    {
        using var memory = new Argon2Memory(0);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Argon2.Hash(memory, new Argon2Cost(Argon2Variant.Argon2id, memoryKiB, iterations, parallelism), default, new byte[length]));
    }

    private static byte[] Tag(Argon2Memory memory, Argon2Cost cost)
    {
        var tag = new byte[32];
        Argon2.Hash(memory, cost, new Argon2Input { Password = "password"u8, Salt = "saltsalt"u8 }, tag);
        return tag;
    }

    private static byte[] Repeat(byte value, int count)
    {
        var bytes = new byte[count];
        Array.Fill(bytes, value);
        return bytes;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string RunCommand(string input, string[] arguments)
    {
        var start = new ProcessStartInfo("argon2", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
