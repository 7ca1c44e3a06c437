using System.Text.Json.Serialization;

namespace IdentityHub.Protocol.Authorization;

/// <summary>A validated authorization request (RFC 6749 §4.1.1, OpenID Connect Core §3.1.2.1) of a known client.</summary>
public sealed record AuthorizationRequest
{
    /// <summary>The client.</summary>
    public required string ClientId { get; init; }

    /// <summary>Where the answer goes: matched against the registered URIs, in the client's own spelling.</summary>
    public required string RedirectUri { get; init; }

    /// <summary>Whether the client sent <see cref="RedirectUri"/>; then the token request must repeat it (RFC 6749 §4.1.3).</summary>
    public bool RedirectUriWasSent { get; init; }

    /// <summary>How the answer goes there.</summary>
    public ResponseMode ResponseMode { get; init; }

    /// <summary>Opaque value for the client.</summary>
    public string? State { get; init; }

    /// <summary>Opaque value for the ID token.</summary>
    public string? Nonce { get; init; }

    /// <summary>Requested scope values without repetitions, as sent; <c>offline_access</c> only when it can be given.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Requested resource indicators without repetitions (RFC 8707).</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary><c>S256</c> challenge (RFC 7636).</summary>
    public string? CodeChallenge { get; init; }

    /// <summary>What the person must or must not be asked.</summary>
    public Prompts Prompt { get; init; }

    /// <summary>Seconds since the last sign-in after which the person must sign in again.</summary>
    public long? MaxAge { get; init; }

    /// <summary>Subject of the verified <c>id_token_hint</c>.</summary>
    public string? HintedSubject { get; init; }

    /// <summary>Identifier to fill in.</summary>
    public string? LoginHint { get; init; }

    /// <summary>Languages the person prefers, best first; only well-formed tags.</summary>
    public IReadOnlyList<string> UiLocales { get; init; } = [];

    /// <summary>Requested authentication contexts, best first; voluntary.</summary>
    public IReadOnlyList<string> AcrValues { get; init; } = [];

    /// <summary>The <c>claims</c> parameter as sent; tolerated, not acted upon.</summary>
    public string? Claims { get; init; }

    /// <summary>Organization the sign-in is for.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>Which page comes first, in the reference's words.</summary>
    public string? FirstScreen { get; init; }

    /// <summary>Kinds of identifier to offer: <c>email</c>, <c>phone</c>, <c>username</c>.</summary>
    public string? Identifier { get; init; }

    /// <summary>Social or enterprise connector to go to at once: <c>social:target</c> or <c>sso:id</c>.</summary>
    public string? DirectSignIn { get; init; }

    /// <summary>Token of a magic link.</summary>
    public string? OneTimeToken { get; init; }

    /// <summary>Hash of the pushed request (RFC 9126) this came from; it is used up when the request completes.</summary>
    public string? PushedRequestHash { get; init; }

    /// <summary>OpenID Connect is used (Core §3.1.2.1), not OAuth 2.0 alone.</summary>
    [JsonIgnore]
    public bool IsOpenId => Scopes.Contains("openid");

    /// <summary>Where the answer goes.</summary>
    [JsonIgnore]
    public ReplyAddress ReplyTo => new(RedirectUri, ResponseMode, State);
}
