using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IdentityHub.Protocol.Jose;

namespace IdentityHub.Protocol.Tests.Jose;

public sealed class RfcVectorTests
{
    [Theory]
    [InlineData(RfcVectors.Rfc7515A2Key, RfcVectors.Rfc7515A2Token, RfcVectors.Rfc7515Payload, JwsAlgorithm.RS256)]
    [InlineData(RfcVectors.Rfc7515A3Key, RfcVectors.Rfc7515A3Token, RfcVectors.Rfc7515Payload, JwsAlgorithm.ES256)]
    [InlineData(RfcVectors.Rfc7515A4Key, RfcVectors.Rfc7515A4Token, "Payload", JwsAlgorithm.ES512)]
    [InlineData(RfcVectors.Rfc7520RsaKey, RfcVectors.Rfc7520Section41Token, RfcVectors.Rfc7520Payload, JwsAlgorithm.RS256)]
    [InlineData(RfcVectors.Rfc7520EcKey, RfcVectors.Rfc7520Section43Token, RfcVectors.Rfc7520Payload, JwsAlgorithm.ES512)]
    public void Verifies_the_tokens_printed_in_the_standards(string key, string token, string payload, JwsAlgorithm algorithm)
    {
        var result = JwsReader.Read(token, new VerificationKeySet([JoseTestData.Key(key)]));

        Assert.Equal(JwsFailure.None, result.Failure);
        Assert.Equal(payload, Encoding.UTF8.GetString(result.Value!.Payload.Span));
        Assert.Equal(algorithm, result.Value.Header.Algorithm);
    }

    [Fact]
    public void Refuses_the_unsecured_token_of_RFC_7515_A_5() =>
        Assert.Equal(JwsFailure.AlgorithmNotAllowed, JwsReader.ReadUnverified(RfcVectors.Rfc7515A5Token).Failure);

    [Fact]
    public void Signs_by_RS256_the_very_bytes_of_RFC_7520_4_1()
    {
        using var rsa = RSA.Create(RsaParameters(RfcVectors.Rfc7520RsaKey));
        using var key = SigningKey.FromPkcs8(JwsAlgorithm.RS256, rsa.ExportPkcs8PrivateKey());
        var split = RfcVectors.Rfc7520Section41Token.LastIndexOf('.');
        var signature = new byte[key.SignatureSize];

        key.Sign(JoseTestData.Utf8(RfcVectors.Rfc7520Section41Token[..split]), signature);

        Assert.Equal(RfcVectors.Rfc7520Section41Token[(split + 1)..], Base64Url.EncodeToString(signature));
    }

    [Fact]
    public void Signs_by_ES512_with_the_key_of_RFC_7520_3_2()
    {
        var members = JsonDocument.Parse(RfcVectors.Rfc7520EcKey).RootElement;
        using var ec = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP521,
            D = Number(members, "d"),
            Q = new ECPoint { X = Number(members, "x"), Y = Number(members, "y") },
        });
        using var key = SigningKey.FromPkcs8(JwsAlgorithm.ES512, ec.ExportPkcs8PrivateKey());

        var token = JwsWriter.Write(key, null, JoseTestData.Utf8(RfcVectors.Rfc7520Payload));

        Assert.True(JwsReader.Read(token, JoseTestData.Key(RfcVectors.Rfc7520EcKey)).Succeeded);
        Assert.Equal(members.GetProperty("x").GetString(), key.PublicJwk.X);
        Assert.Equal(members.GetProperty("y").GetString(), key.PublicJwk.Y);
    }

    [Fact]
    public void Reads_the_key_set_of_RFC_7517_A_1()
    {
        Assert.True(JsonWebKeySet.TryParse(JoseTestData.Utf8(RfcVectors.Rfc7517KeySet), out var keySet));

        Assert.Equal(["1", "2011-04-29"], keySet.Keys.Select(key => key.Kid));
        var usable = Assert.Single(VerificationKeySet.From(keySet).Keys);
        Assert.Equal("2011-04-29", usable.KeyId);
        Assert.Equal(JwsAlgorithm.RS256, usable.Algorithm);
    }

    [Fact]
    public void Gives_the_thumbprint_of_RFC_7638_3_1()
    {
        Assert.True(JsonWebKeySet.TryParse(JoseTestData.Utf8(RfcVectors.Rfc7517KeySet), out var keySet));

        Assert.Equal(RfcVectors.Rfc7638Thumbprint, JwkThumbprint.Compute(keySet.Keys[1]));
        Assert.Equal(RfcVectors.Rfc7638Thumbprint, VerificationKeySet.From(keySet).Keys[0].Thumbprint);
    }

    private static RSAParameters RsaParameters(string json)
    {
        var members = JsonDocument.Parse(json).RootElement;
        return new RSAParameters
        {
            Modulus = Number(members, "n"),
            Exponent = Number(members, "e"),
            D = Number(members, "d"),
            P = Number(members, "p"),
            Q = Number(members, "q"),
            DP = Number(members, "dp"),
            DQ = Number(members, "dq"),
            InverseQ = Number(members, "qi"),
        };
    }

    private static byte[] Number(JsonElement members, string name) => Base64Url.DecodeFromChars(members.GetProperty(name).GetString());
}
