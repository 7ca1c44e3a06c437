using System.Diagnostics.CodeAnalysis;

namespace IdentityHub.Protocol.Authorization;

/// <summary>Where and how an authorization response goes; made only from a redirect URI that matched.</summary>
/// <param name="RedirectUri">The URI in the client's own spelling.</param>
/// <param name="ResponseMode">How.</param>
/// <param name="State">Opaque value for the client.</param>
public sealed record ReplyAddress(string RedirectUri, ResponseMode ResponseMode, string? State);

/// <summary>What became of reading an authorization request: the request, or an error that is shown or sent to the client.</summary>
public sealed class AuthorizationOutcome
{
    private AuthorizationOutcome(AuthorizationRequest? request, OAuthError? error, ReplyAddress? replyTo)
    {
        Request = request;
        Error = error;
        ReplyTo = replyTo;
    }

    /// <summary>The request, when it may go on.</summary>
    public AuthorizationRequest? Request { get; }

    /// <summary>Why it may not.</summary>
    public OAuthError? Error { get; }

    /// <summary>Where the error goes; without it the error is shown and never redirected (RFC 6749 §4.1.2.1, RFC 9700 §4.11).</summary>
    public ReplyAddress? ReplyTo { get; }

    /// <summary>Takes the request or the error.</summary>
    /// <param name="request">The request.</param>
    /// <param name="error">The error.</param>
    /// <returns>Whether the request may go on.</returns>
    public bool TryGet([NotNullWhen(true)] out AuthorizationRequest? request, [NotNullWhen(false)] out OAuthError? error)
    {
        (request, error) = (Request, Error);
        return error is null;
    }

    /// <summary>A request that may go on.</summary>
    /// <param name="request">The request.</param>
    public static AuthorizationOutcome Accept(AuthorizationRequest request) => new(request, null, null);

    /// <summary>An error for the person alone.</summary>
    /// <param name="error">The error.</param>
    public static AuthorizationOutcome Show(OAuthError error) => new(null, error, null);

    /// <summary>An error for the client.</summary>
    /// <param name="error">The error.</param>
    /// <param name="replyTo">Where it goes; its redirect URI has matched.</param>
    public static AuthorizationOutcome Send(OAuthError error, ReplyAddress replyTo) => new(null, error, replyTo);
}

/// <summary>What the rules need to know about a client.</summary>
public sealed record AuthorizationClient
{
    /// <summary>Client id.</summary>
    public required string ClientId { get; init; }

    /// <summary>Registered redirect URIs.</summary>
    public required IReadOnlyList<string> RedirectUris { get; init; }

    /// <summary>Loopback ports do not count (RFC 8252 §7.3).</summary>
    public bool IsNative { get; init; }

    /// <summary>Has no secret, so it must use PKCE (RFC 9700 §2.1.1).</summary>
    public bool IsPublic { get; init; }

    /// <summary>May use the authorization code grant.</summary>
    public bool AllowsCode { get; init; } = true;

    /// <summary>May use refresh tokens.</summary>
    public bool AllowsRefresh { get; init; } = true;

    /// <summary>User scopes it may ask for besides <c>openid</c> and <c>offline_access</c>; null for our own clients, which may ask for all.</summary>
    public IReadOnlySet<string>? AllowedUserScopes { get; init; }
}
