using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IdentityHub.Protocol.Jose;

namespace IdentityHub.Protocol.Tests.Jose;

/// <summary>Row 11 of the advisories: a token must not choose how it is verified.</summary>
public sealed class AlgorithmConfusionTests : IDisposable
{
    private const string Claims = """{"sub":"admin"}""";
    private readonly SigningKey _es256 = SigningKey.Generate(JwsAlgorithm.ES256);
    private readonly SigningKey _rs256 = JoseTestData.RsaKey();

    public void Dispose()
    {
        _es256.Dispose();
        _rs256.Dispose();
    }

    [Fact]
    public void Advisory_11_refuses_HS256_with_the_public_key_as_secret()
    {
        using var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(_rs256.ExportPkcs8(), out _);
        byte[][] secrets =
        [
            JoseTestData.Utf8(rsa.ExportSubjectPublicKeyInfoPem()),
            JoseTestData.Utf8(rsa.ExportRSAPublicKeyPem()),
            rsa.ExportSubjectPublicKeyInfo(),
            new JsonWebKeySet([_rs256.PublicJwk]).ToUtf8(),
        ];

        foreach (var secret in secrets)
        {
            var input = $"{JoseTestData.Encode($$"""{"alg":"HS256","kid":"{{_rs256.KeyId}}"}""")}.{JoseTestData.Encode(Claims)}";
            var token = $"{input}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, JoseTestData.Utf8(input)))}";

            Assert.Equal(JwsFailure.AlgorithmNotAllowed, JwsReader.Read(token, JoseTestData.Only(_rs256)).Failure);
            Assert.Equal(JwsFailure.AlgorithmNotAllowed, JwsReader.Read(token, _rs256.ToVerificationKey()).Failure);
        }
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("NONE")]
    [InlineData("NoNe")]
    [InlineData("HS256")]
    [InlineData("HS384")]
    [InlineData("HS512")]
    [InlineData("es256")]
    [InlineData("ES256 ")]
    [InlineData("ES256\\u0000")]
    [InlineData("ES256K")]
    [InlineData("EdDSA")]
    [InlineData("rs384")]
    [InlineData("RS1")]
    [InlineData("0")]
    [InlineData("")]
    public void Advisory_11_refuses_an_algorithm_that_is_not_listed(string name)
    {
        var header = $$"""{"alg":"{{name}}","kid":"{{_es256.KeyId}}"}""";
        var signed = JoseTestData.Signed(_es256, header, Claims);
        var unsigned = signed[..(signed.LastIndexOf('.') + 1)];

        Assert.Equal(JwsFailure.AlgorithmNotAllowed, JwsReader.Read(signed, JoseTestData.Only(_es256)).Failure);
        Assert.Equal(JwsFailure.AlgorithmNotAllowed, JwsReader.Read(unsigned, JoseTestData.Only(_es256)).Failure);
        Assert.Equal(JwsFailure.AlgorithmNotAllowed, JwsReader.ReadUnverified(signed).Failure);
        Assert.False(JwsAlgorithms.TryParse(name, out _));
    }

    [Theory]
    [InlineData(JwsAlgorithm.PS256)]
    [InlineData(JwsAlgorithm.ES256)]
    [InlineData(JwsAlgorithm.ES384)]
    public void Advisory_11_refuses_another_algorithm_than_the_key_is_for(JwsAlgorithm claimed)
    {
        var token = JoseTestData.Signed(_rs256, $$"""{"alg":"{{claimed.Name()}}","kid":"{{_rs256.KeyId}}"}""", Claims);

        Assert.Equal(JwsFailure.UnknownKey, JwsReader.Read(token, JoseTestData.Only(_rs256)).Failure);
        Assert.Equal(JwsFailure.AlgorithmNotAllowed, JwsReader.Read(token, _rs256.ToVerificationKey()).Failure);
    }

    [Fact]
    public void Advisory_11_an_RSA_key_verifies_by_its_one_algorithm_although_both_would_fit()
    {
        using var pss = SigningKey.FromPkcs8(JwsAlgorithm.PS256, _rs256.ExportPkcs8());
        var token = JwsWriter.Write(pss, null, JoseTestData.Utf8(Claims));

        Assert.True(JwsReader.Read(token, JoseTestData.Only(pss)).Succeeded);
        Assert.Equal(JwsFailure.UnknownKey, JwsReader.Read(token, JoseTestData.Only(_rs256)).Failure);
    }

    [Fact]
    public void Advisory_11_a_key_in_the_header_is_never_used()
    {
        using var attacker = SigningKey.Generate(JwsAlgorithm.ES256);
        var jwk = Encoding.UTF8.GetString(new JsonWebKeySet([attacker.PublicJwk]).ToUtf8());
        var key = JsonDocument.Parse(jwk).RootElement.GetProperty("keys")[0].GetRawText();
        var header = $$"""{"alg":"ES256","kid":"{{_es256.KeyId}}","jwk":{{key}},"jku":"https://attacker.example/jwks","x5u":"https://attacker.example/x5u","x5c":["AA=="]}""";

        Assert.Equal(JwsFailure.BadSignature, JwsReader.Read(JoseTestData.Signed(attacker, header, Claims), JoseTestData.Only(_es256)).Failure);
    }

    [Theory]
    [InlineData(JwsAlgorithm.ES256)]
    [InlineData(JwsAlgorithm.RS256)]
    public void Refuses_signatures_of_only_zeros_or_only_ones(JwsAlgorithm algorithm)
    {
        var key = algorithm == JwsAlgorithm.ES256 ? _es256 : _rs256;
        var token = JwsWriter.Write(key, null, JoseTestData.Utf8(Claims));
        var input = token[..(token.LastIndexOf('.') + 1)];
        foreach (var value in new byte[] { 0x00, 0xFF })
        {
            var signature = new byte[key.SignatureSize];
            Array.Fill(signature, value);

            Assert.Equal(JwsFailure.BadSignature, JwsReader.Read(input + Base64Url.EncodeToString(signature), JoseTestData.Only(key)).Failure);
        }
    }

    [Fact]
    public void Refuses_an_ECDSA_signature_in_DER()
    {
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportPkcs8PrivateKey(_es256.ExportPkcs8(), out _);
        var token = JwsWriter.Write(_es256, null, JoseTestData.Utf8(Claims));
        var input = token[..token.LastIndexOf('.')];
        var der = ecdsa.SignData(JoseTestData.Utf8(input), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

        Assert.Equal(JwsFailure.BadSignature, JwsReader.Read($"{input}.{Base64Url.EncodeToString(der)}", JoseTestData.Only(_es256)).Failure);
    }
}
