using System.Security.Cryptography;
using System.Text;

namespace IdentityHub.Protocol.Jose;

/// <summary>The claims every JWT is checked for (RFC 7519, 4.1; OpenID Connect Core, 3.1.3.7).</summary>
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
        var parties = CheckParties(claims, expected);
        if (parties != JwtFailure.None)
        {
            return parties;
        }

        var times = CheckTimes(claims, expected, now);
        if (times != JwtFailure.None)
        {
            return times;
        }

        return expected.Nonce is null || IsSame(claims.Nonce, expected.Nonce) ? JwtFailure.None : JwtFailure.WrongNonce;
    }

    private static JwtFailure CheckParties(JwtClaims claims, JwtExpectation expected)
    {
        if (claims.Issuer != expected.Issuer)
        {
            return JwtFailure.WrongIssuer;
        }

        if (!claims.Audiences.Any(expected.Audiences.Contains))
        {
            return JwtFailure.WrongAudience;
        }

        if (expected.AuthorizedParty is not null
            && (claims.AuthorizedParty is null ? claims.Audiences.Count > 1 : claims.AuthorizedParty != expected.AuthorizedParty))
        {
            return JwtFailure.WrongAuthorizedParty;
        }

        return expected.Subject is null || claims.Subject == expected.Subject ? JwtFailure.None : JwtFailure.WrongSubject;
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

        if (claims.IssuedAt - now > expected.ClockSkew || (claims.IssuedAt is null && expected.MaximumAge is not null))
        {
            return JwtFailure.WrongIssueTime;
        }

        return now - claims.IssuedAt > expected.MaximumAge + expected.ClockSkew ? JwtFailure.TooOld : JwtFailure.None;
    }

    private static bool IsSame(string? actual, string expected) => actual is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(actual), Encoding.UTF8.GetBytes(expected));
}
