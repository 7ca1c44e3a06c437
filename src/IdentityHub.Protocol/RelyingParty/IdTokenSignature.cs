using IdentityHub.Protocol.Jose;

namespace IdentityHub.Protocol.RelyingParty;

/// <summary>Form, algorithm, type and signature of ID tokens; what they say is checked by <see cref="IdToken"/>.</summary>
internal static class IdTokenSignature
{
    // Other kinds of JWT that a provider signs with the same keys. ID tokens say JWT or nothing.
    private static readonly string[] OtherTypes =
    [
        "at+jwt", "logout+jwt", "secevent+jwt", "token-introspection+jwt", "dpop+jwt", "client-authentication+jwt", "entity-statement+jwt",
    ];

    /// <summary>Reads a token; nothing of it is verified.</summary>
    public static UpstreamResult<UnverifiedJws> Read(string token, IdTokenExpectation expected)
    {
        var read = JwsReader.ReadUnverified(token, IdToken.MaximumLength);
        if (!read.Succeeded)
        {
            return read.Failure == JwsFailure.AlgorithmNotAllowed
                ? Refuse(
                    UpstreamFailure.AlgorithmNotAllowed,
                    "The ID token is not signed, or by an algorithm that the hub does not take: one with a shared secret, or one that it does not know, such as EdDSA.")
                : Refuse(UpstreamFailure.Malformed, "The ID token is not a signed JWT, or it is too long.");
        }

        var header = read.Value.Header;
        if (expected.Algorithms is { } listed && !listed.Contains(header.Algorithm.Name()))
        {
            return Refuse(UpstreamFailure.AlgorithmNotAllowed, $"The ID token is signed by {header.Algorithm.Name()}, which the provider does not list.");
        }

        return (expected.Type is { } type ? !header.HasType(type) : Array.Exists(OtherTypes, header.HasType))
            ? Refuse(UpstreamFailure.WrongTokenType, "The token is of another kind than an ID token.")
            : read.Value;
    }

    /// <summary>Verifies by a key of the provider.</summary>
    public static UpstreamResult<VerifiedJws> Verify(UnverifiedJws token, ProviderKeys keys)
    {
        var header = token.Header;
        var result = token.Verify(keys.For(header.Algorithm));
        return result.Failure switch
        {
            JwsFailure.None => result.Value!,
            JwsFailure.UnknownKey => Refuse(UpstreamFailure.UnknownKey, header.KeyId is null
                ? "The ID token names no key, and of the provider's keys not exactly one fits."
                : "The ID token is signed with a key that the provider does not publish."),
            // Without a name a new key cannot be told from a wrong signature.
            _ when header.KeyId is null => Refuse(UpstreamFailure.UnknownKey, "The signature of the ID token is not that of the provider's key."),
            _ => Refuse(UpstreamFailure.BadSignature, "The signature of the ID token is wrong."),
        };
    }

    /// <summary>Verifies by the secret of the client. The payload of a token that it signed.</summary>
    public static UpstreamResult<byte[]> VerifyBySecret(string token, SharedSecretAlgorithm algorithm, IdTokenExpectation expected)
    {
        if (expected.Type is not (null or "JWT"))
        {
            return Refuse(UpstreamFailure.WrongTokenType, "The token is of another kind than an ID token.");
        }

        return expected.Secret is { Length: > 0 } secret && SharedSecretJws.TryVerify(token, algorithm, secret, out var payload)
            ? payload
            : Refuse(UpstreamFailure.BadSignature, "The signature of the ID token is not made with the client's secret.");
    }

    private static UpstreamProblem Refuse(UpstreamFailure failure, string message) => new(failure, message);
}
