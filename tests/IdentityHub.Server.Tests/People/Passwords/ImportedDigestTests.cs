using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Server.People.Passwords;

namespace IdentityHub.Server.Tests.People.Passwords;

public sealed class ImportedDigestTests
{
    private const int Limit = 256 * 1024;

    [Theory]
    [MemberData(nameof(ForeignDigests.All), MemberType = typeof(ForeignDigests))]
    public void Verifies_what_other_software_wrote(string algorithm, string digest)
    {
        using var memory = new Argon2Memory(0);
        var read = Read(digest, algorithm).Digest!;
        Assert.True(read.Matches(Encoding.UTF8.GetBytes(ForeignDigests.Password), memory));
        Assert.False(read.Matches("violet harbour lantern 8"u8, memory));
        Assert.False(read.Matches(""u8, memory));
        Assert.True(read.NeedsRehash(new PasswordOptions().Cost));
    }

    [Theory]
    [InlineData("md5", "2A0E94CE4AD4588ED7F2E604F9243BBB")]
    [InlineData("SHA1", "6F504E6DA0853605073ADC254001885004240C2C")]
    public void Takes_hexadecimal_digits_and_hash_names_in_either_case(string hash, string hex)
    {
        using var memory = new Argon2Memory(0);
        var password = Encoding.UTF8.GetBytes(ForeignDigests.Password);
        Assert.True(Read(hex, hash.ToUpperInvariant()).Digest!.Matches(password, memory));
        Assert.True(Read($"[\"{hash}\",[\"@\"],\"{hex}\"]", "Legacy").Digest!.Matches(password, memory));
    }

    [Fact]
    public void Puts_the_password_wherever_the_expression_says_and_nowhere_else()
    {
        using var memory = new Argon2Memory(0);
        var hex = Convert.ToHexStringLower(SHA256.HashData("me@home pass & pass 日本"u8));
        var digest = Read($$"""["sha256", ["me@home ", "@", " & ", "@", " 日本"], "{{hex}}"]""", "Legacy").Digest!;
        Assert.True(digest.Matches("pass"u8, memory));
        Assert.False(digest.Matches("Pass"u8, memory));
    }

    // Made with crypt(3) of libxcrypt, which Python's crypt module calls.
    [Theory]
    [InlineData("pässwörd ฿", "$2b$04$abcdefghijklmnopqrstuuEX06KDV86HxoYLZ4gjvCwwaWZ0AQeOy", true)]
    [InlineData("pässwörd $", "$2b$04$abcdefghijklmnopqrstuuEX06KDV86HxoYLZ4gjvCwwaWZ0AQeOy", false)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "$2b$04$abcdefghijklmnopqrstuuMCu.k1vM/ywQwiONaEn3oEMlZoCVBd6", true)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "$2b$04$abcdefghijklmnopqrstuuMCu.k1vM/ywQwiONaEn3oEMlZoCVBd6", false)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "$2b$04$abcdefghijklmnopqrstuuBzzIgyKkz7xMWYSzkIjUSnxEQFQ0WNe", true)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "$2b$04$abcdefghijklmnopqrstuuBzzIgyKkz7xMWYSzkIjUSnxEQFQ0WNe", true)]
    [InlineData("pass", "$2b$04$abcdefghijklmnopqrstuubyCG3zY1GIXMyxfivm.ClDiInHzxjiq", false)]
    [InlineData("", "$2b$04$abcdefghijklmnopqrstuubyCG3zY1GIXMyxfivm.ClDiInHzxjiq", true)]
    public void Bcrypt_sees_72_bytes_of_a_password_as_everywhere(string password, string digest, bool matches)
    {
        using var memory = new Argon2Memory(0);
        Assert.Equal(matches, Read(digest, "Bcrypt").Digest!.Matches(Encoding.UTF8.GetBytes(password), memory));
    }

    [Theory]
    [InlineData("Bcrypt", "$2b$05$abcdefghijklmnopqrstuuJbhMFP8wWdP2l1A.ZWGej2rbWTu9nO", DigestStatus.Malformed)]
    [InlineData("Bcrypt", "$2b$05$abcdefghijklmnopqrstuuJbhMFP8wWdP2l1A.ZWGej2rbWTu9nOWW", DigestStatus.Malformed)]
    [InlineData("Bcrypt", "$2b$05$abcdefghijklmnopqrstuuJbhMFP8wWdP2l1A.ZWGej2rbWTu9n=W", DigestStatus.Malformed)]
    [InlineData("Bcrypt", "$2b$05$abcdefghijklmnopqrst uJbhMFP8wWdP2l1A.ZWGej2rbWTu9nOW", DigestStatus.Malformed)]
    [InlineData("Bcrypt", "$2b$03$abcdefghijklmnopqrstuuJbhMFP8wWdP2l1A.ZWGej2rbWTu9nOW", DigestStatus.Malformed)]
    [InlineData("Bcrypt", "$2b$32$abcdefghijklmnopqrstuuJbhMFP8wWdP2l1A.ZWGej2rbWTu9nOW", DigestStatus.Malformed)]
    [InlineData("Bcrypt", "$2b$5$abcdefghijklmnopqrstuuJbhMFP8wWdP2l1A.ZWGej2rbWTu9nOWWW", DigestStatus.Malformed)]
    [InlineData("Bcrypt", "$2x$05$abcdefghijklmnopqrstuuJbhMFP8wWdP2l1A.ZWGej2rbWTu9nOW", DigestStatus.Unsupported)]
    [InlineData("Bcrypt", "$2b$15$abcdefghijklmnopqrstuuJbhMFP8wWdP2l1A.ZWGej2rbWTu9nOW", DigestStatus.TooExpensive)]
    [InlineData("Bcrypt", "$2b$31$abcdefghijklmnopqrstuuJbhMFP8wWdP2l1A.ZWGej2rbWTu9nOW", DigestStatus.TooExpensive)]
    [InlineData("Bcrypt", "", DigestStatus.Malformed)]
    [InlineData("MD5", "", DigestStatus.Malformed)]
    [InlineData("MD5", "2a0e94ce4ad4588ed7f2e604f9243bb", DigestStatus.Malformed)]
    [InlineData("MD5", "2a0e94ce4ad4588ed7f2e604f9243bbbbb", DigestStatus.Malformed)]
    [InlineData("MD5", "2a0e94ce4ad4588ed7f2e604f9243bbg", DigestStatus.Malformed)]
    [InlineData("SHA1", "2a0e94ce4ad4588ed7f2e604f9243bbb", DigestStatus.Malformed)]
    [InlineData("SHA256", "２a0e94ce4ad4588ed7f2e604f9243bbb2a0e94ce4ad4588ed7f2e604f9243bbb", DigestStatus.Malformed)]
    [InlineData("Legacy", "not json", DigestStatus.Malformed)]
    [InlineData("Legacy", "{}", DigestStatus.Malformed)]
    [InlineData("Legacy", "[]", DigestStatus.Malformed)]
    [InlineData("Legacy", """["sha256", [["@"]], "00"]""", DigestStatus.Malformed)]
    [InlineData("Legacy", """["sha256", ["salt", "@"], "00"]""", DigestStatus.Malformed)]
    [InlineData("Legacy", """["sha256", ["salt@"], "5c196e66a508e2c340bce81fdce3764f1c85a3868696ee6d6f002de662531900"]""", DigestStatus.Malformed)]
    [InlineData("Legacy", """["sha256", ["\udc00", "@"], "5c196e66a508e2c340bce81fdce3764f1c85a3868696ee6d6f002de662531900"]""", DigestStatus.Malformed)]
    [InlineData("Legacy", """["whirlpool", ["@"], "00"]""", DigestStatus.Unsupported)]
    [InlineData("Legacy", """["", ["@"], "00"]""", DigestStatus.Unsupported)]
    [InlineData("Legacy", """["pbkdf2", "@", "00"]""", DigestStatus.Malformed)]
    [InlineData("Legacy", """["pbkdf2", [1, "@"], "00"]""", DigestStatus.Malformed)]
    [InlineData("Legacy", """["pbkdf2", ["s", "1000", "16", "sha256"], "00112233445566778899aabbccddeeff"]""", DigestStatus.Malformed)]
    [InlineData("Legacy", """["pbkdf2", ["s", "1000", "16", "@"], "00112233445566778899aabbccddeeff"]""", DigestStatus.Malformed)]
    [InlineData("Legacy", """["pbkdf2", ["s", "0", "16", "sha256", "@"], "00112233445566778899aabbccddeeff"]""", DigestStatus.Malformed)]
    [InlineData("Legacy", """["pbkdf2", ["s", "-5", "16", "sha256", "@"], "00112233445566778899aabbccddeeff"]""", DigestStatus.Malformed)]
    [InlineData("Legacy", """["pbkdf2", ["s", "1000\u0000", "16", "sha256", "@"], "00112233445566778899aabbccddeeff"]""", DigestStatus.Malformed)]
    [InlineData("Legacy", """["pbkdf2", ["s", "1000", "17", "sha256", "@"], "00112233445566778899aabbccddeeff"]""", DigestStatus.Malformed)]
    [InlineData("Legacy", """["pbkdf2", ["s", "1000", "1", "sha256", "@"], "00"]""", DigestStatus.Malformed)]
    [InlineData("Legacy", """["pbkdf2", ["s", "1000", "16", "sha256", "@"], "zz112233445566778899aabbccddeeff"]""", DigestStatus.Malformed)]
    [InlineData("Legacy", """["pbkdf2", ["hex:zz", "1000", "16", "sha256", "@"], "00112233445566778899aabbccddeeff"]""", DigestStatus.Malformed)]
    [InlineData("Legacy", """["pbkdf2", ["\ud800", "1000", "16", "sha256", "@"], "00112233445566778899aabbccddeeff"]""", DigestStatus.Malformed)]
    [InlineData("Legacy", """["pbkdf2", ["s", "1000", "16", "whirlpool", "@"], "00112233445566778899aabbccddeeff"]""", DigestStatus.Unsupported)]
    [InlineData("Legacy", """["pbkdf2", ["s", "2147483647", "16", "sha256", "@"], "00112233445566778899aabbccddeeff"]""", DigestStatus.TooExpensive)]
    [InlineData("Legacy", """["firebase-scrypt", ["@"], "00"]""", DigestStatus.Malformed)]
    [InlineData("Legacy", """["firebase-scrypt", ["c2FsdA==", "AAMGCQwPEhUYGx4h", "Bw==", "8", "14", "@"], "AAMGCQwPEhUYGx4h"]""", DigestStatus.Malformed)]
    [InlineData("Legacy", """["firebase-scrypt", ["c2FsdA==", "AAMGCQwPEhUYGx4hJCcqLQ==", "Bw==", "8", "14", "@"], "AAMGCQwPEhUYGx4h"]""", DigestStatus.Malformed)]
    [InlineData("Legacy", """["firebase-scrypt", ["c2Fsd A==", "AAMGCQwPEhUYGx4hJCcqLQ==", "Bw==", "8", "14", "@"], "AAMGCQwPEhUYGx4hJCcqLQ=="]""", DigestStatus.Malformed)]
    [InlineData("Legacy", """["firebase-scrypt", ["c2FsdA==", "AAMGCQwPEhUYGx4hJCcqLQ==", "Bw==", "0", "14", "@"], "AAMGCQwPEhUYGx4hJCcqLQ=="]""", DigestStatus.Malformed)]
    [InlineData("Legacy", """["firebase-scrypt", ["c2FsdA==", "AAMGCQwPEhUYGx4hJCcqLQ==", "Bw==", "8", "18", "@"], "AAMGCQwPEhUYGx4hJCcqLQ=="]""", DigestStatus.TooExpensive)]
    [InlineData("Legacy", """["firebase-scrypt", ["c2FsdA==", "AAMGCQwPEhUYGx4hJCcqLQ==", "Bw==", "8", "64", "@"], "AAMGCQwPEhUYGx4hJCcqLQ=="]""", DigestStatus.TooExpensive)]
    [InlineData("Legacy", """["firebase-scrypt", ["c2FsdA==", "AAMGCQwPEhUYGx4hJCcqLQ==", "Bw==", "120000", "1", "@"], "AAMGCQwPEhUYGx4hJCcqLQ=="]""", DigestStatus.TooExpensive)]
    [InlineData("Legacy", """["firebase-scrypt", ["c2FsdA==", "AAMGCQwPEhUYGx4hJCcqLQ==", "Bw==", "2147483647", "30", "@"], "AAMGCQwPEhUYGx4hJCcqLQ=="]""", DigestStatus.TooExpensive)]
    public void Refuses_what_it_cannot_verify(string algorithm, string digest, object status) =>
        Assert.Equal((DigestStatus)status, Read(digest, algorithm).Status);

    [Fact]
    public void Keeps_to_the_memory_that_the_settings_allow()
    {
        const string text = """["firebase-scrypt", ["c2FsdA==", "AAMGCQwPEhUYGx4hJCcqLQ==", "Bw==", "8", "14", "@"], "AAMGCQwPEhUYGx4hJCcqLQ=="]""";
        Assert.Equal(16 * 1024 + 2, Read(text, "Legacy").Digest!.Blocks);
        Assert.Equal(DigestStatus.TooExpensive, StoredDigest.Read(text, PasswordAlgorithm.Legacy, 16 * 1024).Status);
    }

    [Fact]
    public void Refuses_a_digest_that_the_column_cannot_hold()
    {
        foreach (var algorithm in Enum.GetValues<PasswordAlgorithm>())
        {
            var text = """["sha256",["@"],"5c196e66a508e2c340bce81fdce3764f1c85a3868696ee6d6f002de662531900"]""".PadRight(StoredDigest.MaximumLength + 1);
            Assert.Equal(DigestStatus.Malformed, StoredDigest.Read(text, algorithm, Limit).Status);
            Assert.Equal(algorithm == PasswordAlgorithm.Legacy, StoredDigest.Read(text[..^1], algorithm, Limit).Digest is not null);
        }
    }

    [Theory]
    [InlineData("Legacy", DigestStatus.Malformed, "password.invalid_legacy_password_format")]
    [InlineData("Legacy", DigestStatus.Unsupported, "password.unsupported_legacy_hash_algorithm")]
    [InlineData("Legacy", DigestStatus.TooExpensive, "password.unsupported_legacy_hash_algorithm")]
    [InlineData("MD5", DigestStatus.Malformed, "password.unsupported_encryption_method")]
    [InlineData("Argon2i", DigestStatus.TooExpensive, "password.unsupported_encryption_method")]
    [InlineData("Bcrypt", DigestStatus.Readable, null)]
    public void Has_the_reference_code_for_each_refusal(string algorithm, object status, string? code) =>
        Assert.Equal(code, new DigestReading((DigestStatus)status, null).ErrorCode(Enum.Parse<PasswordAlgorithm>(algorithm)));

    [Fact]
    public void Never_throws_and_never_allocates_much_whatever_it_reads()
    {
        var words = Gen.Elements(
            "@", "", "8", "14", "31", "2147483647", "99999999999", "-1", "sha256", "hex:00", "hex:0", "c2FsdA==", "AAMGCQwPEhUYGx4hJCcqLQ==", "\\ud800", "\\u0000", "$2b$05$");
        var names = Gen.Elements("md5", "sha3-512", "pbkdf2", "pbkdf2Sync", "firebase-scrypt", "blake2b512", "none", "");
        var wild = ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "");
        var expressions =
            from name in names
            from arguments in Gen.OneOf(words, wild).ArrayOf()
            from result in Gen.OneOf(words, wild)
            select $"[\"{name}\",[{string.Join(',', arguments.Select(argument => $"\"{argument}\""))}],\"{result}\"]";
        var crypts = from cost in words from rest in wild select $"$2b${cost}${rest}".PadRight(60, 'a');
        Prop.ForAll(Gen.OneOf(wild, expressions, crypts).ToArbitrary(), ArbMap.Default.ArbFor<PasswordAlgorithm>(), (text, algorithm) =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var reading = StoredDigest.Read(text, algorithm, Limit);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            return (reading.Digest is not null) == (reading.Status == DigestStatus.Readable) && reading.Digest is not { Blocks: > Limit } && allocated < 64 * 1024;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    private static DigestReading Read(string digest, string algorithm) => StoredDigest.Read(digest, Enum.Parse<PasswordAlgorithm>(algorithm), Limit);
}
