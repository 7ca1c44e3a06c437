using IdentityHub.Protocol.RelyingParty;

namespace IdentityHub.Server.Connectors.OpenId;

/// <summary>A client at a provider.</summary>
/// <param name="Rule">Whose tokens are taken.</param>
/// <param name="ClientId">Its id.</param>
/// <param name="ClientSecret">Its secret.</param>
/// <param name="Scope">What is asked for, when the request does not say.</param>
internal sealed record OpenIdSettings(IssuerRule Rule, string ClientId, string ClientSecret, string Scope)
{
    /// <summary>Scopes that must not be sent even if a request wants them.</summary>
    public IReadOnlyList<string> NeverAsked { get; init; } = [];

    /// <summary><c>prompt</c>, unless the person has to prove anew who they are.</summary>
    public string? Prompt { get; init; }

    /// <summary><c>prompt</c> when the person has to prove anew who they are.</summary>
    public string ForcedPrompt { get; init; } = "login";

    /// <summary>
    /// Whether it keeps to <c>max_age</c> and then says <c>auth_time</c>, as the standard demands (OpenID Connect Core §3.1.2.1). At others the person always
    /// has to prove anew who they are when an age is asked for.
    /// </summary>
    public bool TakesMaxAge { get; init; }

    /// <summary>Parameters of the provider's own.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Others { get; init; } = [];

    /// <summary>Whether the ID token says enough when the userinfo endpoint does not answer.</summary>
    public bool IsUserinfoOptional { get; init; }

    /// <summary>Prints nothing: there is a secret in it.</summary>
    public override string ToString() => "client at a provider";
}

/// <summary>Who signed in at a provider.</summary>
/// <param name="Token">The ID token, checked.</param>
/// <param name="Claims">What it and the userinfo endpoint say.</param>
/// <param name="Answer">What the token endpoint gave.</param>
internal sealed record OpenIdSignIn(IdToken Token, OpenIdClaims Claims, TokenResponse Answer)
{
    /// <summary>Prints nothing.</summary>
    public override string ToString() => "sign-in at a provider";
}
