using System.Text.Json;
using IdentityHub.Protocol;
using IdentityHub.Protocol.Jose;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.People;
using IdentityHub.Server.Signing;

namespace IdentityHub.Server.Oidc.Token;

/// <summary>The claims of a JWT access token (RFC 9068 §2.2).</summary>
/// <param name="Subject">User id, or client id when a client acts for itself.</param>
/// <param name="ClientId">The client.</param>
/// <param name="Audience">Resource indicator, or the organization's URN.</param>
/// <param name="Scope">Granted scope; <see langword="null"/> leaves the claim out.</param>
/// <param name="OrganizationId">The organization, when a resource was asked for within one.</param>
/// <param name="Lifetime">Seconds.</param>
internal readonly record struct AccessTokenClaims(
    string Subject, string ClientId, string Audience, string? Scope, string? OrganizationId, int Lifetime);

/// <summary>What an ID token says beside the user's own claims (OpenID Connect Core §2).</summary>
internal readonly record struct IdTokenClaims(
    ApplicationEntry Client, UserAccess Access, CatalogSnapshot Catalog, IReadOnlyList<string> Scopes, string? Nonce, DateTimeOffset AuthenticatedAt, string Methods);

/// <summary>Builds and signs tokens.</summary>
internal sealed class TokenIssuer(KeyRing keys, HubUrls urls, TimeProvider time)
{
    private const int DefaultIdTokenLifetime = 3600;
    private readonly JsonEncodedText issuer = JsonEncodedText.Encode(urls.Issuer);

    /// <summary>Signs a JWT access token (RFC 9068).</summary>
    public string SignAccessToken(in AccessTokenClaims claims)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var payload = JwtPayload.Write((claims, issuer, now), static (writer, state) =>
        {
            var (claims, issuer, now) = state;
            if (claims.OrganizationId is not null)
            {
                writer.WriteString("organization_id"u8, claims.OrganizationId);
            }

            writer.WriteString("jti"u8, RandomValues.Token());
            writer.WriteString("sub"u8, claims.Subject);
            writer.WriteNumber("iat"u8, now);
            writer.WriteNumber("exp"u8, now + claims.Lifetime);
            if (claims.Scope is not null)
            {
                writer.WriteString("scope"u8, claims.Scope);
            }

            writer.WriteString("client_id"u8, claims.ClientId);
            writer.WriteString("iss"u8, issuer);
            writer.WriteString("aud"u8, claims.Audience);
        });
        return JwsWriter.Write(keys.Current, "at+jwt", payload);
    }

    /// <summary>Signs an ID token (OpenID Connect Core §2).</summary>
    public string SignIdToken(in IdTokenClaims claims)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var payload = JwtPayload.Write((claims, issuer, now), static (writer, state) =>
        {
            var (claims, issuer, now) = state;
            var metadata = claims.Client.Application.CustomClientMetadata;
            writer.WriteString("sub"u8, claims.Access.User.Id);
            UserClaims.Write(writer, claims.Access, claims.Catalog, claims.Scopes, claims.Catalog.ExtendedIdTokenClaims);
            if (claims.Nonce is not null)
            {
                writer.WriteString("nonce"u8, claims.Nonce);
            }

            writer.WriteNumber("auth_time"u8, claims.AuthenticatedAt.ToUnixTimeSeconds());
            writer.WriteStartArray("amr"u8);
            foreach (var method in claims.Methods.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                writer.WriteStringValue(method);
            }

            writer.WriteEndArray();
            writer.WriteString("aud"u8, claims.Client.Id);
            writer.WriteNumber("exp"u8, now + (metadata.IdTokenTtl ?? DefaultIdTokenLifetime));
            writer.WriteNumber("iat"u8, now);
            writer.WriteString("iss"u8, issuer);
        });
        return JwsWriter.Write(IdTokenKey(claims.Client), null, payload);
    }

    /// <summary>The client's own algorithm, while the hub has it enabled; what it switched off must not stop sign-ins.</summary>
    private SigningKey IdTokenKey(ApplicationEntry client) =>
        client.Application.OidcClientMetadata.IdTokenSignedResponseAlg is { } algorithm && keys.Algorithms.Contains(algorithm)
            ? keys.For(algorithm)
            : keys.Current;
}
