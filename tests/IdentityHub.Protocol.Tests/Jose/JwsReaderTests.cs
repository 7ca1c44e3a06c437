using System.Buffers.Text;
using IdentityHub.Protocol.Jose;

namespace IdentityHub.Protocol.Tests.Jose;

public sealed class JwsReaderTests : IDisposable
{
    private readonly SigningKey _key = SigningKey.Generate(JwsAlgorithm.ES256);

    public void Dispose() => _key.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("...")]
    [InlineData("a.b")]
    [InlineData("e30.e30.AA")]
    [InlineData("not a token")]
    [InlineData("eyJhbGciOiJFUzI1NiJ9.e30.")]
    [InlineData(" . . ")]
    [InlineData("\ud800.\udc00.é")]
    public void Refuses_what_is_no_token(string text) =>
        Assert.False(JwsReader.Read(text, JoseTestData.Only(_key)).Succeeded);

    [Fact]
    public void Refuses_null_as_malformed() =>
        Assert.Equal(JwsFailure.Malformed, JwsReader.Read((string?)null, JoseTestData.Only(_key)).Failure);

    [Theory]
    [InlineData("""{"alg":"ES256","alg":"ES256"}""")]
    [InlineData("""{"alg":"none","\u0061lg":"ES256"}""")]
    [InlineData("""{"alg":"ES256","kid":"a","kid":"b"}""")]
    [InlineData("""{"alg":"ES256","x":{"a":1,"a":2}}""")]
    [InlineData("""["alg","ES256"]""")]
    [InlineData("\"ES256\"")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"alg":5}""")]
    [InlineData("""{"alg":null}""")]
    [InlineData("""{"alg":["ES256"]}""")]
    [InlineData("""{"alg":"ES256","kid":5}""")]
    [InlineData("""{"alg":"ES256","typ":[]}""")]
    [InlineData("""{"alg":"ES256","kid":"\ud800"}""")]
    [InlineData("""{"alg":"ES256","\udfff":1}""")]
    [InlineData("""{"alg":"ES256"}x""")]
    [InlineData("""{"alg":"ES256",}""")]
    [InlineData("""{"alg":"ES256"/**/}""")]
    public void Refuses_a_header_that_is_no_clean_object(string header) =>
        Assert.Equal(JwsFailure.Malformed, JwsReader.Read(JoseTestData.Signed(_key, header), _key.ToVerificationKey()).Failure);

    [Fact]
    public void Refuses_a_header_that_is_not_UTF_8()
    {
        byte[] header = [.. JoseTestData.Utf8("""{"alg":"ES256","kid":" """), 0xC3, 0x28, .. JoseTestData.Utf8("\"}")];

        Assert.Equal(JwsFailure.Malformed, JwsReader.ReadUnverified($"{Base64Url.EncodeToString(header)}.e30.AAAA").Failure);
    }

    [Fact]
    public void Refuses_a_header_that_is_nested_too_deeply()
    {
        var header = $$"""{"alg":"ES256","x":{{new string('[', 200)}}{{new string(']', 200)}}}""";

        Assert.Equal(JwsFailure.Malformed, JwsReader.ReadUnverified(JoseTestData.Signed(_key, header)).Failure);
    }

    [Theory]
    [InlineData("""{"alg":"ES256","crit":["exp"],"exp":1}""")]
    [InlineData("""{"alg":"ES256","crit":[]}""")]
    [InlineData("""{"alg":"ES256","b64":false,"crit":["b64"]}""")]
    [InlineData("""{"alg":"ES256","b64":true}""")]
    public void Refuses_a_header_that_demands_an_extension(string header) =>
        Assert.Equal(JwsFailure.UnsupportedHeader, JwsReader.Read(JoseTestData.Signed(_key, header), _key.ToVerificationKey()).Failure);

    [Fact]
    public void Refuses_a_token_over_the_limit_and_takes_one_at_it()
    {
        var token = JwsWriter.Write(_key, null, new byte[9000]);

        Assert.True(JwsReader.Read(token, JoseTestData.Only(_key), token.Length).Succeeded);
        Assert.Equal(JwsFailure.TooLarge, JwsReader.Read(token, JoseTestData.Only(_key), token.Length - 1).Failure);
        Assert.Equal(JwsFailure.TooLarge, JwsReader.ReadUnverified(new string('a', JwsReader.DefaultMaximumLength + 1)).Failure);
    }

    [Fact]
    public void Refuses_a_kid_that_the_set_does_not_have()
    {
        using var other = SigningKey.Generate(JwsAlgorithm.ES256);

        Assert.Equal(JwsFailure.UnknownKey, JwsReader.Read(JwsWriter.Write(other, null, "{}"u8), JoseTestData.Only(_key)).Failure);
        Assert.Equal(JwsFailure.UnknownKey, JwsReader.Read(JwsWriter.Write(_key, null, "{}"u8), new VerificationKeySet([])).Failure);
    }

    [Fact]
    public void Refuses_another_signers_token_that_names_our_key()
    {
        using var other = SigningKey.Generate(JwsAlgorithm.ES256);
        var token = JoseTestData.Signed(other, $$"""{"alg":"ES256","kid":"{{_key.KeyId}}"}""");

        Assert.Equal(JwsFailure.BadSignature, JwsReader.Read(token, JoseTestData.Only(_key)).Failure);
    }

    [Fact]
    public void Without_a_kid_takes_the_only_key_of_the_algorithm_and_never_guesses_between_two()
    {
        using var other = SigningKey.Generate(JwsAlgorithm.ES256);
        using var rsa = JoseTestData.RsaKey();
        var token = JoseTestData.Signed(_key, """{"alg":"ES256"}""");

        Assert.True(JwsReader.Read(token, new VerificationKeySet([rsa.ToVerificationKey(), _key.ToVerificationKey()])).Succeeded);
        Assert.Equal(
            JwsFailure.UnknownKey,
            JwsReader.Read(token, new VerificationKeySet([_key.ToVerificationKey(), other.ToVerificationKey()])).Failure);
    }

    [Fact]
    public void Chooses_by_algorithm_among_keys_of_one_kid()
    {
        using var rsa = JoseTestData.RsaKey();
        var keys = VerificationKeySet.From(new JsonWebKeySet([rsa.PublicJwk with { Kid = "k" }, _key.PublicJwk with { Kid = "k" }]));

        Assert.True(JwsReader.Read(JoseTestData.Signed(_key, """{"alg":"ES256","kid":"k"}"""), keys).Succeeded);
        Assert.True(JwsReader.Read(JoseTestData.Signed(rsa, """{"alg":"RS256","kid":"k"}"""), keys).Succeeded);
    }

    [Fact]
    public void Shows_an_unverified_token_and_verifies_it_later()
    {
        var read = JwsReader.ReadUnverified(JwsWriter.Write(_key, "dpop+jwt", """{"iss":"client"}"""u8));

        Assert.True(read.Succeeded);
        Assert.Equal(JwsAlgorithm.ES256, read.Value.Header.Algorithm);
        Assert.Equal(_key.KeyId, read.Value.Header.KeyId);
        Assert.True(JwtClaims.TryParse(read.Value.Payload.Span, out var claims));
        Assert.Equal("client", claims.Issuer);
        Assert.Equal(_key.KeyId, read.Value.Verify(JoseTestData.Only(_key)).Value!.Key.Thumbprint);
    }

    [Theory]
    [InlineData("at+jwt", true)]
    [InlineData("AT+JWT", true)]
    [InlineData("application/at+jwt", true)]
    [InlineData("Application/At+Jwt", true)]
    [InlineData("JWT", false)]
    [InlineData("application/", false)]
    [InlineData("at+jwt ", false)]
    [InlineData(null, false)]
    public void Compares_types_as_media_types(string? typ, bool expected)
    {
        var read = JwsReader.Read(JwsWriter.Write(_key, typ, "{}"u8), JoseTestData.Only(_key));

        Assert.Equal(expected, read.Value!.Header.HasType("at+jwt"));
    }
}
