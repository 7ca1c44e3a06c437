using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Oidc;

/// <summary>Settings of tokens, sessions and keys: <c>IdentityHub:Oidc</c>.</summary>
internal sealed record OidcOptions
{
    /// <summary>JWS algorithms (RFC 7518 §3.1) that the hub can sign with.</summary>
    public static readonly IReadOnlyList<string> KnownAlgorithms = ["ES256", "ES384", "ES512", "RS256", "PS256"];

    /// <summary>What signs unless a client asks for another algorithm.</summary>
    public string SigningAlgorithm { get; init; } = "ES256";

    /// <summary>Further algorithms that clients may ask for (<c>id_token_signed_response_alg</c>); each has keys of its own.</summary>
    public IReadOnlyList<string> AdditionalSigningAlgorithms { get; init; } = [];

    /// <summary>How long a rotated refresh token still answers with its successor, for clients that lost the answer.</summary>
    public TimeSpan RefreshTokenReuseGrace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a browser stays signed in.</summary>
    public TimeSpan SessionTtl { get; init; } = TimeSpan.FromDays(14);

    /// <summary>How long an authorization lasts; no token of it lives longer.</summary>
    public TimeSpan GrantTtl { get; init; } = TimeSpan.FromDays(180);

    /// <summary>How long a key that no longer signs stays published at least; longer when a token it signed may live longer.</summary>
    public TimeSpan KeyRetention { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Every algorithm that has a key, the default first.</summary>
    public IReadOnlyList<string> Algorithms => [SigningAlgorithm, .. AdditionalSigningAlgorithms.Where(name => name != SigningAlgorithm)];

    /// <summary>Reads <c>Oidc</c>.</summary>
    public static OidcOptions Read(SettingsReader settings)
    {
        var defaults = new OidcOptions();
        return new()
        {
            SigningAlgorithm = settings.Choice("Oidc:SigningAlgorithm", defaults.SigningAlgorithm, KnownAlgorithms),
            AdditionalSigningAlgorithms = settings.Choices("Oidc:AdditionalSigningAlgorithms", KnownAlgorithms),
            RefreshTokenReuseGrace = settings.Duration(
                "Oidc:RefreshTokenReuseGrace", defaults.RefreshTokenReuseGrace, TimeSpan.Zero, TimeSpan.FromMinutes(5)),
            SessionTtl = settings.Duration("Oidc:SessionTtl", defaults.SessionTtl, TimeSpan.FromMinutes(1), TimeSpan.FromDays(365)),
            GrantTtl = settings.Duration("Oidc:GrantTtl", defaults.GrantTtl, TimeSpan.FromMinutes(1), TimeSpan.FromDays(3650)),
            KeyRetention = settings.Duration("Oidc:KeyRetention", defaults.KeyRetention, TimeSpan.FromDays(1), TimeSpan.FromDays(365)),
        };
    }
}
