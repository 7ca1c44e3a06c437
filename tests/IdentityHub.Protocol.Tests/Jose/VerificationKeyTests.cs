using System.Buffers.Text;
using System.Text.Json;
using IdentityHub.Protocol.Jose;

namespace IdentityHub.Protocol.Tests.Jose;

public sealed class VerificationKeyTests
{
    private static readonly JsonWebKey Ec = JoseTestData.Jwk(RfcVectors.Rfc7515A3Key);
    private static readonly JsonWebKey Rsa = JoseTestData.Jwk(RfcVectors.Rfc7515A2Key);

    public static TheoryData<string, JsonWebKeyProblem> Unusable => new()
    {
        { """{"kty":"oct","k":"AAAA"}""", JsonWebKeyProblem.HasPrivateMembers },
        { """{"kty":"oct"}""", JsonWebKeyProblem.UnsupportedKeyType },
        { """{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""", JsonWebKeyProblem.UnsupportedKeyType },
        { """{"kty":"ec"}""", JsonWebKeyProblem.UnsupportedKeyType },
        { """{"kty":"EC","crv":"secp256k1"}""", JsonWebKeyProblem.UnsupportedCurve },
        { """{"kty":"EC","crv":"p-256"}""", JsonWebKeyProblem.UnsupportedCurve },
        { """{"kty":"EC"}""", JsonWebKeyProblem.UnsupportedCurve },
        { """{"kty":"EC","crv":"P-256"}""", JsonWebKeyProblem.InvalidValue },
        { """{"kty":"RSA","e":"AQAB"}""", JsonWebKeyProblem.InvalidValue },
        { RfcVectors.Rfc7520RsaKey, JsonWebKeyProblem.HasPrivateMembers },
        { RfcVectors.Rfc7520EcKey, JsonWebKeyProblem.HasPrivateMembers },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public void Refuses_a_key_it_cannot_use(string json, JsonWebKeyProblem expected) => AssertProblem(expected, JoseTestData.Jwk(json));

    [Fact]
    public void Refuses_a_key_for_another_purpose()
    {
        AssertProblem(JsonWebKeyProblem.NotForSignatures, Ec with { Use = "enc" });
        AssertProblem(JsonWebKeyProblem.NotForSignatures, Ec with { Use = "SIG" });
        AssertProblem(JsonWebKeyProblem.NotForSignatures, Rsa with { KeyOps = ["encrypt"] });
        AssertProblem(JsonWebKeyProblem.None, Rsa with { Use = "sig", KeyOps = ["verify"] });
    }

    [Fact]
    public void Refuses_an_algorithm_that_does_not_fit_the_key()
    {
        AssertProblem(JsonWebKeyProblem.UnsupportedAlgorithm, Ec with { Alg = "ES384" });
        AssertProblem(JsonWebKeyProblem.UnsupportedAlgorithm, Ec with { Alg = "HS256" });
        AssertProblem(JsonWebKeyProblem.UnsupportedAlgorithm, Rsa with { Alg = "ES256" });
        AssertProblem(JsonWebKeyProblem.UnsupportedAlgorithm, Rsa with { Alg = "RS1" });
        AssertProblem(JsonWebKeyProblem.UnsupportedAlgorithm, Rsa with { Alg = "RSA-OAEP" });
        AssertProblem(JsonWebKeyProblem.UnsupportedAlgorithm, Rsa with { Alg = "none" });
    }

    [Fact]
    public void Refuses_a_point_that_is_not_on_the_curve()
    {
        AssertProblem(JsonWebKeyProblem.InvalidValue, Ec with { X = Ec.Y, Y = Ec.X });
        AssertProblem(JsonWebKeyProblem.InvalidValue, Ec with { X = Zeros(32), Y = Zeros(32) });
        AssertProblem(JsonWebKeyProblem.InvalidValue, Ec with { Y = Encode(Filled(32, 0xFF)) });
    }

    [Fact]
    public void Refuses_coordinates_in_another_form()
    {
        AssertProblem(JsonWebKeyProblem.InvalidValue, Ec with { X = Ec.X + "=" });
        AssertProblem(JsonWebKeyProblem.InvalidValue, Ec with { X = " " + Ec.X });
        AssertProblem(JsonWebKeyProblem.InvalidValue, Ec with { X = Encode([0, .. Base64Url.DecodeFromChars(Ec.X)]) });
        AssertProblem(JsonWebKeyProblem.InvalidValue, Ec with { X = Encode(Base64Url.DecodeFromChars(Ec.X)[1..]) });
        AssertProblem(JsonWebKeyProblem.InvalidValue, Ec with { X = Ec.X![..^1] + "V" });
        AssertProblem(JsonWebKeyProblem.InvalidValue, Ec with { Y = null });
    }

    [Fact]
    public void Refuses_RSA_numbers_that_are_weak_or_no_key()
    {
        AssertProblem(JsonWebKeyProblem.TooSmall, Rsa with { N = Encode(Filled(128, 0xFF)) });
        AssertProblem(JsonWebKeyProblem.TooSmall, Rsa with { N = Encode([0x7F, .. Filled(255, 0xFF)]) });
        AssertProblem(JsonWebKeyProblem.TooLarge, Rsa with { N = Encode(Filled(1025, 0xFF)) });
        AssertProblem(JsonWebKeyProblem.TooLarge, Rsa with { E = Encode(Filled(5, 0xFF)) });
        AssertProblem(JsonWebKeyProblem.InvalidValue, Rsa with { N = Encode([0, .. Base64Url.DecodeFromChars(Rsa.N)]) });
        AssertProblem(JsonWebKeyProblem.InvalidValue, Rsa with { N = Encode([.. Filled(255, 0xFF), 0xFE]) });
        AssertProblem(JsonWebKeyProblem.InvalidValue, Rsa with { E = Encode([1]) });
        AssertProblem(JsonWebKeyProblem.InvalidValue, Rsa with { E = Encode([2]) });
        AssertProblem(JsonWebKeyProblem.InvalidValue, Rsa with { E = "" });
    }

    [Theory]
    [InlineData(null, JwsAlgorithm.RS256, JwsAlgorithm.RS256)]
    [InlineData(null, JwsAlgorithm.PS256, JwsAlgorithm.PS256)]
    [InlineData("PS256", JwsAlgorithm.RS256, JwsAlgorithm.PS256)]
    public void An_RSA_key_has_the_algorithm_it_names_or_else_the_one_given(string? named, JwsAlgorithm given, JwsAlgorithm expected)
    {
        Assert.True(VerificationKey.TryCreate(Rsa with { Alg = named }, out var key, out _, given));
        Assert.Equal(expected, key.Algorithm);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"kty":1}""")]
    [InlineData("""{"kty":"EC","crv":256}""")]
    [InlineData("""{"kty":"EC","kty":"RSA"}""")]
    [InlineData("""{"kty":"EC","key_ops":"verify"}""")]
    [InlineData("""{"kty":"EC","kid":"\ud800"}""")]
    public void Does_not_read_what_is_no_key(string json) => Assert.False(JsonWebKey.TryParse(JoseTestData.Utf8(json), out _));

    [Fact]
    public void Does_not_throw_on_a_key_inside_a_leniently_parsed_document()
    {
        var document = JsonDocument.Parse("""{"jwk":{"kty":"EC","kid":"\ud800"},"jwks":{"keys":[{"kty":"\udc00"}]}}""").RootElement;

        Assert.False(JsonWebKey.TryParse(document.GetProperty("jwk"), out _));
        Assert.False(JsonWebKeySet.TryParse(document.GetProperty("jwks"), out _));
        Assert.False(JsonWebKey.TryParse(default(JsonElement), out _));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"keys":{}}""")]
    [InlineData("""{"keys":[],"keys":[]}""")]
    public void Does_not_read_what_is_no_key_set(string json) => Assert.False(JsonWebKeySet.TryParse(JoseTestData.Utf8(json), out _));

    [Fact]
    public void Leaves_out_of_a_set_what_it_cannot_use()
    {
        var json = $$"""{"keys":[5,null,{},{"kty":"XYZ"},{{RfcVectors.Rfc7520EcKey}},{{RfcVectors.Rfc7515A3Key}}]}""";

        Assert.True(JsonWebKeySet.TryParse(JoseTestData.Utf8(json), out var keySet));
        Assert.Equal(3, keySet.Keys.Count);
        Assert.Equal(JwsAlgorithm.ES256, Assert.Single(VerificationKeySet.From(keySet).Keys).Algorithm);
    }

    [Fact]
    public void Never_writes_private_members()
    {
        var written = System.Text.Encoding.UTF8.GetString(new JsonWebKeySet([JoseTestData.Jwk(RfcVectors.Rfc7520RsaKey)]).ToUtf8());

        Assert.StartsWith("""{"keys":[{"kty":"RSA","use":"sig","kid":"bilbo.baggins@hobbiton.example","n":"n4EPtAO""", written, StringComparison.Ordinal);
        Assert.EndsWith("\"e\":\"AQAB\"}]}", written, StringComparison.Ordinal);
    }

    [Fact]
    public void A_thumbprint_needs_all_required_members()
    {
        Assert.Throws<ArgumentException>(() => JwkThumbprint.Compute(Ec with { Y = null }));
        Assert.Throws<ArgumentException>(() => JwkThumbprint.Compute(new JsonWebKey { Kty = "oct" }));
    }

    [Fact]
    public void A_disposed_key_verifies_nothing()
    {
        var key = JoseTestData.Key(RfcVectors.Rfc7515A3Key);
        key.Dispose();

        Assert.Throws<ObjectDisposedException>(() => key.Verify("data"u8, new byte[64]));
    }

    private static void AssertProblem(JsonWebKeyProblem expected, JsonWebKey jwk)
    {
        Assert.Equal(expected == JsonWebKeyProblem.None, VerificationKey.TryCreate(jwk, out _, out var problem));
        Assert.Equal(expected, problem);
    }

    private static byte[] Filled(int length, byte value) => [.. Enumerable.Repeat(value, length)];

    private static string Zeros(int length) => Encode(new byte[length]);

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
