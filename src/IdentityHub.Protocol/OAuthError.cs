namespace IdentityHub.Protocol;

/// <summary>An expected failure of a protocol request (RFC 6749 §5.2, §4.1.2.1).</summary>
/// <param name="Code">The <c>error</c> value.</param>
/// <param name="Description">The <c>error_description</c> value, safe to show.</param>
/// <param name="Status">HTTP status when the error is answered rather than redirected.</param>
public sealed record OAuthError(string Code, string Description, int Status = 400)
{
    /// <summary>Scope values that were missing or not allowed.</summary>
    public string? Scope { get; init; }

    /// <summary>Why, for the log alone.</summary>
    public string? Detail { get; init; }

    /// <summary>A request without the shape it should have.</summary>
    /// <param name="description">What is wrong.</param>
    /// <returns><c>invalid_request</c>, 400.</returns>
    public static OAuthError InvalidRequest(string description) => new("invalid_request", description);

    /// <summary>A parameter that must be there is not.</summary>
    /// <param name="parameter">Its name.</param>
    /// <returns><c>invalid_request</c>, 400.</returns>
    public static OAuthError Missing(string parameter) => InvalidRequest($"missing required parameter '{parameter}'");

    /// <summary>No client has this id, or it is disabled. The log does not repeat the id: some clients send their secret in its place.</summary>
    /// <param name="clientId">The id that was sent.</param>
    /// <returns><c>invalid_client</c>, 400.</returns>
    public static OAuthError UnknownClient(string clientId) => new("invalid_client", $"invalid client {Printable(clientId)}") { Detail = "client unknown" };

    /// <summary>The client could not prove who it is (RFC 6749 §5.2).</summary>
    /// <returns><c>invalid_client</c>, 401.</returns>
    public static OAuthError ClientAuthenticationFailed() => new("invalid_client", "client authentication failed", 401);

    /// <summary>A code, refresh token or other grant that cannot be used; the reason stays in the log.</summary>
    /// <param name="detail">The reason, for the log alone.</param>
    /// <returns><c>invalid_grant</c>, 400.</returns>
    public static OAuthError InvalidGrant(string detail) => new("invalid_grant", "grant request is invalid") { Detail = detail };

    /// <summary>A resource indicator that cannot be used (RFC 8707 §2).</summary>
    /// <param name="description">What is wrong.</param>
    /// <returns><c>invalid_target</c>, 400.</returns>
    public static OAuthError InvalidTarget(string description) => new("invalid_target", description);

    /// <summary>A scope that cannot be given.</summary>
    /// <param name="description">What is wrong.</param>
    /// <param name="scope">The scope values concerned.</param>
    /// <returns><c>invalid_scope</c>, 400.</returns>
    public static OAuthError InvalidScope(string description, string scope) => new("invalid_scope", description) { Scope = scope };

    /// <summary>The token lacks a scope that the request needs (RFC 6750 §3.1).</summary>
    /// <param name="description">What is wrong.</param>
    /// <param name="scope">The scope values needed.</param>
    /// <returns><c>insufficient_scope</c>, 403.</returns>
    public static OAuthError InsufficientScope(string description, string scope) => new("insufficient_scope", description, 403) { Scope = scope };

    /// <summary>A bearer token that cannot be used (RFC 6750 §3.1).</summary>
    /// <param name="description">What is wrong.</param>
    /// <returns><c>invalid_token</c>, 401.</returns>
    public static OAuthError InvalidToken(string description = "invalid token provided") => new("invalid_token", description, 401);

    /// <summary>The person or the rules said no.</summary>
    /// <param name="description">Why.</param>
    /// <param name="status">400, or 403 for organization rules.</param>
    /// <returns><c>access_denied</c>.</returns>
    public static OAuthError AccessDenied(string description, int status = 403) => new("access_denied", description, status);

    /// <summary>A redirect URI that is not registered; never redirected to (RFC 9700 §4.11).</summary>
    /// <returns><c>invalid_redirect_uri</c>, 400.</returns>
    public static OAuthError InvalidRedirectUri() =>
        new("invalid_redirect_uri", "redirect_uri did not match any of the client's registered redirect_uris");

    /// <summary>Values from outside are shown in error descriptions only as RFC 6749 §5.2 allows: printable ASCII without quote and backslash.</summary>
    /// <param name="value">A value from outside.</param>
    /// <returns>The value, cut to 64 characters and with anything else replaced by <c>?</c>.</returns>
    public static string Printable(string value)
    {
        var length = Math.Min(value.Length, 64);
        return string.Create(length, value, static (span, source) =>
        {
            for (var index = 0; index < span.Length; index++)
            {
                var character = source[index];
                span[index] = character is >= ' ' and <= '~' and not '"' and not '\\' ? character : '?';
            }
        });
    }
}
