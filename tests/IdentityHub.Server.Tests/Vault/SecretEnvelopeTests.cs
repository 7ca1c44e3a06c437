using System.Text;
using IdentityHub.Data.Vault;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Vault;

namespace IdentityHub.Server.Tests.Vault;

/// <summary>How rows of the vault are encrypted.</summary>
public sealed class SecretEnvelopeTests : IDisposable
{
    private static readonly SecretName Name = new("0123456789abcdefghijk", "alice0000000", SecretOwner.Social, "google", "g-1");
    private static readonly byte[] Plain = Encoding.UTF8.GetBytes("a secret of somebody");

    private readonly MasterKey key = new(new byte[MasterKey.Length]);

    public void Dispose() => key.Dispose();

    [Fact]
    public void Opens_what_it_sealed_and_never_seals_twice_alike()
    {
        var envelope = new SecretEnvelope(key);
        var (first, second) = (envelope.Seal(Name, Plain), envelope.Seal(Name, Plain));
        Assert.Equal(Plain, envelope.Open(Name, first));
        Assert.Equal(Plain, envelope.Open(Name, second));
        Assert.Equal([], envelope.Open(Name, envelope.Seal(Name, []))!);
        Assert.NotEqual(first.DataKey, second.DataKey);
        Assert.NotEqual(first.Content[13..], second.Content[13..]);
        Assert.DoesNotContain("secret", Encoding.Latin1.GetString(first.Content), StringComparison.Ordinal);

        // Each content has a key of its own.
        Assert.Null(envelope.Open(Name, new SealedSecret(first.DataKey, second.Content)));
    }

    [Fact]
    public void Refuses_every_changed_byte_and_every_length()
    {
        var envelope = new SecretEnvelope(key);
        var secret = envelope.Seal(Name, Plain);
        for (var index = 0; index < secret.Content.Length; index++)
        {
            Assert.Null(envelope.Open(Name, secret with { Content = Changed(secret.Content, index) }));
            Assert.Null(envelope.Open(Name, secret with { Content = secret.Content[..index] }));
        }

        for (var index = 0; index < secret.DataKey.Length; index++)
        {
            Assert.Null(envelope.Open(Name, secret with { DataKey = Changed(secret.DataKey, index) }));
            Assert.Null(envelope.Open(Name, secret with { DataKey = secret.DataKey[..index] }));
        }

        static byte[] Changed(byte[] bytes, int index)
        {
            var copy = bytes.ToArray();
            copy[index] ^= 1;
            return copy;
        }
    }

    [Fact]
    public void Refuses_what_belongs_to_another_row()
    {
        var envelope = new SecretEnvelope(key);
        var secret = envelope.Seal(Name, Plain);
        Assert.All(
            new[]
            {
                Name with { Id = "0123456789abcdefghijl" },
                Name with { UserId = "bob000000000" },
                Name with { Owner = SecretOwner.EnterpriseSso },
                Name with { Provider = "github" },
                Name with { IdentityId = "g-2" },
            },
            other =>
            {
                Assert.Null(envelope.Open(other, secret));
                var theirs = envelope.Seal(other, Plain);
                Assert.Null(envelope.Open(Name, secret with { Content = theirs.Content }));
                Assert.Null(envelope.Open(Name, secret with { DataKey = theirs.DataKey }));
            });
    }

    [Fact]
    public void Refuses_another_master_key()
    {
        using var other = new MasterKey([.. Enumerable.Repeat((byte)1, MasterKey.Length)]);
        Assert.Null(new SecretEnvelope(other).Open(Name, new SecretEnvelope(key).Seal(Name, Plain)));
    }
}
