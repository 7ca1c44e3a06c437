using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Protocol.Jose;
using IdentityHub.Tests.Clients;

namespace IdentityHub.Protocol.Tests.Jose;

/// <summary>Against the npm package jose, both ways.</summary>
public sealed class JoseInteropTests
{
    private const string Claims = """{"iss":"https://issuer.example","sub":"user-1","nested":{"text":"Grüße"}}""";

    public static TheoryData<JwsAlgorithm> Algorithms => [.. JwsAlgorithms.All];

    [Theory]
    [MemberData(nameof(Algorithms))]
    public async Task Jose_verifies_what_we_sign(JwsAlgorithm algorithm)
    {
        using var key = algorithm.IsEllipticCurve() ? SigningKey.Generate(algorithm) : JoseTestData.RsaKey(algorithm);
        var token = JwsWriter.Write(key, "at+jwt", JoseTestData.Utf8(Claims));

        var answers = await AskAsync(Verify(token, key), Verify(Alter(token), key), Thumbprint(key));

        Assert.True((bool)answers[0]["ok"]!, answers[0].ToJsonString());
        Assert.Equal(algorithm.Name(), (string?)answers[0]["header"]!["alg"]);
        Assert.Equal("at+jwt", (string?)answers[0]["header"]!["typ"]);
        Assert.Equal(key.KeyId, (string?)answers[0]["header"]!["kid"]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Claims), answers[0]["payload"]));
        Assert.Equal("ERR_JWS_SIGNATURE_VERIFICATION_FAILED", (string?)answers[1]["code"]);
        Assert.Equal(key.KeyId, (string?)answers[2]["thumbprint"]);
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public async Task We_verify_what_jose_signs(JwsAlgorithm algorithm)
    {
        var answers = await AskAsync(new JsonObject
        {
            ["op"] = "sign",
            ["alg"] = algorithm.Name(),
            ["typ"] = "JWT",
            ["payload"] = JsonNode.Parse(Claims),
        });

        Assert.True((bool)answers[0]["ok"]!, answers[0].ToJsonString());
        var token = (string)answers[0]["token"]!;
        var keys = new VerificationKeySet([JoseTestData.Key(answers[0]["jwk"]!.ToJsonString())]);
        var result = JwsReader.Read(token, keys);
        Assert.Equal(JwsFailure.None, result.Failure);
        Assert.True(result.Value!.Header.HasType("jwt"));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Claims), JsonNode.Parse(result.Value.Payload.Span)));
        Assert.Equal(keys.Keys[0].Thumbprint, result.Value.Header.KeyId);
        Assert.Equal(JwsFailure.BadSignature, JwsReader.Read(Alter(token), keys).Failure);
    }

    [Theory]
    [InlineData(JwsAlgorithm.ES256)]
    [InlineData(JwsAlgorithm.RS256)]
    public async Task Jose_signs_with_a_key_that_we_exported(JwsAlgorithm algorithm)
    {
        using var key = algorithm.IsEllipticCurve() ? SigningKey.Generate(algorithm) : JoseTestData.RsaKey(algorithm);

        var answers = await AskAsync(new JsonObject
        {
            ["op"] = "sign",
            ["alg"] = algorithm.Name(),
            ["payload"] = JsonNode.Parse(Claims),
            ["pkcs8"] = PemEncoding.WriteString("PRIVATE KEY", key.ExportPkcs8()),
        });

        Assert.True((bool)answers[0]["ok"]!, answers[0].ToJsonString());
        Assert.True(JwsReader.Read((string)answers[0]["token"]!, JoseTestData.Only(key)).Succeeded);
    }

    private static async Task<JsonNode[]> AskAsync(params JsonObject[] requests)
    {
        var lines = await NodeClients.RunAsync("jose-interop.mjs", requests.Select(request => request.ToJsonString()));
        Assert.Equal(requests.Length, lines.Count);
        return [.. lines.Select(line => JsonNode.Parse(line)!)];
    }

    private static JsonObject Verify(string token, SigningKey key) => new()
    {
        ["op"] = "verify",
        ["token"] = token,
        ["jwks"] = JsonNode.Parse(new JsonWebKeySet([key.PublicJwk]).ToUtf8()),
        ["algorithms"] = new JsonArray(key.Algorithm.Name()),
    };

    private static JsonObject Thumbprint(SigningKey key) => new()
    {
        ["op"] = "thumbprint",
        ["jwk"] = JsonNode.Parse(new JsonWebKeySet([key.PublicJwk]).ToUtf8())!["keys"]![0]!.DeepClone(),
    };

    // A character in the middle of the signature, where every bit counts.
    private static string Alter(string token)
    {
        var characters = new StringBuilder(token);
        var index = token.LastIndexOf('.') + 20;
        characters[index] = characters[index] == 'A' ? 'B' : 'A';
        return characters.ToString();
    }
}
