using System.Security.Cryptography;
using System.Text;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace IdentityHub.Server.Tests.Hosting;

public sealed class MasterKeyTests
{
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes("a private key");

    [Fact]
    public void Opens_what_it_protected()
    {
        using var key = NewKey();

        Assert.Equal(Secret, key.Unprotect("signing key", key.Protect("signing key", Secret))!);
        Assert.Empty(key.Unprotect("signing key", key.Protect("signing key", []))!);
    }

    [Fact]
    public void Protects_the_same_value_differently_each_time()
    {
        using var key = NewKey();

        Assert.NotEqual(key.Protect("signing key", Secret), key.Protect("signing key", Secret));
    }

    [Fact]
    public void Refuses_a_value_protected_for_another_purpose_or_with_another_key()
    {
        using var key = NewKey();
        using var other = NewKey();
        var envelope = key.Protect("signing key", Secret);

        Assert.Null(key.Unprotect("data protection", envelope));
        Assert.Null(other.Unprotect("signing key", envelope));
    }

    [Fact]
    public void Refuses_a_value_changed_in_any_byte_or_cut_anywhere()
    {
        using var key = NewKey();
        var envelope = key.Protect("signing key", Secret);

        for (var i = 0; i < envelope.Length; i++)
        {
            var changed = (byte[])envelope.Clone();
            changed[i] ^= 1;
            Assert.Null(key.Unprotect("signing key", changed));
            Assert.Null(key.Unprotect("signing key", envelope.AsSpan(0, i)));
        }
    }

    [Fact]
    public void Hashes_depend_on_key_purpose_and_data_and_on_nothing_else()
    {
        var bytes = RandomNumberGenerator.GetBytes(MasterKey.Length);
        using var key = new MasterKey(bytes);
        using var same = new MasterKey(bytes);
        using var other = NewKey();

        Assert.Equal(key.KeyedHash("secret", "value"), same.KeyedHash("secret", "value"));
        Assert.Equal(32, key.KeyedHash("secret", "value").Length);
        Assert.NotEqual(key.KeyedHash("secret", "value"), key.KeyedHash("lockout", "value"));
        Assert.NotEqual(key.KeyedHash("secret", "value"), key.KeyedHash("secret", "valuf"));
        Assert.NotEqual(key.KeyedHash("secret", "value"), other.KeyedHash("secret", "value"));
    }

    [Fact]
    public void The_first_start_makes_a_key_file_that_only_its_owner_can_read()
    {
        using var directory = new TemporaryDirectory();
        var options = Options(directory);

        using var made = MasterKeyFile.Load(options);
        using var read = MasterKeyFile.Load(options);

        Assert.Equal(MasterKeyOrigin.NewFile, made.Origin);
        Assert.Equal(MasterKeyOrigin.File, read.Origin);
        Assert.Equal(made.KeyedHash("p", "x"), read.KeyedHash("p", "x"));
        Assert.Equal([MasterKeyFile.PathIn(options.DataDirectory)], Directory.GetFiles(options.DataDirectory));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(MasterKeyFile.PathIn(options.DataDirectory)));
        }
    }

    [Fact]
    public async Task Of_many_first_starts_at_once_all_get_the_same_key()
    {
        using var directory = new TemporaryDirectory();
        var options = Options(directory);

        var hashes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            using var key = MasterKeyFile.Load(options);
            return Convert.ToHexString(key.KeyedHash("p", "x"));
        })));

        Assert.Single(hashes.Distinct());
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64 !")]
    [InlineData("c2hvcnQ=")]
    public void Refuses_a_key_file_without_a_key_and_leaves_it_alone(string content)
    {
        using var directory = new TemporaryDirectory();
        var options = Options(directory);
        Directory.CreateDirectory(options.DataDirectory);
        File.WriteAllText(MasterKeyFile.PathIn(options.DataDirectory), content);

        var exception = Assert.Throws<ConfigurationException>(() => MasterKeyFile.Load(options));

        Assert.Contains("master.key holds no master key", exception.Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(MasterKeyFile.PathIn(options.DataDirectory)));
    }

    [Fact]
    public void A_configured_key_needs_no_file()
    {
        using var directory = new TemporaryDirectory();
        var options = Options(directory, ("MasterKey", Convert.ToBase64String(new byte[MasterKey.Length])));

        using var key = MasterKeyFile.Load(options);

        Assert.Equal(MasterKeyOrigin.Configured, key.Origin);
        Assert.False(Directory.Exists(options.DataDirectory));
    }

    private static MasterKey NewKey() => new(RandomNumberGenerator.GetBytes(MasterKey.Length));

    private static HubOptions Options(TemporaryDirectory directory, params (string Key, string Value)[] settings) =>
        HubOptions.Read(new ConfigurationBuilder()
            .AddInMemoryCollection([.. settings.Append(("DataDirectory", Path.Combine(directory.Path, "data")))
                .Select(setting => KeyValuePair.Create("IdentityHub:" + setting.Item1, (string?)setting.Item2))])
            .Build());
}
