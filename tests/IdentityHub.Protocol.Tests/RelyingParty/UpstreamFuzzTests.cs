using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Protocol.Jose;
using IdentityHub.Protocol.RelyingParty;
using IdentityHub.Protocol.Tests.Jose;

namespace IdentityHub.Protocol.Tests.RelyingParty;

/// <summary>Nothing that a provider sends makes a method throw, and nothing but the right thing is accepted.</summary>
public sealed class UpstreamFuzzTests : IDisposable
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2000);
    private static readonly IssuerRule Rule = IssuerRule.Exactly("https://idp.example/realm");

    private static readonly Gen<string> Texts = Gen.Elements(
        "{", "}", "[", "]", "\"", ":", ",", "\"issuer\"", "\"https://idp.example/realm\"", "\"access_token\"", "\"error\"", "\"expires_in\"", "\"keys\"", "\"kty\"",
        "\"sub\"", "\"user-1\"", "\\ud800", "\\u0000", "\\", "1e999", "-0", "null", "true", " ", "\u00e9", "\ufeff", "eyJ").ArrayOf().Select(string.Concat);

    // Values that a claim or member may be replaced by.
    private static readonly Gen<string> Values = Gen.Elements(
        "null", "true", "false", "0", "-1", "1e300", "1e999", "253402300800", "\"\"", "\"x\"", "\"https://evil.example\"", "[]", "{}", "[null]", "[\"hub\",7]", "[[\"hub\"]]",
        "{\"hub\":1}", "\"\\u0000\"", "\"hub\\u0000\"");

    private readonly UpstreamTestData idp = new();

    public void Dispose() => idp.Dispose();

    [Fact]
    public void No_text_is_a_document_a_token_response_a_key_set_or_a_person() => Check.One(Thorough, Prop.ForAll(Texts.ToArbitrary(), text =>
    {
        var bytes = JoseTestData.Utf8(text);
        return !ProviderMetadata.Parse(bytes, Rule, _ => true).TryGet(out _, out _)
            & !ProviderKeys.TryParse(bytes, out _)
            & !IdToken.Check(text, idp.Keys, UpstreamTestData.Expected, UpstreamTestData.Now).TryGet(out _, out _)
            & (!TokenResponse.Parse(200, bytes).TryGet(out var tokens, out _) || tokens.AccessToken.Length > 0)
            & (!Userinfo.Read(bytes, "user-1").TryGet(out var person, out _) || person.GetProperty("sub").GetString() == "user-1");
    }));

    [Fact]
    public void No_bytes_make_a_reader_throw() => Check.One(Thorough, Prop.ForAll((byte[]? bytes) =>
        !ProviderMetadata.Parse(bytes, Rule, _ => true).TryGet(out _, out _)
        & !TokenResponse.Parse(200, bytes).TryGet(out _, out _)
        & !ProviderKeys.TryParse(bytes, out _)
        & !Userinfo.Read(bytes, "user-1").TryGet(out _, out _)));

    [Fact]
    public void No_other_value_of_a_claim_that_decides_is_accepted()
    {
        var changes = from name in Gen.Elements("iss", "sub", "aud", "exp", "iat", "nonce", "azp", "at_hash")
                      from value in Values
                      select (name, value);
        Check.One(Thorough, Prop.ForAll(changes.ToArbitrary(), change =>
        {
            // Another subject is another person, and a token may be old while it lasts; everything else is refused.
            var isFine = change is ("sub", "\"x\"" or "\"https://evil.example\"") or ("iat", "0");
            var payload = JoseTestData.Utf8(Replaced(UpstreamTestData.Claims(), change.name, change.value));
            var token = JoseTestData.Signed(idp.Key, $$"""{"alg":"ES256","kid":"{{idp.Key.KeyId}}"}""", System.Text.Encoding.UTF8.GetString(payload));
            return IdToken.Check(token, idp.Keys, UpstreamTestData.Expected, UpstreamTestData.Now).TryGet(out _, out _) == isFine;
        }));
    }

    [Fact]
    public void No_other_value_of_a_member_that_is_needed_is_accepted()
    {
        var changes = from name in Gen.Elements("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
                      from value in Values
                      select (name, value);
        Check.One(Thorough, Prop.ForAll(changes.ToArbitrary(), change =>
        {
            var isFine = change is ("authorization_endpoint" or "token_endpoint" or "jwks_uri", "\"https://evil.example\"");
            var text = Replaced(ProviderMetadataTests.Document(), change.name, change.value);
            return ProviderMetadata.Parse(JoseTestData.Utf8(text), Rule, _ => false).TryGet(out _, out _) == isFine;
        }));
    }

    [Fact]
    public void No_change_of_a_token_s_characters_is_accepted()
    {
        var token = idp.Sign(UpstreamTestData.Claims());
        var mutations = from place in Gen.Choose(0, token.Length - 1)
                        from character in Gen.Elements("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+ \u0000é".ToCharArray())
                        select token[..place] + character + token[(place + 1)..];
        Check.One(Thorough, Prop.ForAll(mutations.ToArbitrary(), altered =>
            altered == token || !IdToken.Check(altered, idp.Keys, UpstreamTestData.Expected, UpstreamTestData.Now).TryGet(out _, out _)));
    }

    // Numbers that no JSON writer would write, so the text is put in.
    private static string Replaced(JsonObject json, string name, string value)
    {
        json[name] = "«»";
        return json.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).Replace("\"«»\"", value, StringComparison.Ordinal);
    }
}
