namespace IdentityHub.Demo.OpenIdConnect;

/// <summary>What ID tokens and access tokens have in common: a signature by one of the provider's keys, an issuer and a life span.</summary>
internal sealed class SignedTokenReader(SigningKeys keys, TimeProvider clock)
{
    /// <summary>How far our clock and the provider's may be apart.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    /// <returns>The token when its signature, issuer and times are right; otherwise null and why.</returns>
    public async Task<(JsonWebToken? Token, TokenProblem Problem)> ReadAsync(
        string compact, string issuer, CancellationToken cancellationToken)
    {
        if (JsonWebToken.TryParse(compact) is not { } token)
        {
            return (null, TokenProblem.Malformed);
        }

        if (JwsAlgorithm.HashOf(token.Algorithm) is null)
        {
            return (null, TokenProblem.AlgorithmNotAllowed);
        }

        var (key, keyProblem) = await keys.FindAsync(token.Algorithm, token.KeyId, cancellationToken);
        if (key is null)
        {
            return (null, keyProblem);
        }

        if (!JwsAlgorithm.Verify(token, key))
        {
            return (null, TokenProblem.BadSignature);
        }

        var problem = token.Payload.Text("iss") == issuer ? CheckTimes(token) : TokenProblem.WrongIssuer;
        return problem == TokenProblem.None ? (token, TokenProblem.None) : (null, problem);
    }

    private TokenProblem CheckTimes(JsonWebToken token)
    {
        var now = clock.GetUtcNow();
        if (token.Payload.Instant("exp") is not { } expiry)
        {
            return TokenProblem.MissingExpiry;
        }

        if (token.Payload.Instant("iat") is not { } issuedAt)
        {
            return TokenProblem.MissingIssuedAt;
        }

        // A token ends at its exp, not after it (RFC 7519, 4.1.4).
        return expiry + ClockSkew <= now ? TokenProblem.Expired
            : issuedAt - ClockSkew > now ? TokenProblem.IssuedInTheFuture
            : token.Payload.Instant("nbf") is { } notBefore && notBefore - ClockSkew > now ? TokenProblem.NotYetValid
            : TokenProblem.None;
    }
}
