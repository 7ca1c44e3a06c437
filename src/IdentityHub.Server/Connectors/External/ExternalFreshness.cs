namespace IdentityHub.Server.Connectors.External;

/// <summary>
/// Since when somebody has to have proven at a provider who they are, where that was asked for (OpenID Connect Core §3.1.3.7, 12 and 13; SAML Core §3.4.1
/// <c>ForceAuthn</c>). What was asked goes through the browser, which may leave it out; so what comes back is looked at.
/// </summary>
/// <param name="Since">The earliest moment that counts.</param>
/// <param name="IsToldAlways">Whether the provider has to say when it was: it does when <c>max_age</c> was sent.</param>
internal sealed record ExternalFreshness(DateTimeOffset Since, bool IsToldAlways)
{
    // How far the provider's clock may be off.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    // Longer than any session lasts, and no date before the calendar begins.
    private const long LongestAge = 10 * 365 * 86400L;

    /// <summary>Not longer ago than some seconds before now.</summary>
    public static ExternalFreshness Within(DateTimeOffset now, long seconds, bool isToldAlways) =>
        new(now - TimeSpan.FromSeconds(Math.Clamp(seconds, 0, LongestAge)), isToldAlways);

    /// <summary>What is wrong with when it was.</summary>
    /// <param name="authenticatedAt">When, as the provider says; null when it does not.</param>
    /// <returns>Null when nothing is; otherwise a sentence for the operator.</returns>
    public string? FindProblem(DateTimeOffset? authenticatedAt) => authenticatedAt switch
    {
        null => IsToldAlways ? "The provider was asked to have the person sign in anew (max_age), and does not say when that was (auth_time)." : null,
        { } at when Since - at > ClockSkew => $"The provider was asked to have the person sign in anew, but they signed in there at {at:u}, before {Since:u}.",
        _ => null,
    };
}
