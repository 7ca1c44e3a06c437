using IdentityHub.Protocol.Jose;
using IdentityHub.Server.Api;

namespace IdentityHub.Server.Connectors.Social.Flow;

/// <summary>What an ID token of a provider has to fulfil (OpenID Connect Core §3.1.3.7).</summary>
/// <param name="KeysAddress">Where the provider's keys are.</param>
/// <param name="Audiences">Our names there; the token has to be for one of them.</param>
internal sealed record IdTokenRules(string KeysAddress, IReadOnlyList<string> Audiences)
{
    /// <summary>Whether an issuer is the provider. Gets all claims, because some issuers have the tenant in their name.</summary>
    public required Func<string, JwtClaims, bool> IsIssuer { get; init; }

    /// <summary>Algorithms by public keys that count.</summary>
    public IReadOnlyList<JwsAlgorithm> Algorithms { get; init; } = [JwsAlgorithm.RS256];

    /// <summary>Algorithms by the secret that we share with the provider; none unless it says so.</summary>
    public IReadOnlyList<SharedSecretAlgorithm> SecretAlgorithms { get; init; } = [];

    /// <summary>That secret.</summary>
    public string? Secret { get; init; }

    /// <summary>For whom the token was made, when it says so; null for whomever.</summary>
    public string? AuthorizedParty { get; init; }

    /// <summary>How far the provider's clock may be off.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How old it may be.</summary>
    public TimeSpan? MaximumAge { get; init; }

    /// <summary>The only subject, for tests of a configuration.</summary>
    public string? Subject { get; init; }

    /// <summary>What the header has to say in <c>typ</c>; null for anything.</summary>
    public string? Type { get; init; }

    /// <summary>Prints the address alone: the rules hold a secret.</summary>
    public override string ToString() => KeysAddress;
}

/// <summary>Verifies ID tokens: signature, algorithm, issuer, audience, times, nonce.</summary>
internal sealed class IdTokens(JwksSource keys, TimeProvider time)
{
    /// <summary>Verifies one.</summary>
    /// <param name="rules">What it has to fulfil.</param>
    /// <param name="token">The token.</param>
    /// <param name="nonce">What it has to repeat; null where nothing was sent.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>Its claims; 401 <c>connector.social_invalid_id_token</c> with the reason.</returns>
    public async Task<ApiResult<JwtClaims>> VerifyAsync(IdTokenRules rules, string token, string? nonce, CancellationToken cancellation)
    {
        var verified = SharedSecretJws.TryReadAlgorithm(token, out var algorithm)
            ? VerifyBySecret(rules, token, algorithm)
            : await VerifyByKeyAsync(rules, token, cancellation);
        if (!verified.TryGet(out var payload, out var error))
        {
            return error;
        }

        if (!JwtClaims.TryParse(payload.Span, out var claims))
        {
            return ConnectorErrors.InvalidIdToken("Its claims cannot be read.");
        }

        if (claims.Issuer is not { } issuer || !rules.IsIssuer(issuer, claims))
        {
            return ConnectorErrors.InvalidIdToken("WrongIssuer");
        }

        var expected = new JwtExpectation
        {
            Issuer = issuer,
            Audiences = rules.Audiences,
            AuthorizedParty = rules.AuthorizedParty,
            ClockSkew = rules.ClockSkew,
            MaximumAge = rules.MaximumAge,
            Nonce = nonce,
            Subject = rules.Subject,
        };
        return JwtValidation.Check(claims, expected, time.GetUtcNow()) is var failure and not JwtFailure.None
            ? ConnectorErrors.InvalidIdToken(failure.ToString())
            : claims;
    }

    // Only where the provider is known to sign with our secret: a public key is never taken for one.
    private static ApiResult<ReadOnlyMemory<byte>> VerifyBySecret(IdTokenRules rules, string token, SharedSecretAlgorithm algorithm)
    {
        if (rules.Secret is not { Length: > 0 } secret || !rules.SecretAlgorithms.Contains(algorithm) || rules.Type is not (null or "JWT"))
        {
            return ConnectorErrors.InvalidIdToken($"{JwsFailure.AlgorithmNotAllowed}: {algorithm}");
        }

        return SharedSecretJws.TryVerify(token, algorithm, secret, out var payload)
            ? new ReadOnlyMemory<byte>(payload)
            : ConnectorErrors.InvalidIdToken(JwsFailure.BadSignature.ToString());
    }

    private async Task<ApiResult<ReadOnlyMemory<byte>>> VerifyByKeyAsync(IdTokenRules rules, string token, CancellationToken cancellation)
    {
        var read = JwsReader.ReadUnverified(token);
        if (!read.Succeeded)
        {
            return ConnectorErrors.InvalidIdToken(read.Failure.ToString());
        }

        var header = read.Value.Header;
        if (!rules.Algorithms.Contains(header.Algorithm))
        {
            return ConnectorErrors.InvalidIdToken($"{JwsFailure.AlgorithmNotAllowed}: {header.Algorithm}");
        }

        if (rules.Type is { } type && !header.HasType(type))
        {
            return ConnectorErrors.InvalidIdToken("WrongType");
        }

        if (!(await keys.GetAsync(rules.KeysAddress, header, cancellation)).TryGet(out var set, out var error))
        {
            return error;
        }

        var verified = read.Value.Verify(set);
        return verified.Succeeded ? verified.Value.Payload : ConnectorErrors.InvalidIdToken(verified.Failure.ToString());
    }
}
