using IdentityHub.Protocol.Jose;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Signing;

namespace IdentityHub.Server.Oidc;

/// <summary>An ID token of ours that came back.</summary>
/// <param name="Subject">The user it speaks of.</param>
/// <param name="ClientId">The client it was made for.</param>
internal sealed record IdTokenHint(string Subject, string ClientId);

/// <summary>
/// Reads <c>id_token_hint</c> (OpenID Connect Core §3.1.2.1, RP-Initiated Logout §2): the signature must be ours, but the token may have
/// expired long ago.
/// </summary>
internal sealed class IdTokenHints(KeyRing keys, HubUrls urls)
{
    /// <summary>Reads a hint.</summary>
    /// <returns>Null for anything but an ID token that one of our published keys signed.</returns>
    public async ValueTask<IdTokenHint?> ReadAsync(string token, CancellationToken cancellation)
    {
        var read = JwsReader.ReadUnverified(token);
        if (!read.Succeeded
            || (read.Value.Header.Type is not null && !read.Value.Header.HasType("JWT"))
            || read.Value.Header.KeyId is not { } keyId
            || await keys.FindAsync(keyId, cancellation) is not { } key)
        {
            return null;
        }

        return read.Value.Verify(key) is { Succeeded: true } verified
            && JwtClaims.TryParse(verified.Value.Payload.Span, out var claims)
            && claims is { Subject: { } subject, Audiences: [var clientId, ..] }
            && claims.Issuer == urls.Issuer
                ? new(subject, clientId)
                : null;
    }
}
