namespace IdentityHub.Protocol.Jose;

/// <summary>What a JWT must say to be accepted. Optional expectations that are null are not checked.</summary>
public sealed record JwtExpectation
{
    /// <summary>The exact <c>iss</c>.</summary>
    public required string Issuer { get; init; }

    /// <summary>Our names as an audience; <c>aud</c> must hold one of them.</summary>
    public required IReadOnlyList<string> Audiences { get; init; }

    /// <summary>How far the signer's clock may be off, in both directions.</summary>
    public TimeSpan ClockSkew { get; init; }

    /// <summary>
    /// The client for which <c>azp</c> must be, when it is present; a token for several audiences must then have one
    /// (OpenID Connect Core, 3.1.3.7, steps 4 and 5).
    /// </summary>
    public string? AuthorizedParty { get; init; }

    /// <summary>The exact <c>nonce</c>.</summary>
    public string? Nonce { get; init; }

    /// <summary>The exact <c>sub</c>.</summary>
    public string? Subject { get; init; }

    /// <summary>The greatest age by <c>iat</c>, which must then be present.</summary>
    public TimeSpan? MaximumAge { get; init; }
}
