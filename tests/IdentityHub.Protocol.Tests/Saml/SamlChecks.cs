using IdentityHub.Protocol.Saml;

namespace IdentityHub.Tests.Saml;

/// <summary>What tests of responses say.</summary>
internal static class SamlChecks
{
    public static SamlExpectation Expected { get; } = new()
    {
        Issuer = SamlTestProvider.EntityId,
        Certificates = [SamlTestProvider.Trusted.Public],
        EntityId = SamlTestProvider.Hub,
        AssertionConsumerServiceUrl = SamlTestProvider.Acs,
        RequestId = SamlTestProvider.RequestId,
        Now = new SamlWords().Now,
        DecryptionKeys = [SamlTestProvider.HubKey],
    };

    public static SamlAssertion Accepts(string response, SamlExpectation? expectation = null)
    {
        var result = SamlResponse.Read(response, expectation ?? Expected);
        Assert.True(result.TryGet(out var assertion, out var refusal), refusal?.ToString());
        return assertion;
    }

    public static SamlAssertion Accepts(SamlWords words) => Accepts(SamlTestProvider.Trusted.Respond(words));

    public static SamlRefusal Refuses(string response, SamlFailure failure, SamlExpectation? expectation = null)
    {
        var result = SamlResponse.Read(response, expectation ?? Expected);
        Assert.False(result.TryGet(out _, out var refusal));
        Assert.True(refusal.Failure == failure, $"{refusal.Failure} instead of {failure}: {refusal.Detail}");
        Assert.DoesNotContain("ada@example.com", refusal.Detail, StringComparison.Ordinal);
        return refusal;
    }

    public static SamlRefusal Refuses(SamlWords words, SamlFailure failure) => Refuses(SamlTestProvider.Trusted.Respond(words), failure);
}
