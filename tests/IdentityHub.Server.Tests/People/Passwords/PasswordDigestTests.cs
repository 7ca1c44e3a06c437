using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Server.People.Passwords;

namespace IdentityHub.Server.Tests.People.Passwords;

public sealed class PasswordDigestTests
{
    private const int Limit = 256 * 1024;
    private const string Salt = "c29tZXNhbHQxMjM0NTY";
    private const string Tag = "XlLhYy891g+T16mYEZ+SMBUYHzIIOD15rQ9B8kJy8C0";
    private const string Valid = $"$argon2id$v=19$m=19456,t=2,p=1${Salt}${Tag}";

    private static readonly Argon2Cost Cheap = new(Argon2Variant.Argon2id, 64, 1, 1);

    [Fact]
    public void Verifies_a_digest_the_argon2_command_wrote()
    {
        using var memory = new Argon2Memory(0);
        var digest = Read(Valid).Digest!;
        Assert.True(digest.Matches("password"u8, memory));
        Assert.False(digest.Matches("Password"u8, memory));
    }

    [Fact]
    public void Writes_what_it_reads_back()
    {
        using var memory = new Argon2Memory(0);
        var created = PasswordDigest.Create("pässword"u8, Cheap, memory);
        var read = Assert.IsType<PasswordDigest>(Read(created.Encode()).Digest);
        Assert.Equal(created.Encode(), read.Encode());
        Assert.Equal(Cheap, read.Cost);
        Assert.True(read.Matches("pässword"u8, memory));
    }

    [Fact]
    public void Salts_every_digest_differently()
    {
        using var memory = new Argon2Memory(0);
        Assert.NotEqual(
            PasswordDigest.Create("password"u8, Cheap, memory).Encode(), PasswordDigest.Create("password"u8, Cheap, memory).Encode());
    }

    [Theory]
    [InlineData("")]
    [InlineData("$")]
    [InlineData("$$$$$")]
    [InlineData($"argon2id$v=19$m=19456,t=2,p=1${Salt}${Tag}")]
    [InlineData($"$argon2$v=19$m=19456,t=2,p=1${Salt}${Tag}")]
    [InlineData($"$Argon2id$v=19$m=19456,t=2,p=1${Salt}${Tag}")]
    [InlineData($"$argon2id$m=19456,t=2,p=1${Salt}${Tag}")]
    [InlineData($"$argon2id$v=19$t=2,m=19456,p=1${Salt}${Tag}")]
    [InlineData($"$argon2id$v=19$m=19456,t=2${Salt}${Tag}")]
    [InlineData($"$argon2id$v=19$m=19456,t=2,p=1,x=1${Salt}${Tag}")]
    [InlineData($"$argon2id$v=19$m=019456,t=2,p=1${Salt}${Tag}")]
    [InlineData($"$argon2id$v=19$m=+19456,t=2,p=1${Salt}${Tag}")]
    [InlineData($"$argon2id$v=19$m= 19456,t=2,p=1${Salt}${Tag}")]
    [InlineData($"$argon2id$v=19$m=19456 ,t=2,p=1${Salt}${Tag}")]
    [InlineData($"$argon2id$v=19$m=-1,t=2,p=1${Salt}${Tag}")]
    [InlineData($"$argon2id$v=19$m=19456\0,t=2,p=1${Salt}${Tag}")]
    [InlineData($"$argon2id$v=19$m=0,t=2,p=1${Salt}${Tag}")]
    [InlineData($"$argon2id$v=19$m=19456,t=0,p=1${Salt}${Tag}")]
    [InlineData($"$argon2id$v=19$m=19456,t=2,p=0${Salt}${Tag}")]
    [InlineData($"$argon2id$v=19$m=15,t=2,p=2${Salt}${Tag}")]
    [InlineData($"$argon2id$v=19$m=99999999999,t=2,p=1${Salt}${Tag}")]
    [InlineData($"$argon2id$v=19$m=19456,t=2,p=1${Salt}=${Tag}")]
    [InlineData($"$argon2id$v=19$m=19456,t=2,p=1${Salt}${Tag}=")]
    [InlineData($"$argon2id$v=19$m=19456,t=2,p=1${Salt}${Tag}\n")]
    [InlineData($"$argon2id$v=19$m=19456,t=2,p=1${Salt}$ {Tag}")]
    [InlineData($"$argon2id$v=19$m=19456,t=2,p=1${Salt}${Tag}$")]
    [InlineData($"$argon2id$v=19$m=19456,t=2,p=1$$${Tag}")]
    [InlineData($"$argon2id$v=19$m=19456,t=2,p=1$c2FsdA${Tag}")]
    [InlineData($"$argon2id$v=19$m=19456,t=2,p=1${Salt}$dGFn")]
    [InlineData($"$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQxMjM0NTZ${Tag}")]
    [InlineData($"$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQxMjM0NT-${Tag}")]
    public void Refuses_a_text_that_is_not_exactly_a_digest(string text)
    {
        var reading = Read(text);
        Assert.Equal(DigestStatus.Malformed, reading.Status);
        Assert.Null(reading.Digest);
    }

    [Theory]
    [InlineData("m=262145,t=1,p=1")]
    [InlineData("m=1048576,t=1,p=1")]
    [InlineData("m=2147483647,t=2147483647,p=1")]
    [InlineData("m=2147483647,t=1,p=16")]
    [InlineData("m=19456,t=65,p=1")]
    [InlineData("m=19456,t=2,p=17")]
    [InlineData("m=262144,t=9,p=1")]
    public void Refuses_a_digest_that_would_exhaust_memory_or_time(string parameters)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = Read($"$argon2id$v=19${parameters}${Salt}${Tag}");
        Assert.Equal(DigestStatus.TooExpensive, reading.Status);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 4096);
    }

    [Fact]
    public void Answers_unsupported_for_the_older_version() =>
        Assert.Equal(DigestStatus.Unsupported, Read(Valid.Replace("v=19", "v=16", StringComparison.Ordinal)).Status);

    [Fact]
    public void Never_throws_and_never_allocates_much_whatever_it_reads()
    {
        var numbers = Gen.OneOf(
            ArbMap.Default.GeneratorFor<long>().Select(number => number.ToString(CultureInfo.InvariantCulture)),
            Gen.Elements("1", "19456", "2147483647", "2147483648", "99999999999999999999", "", "x", "１"));
        var bytes = Gen.OneOf(
            ArbMap.Default.GeneratorFor<byte[]>().Select(value => Convert.ToBase64String(value ?? []).TrimEnd('=')),
            Gen.Elements(Salt, Tag, "", new string('A', 400)));
        var parts = Gen.OneOf(
            ArbMap.Default.GeneratorFor<string>().Select(value => value ?? ""),
            Gen.Elements("", "argon2id", "argon2i", "argon2d", "v=19", "v="),
            numbers.Three().Select(three => $"m={three.Item1},t={three.Item2},p={three.Item3}"),
            bytes);
        var texts = Gen.OneOf(
            ArbMap.Default.GeneratorFor<string>().Select(value => value ?? ""),
            parts.ArrayOf().Select(array => string.Join('$', array)),
            from cost in numbers.Three()
            from salt in bytes
            from tag in bytes
            select $"$argon2id$v=19$m={cost.Item1},t={cost.Item2},p={cost.Item3}${salt}${tag}");

        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var reading = Read(text);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            var isConsistent = reading.Status == DigestStatus.Readable
                ? reading.Digest is PasswordDigest digest && digest.Encode() == text && digest.Blocks <= Limit
                : reading.Digest is null;
            return isConsistent && allocated < 8192;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void Reads_every_single_character_change_without_throwing_and_never_accepts_another_spelling()
    {
        foreach (var character in "$=,+/-_ Aa09\0é\ud800")
        {
            for (var i = 0; i < Valid.Length; i++)
            {
                var text = Valid[..i] + character + Valid[(i + 1)..];
                if (Read(text).Digest is PasswordDigest digest)
                {
                    Assert.Equal(text, digest.Encode());
                }
            }
        }
    }

    [Fact]
    public void Wants_to_be_replaced_when_anything_differs_from_the_configured_cost()
    {
        var configured = new PasswordOptions().Cost;
        var current = PasswordDigest.CreateDummy(configured);
        Assert.False(current.NeedsRehash(configured));
        Assert.True(current.NeedsRehash(configured with { MemoryKiB = 32768 }));
        Assert.True(current.NeedsRehash(configured with { Iterations = 3 }));
        Assert.True(current.NeedsRehash(configured with { Parallelism = 2 }));
        Assert.True(PasswordDigest.CreateDummy(configured with { Variant = Argon2Variant.Argon2i }).NeedsRehash(configured));
        Assert.True(Read(Valid).Digest!.NeedsRehash(configured));
    }

    private static DigestReading Read(string text) => StoredDigest.Read(text, PasswordAlgorithm.Argon2id, Limit);
}
