using System.Buffers.Text;
using System.Text;
using IdentityHub.Protocol.Jose;

namespace IdentityHub.Protocol.Tests.Jose;

/// <summary>Tokens that are signed with a shared secret, and how they are kept apart from the others.</summary>
public sealed class SharedSecretJwsTests
{
    private const string Secret = "a secret of both sides";
    private static readonly byte[] Payload = """{"sub":"1"}"""u8.ToArray();

    public static TheoryData<SharedSecretAlgorithm> Algorithms => [.. Enum.GetValues<SharedSecretAlgorithm>()];

    [Theory, MemberData(nameof(Algorithms))]
    public void Verifies_what_was_written(SharedSecretAlgorithm algorithm)
    {
        var token = SharedSecretJws.Write(algorithm, Secret, Payload);
        Assert.True(SharedSecretJws.TryReadAlgorithm(token, out var said));
        Assert.Equal(algorithm, said);
        Assert.True(SharedSecretJws.TryVerify(token, algorithm, Secret, out var payload));
        Assert.Equal(Payload, payload);

        foreach (var other in Enum.GetValues<SharedSecretAlgorithm>().Where(other => other != algorithm))
        {
            Assert.False(SharedSecretJws.TryVerify(token, other, Secret, out _));
        }

        Assert.False(SharedSecretJws.TryVerify(token, algorithm, Secret + " ", out _));
        Assert.False(SharedSecretJws.TryVerify(token, algorithm, "", out _));
    }

    [Fact]
    public void Reads_the_header_of_the_example_of_RFC_7515()
    {
        // RFC 7515, A.1.1; its key is no UTF-8 text, so that only the reading of the header can be held against it.
        const string token = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
            + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        Assert.True(SharedSecretJws.TryReadAlgorithm(token, out var algorithm));
        Assert.Equal(SharedSecretAlgorithm.HS256, algorithm);
        Assert.False(SharedSecretJws.TryVerify(token, algorithm, Secret, out _));
    }

    [Fact]
    public void Every_altered_character_is_refused()
    {
        var token = SharedSecretJws.Write(SharedSecretAlgorithm.HS256, Secret, Payload);
        for (var index = 0; index < token.Length; index++)
        {
            var altered = token.ToCharArray();
            altered[index] = altered[index] == 'A' ? 'B' : 'A';
            Assert.False(SharedSecretJws.TryVerify(altered, SharedSecretAlgorithm.HS256, Secret, out _));
            Assert.False(SharedSecretJws.TryVerify(token.AsSpan(0, index), SharedSecretAlgorithm.HS256, Secret, out _));
        }
    }

    [Theory]
    [InlineData("""{"alg":"none"}""")]
    [InlineData("""{"alg":"hs256"}""")]
    [InlineData("""{"alg":"RS256"}""")]
    [InlineData("""{"alg":"0"}""")]
    [InlineData("""{"alg":["HS256"]}""")]
    [InlineData("""{"alg":"HS256","alg":"HS256"}""")]
    [InlineData("""{"alg":"HS256","crit":["exp"]}""")]
    [InlineData("""{"alg":"HS256","b64":false}""")]
    [InlineData("""["HS256"]""")]
    [InlineData("")]
    public void Refuses_headers_of_any_other_form(string header)
    {
        var token = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(Payload)}.AAAA";
        Assert.False(SharedSecretJws.TryReadAlgorithm(token, out _));
        Assert.False(SharedSecretJws.TryVerify(token, SharedSecretAlgorithm.HS256, Secret, out _));
    }

    [Fact]
    public void Nothing_of_it_gets_through_the_reader_of_public_keys()
    {
        var token = SharedSecretJws.Write(SharedSecretAlgorithm.HS256, Secret, Payload);
        Assert.Equal(JwsFailure.AlgorithmNotAllowed, JwsReader.ReadUnverified(token).Failure);
        using var key = SigningKey.Generate(JwsAlgorithm.ES256);
        Assert.False(SharedSecretJws.TryReadAlgorithm(JwsWriter.Write(key, null, Payload), out _));
        Assert.False(SharedSecretJws.TryReadAlgorithm(new string('a', 100_000), out _));
    }
}
