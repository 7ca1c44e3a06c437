using System.Buffers;
using System.Buffers.Text;
using System.Text;
using IdentityHub.Protocol.Jose;

namespace IdentityHub.Protocol.Tests.Jose;

public sealed class JwsWriterTests : IDisposable
{
    private readonly SigningKey _key = SigningKey.Generate(JwsAlgorithm.ES384);

    public void Dispose() => _key.Dispose();

    [Theory]
    [InlineData("at+jwt", "\"typ\":\"at+jwt\",")]
    [InlineData("logout+jwt", "\"typ\":\"logout+jwt\",")]
    [InlineData(null, "")]
    public void Writes_alg_typ_and_kid_in_this_order(string? typ, string typMember)
    {
        for (var again = 0; again < 2; again++)
        {
            var header = Base64Url.DecodeFromChars(JwsWriter.Write(_key, typ, "{}"u8).Split('.')[0]);

            Assert.Equal($$"""{"alg":"ES384",{{typMember}}"kid":"{{_key.KeyId}}"}""", Encoding.UTF8.GetString(header));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(500)]
    [InlineData(5000)]
    public void Keeps_payloads_of_any_length(int length)
    {
        var payload = Enumerable.Range(0, length).Select(i => (byte)i).ToArray();

        var token = JwsWriter.Write(_key, "JWT", payload);

        Assert.Equal(token.Length, JwsWriter.LengthOf(_key, "JWT", length));
        Assert.Equal(payload, JwsReader.Read(token, JoseTestData.Only(_key)).Value!.Payload.ToArray());
    }

    [Fact]
    public void Writes_the_same_kind_of_token_into_a_buffer()
    {
        var buffer = new ArrayBufferWriter<byte>();
        buffer.Write("\""u8);

        JwsWriter.Write(_key, "at+jwt", """{"sub":"user"}"""u8, buffer);

        var token = Encoding.ASCII.GetString(buffer.WrittenSpan[1..]);
        Assert.Equal((byte)'"', buffer.WrittenSpan[0]);
        Assert.Equal(JwsWriter.LengthOf(_key, "at+jwt", 14), token.Length);
        Assert.Equal("""{"sub":"user"}""", Encoding.UTF8.GetString(JwsReader.Read(token, JoseTestData.Only(_key)).Value!.Payload.Span));
    }

    [Fact]
    public void Types_without_number_are_still_written_right()
    {
        for (var i = 0; i < 40; i++)
        {
            Assert.True(JwsReader.Read(JwsWriter.Write(_key, $"type-{i}+jwt", "{}"u8), JoseTestData.Only(_key)).Value!.Header.HasType($"type-{i}+jwt"));
        }
    }

    [Fact]
    public void A_type_is_escaped_as_JSON()
    {
        var read = JwsReader.Read(JwsWriter.Write(_key, "a\"b\\\n", "{}"u8), JoseTestData.Only(_key));

        Assert.Equal("a\"b\\\n", read.Value!.Header.Type);
    }
}
