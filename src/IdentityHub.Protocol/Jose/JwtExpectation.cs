namespace IdentityHub.Protocol.Jose;

/// <summary>What a JWT of the hub's own must say to be accepted.</summary>
public sealed record JwtExpectation
{
    /// <summary>The exact <c>iss</c>.</summary>
    public required string Issuer { get; init; }

    /// <summary>Our names as an audience; <c>aud</c> must hold one of them.</summary>
    public required IReadOnlyList<string> Audiences { get; init; }

    /// <summary>How far the signer's clock may be off, in both directions.</summary>
    public TimeSpan ClockSkew { get; init; }
}
