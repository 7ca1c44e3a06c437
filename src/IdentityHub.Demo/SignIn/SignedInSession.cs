using System.Text.Json;

namespace IdentityHub.Demo.SignIn;

/// <summary>
/// One signed-in browser, kept on the server. The cookie holds only a random id for it, because
/// <list type="bullet">
/// <item>the tokens then never leave this process, not even encrypted;</item>
/// <item>a refresh token that was rotated is replaced in one place: two requests that each carried their own copy in a cookie would
/// sooner or later both use the old one, and the hub would rightly take that for theft and revoke everything;</item>
/// <item>signing out really ends the session, also for somebody who copied the cookie.</item>
/// </list>
/// </summary>
internal sealed class SignedInSession(string subject, string nonce, DateTimeOffset expiresAt) : IDisposable
{
    public string Subject { get; } = subject;

    /// <summary>The nonce of the sign-in: an ID token that a refresh brings must not carry another one.</summary>
    public string Nonce { get; } = nonce;

    public DateTimeOffset ExpiresAt { get; } = expiresAt;

    /// <summary>Held while the refresh token is in use: one refresh at a time per session.</summary>
    public SemaphoreSlim RefreshGate { get; } = new(1, 1);

    /// <summary>Raw, for <c>id_token_hint</c> when signing out.</summary>
    public required string IdToken { get; set; }

    public required JsonElement IdTokenClaims { get; set; }

    public required JsonElement UserInfo { get; set; }

    /// <summary>Null when the hub gave none (<c>offline_access</c> was not granted).</summary>
    public required string? RefreshToken { get; set; }

    public void Dispose() => RefreshGate.Dispose();
}
