using Amazon.Runtime.Internal.Auth;

namespace IdentityHub.Server.Tests.Connectors.Ses;

/// <summary>AWS's published examples of signature version 4, against the SDK and against what checks the SDK here.</summary>
public sealed class SignatureVectorTests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private const string Empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Fact]
    public void Derives_the_signing_key_of_the_guide()
    {
        const string expected = "c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9";
        Assert.Equal(expected, Convert.ToHexStringLower(SignatureVersion4.Key(Secret, "20150830", "us-east-1", "iam")));
        Assert.Equal(expected, Convert.ToHexStringLower(AWS4Signer.ComposeSigningKey(Secret, "us-east-1", "20150830", "iam")));
    }

    [Theory]
    [InlineData("get-vanilla", "GET", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("post-vanilla", "POST", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    public void Signs_as_the_test_suite_says(string vector, string method, string expected)
    {
        Assert.NotNull(vector);
        var headers = new Dictionary<string, string> { ["Host"] = "example.amazonaws.com", ["X-Amz-Date"] = "20150830T123600Z" };
        var canonical = SignatureVersion4.Canonical(method, "/", "", headers, Empty);
        Assert.Equal(expected, SignatureVersion4.Sign(Secret, "20150830T123600Z", "us-east-1", "service", canonical));

        var sdk = AWS4Signer.ComputeSignature(
            "AKIDEXAMPLE", Secret, "us-east-1", new DateTime(2015, 8, 30, 12, 36, 0, DateTimeKind.Utc), "service", "host;x-amz-date", canonical);
        Assert.Equal(expected, sdk.Signature);
    }
}
