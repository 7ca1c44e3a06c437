using System.Text.Json;

namespace IdentityHub.Server.Connectors.External;

/// <summary>A connector as its provider gets to know it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Config">Its configuration, decrypted: a JSON object that <see cref="IExternalProvider.CheckConfig"/> may refuse.</param>
internal sealed record ExternalConnector(string Id, JsonElement Config)
{
    /// <summary>Enterprise connectors: domains whose people it signs in, in their normal form.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>Whether tokens are to be kept, so that refresh tokens are worth asking for.</summary>
    public bool WantsTokens { get; init; }

    /// <summary>Refreshing tokens: whose they are, so that tokens of somebody else are refused (OpenID Connect Core §12.2); null when that is not known.</summary>
    public ExternalSubject? TokensOf { get; init; }

    /// <summary>Prints the id alone: configurations hold secrets.</summary>
    public override string ToString() => Id;
}

/// <summary>Somebody at a provider, whose tokens the hub keeps.</summary>
/// <param name="Issuer">Who says so; null where that is not kept.</param>
/// <param name="Id">The person's id at the provider.</param>
internal sealed record ExternalSubject(string? Issuer, string Id)
{
    /// <summary>Prints nothing.</summary>
    public override string ToString() => "external subject";
}

/// <summary>What is asked of a provider.</summary>
/// <param name="State">Opaque; comes back with the browser.</param>
/// <param name="RedirectUri">Where the browser comes back to.</param>
internal sealed record ExternalRequest(string State, string RedirectUri)
{
    /// <summary>Who is likely to sign in (<c>login_hint</c>).</summary>
    public string? LoginHint { get; init; }

    /// <summary>Whether the person has to prove anew who they are (<c>prompt=login</c>, <c>ForceAuthn</c>).</summary>
    public bool IsForced { get; init; }

    /// <summary>After how many seconds the person has to prove it anew (<c>max_age</c>); null for whenever it was.</summary>
    public long? MaxAge { get; init; }

    /// <summary>Languages of the pages, the best first (<c>ui_locales</c>).</summary>
    public IReadOnlyList<string> UiLocales { get; init; } = [];

    /// <summary>Scopes in the place of those of the configuration; null for those.</summary>
    public string? Scope { get; init; }

    /// <summary>The nonce to send, for a caller that can make it again; a random one otherwise.</summary>
    public string? Nonce { get; init; }

    /// <summary>The verifier of PKCE, for a caller that can make it again: 43 to 128 characters (RFC 7636 §4.1); a random one otherwise.</summary>
    public string? CodeVerifier { get; init; }

    /// <summary>Prints nothing: the state is a secret.</summary>
    public override string ToString() => "external request";
}

/// <summary>Where the browser goes, and what is needed when it comes back.</summary>
/// <param name="AuthorizationUri">An address of the provider.</param>
/// <param name="Session">Kept with the interaction.</param>
internal sealed record ExternalStart(string AuthorizationUri, ExternalSession Session);

/// <summary>What began a sign-in at a provider. It is used once.</summary>
internal sealed record ExternalSession
{
    /// <summary>Opaque; has to come back unchanged.</summary>
    public required string State { get; init; }

    /// <summary>Where the browser comes back to.</summary>
    public required string RedirectUri { get; init; }

    /// <summary>From when on it does not count.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The ID token has to repeat it (OpenID Connect Core §3.1.2.1).</summary>
    public string? Nonce { get; init; }

    /// <summary>RFC 7636 §4.1.</summary>
    public string? CodeVerifier { get; init; }

    /// <summary>Since when the person has to have proven who they are; null where nobody asked for that.</summary>
    public ExternalFreshness? Freshness { get; init; }

    /// <summary>Id of the SAML request, which the response has to name.</summary>
    public string? RequestId { get; init; }

    /// <summary>SAML: under which the response is kept until the browser comes for it.</summary>
    public string? RelayState { get; init; }

    /// <summary>Prints nothing.</summary>
    public override string ToString() => "external session";
}

/// <summary>Who signed in at a provider, and the tokens that came.</summary>
/// <param name="Identity">Who.</param>
/// <param name="Tokens">Null when the provider gives none, or nobody wants them.</param>
internal sealed record ExternalSignIn(ExternalIdentity Identity, ExternalTokens? Tokens);

/// <summary>What a provider said about somebody.</summary>
internal sealed record ExternalIdentity
{
    /// <summary>The person's id at the provider, at most 128 characters.</summary>
    public required string Id { get; init; }

    /// <summary>Enterprise connectors: who says so. With <see cref="Id"/> it is the identity. At most 256 characters.</summary>
    public string? Issuer { get; init; }

    /// <summary>E-mail address, well-formed.</summary>
    public string? Email { get; init; }

    /// <summary>Whether the address counts as proven, by the rule of the connector. One that is not links to nothing.</summary>
    public bool IsEmailVerified { get; init; }

    /// <summary>Phone number in digits.</summary>
    public string? Phone { get; init; }

    /// <summary>Whether the number counts as proven.</summary>
    public bool IsPhoneVerified { get; init; }

    /// <summary>Full name.</summary>
    public string? Name { get; init; }

    /// <summary>Address of a picture; http or https.</summary>
    public string? Avatar { get; init; }

    /// <summary>How the person proved it there: those values of <c>amr</c> that RFC 8176 lists.</summary>
    public IReadOnlyList<string> AuthenticationMethods { get; init; } = [];

    /// <summary>When the person proved it there (<c>auth_time</c>).</summary>
    public DateTimeOffset? AuthenticatedAt { get; init; }

    /// <summary>Everything the provider said: an object.</summary>
    public JsonElement Raw { get; init; }

    /// <summary>Prints nothing of the person.</summary>
    public override string ToString() => "external identity";
}

/// <summary>Tokens of a provider, with which a program acts for a person there.</summary>
/// <param name="AccessToken">RFC 6749 §1.4.</param>
internal sealed record ExternalTokens(string AccessToken)
{
    /// <summary>RFC 6749 §1.5.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>The ID token.</summary>
    public string? IdToken { get; init; }

    /// <summary>What it is good for.</summary>
    public string? Scope { get; init; }

    /// <summary>Usually <c>Bearer</c>.</summary>
    public string? TokenType { get; init; }

    /// <summary>When the access token ends; null when the provider did not say.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Prints nothing.</summary>
    public override string ToString() => "external tokens";
}
