namespace IdentityHub.Protocol.Jose;

/// <summary>The claims every JWT is checked for (RFC 7519, 4.1). ID tokens of other providers have rules of their own: <see cref="RelyingParty.IdToken"/>.</summary>
public static class JwtValidation
{
    /// <summary>Checks the claims of a token whose signature has been verified.</summary>
    /// <param name="claims">The claims.</param>
    /// <param name="expected">What they must say.</param>
    /// <param name="now">The present.</param>
    /// <returns>The first failure, or <see cref="JwtFailure.None"/>.</returns>
    public static JwtFailure Check(JwtClaims claims, JwtExpectation expected, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(expected);
        return CheckParties(claims, expected) is var parties and not JwtFailure.None ? parties : CheckTimes(claims, expected, now);
    }

    private static JwtFailure CheckParties(JwtClaims claims, JwtExpectation expected)
    {
        if (claims.Issuer != expected.Issuer)
        {
            return JwtFailure.WrongIssuer;
        }

        return claims.Audiences.Any(expected.Audiences.Contains) ? JwtFailure.None : JwtFailure.WrongAudience;
    }

    // Differences are compared, never sums: a time near the end of the calendar plus the skew would overflow.
    private static JwtFailure CheckTimes(JwtClaims claims, JwtExpectation expected, DateTimeOffset now)
    {
        if (claims.ExpiresAt is not { } expiresAt)
        {
            return JwtFailure.NoExpiry;
        }

        // RFC 7519, 4.1.4: the instant of expiry itself is already too late.
        if (now - expiresAt >= expected.ClockSkew)
        {
            return JwtFailure.Expired;
        }

        if (claims.NotBefore - now > expected.ClockSkew)
        {
            return JwtFailure.NotYetValid;
        }

        return claims.IssuedAt - now > expected.ClockSkew ? JwtFailure.WrongIssueTime : JwtFailure.None;
    }
}
