using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Protocol.Jose;

namespace IdentityHub.Protocol.Tests.Jose;

/// <summary>Row 62 of the advisories: a token that is not whole is no token.</summary>
public sealed class TokenAlterationTests : IDisposable
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2000);
    private readonly SigningKey _key = SigningKey.Generate(JwsAlgorithm.ES256);
    private readonly VerificationKeySet _keys;
    private readonly string _token;

    public TokenAlterationTests()
    {
        _keys = JoseTestData.Only(_key);
        _token = JwsWriter.Write(_key, "at+jwt", """{"iss":"https://issuer.example","sub":"user"}"""u8);
        Assert.True(JwsReader.Read(_token, _keys).Succeeded);
    }

    public void Dispose() => _key.Dispose();

    [Fact]
    public void Advisory_62_refuses_the_token_cut_at_any_place()
    {
        for (var length = 0; length < _token.Length; length++)
        {
            Assert.False(JwsReader.Read(_token.AsSpan(0, length), _keys).Succeeded);
            Assert.False(JwsReader.Read(_token.AsSpan(length + 1), _keys).Succeeded);
        }
    }

    [Theory]
    [InlineData("A")]
    [InlineData("AA")]
    [InlineData("AAAA")]
    [InlineData("=")]
    [InlineData("==")]
    [InlineData(".")]
    [InlineData(".e30")]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("\0")]
    public void Advisory_62_refuses_the_token_with_more_at_either_end_of_a_part(string more)
    {
        var parts = _token.Split('.');
        for (var i = 0; i < parts.Length; i++)
        {
            foreach (var altered in new[] { parts[i] + more, more + parts[i] })
            {
                var token = string.Join('.', parts.Select((part, index) => index == i ? altered : part));
                Assert.False(JwsReader.Read(token, _keys).Succeeded, token);
            }
        }
    }

    [Fact]
    public void Advisory_62_refuses_every_change_of_one_character()
    {
        for (var i = 0; i < _token.Length; i++)
        {
            foreach (var replacement in new[] { _token[i] == 'A' ? 'B' : 'A', '=', '.', ' ', '+', (char)(_token[i] + 256) })
            {
                if (replacement != _token[i])
                {
                    var altered = $"{_token[..i]}{replacement}{_token[(i + 1)..]}";
                    Assert.False(JwsReader.Read(altered, _keys).Succeeded, $"{replacement} at {i}");
                }
            }
        }
    }

    [Fact]
    public void Refuses_another_spelling_of_the_last_character()
    {
        // 64 bytes leave four unused bits in the last of 86 characters: fifteen other characters decode to the same bytes.
        Assert.Equal(86, _token.Length - _token.LastIndexOf('.') - 1);
        var accepted = Alphabet.Where(last => JwsReader.Read(_token[..^1] + last, _keys).Succeeded);
        var wellFormed = Alphabet.Count(last => JwsReader.ReadUnverified(_token[..^1] + last).Succeeded);

        Assert.Equal([_token[^1]], accepted);
        Assert.Equal(4, wellFormed);
    }

    [Fact]
    public void No_text_makes_the_reader_throw_or_verifies() =>
        Check.One(Thorough, Prop.ForAll((string text) => !JwsReader.Read(text, _keys).Succeeded));

    [Fact]
    public void No_three_parts_make_the_reader_throw_or_verify() =>
        Check.One(Thorough, Prop.ForAll((byte[] header, byte[] payload, byte[] signature) => !JwsReader.Read(
            $"{Part(header)}.{Part(payload)}.{Part(signature)}", _keys).Succeeded));

    [Fact]
    public void No_header_and_payload_text_makes_the_reader_throw()
    {
        var fragments = Gen.Elements(
            "{", "}", "[", "]", "\"", ":", ",", "\"alg\"", "\"ES256\"", "\"kid\"", "\"crit\"", "\\ud800", "\\u0000", "\\", "1e999", "-0", "null", " ", "\u00e9", "\ufeff");
        var texts = fragments.ArrayOf().Select(string.Concat).ToArbitrary();

        Check.One(Thorough, Prop.ForAll(texts, text =>
        {
            var bytes = JoseTestData.Utf8(text);
            _ = JwtClaims.TryParse(bytes, out _);
            _ = JsonWebKeySet.TryParse(bytes, out _);
            return !JwsReader.Read($"{JoseTestData.Encode(text)}.{JoseTestData.Encode(text)}.AAAA", _keys).Succeeded;
        }));
    }

    [Fact]
    public void No_mutation_of_a_valid_token_verifies()
    {
        var mutations =
            from start in Gen.Choose(0, _token.Length)
            from removed in Gen.Choose(0, 4)
            from inserted in Gen.Elements(Alphabet.ToCharArray()).ArrayOf(3)
            from count in Gen.Choose(0, 3)
            select $"{_token[..start]}{new string(inserted, 0, count)}{_token[Math.Min(_token.Length, start + removed)..]}";

        Check.One(Thorough, Prop.ForAll(mutations.ToArbitrary(), token => token == _token || !JwsReader.Read(token, _keys).Succeeded));
    }

    private static string Part(byte[]? bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
