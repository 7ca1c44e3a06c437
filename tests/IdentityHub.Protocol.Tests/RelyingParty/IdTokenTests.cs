using System.Security.Cryptography;
using System.Text.Json.Nodes;
using IdentityHub.Protocol.Jose;
using IdentityHub.Protocol.RelyingParty;
using IdentityHub.Protocol.Tests.Jose;

namespace IdentityHub.Protocol.Tests.RelyingParty;

/// <summary>The rules for ID tokens, each named after the module of the conformance suite's client tests that checks it, where there is one.</summary>
public sealed class IdTokenTests : IDisposable
{
    private static readonly DateTimeOffset Now = UpstreamTestData.Now;
    private readonly UpstreamTestData idp = new();

    public static TheoryData<JwsAlgorithm> Algorithms => [.. JwsAlgorithms.All];

    public void Dispose() => idp.Dispose();

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Oidcc_client_test_takes_a_token_of_every_algorithm(JwsAlgorithm algorithm)
    {
        using var other = new UpstreamTestData(algorithm);
        var claims = UpstreamTestData.Claims();
        claims["at_hash"] = UpstreamTestData.HalfHash(UpstreamTestData.AccessToken, algorithm.HashName());

        Assert.True(IdToken.Check(other.Sign(claims), other.Keys, UpstreamTestData.Expected, Now).TryGet(out var token, out _));
        Assert.Equal((UpstreamTestData.Issuer, "user-1"), (token.Issuer, token.Subject));
        Assert.Equal("hub", token.Claims.GetProperty("aud").GetString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://other.example")]
    [InlineData("https://idp.example/")]
    [InlineData("https://IDP.example")]
    [InlineData("http://idp.example")]
    [InlineData("https://idp.example.evil.example")]
    [InlineData("")]
    public void Oidcc_client_test_invalid_iss(string? issuer) =>
        Assert.Equal(UpstreamFailure.WrongIssuer, idp.Judge(UpstreamTestData.Claims("iss", issuer)));

    [Fact]
    public void Oidcc_client_test_missing_sub()
    {
        Assert.Equal(UpstreamFailure.NoSubject, idp.Judge(UpstreamTestData.Claims("sub", null)));
        Assert.Equal(UpstreamFailure.NoSubject, idp.Judge(UpstreamTestData.Claims("sub", "")));
        Assert.Equal(UpstreamFailure.NoSubject, idp.Judge(UpstreamTestData.Claims("sub", "a\u0000b")));
        Assert.Equal(UpstreamFailure.Malformed, idp.Judge(UpstreamTestData.Claims("sub", 7)));
    }

    [Fact]
    public void Refuses_a_subject_that_is_too_long_to_be_stored_and_says_so()
    {
        Assert.Null(idp.Judge(UpstreamTestData.Claims("sub", new string('s', 128))));
        var result = IdToken.Check(idp.Sign(UpstreamTestData.Claims("sub", new string('s', 129))), idp.Keys, UpstreamTestData.Expected, Now);
        Assert.Equal(UpstreamFailure.NoSubject, result.Problem?.Failure);
        Assert.Contains("128 characters", result.Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Oidcc_client_test_invalid_aud()
    {
        Assert.Equal(UpstreamFailure.WrongAudience, idp.Judge(UpstreamTestData.Claims("aud", null)));
        Assert.Equal(UpstreamFailure.WrongAudience, idp.Judge(UpstreamTestData.Claims("aud", "other")));
        Assert.Equal(UpstreamFailure.WrongAudience, idp.Judge(UpstreamTestData.Claims("aud", "HUB")));
        Assert.Equal(UpstreamFailure.WrongAudience, idp.Judge(UpstreamTestData.Claims("aud", new JsonArray())));
        Assert.Equal(UpstreamFailure.WrongAudience, idp.Judge(UpstreamTestData.Claims("aud", new JsonArray("other", "hub2"))));
        Assert.Equal(UpstreamFailure.Malformed, idp.Judge(UpstreamTestData.Claims("aud", new JsonArray("hub", 7))));
        Assert.Null(idp.Judge(UpstreamTestData.Claims("aud", new JsonArray("hub"))));
    }

    [Fact]
    public void Several_audiences_need_the_authorized_party_and_a_single_one_no_other()
    {
        var several = UpstreamTestData.Claims("aud", new JsonArray("other", "hub"));
        Assert.Equal(UpstreamFailure.WrongAuthorizedParty, idp.Judge(several));
        several["azp"] = "other";
        Assert.Equal(UpstreamFailure.WrongAuthorizedParty, idp.Judge(several));
        several["azp"] = "hub";
        Assert.Null(idp.Judge(several));
        Assert.Null(idp.Judge(UpstreamTestData.Claims("azp", "hub")));
        Assert.Equal(UpstreamFailure.WrongAuthorizedParty, idp.Judge(UpstreamTestData.Claims("azp", "other")));
    }

    [Fact]
    public void Oidcc_client_test_missing_iat()
    {
        Assert.Equal(UpstreamFailure.WrongIssueTime, idp.Judge(UpstreamTestData.Claims("iat", null)));
        Assert.Equal(UpstreamFailure.WrongIssueTime, idp.Judge(UpstreamTestData.Claims("iat", Now.AddSeconds(61).ToUnixTimeSeconds())));
        Assert.Null(idp.Judge(UpstreamTestData.Claims("iat", Now.AddSeconds(60).ToUnixTimeSeconds())));
        Assert.Equal(UpstreamFailure.Malformed, idp.Judge(UpstreamTestData.Claims("iat", "now")));
    }

    [Fact]
    public void Advisory_64_exp_and_nbf_bound_the_token_with_a_minute_of_skew()
    {
        Assert.Equal(UpstreamFailure.NoExpiry, idp.Judge(UpstreamTestData.Claims("exp", null)));
        Assert.Null(idp.Judge(UpstreamTestData.Claims("exp", Now.AddSeconds(-59).ToUnixTimeSeconds())));
        Assert.Equal(UpstreamFailure.Expired, idp.Judge(UpstreamTestData.Claims("exp", Now.AddSeconds(-60).ToUnixTimeSeconds())));
        Assert.Null(idp.Judge(UpstreamTestData.Claims("exp", 253402300799)));
        Assert.Equal(UpstreamFailure.NotYetValid, idp.Judge(UpstreamTestData.Claims("nbf", Now.AddSeconds(61).ToUnixTimeSeconds())));
        Assert.Null(idp.Judge(UpstreamTestData.Claims("nbf", Now.AddSeconds(60).ToUnixTimeSeconds())));
    }

    /// <summary>CVE-2026-15612: Logto took an ID token without a nonce.</summary>
    [Fact]
    public void Advisory_2_oidcc_client_test_nonce_invalid()
    {
        Assert.Equal(UpstreamFailure.NoNonce, idp.Judge(UpstreamTestData.Claims("nonce", null)));
        Assert.Equal(UpstreamFailure.WrongNonce, idp.Judge(UpstreamTestData.Claims("nonce", "")));
        Assert.Equal(UpstreamFailure.WrongNonce, idp.Judge(UpstreamTestData.Claims("nonce", UpstreamTestData.Nonce + "x")));
        Assert.Equal(UpstreamFailure.WrongNonce, idp.Judge(UpstreamTestData.Claims("nonce", UpstreamTestData.Nonce.ToUpperInvariant())));
        Assert.Equal(UpstreamFailure.Malformed, idp.Judge(UpstreamTestData.Claims("nonce", new JsonArray(UpstreamTestData.Nonce))));
    }

    [Fact]
    public void Oidcc_client_test_invalid_sig_rs256()
    {
        using var rsa = new UpstreamTestData(JwsAlgorithm.RS256);
        var token = rsa.Sign(UpstreamTestData.Claims());
        Assert.Null(rsa.Judge(token));
        var altered = token[..^8] + (token[^8] == 'A' ? 'B' : 'A') + token[^7..];
        Assert.Equal(UpstreamFailure.BadSignature, rsa.Judge(altered));

        using var another = SigningKey.Generate(JwsAlgorithm.ES256);
        var forged = JoseTestData.Signed(another, $$"""{"alg":"ES256","kid":"{{idp.Key.KeyId}}"}""", UpstreamTestData.Claims().ToJsonString());
        Assert.Equal(UpstreamFailure.BadSignature, idp.Judge(forged));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("HS256")]
    [InlineData("HS512")]
    [InlineData("RS1")]
    [InlineData("EdDSA")]
    [InlineData("Ed25519")]
    public void Oidcc_client_test_idtoken_sig_none_and_hmac_are_never_taken(string algorithm)
    {
        var token = idp.Sign(UpstreamTestData.Claims(), $$"""{"alg":"{{algorithm}}","kid":"{{idp.Key.KeyId}}"}""");
        Assert.Equal(UpstreamFailure.AlgorithmNotAllowed, idp.Judge(token));
        Assert.Equal(UpstreamFailure.AlgorithmNotAllowed, idp.Judge(token[..(token.LastIndexOf('.') + 1)]));
    }

    [Fact]
    public void An_algorithm_that_the_provider_does_not_list_is_not_taken()
    {
        var claims = UpstreamTestData.Claims();
        Assert.Equal(UpstreamFailure.AlgorithmNotAllowed, idp.Judge(claims, UpstreamTestData.Expected with { Algorithms = ["RS256", "HS256", "none"] }));
        Assert.Null(idp.Judge(claims, UpstreamTestData.Expected with { Algorithms = ["RS256", "ES256"] }));
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void An_algorithm_that_the_provider_lists_is_taken_and_the_same_one_unlisted_is_not(JwsAlgorithm algorithm)
    {
        using var provider = new UpstreamTestData(algorithm);
        var claims = UpstreamTestData.Claims();
        Assert.Null(provider.Judge(claims, UpstreamTestData.Expected with { Algorithms = ["none", "HS256", "EdDSA", algorithm.Name()] }));
        Assert.Equal(
            UpstreamFailure.AlgorithmNotAllowed,
            provider.Judge(claims, UpstreamTestData.Expected with { Algorithms = [.. JwsAlgorithms.All.Where(other => other != algorithm).Select(other => other.Name())] }));
    }

    [Fact]
    public void Oidcc_client_test_kid_absent_multiple_jwks()
    {
        using var second = SigningKey.Generate(JwsAlgorithm.ES256);
        using var rsa = JoseTestData.RsaKey();
        var token = idp.Sign(UpstreamTestData.Claims(), """{"alg":"ES256"}""");
        Assert.Null(idp.Judge(token));
        Assert.Null(idp.Judge(token, keys: UpstreamTestData.Published(rsa.PublicJwk, idp.Key.PublicJwk)));
        Assert.Equal(UpstreamFailure.UnknownKey, idp.Judge(token, keys: UpstreamTestData.Published(second.PublicJwk, idp.Key.PublicJwk)));
    }

    [Fact]
    public void Oidcc_client_test_signing_key_rotation_asks_for_newer_keys()
    {
        using var newer = new UpstreamTestData();
        var token = newer.Sign(UpstreamTestData.Claims());
        Assert.Equal(UpstreamFailure.UnknownKey, idp.Judge(token));
        Assert.Null(idp.Judge(token, keys: UpstreamTestData.Published(idp.Key.PublicJwk, newer.Key.PublicJwk)));

        // Without kid the old key is tried, and may simply be old.
        Assert.Equal(UpstreamFailure.UnknownKey, idp.Judge(newer.Sign(UpstreamTestData.Claims(), """{"alg":"ES256"}""")));
    }

    [Fact]
    public void A_key_that_names_no_algorithm_serves_the_token_s_one_and_a_key_that_does_no_other()
    {
        using var rs256 = new UpstreamTestData(JwsAlgorithm.RS256);
        using var ps512 = JoseTestData.RsaKey(JwsAlgorithm.PS512);
        var token = JoseTestData.Signed(ps512, $$"""{"alg":"PS512","kid":"{{ps512.KeyId}}"}""", UpstreamTestData.Claims().ToJsonString());
        Assert.Null(rs256.Judge(token, keys: UpstreamTestData.Published(rs256.Key.PublicJwk with { Alg = null })));
        Assert.Equal(UpstreamFailure.UnknownKey, rs256.Judge(token, keys: UpstreamTestData.Published(rs256.Key.PublicJwk)));
    }

    [Fact]
    public void Keys_for_encryption_verify_nothing()
    {
        var token = idp.Sign(UpstreamTestData.Claims());
        Assert.Equal(UpstreamFailure.UnknownKey, idp.Judge(token, keys: UpstreamTestData.Published(idp.Key.PublicJwk with { Use = "enc" })));
    }

    [Theory]
    [InlineData("at+jwt")]
    [InlineData("application/at+jwt")]
    [InlineData("logout+jwt")]
    [InlineData("Secevent+JWT")]
    public void Another_kind_of_token_is_no_ID_token(string type) => Assert.Equal(
        UpstreamFailure.WrongTokenType,
        idp.Judge(idp.Sign(UpstreamTestData.Claims(), $$"""{"alg":"ES256","typ":"{{type}}","kid":"{{idp.Key.KeyId}}"}""")));

    [Fact]
    public void At_hash_binds_the_access_token()
    {
        var right = UpstreamTestData.HalfHash(UpstreamTestData.AccessToken, HashAlgorithmName.SHA256);
        Assert.Null(idp.Judge(UpstreamTestData.Claims("at_hash", right)));
        Assert.Equal(UpstreamFailure.WrongAccessTokenHash, idp.Judge(UpstreamTestData.Claims("at_hash", UpstreamTestData.HalfHash("another", HashAlgorithmName.SHA256))));
        Assert.Equal(UpstreamFailure.WrongAccessTokenHash, idp.Judge(UpstreamTestData.Claims("at_hash", right + "=")));
        Assert.Equal(UpstreamFailure.WrongAccessTokenHash, idp.Judge(UpstreamTestData.Claims("at_hash", 7)));
    }

    [Fact]
    public void Oidcc_client_test_refresh_token_with_another_iss_or_sub()
    {
        var refreshed = UpstreamTestData.Expected with { Nonce = null, Issuer = UpstreamTestData.Issuer, Subject = "user-1" };
        Assert.Null(idp.Judge(UpstreamTestData.Claims("nonce", null), refreshed));
        Assert.Equal(UpstreamFailure.WrongSubject, idp.Judge(UpstreamTestData.Claims("sub", "user-2"), refreshed));
        Assert.Equal(UpstreamFailure.WrongIssuer, idp.Judge(UpstreamTestData.Claims("iss", "https://other.example"), refreshed));
        Assert.Equal(UpstreamFailure.WrongAudience, idp.Judge(UpstreamTestData.Claims("aud", "other"), refreshed));
    }

    [Fact]
    public void The_issuer_of_the_response_is_that_of_the_token()
    {
        const string tenant = "6f1c5d9e-2f6b-4c0b-9c59-0d6a4c9f7a11";
        const string other = "0a1b2c3d-2f6b-4c0b-9c59-0d6a4c9f7a11";
        var expected = Entra("https://login.microsoftonline.com/common/v2.0");
        var claims = Tenant(tenant, tenant);
        Assert.Null(idp.Judge(claims, expected with { ResponseIssuer = $"https://login.microsoftonline.com/{tenant}/v2.0" }));
        Assert.Equal(UpstreamFailure.WrongIssuer, idp.Judge(claims, expected with { ResponseIssuer = $"https://login.microsoftonline.com/{other}/v2.0" }));
    }

    [Theory]
    [InlineData("6f1c5d9e-2f6b-4c0b-9c59-0d6a4c9f7a11", "6f1c5d9e-2f6b-4c0b-9c59-0d6a4c9f7a11", null)]
    [InlineData("6f1c5d9e-2f6b-4c0b-9c59-0d6a4c9f7a11", "0a1b2c3d-2f6b-4c0b-9c59-0d6a4c9f7a11", UpstreamFailure.WrongIssuer)]
    [InlineData("6f1c5d9e-2f6b-4c0b-9c59-0d6a4c9f7a11", null, UpstreamFailure.WrongIssuer)]
    [InlineData("common", "common", UpstreamFailure.WrongIssuer)]
    [InlineData("{tenantid}", "{tenantid}", UpstreamFailure.WrongIssuer)]
    [InlineData("x/../evil", "x/../evil", UpstreamFailure.WrongIssuer)]
    [InlineData("", "", UpstreamFailure.WrongIssuer)]
    public void Entra_s_template_is_filled_by_the_id_of_a_tenant(string inIssuer, string? tid, UpstreamFailure? failure) =>
        Assert.Equal(failure, idp.Judge(Tenant(inIssuer, tid), Entra("https://login.microsoftonline.com/organizations/v2.0")));

    [Theory]
    [InlineData("https://login.microsoftonline.com/{tenantid}/v2.0", null)]
    [InlineData("https://login.microsoftonline.com/6f1c5d9e-2f6b-4c0b-9c59-0d6a4c9f7a11/v2.0", null)]
    [InlineData("https://login.microsoftonline.com/0a1b2c3d-2f6b-4c0b-9c59-0d6a4c9f7a11/v2.0", UpstreamFailure.WrongIssuer)]
    public void Entra_s_key_of_one_tenant_signs_for_no_other(string keyIssuer, UpstreamFailure? failure)
    {
        const string tenant = "6f1c5d9e-2f6b-4c0b-9c59-0d6a4c9f7a11";
        var set = JsonNode.Parse(new JsonWebKeySet([idp.Key.PublicJwk]).ToUtf8())!;
        set["keys"]![0]!["issuer"] = keyIssuer;
        Assert.True(ProviderKeys.TryParse(JoseTestData.Utf8(set.ToJsonString()), out var keys));
        var token = idp.Sign(Tenant(tenant, tenant));
        Assert.Equal(failure, idp.Judge(token, Entra("https://login.microsoftonline.com/common/v2.0"), keys));
    }

    [Fact]
    public void Entra_s_single_tenant_takes_no_other()
    {
        const string tenant = "6f1c5d9e-2f6b-4c0b-9c59-0d6a4c9f7a11";
        const string other = "0a1b2c3d-2f6b-4c0b-9c59-0d6a4c9f7a11";
        var rule = IssuerRule.ForEntra($"https://login.microsoftonline.com/{tenant}/v2.0");
        var expected = UpstreamTestData.Expected with { Rule = rule, DocumentIssuer = rule.Issuer };
        Assert.Null(idp.Judge(Tenant(tenant, tenant), expected));
        Assert.Equal(UpstreamFailure.WrongIssuer, idp.Judge(Tenant(other, other), expected));
    }

    [Fact]
    public void Without_a_discovery_document_the_rule_alone_decides()
    {
        var known = UpstreamTestData.Expected with { DocumentIssuer = null };
        Assert.Equal(UpstreamFailure.WrongIssuer, idp.Judge(UpstreamTestData.Claims(), known));
        Assert.Null(idp.Judge(UpstreamTestData.Claims(), known with { Rule = IssuerRule.AnyOf("https://other.example", UpstreamTestData.Issuer) }));
        Assert.Equal(UpstreamFailure.WrongIssuer, idp.Judge(UpstreamTestData.Claims(), known with { Rule = IssuerRule.AnyOf("https://other.example", UpstreamTestData.Issuer + "/") }));
        Assert.Null(idp.Judge(UpstreamTestData.Claims(), known with { Rule = IssuerRule.AnyOf() }));
        Assert.Equal(UpstreamFailure.WrongIssuer, idp.Judge(UpstreamTestData.Claims("iss", null), known with { Rule = IssuerRule.AnyOf() }));
    }

    [Theory]
    [InlineData("common", "9188040d-6c67-4c5b-b112-36a304b66dad", true)]
    [InlineData("common", "6f1c5d9e-2f6b-4c0b-9c59-0d6a4c9f7a11", true)]
    [InlineData("organizations", "9188040d-6c67-4c5b-b112-36a304b66dad", false)]
    [InlineData("organizations", "6f1c5d9e-2f6b-4c0b-9c59-0d6a4c9f7a11", true)]
    [InlineData("consumers", "9188040d-6c67-4c5b-b112-36a304b66dad", true)]
    [InlineData("consumers", "6f1c5d9e-2f6b-4c0b-9c59-0d6a4c9f7a11", false)]
    [InlineData("contoso.example", "6f1c5d9e-2f6b-4c0b-9c59-0d6a4c9f7a11", true)]
    [InlineData("contoso.example", "contoso.example", false)]
    [InlineData("6F1C5D9E-2F6B-4C0B-9C59-0D6A4C9F7A11", "6f1c5d9e-2f6b-4c0b-9c59-0d6a4c9f7a11", true)]
    [InlineData("6f1c5d9e-2f6b-4c0b-9c59-0d6a4c9f7a11", "0a1b2c3d-2f6b-4c0b-9c59-0d6a4c9f7a11", false)]
    [InlineData("6f1c5d9e-2f6b-4c0b-9c59-0d6a4c9f7a11", "9188040d-6c67-4c5b-b112-36a304b66dad", false)]
    public void Entra_s_endpoints_without_a_document_stand_for_their_tenants(string configured, string tenant, bool isTaken)
    {
        var expected = UpstreamTestData.Expected with { Rule = IssuerRule.ForEntraTenants("https://login.microsoftonline.com", configured), DocumentIssuer = null };
        Assert.Equal(isTaken ? (UpstreamFailure?)null : UpstreamFailure.WrongIssuer, idp.Judge(Tenant(tenant, tenant), expected));
    }

    [Fact]
    public void Other_audiences_and_parties_count_only_when_they_are_named()
    {
        var claims = UpstreamTestData.Claims("aud", new JsonArray("api", "other"));
        claims["azp"] = "another of the project";
        var expected = UpstreamTestData.Expected with { Audiences = ["api", "api2"] };
        Assert.Equal(UpstreamFailure.WrongAuthorizedParty, idp.Judge(claims, expected));
        Assert.Null(idp.Judge(claims, expected with { TakesAnyParty = true }));
        Assert.Equal(UpstreamFailure.WrongAudience, idp.Judge(UpstreamTestData.Claims(), expected));
        Assert.Equal(UpstreamFailure.WrongAudience, idp.Judge(claims, UpstreamTestData.Expected with { TakesAnyParty = true }));
    }

    [Fact]
    public void The_age_is_bounded_when_the_connector_says_so()
    {
        var expected = UpstreamTestData.Expected with { LongestAge = TimeSpan.FromMinutes(5) };
        Assert.Null(idp.Judge(UpstreamTestData.Claims("iat", Now.AddSeconds(-360).ToUnixTimeSeconds()), expected));
        Assert.Equal(UpstreamFailure.WrongIssueTime, idp.Judge(UpstreamTestData.Claims("iat", Now.AddSeconds(-361).ToUnixTimeSeconds()), expected));
        Assert.Null(idp.Judge(UpstreamTestData.Claims("iat", 0)));
    }

    [Fact]
    public void A_type_that_is_demanded_is_the_only_one()
    {
        string Typed(string type) => idp.Sign(UpstreamTestData.Claims(), $$"""{"alg":"ES256","typ":"{{type}}","kid":"{{idp.Key.KeyId}}"}""");
        var expected = UpstreamTestData.Expected with { Type = "id+jwt" };
        Assert.Null(idp.Judge(Typed("id+jwt"), expected));
        Assert.Equal(UpstreamFailure.WrongTokenType, idp.Judge(Typed("JWT"), expected));
        Assert.Equal(UpstreamFailure.WrongTokenType, idp.Judge(UpstreamTestData.Claims(), expected));
    }

    [Fact]
    public void The_secret_signs_only_where_the_provider_is_known_to_use_it()
    {
        const string secret = "a secret of client and provider";
        var claims = UpstreamTestData.Claims("at_hash", UpstreamTestData.HalfHash(UpstreamTestData.AccessToken, HashAlgorithmName.SHA384));
        var token = SharedSecretJws.Write(SharedSecretAlgorithm.HS384, secret, JoseTestData.Utf8(claims.ToJsonString()));
        var expected = UpstreamTestData.Expected with { SecretAlgorithms = [SharedSecretAlgorithm.HS384], Secret = secret };
        Assert.True(IdToken.CheckBySecret(token, expected, Now)!.Value.TryGet(out var read, out _));
        Assert.Equal("user-1", read.Subject);

        Assert.Null(IdToken.CheckBySecret(token, UpstreamTestData.Expected with { Secret = secret }, Now));
        Assert.Null(IdToken.CheckBySecret(token, expected with { SecretAlgorithms = [SharedSecretAlgorithm.HS256] }, Now));
        Assert.Null(IdToken.CheckBySecret(idp.Sign(claims), expected, Now));
        foreach (var (wrong, failure) in new[]
        {
            (expected with { Secret = "another" }, UpstreamFailure.BadSignature), (expected with { Secret = null }, UpstreamFailure.BadSignature),
            (expected with { Secret = "" }, UpstreamFailure.BadSignature), (expected with { Type = "id+jwt" }, UpstreamFailure.WrongTokenType),
            (expected with { Nonce = "another" }, UpstreamFailure.WrongNonce), (expected with { AccessToken = "another" }, UpstreamFailure.WrongAccessTokenHash),
            (expected with { ClientId = "another" }, UpstreamFailure.WrongAudience),
        })
        {
            Assert.Equal(failure, IdToken.CheckBySecret(token, wrong, Now)!.Value.Problem?.Failure);
        }
    }

    private static IdTokenExpectation Entra(string issuer)
    {
        var rule = IssuerRule.ForEntra(issuer);
        return UpstreamTestData.Expected with { Rule = rule, DocumentIssuer = rule.Template! };
    }

    private static JsonObject Tenant(string inIssuer, string? tid)
    {
        var claims = UpstreamTestData.Claims("iss", $"https://login.microsoftonline.com/{inIssuer}/v2.0");
        if (tid is not null)
        {
            claims["tid"] = tid;
        }

        return claims;
    }
}
