using IdentityHub.Protocol.Jose;

namespace IdentityHub.Protocol.RelyingParty;

/// <summary>What an ID token has to say.</summary>
public sealed record IdTokenExpectation
{
    /// <summary>Whose tokens are taken.</summary>
    public required IssuerRule Rule { get; init; }

    /// <summary>The issuer of the discovery document; null where the provider is known without one, so that the rule alone decides.</summary>
    public required string? DocumentIssuer { get; init; }

    /// <summary>The client, which must be in <c>aud</c>.</summary>
    public required string ClientId { get; init; }

    /// <summary>Names of which <c>aud</c> must hold one instead of the client's; null for the client's.</summary>
    public IReadOnlyList<string>? Audiences { get; init; }

    /// <summary>Whether <c>azp</c> may be another client: one of the same project at Google, for One Tap.</summary>
    public bool TakesAnyParty { get; init; }

    /// <summary>The exact <c>nonce</c>; null only for tokens that a refresh gave, which have none (OpenID Connect Core §12.2).</summary>
    public required string? Nonce { get; init; }

    /// <summary>The access token that came with it, for <c>at_hash</c>.</summary>
    public string? AccessToken { get; init; }

    /// <summary>The issuer that the response named (RFC 9207), which has to be the token's.</summary>
    public string? ResponseIssuer { get; init; }

    /// <summary>What the token has to say as the one before did (OpenID Connect Core §12.2): issuer; null for any that the rule takes.</summary>
    public string? Issuer { get; init; }

    /// <summary>The same of the subject; null for any.</summary>
    public string? Subject { get; init; }

    /// <summary><c>id_token_signing_alg_values_supported</c>; null for every algorithm the hub knows.</summary>
    public IReadOnlyList<string>? Algorithms { get; init; }

    /// <summary>Algorithms with the client's secret that count; none unless the provider is known to sign so.</summary>
    public IReadOnlyList<SharedSecretAlgorithm> SecretAlgorithms { get; init; } = [];

    /// <summary>That secret.</summary>
    public string? Secret { get; init; }

    /// <summary>What <c>typ</c> must say; null for anything that is not known to be another kind of token.</summary>
    public string? Type { get; init; }

    /// <summary>How long ago it may have been issued (<c>iat</c>); null for any time.</summary>
    public TimeSpan? LongestAge { get; init; }

    /// <summary>How far the provider's clock may be off.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Prints nothing: there may be a secret in it.</summary>
    public override string ToString() => "ID token expectation";
}
