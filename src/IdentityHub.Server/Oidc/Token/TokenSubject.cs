using IdentityHub.Data;
using IdentityHub.Data.Grants;
using IdentityHub.Protocol;
using IdentityHub.Protocol.Messages;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Oidc.Cors;

namespace IdentityHub.Server.Oidc.Token;

/// <summary>A token that a client asks about or gives back (RFC 7662 §2.1, RFC 7009 §2.1).</summary>
/// <param name="Client">The authenticated client.</param>
/// <param name="Value">The token.</param>
/// <param name="Parameters">Everything that was sent.</param>
internal sealed record TokenSubject(ApplicationEntry Client, string Value, RequestParameters Parameters)
{
    /// <summary>JWTs are not stored, so nothing can be said about them here.</summary>
    public bool IsJwt => Value.AsSpan().Count('.') == 2;

    /// <summary>Reads and authenticates such a request.</summary>
    public static async ValueTask<Result<TokenSubject>> ReadAsync(
        HttpContext context, CatalogSnapshot catalog, ClientAuthenticator clients, OidcCors cors)
    {
        if (!(await RequestReader.ReadBodyAsync(context.Request, context.RequestAborted)).TryGet(out var parameters, out var error)
            || !(await clients.AuthenticateAsync(context, parameters, catalog)).TryGet(out var client, out error))
        {
            return error;
        }

        if (cors.Check(context, client) is { } refusal)
        {
            return refusal;
        }

        return parameters["token"] is { } value ? new TokenSubject(client, value, parameters) : OAuthError.Missing("token");
    }

    /// <summary>Finds the token, whatever the hint about its type says (RFC 7009 §2.1).</summary>
    public async Task<StoredToken?> FindAsync(HubDbContext db, CancellationToken cancellation)
    {
        var hash = TokenReference.Hash(Value);
        return await HotQueries.FindTokenAsync(db, hash, TokenType.AccessToken, cancellation)
            ?? await HotQueries.FindTokenAsync(db, hash, TokenType.RefreshToken, cancellation);
    }
}
