using IdentityHub.Protocol.Jose;

namespace IdentityHub.Protocol.Tests.Jose;

public sealed class JwtValidationTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    private static readonly JwtExpectation Expected = new() { Issuer = "https://issuer.example", Audiences = ["client", "https://other.example/token"] };

    [Theory]
    [InlineData(""" "iss":"https://issuer.example","aud":"client","exp":1800000001 """, JwtFailure.None)]
    [InlineData(""" "iss":"https://issuer.example","aud":["x","client"],"exp":1800000001 """, JwtFailure.None)]
    [InlineData(""" "iss":"https://issuer.example","aud":"https://other.example/token","exp":1800000001 """, JwtFailure.None)]
    [InlineData(""" "iss":"https://issuer.example","aud":"client","exp":253402300799,"nbf":0,"iat":0 """, JwtFailure.None)]
    [InlineData(""" "iss":"https://issuer.example","aud":"client","exp":1800000000.5 """, JwtFailure.None)]
    [InlineData(""" "aud":"client","exp":1800000001 """, JwtFailure.WrongIssuer)]
    [InlineData(""" "iss":"https://issuer.example/","aud":"client","exp":1800000001 """, JwtFailure.WrongIssuer)]
    [InlineData(""" "iss":"HTTPS://issuer.example","aud":"client","exp":1800000001 """, JwtFailure.WrongIssuer)]
    [InlineData(""" "iss":"https://issuer.example","exp":1800000001 """, JwtFailure.WrongAudience)]
    [InlineData(""" "iss":"https://issuer.example","aud":[],"exp":1800000001 """, JwtFailure.WrongAudience)]
    [InlineData(""" "iss":"https://issuer.example","aud":"client2","exp":1800000001 """, JwtFailure.WrongAudience)]
    [InlineData(""" "iss":"https://issuer.example","aud":"Client","exp":1800000001 """, JwtFailure.WrongAudience)]
    [InlineData(""" "iss":"https://issuer.example","aud":["[\"client\"]"],"exp":1800000001 """, JwtFailure.WrongAudience)]
    [InlineData(""" "iss":"https://issuer.example","aud":"client" """, JwtFailure.NoExpiry)]
    [InlineData(""" "iss":"https://issuer.example","aud":"client","exp":1800000000 """, JwtFailure.Expired)]
    [InlineData(""" "iss":"https://issuer.example","aud":"client","exp":0 """, JwtFailure.Expired)]
    [InlineData(""" "iss":"https://issuer.example","aud":"client","exp":1800000099,"nbf":1800000001 """, JwtFailure.NotYetValid)]
    [InlineData(""" "iss":"https://issuer.example","aud":"client","exp":1800000099,"nbf":1800000000 """, JwtFailure.None)]
    [InlineData(""" "iss":"https://issuer.example","aud":"client","exp":1800000099,"iat":1800000001 """, JwtFailure.WrongIssueTime)]
    [InlineData(""" "iss":"https://issuer.example","aud":"client","exp":1800000099,"nbf":253402300799 """, JwtFailure.NotYetValid)]
    public void Checks_issuer_audience_and_times(string members, JwtFailure expected) =>
        Assert.Equal(expected, JwtValidation.Check(Claims(members), Expected, Now));

    [Theory]
    [InlineData("\"exp\":1799999971", JwtFailure.None)]
    [InlineData("\"exp\":1799999970", JwtFailure.Expired)]
    [InlineData("\"exp\":1800000099,\"nbf\":1800000030", JwtFailure.None)]
    [InlineData("\"exp\":1800000099,\"nbf\":1800000031", JwtFailure.NotYetValid)]
    [InlineData("\"exp\":1800000099,\"iat\":1800000030", JwtFailure.None)]
    [InlineData("\"exp\":1800000099,\"iat\":1800000031", JwtFailure.WrongIssueTime)]
    public void Allows_the_clock_skew_and_no_more(string times, JwtFailure expected) =>
        Assert.Equal(expected, JwtValidation.Check(Valid(times), Expected with { ClockSkew = TimeSpan.FromSeconds(30) }, Now));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("""{"iss":1}""")]
    [InlineData("""{"sub":null}""")]
    [InlineData("""{"aud":1}""")]
    [InlineData("""{"aud":["a",1]}""")]
    [InlineData("""{"aud":{"a":1}}""")]
    [InlineData("""{"exp":"1800000001"}""")]
    [InlineData("""{"exp":true}""")]
    [InlineData("""{"exp":null}""")]
    [InlineData("""{"exp":-1}""")]
    [InlineData("""{"exp":253402300800}""")]
    [InlineData("""{"exp":1e400}""")]
    [InlineData("""{"nbf":[]}""")]
    [InlineData("""{"iat":{}}""")]
    [InlineData("""{"jti":1}""")]
    [InlineData("""{"azp":["client"]}""")]
    [InlineData("""{"nonce":5}""")]
    [InlineData("""{"exp":1,"exp":9999999999}""")]
    [InlineData("""{"name":"\ud800"}""")]
    public void Does_not_read_claims_of_the_wrong_type(string payload) => Assert.False(JwtClaims.TryParse(JoseTestData.Utf8(payload), out _));

    [Fact]
    public void Reads_every_registered_claim()
    {
        var claims = Claims(
            """ "iss":"i","sub":"s","aud":["a","b"],"exp":1800000001,"nbf":1800000002.25,"iat":18e8,"jti":"j","azp":"p","nonce":"n","sid":"session","n":1 """);

        Assert.Equal(("i", "s", "j", "p", "n"), (claims.Issuer, claims.Subject, claims.TokenId, claims.AuthorizedParty, claims.Nonce));
        Assert.Equal(["a", "b"], claims.Audiences);
        Assert.Equal((Now.AddSeconds(1), Now.AddSeconds(2.25), Now), (claims.ExpiresAt, claims.NotBefore, claims.IssuedAt));
        Assert.Equal("session", claims.GetString("sid"));
        Assert.Null(claims.GetString("n"));
        Assert.Null(claims.GetString("absent"));
    }

    private static JwtClaims Valid(string more) => Claims($"\"iss\":\"https://issuer.example\",\"aud\":\"client\",{more}");

    private static JwtClaims Claims(string members)
    {
        Assert.True(JwtClaims.TryParse(JoseTestData.Utf8($"{{{members}}}"), out var claims));
        return claims;
    }
}
