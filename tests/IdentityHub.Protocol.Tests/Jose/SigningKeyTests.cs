using System.Security.Cryptography;
using System.Text;
using IdentityHub.Protocol.Jose;

namespace IdentityHub.Protocol.Tests.Jose;

public sealed class SigningKeyTests
{
    public static TheoryData<JwsAlgorithm, int> SignatureSizes => new()
    {
        { JwsAlgorithm.ES256, 64 },
        { JwsAlgorithm.ES384, 96 },
        { JwsAlgorithm.ES512, 132 },
        { JwsAlgorithm.RS256, 384 },
        { JwsAlgorithm.PS256, 384 },
    };

    [Theory]
    [MemberData(nameof(SignatureSizes))]
    public void Signs_by_every_algorithm_and_survives_export(JwsAlgorithm algorithm, int size)
    {
        using var key = SigningKey.Generate(algorithm);
        using var again = SigningKey.FromPkcs8(algorithm, key.ExportPkcs8());

        Assert.Equal(size, key.SignatureSize);
        Assert.Equal(key.PublicJwk, again.PublicJwk);
        Assert.True(JwsReader.Read(JwsWriter.Write(key, "JWT", "{}"u8), JoseTestData.Only(again)).Succeeded);
        Assert.True(JwsReader.Read(JwsWriter.Write(again, "JWT", "{}"u8), JoseTestData.Only(key)).Succeeded);
    }

    [Theory]
    [MemberData(nameof(SignatureSizes))]
    public void Publishes_use_kid_and_alg(JwsAlgorithm algorithm, int size)
    {
        using var key = SigningKey.Generate(algorithm);
        var jwk = key.PublicJwk;

        Assert.Equal(size, key.SignatureSize);
        Assert.Equal(("sig", algorithm.Name(), key.KeyId), (jwk.Use, jwk.Alg, jwk.Kid));
        Assert.Equal(JwkThumbprint.Compute(jwk), key.KeyId);
        var names = algorithm.IsEllipticCurve() ? "kty,use,kid,alg,crv,x,y" : "kty,use,kid,alg,n,e";
        using var written = System.Text.Json.JsonDocument.Parse(new JsonWebKeySet([jwk]).ToUtf8());
        Assert.Equal(names, string.Join(',', written.RootElement.GetProperty("keys")[0].EnumerateObject().Select(member => member.Name)));
    }

    [Fact]
    public void The_curve_of_a_PEM_key_decides_its_algorithm()
    {
        foreach (var (curve, algorithm) in new[]
        {
            (ECCurve.NamedCurves.nistP256, JwsAlgorithm.ES256),
            (ECCurve.NamedCurves.nistP384, JwsAlgorithm.ES384),
            (ECCurve.NamedCurves.nistP521, JwsAlgorithm.ES512),
        })
        {
            using var ec = ECDsa.Create(curve);
            foreach (var pem in new[] { ec.ExportPkcs8PrivateKeyPem(), ec.ExportECPrivateKeyPem() })
            {
                using var key = SigningKey.FromPem(pem);
                using var wanted = SigningKey.FromPem(pem, algorithm);
                Assert.Equal(algorithm, key.Algorithm);
                Assert.Equal(key.KeyId, wanted.KeyId);
            }
        }
    }

    [Theory]
    [InlineData(null, JwsAlgorithm.RS256)]
    [InlineData(JwsAlgorithm.PS256, JwsAlgorithm.PS256)]
    public void An_RSA_PEM_key_signs_by_RS256_unless_told_otherwise(JwsAlgorithm? wanted, JwsAlgorithm expected)
    {
        using var rsa = RSA.Create(2048);
        foreach (var pem in new[] { rsa.ExportPkcs8PrivateKeyPem(), "some words before\n" + rsa.ExportRSAPrivateKeyPem() })
        {
            using var key = SigningKey.FromPem(pem, wanted);
            Assert.Equal(expected, key.Algorithm);
            Assert.Equal(256, key.SignatureSize);
        }
    }

    [Fact]
    public void Passes_over_the_parameters_block_that_openssl_writes_first()
    {
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n" + ec.ExportECPrivateKeyPem();

        using var key = SigningKey.FromPem(pem);

        Assert.Equal(JwsAlgorithm.ES256, key.Algorithm);
    }

    [Fact]
    public void Refuses_a_key_that_is_not_for_the_algorithm()
    {
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);
        using var weak = RSA.Create(1024);
        using var otherCurve = ECDsa.Create(ECCurve.CreateFromValue("1.3.132.0.10"));

        AssertRefused("signs by ES384, not by ES256", () => SigningKey.FromPkcs8(JwsAlgorithm.ES256, ec.ExportPkcs8PrivateKey()));
        AssertRefused("signs by ES384, not by RS256", () => SigningKey.FromPem(ec.ExportPkcs8PrivateKeyPem(), JwsAlgorithm.RS256));
        AssertRefused("RSA key cannot sign by ES256", () => SigningKey.FromPkcs8(JwsAlgorithm.ES256, rsa.ExportPkcs8PrivateKey()));
        AssertRefused("1024 bits", () => SigningKey.FromPem(weak.ExportPkcs8PrivateKeyPem()));
        AssertRefused("not one of P-256", () => SigningKey.FromPem(otherCurve.ExportPkcs8PrivateKeyPem()));
    }

    [Fact]
    public void Refuses_what_is_no_private_key()
    {
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] extended = [.. ec.ExportPkcs8PrivateKey(), 0];

        AssertRefused("not an EC or RSA private key", () => SigningKey.FromPkcs8(JwsAlgorithm.ES256, []));
        AssertRefused("not an EC or RSA private key", () => SigningKey.FromPkcs8(JwsAlgorithm.ES256, extended));
        AssertRefused("not an EC or RSA private key", () => SigningKey.FromPkcs8(JwsAlgorithm.ES256, ec.ExportSubjectPublicKeyInfo()));
        AssertRefused("no unencrypted", () => SigningKey.FromPem(string.Empty));
        AssertRefused("no unencrypted", () => SigningKey.FromPem(ec.ExportSubjectPublicKeyInfoPem()));
        AssertRefused("no unencrypted", () => SigningKey.FromPem(ec.ExportEncryptedPkcs8PrivateKeyPem(
            "words", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1))));
        AssertRefused("no unencrypted", () => SigningKey.FromPem("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"));
    }

    [Fact]
    public void Refuses_a_place_too_short_for_the_signature()
    {
        using var key = SigningKey.Generate(JwsAlgorithm.ES256);

        Assert.Throws<ArgumentException>(() => key.Sign("data"u8, new byte[63]));
    }

    [Fact]
    public void A_disposed_key_signs_nothing()
    {
        var key = SigningKey.Generate(JwsAlgorithm.ES256);
        key.Dispose();
        key.Dispose();

        Assert.Throws<ObjectDisposedException>(() => key.Sign("data"u8, new byte[64]));
        Assert.Throws<ObjectDisposedException>(key.ExportPkcs8);
    }

    [Theory]
    [InlineData(JwsAlgorithm.ES256)]
    [InlineData(JwsAlgorithm.RS256)]
    public async Task Many_threads_sign_and_verify_with_one_key_at_once(JwsAlgorithm algorithm)
    {
        using var key = algorithm.IsEllipticCurve() ? SigningKey.Generate(algorithm) : JoseTestData.RsaKey(algorithm);
        var keys = JoseTestData.Only(key);
        using var start = new Barrier(16);

        var refused = await Task.WhenAll(Enumerable.Range(0, 16).Select(thread => Task.Factory.StartNew(
            () => SignAndVerify(thread), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.All(refused, count => Assert.Equal(0, count));

        int SignAndVerify(int thread)
        {
            start.SignalAndWait();
            return Enumerable.Range(0, 100).Count(i =>
            {
                var payload = $$"""{"thread":{{thread}},"i":{{i}}}""";
                var read = JwsReader.Read(JwsWriter.Write(key, "JWT", JoseTestData.Utf8(payload)), keys);
                return !read.Succeeded || Encoding.UTF8.GetString(read.Value.Payload.Span) != payload;
            });
        }
    }

    [Fact]
    public async Task Disposing_while_others_sign_ends_them_with_nothing_worse_than_disposed()
    {
        for (var round = 0; round < 20; round++)
        {
            var key = SigningKey.Generate(JwsAlgorithm.ES256);
            var verification = key.ToVerificationKey();
            using var start = new Barrier(9);
            var signers = Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
                () => SignUntilDisposed(key, verification, start), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();

            start.SignalAndWait();
            key.Dispose();

            await Task.WhenAll(signers);
        }
    }

    private static void SignUntilDisposed(SigningKey key, VerificationKey verification, Barrier start)
    {
        var signature = new byte[key.SignatureSize];
        start.SignalAndWait();
        try
        {
            while (true)
            {
                key.Sign("data"u8, signature);
                Assert.True(verification.Verify("data"u8, signature));
            }
        }
        catch (ObjectDisposedException)
        {
            // The expected end.
        }
    }

    private static void AssertRefused(string message, Func<SigningKey> import) =>
        Assert.Contains(message, Assert.Throws<CryptographicException>(import).Message, StringComparison.Ordinal);
}
