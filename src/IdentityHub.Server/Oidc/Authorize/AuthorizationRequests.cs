using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Applications;
using IdentityHub.Data.Grants;
using IdentityHub.Protocol;
using IdentityHub.Protocol.Authorization;
using IdentityHub.Protocol.Messages;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Oidc.Token;
using IdentityHub.Server.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Oidc.Authorize;

/// <summary>Turns the parameters of a client's request into a request that was checked, whether they came directly or were pushed before.</summary>
internal sealed class AuthorizationRequests(IDbContextFactory<HubDbContext> contexts, IdTokenHints hints, TimeProvider clock)
{
    /// <summary>What the <c>request_uri</c> of a pushed request begins with (RFC 9126 §2.2).</summary>
    public const string PushedPrefix = "urn:ietf:params:oauth:request_uri:";

    /// <summary>Reads a request that came to the authorization endpoint.</summary>
    public Task<AuthorizationOutcome> ReadAsync(
        RequestParameters parameters, ApplicationEntry client, CatalogSnapshot catalog, CancellationToken cancellation) =>
        parameters["request_uri"] is { } uri && uri.StartsWith(PushedPrefix, StringComparison.Ordinal)
            ? FindPushedAsync(uri[PushedPrefix.Length..], client, cancellation)
            : ReadDirectAsync(parameters, client, catalog, cancellation);

    /// <summary>Reads a request from its own parameters.</summary>
    public async Task<AuthorizationOutcome> ReadDirectAsync(
        RequestParameters parameters, ApplicationEntry client, CatalogSnapshot catalog, CancellationToken cancellation)
    {
        var outcome = AuthorizationRequestReader.Read(parameters, Describe(client), catalog.Resources.ContainsKey);
        if (!outcome.TryGet(out var request, out _))
        {
            return outcome;
        }

        if (request.Resources.Count == 0 && catalog.DefaultResource is { } resource)
        {
            request = request with { Resources = [resource.Resource.Indicator] };
        }

        if (parameters["id_token_hint"] is not { } token)
        {
            return AuthorizationOutcome.Accept(request);
        }

        return await hints.ReadAsync(token, cancellation) is { } hint && hint.ClientId == client.Id
            ? AuthorizationOutcome.Accept(request with { HintedSubject = hint.Subject })
            : AuthorizationOutcome.Send(OAuthError.InvalidRequest("could not validate id_token_hint"), request.ReplyTo);
    }

    /// <summary>A <c>request_uri</c> of ours that cannot be used (any more).</summary>
    public static OAuthError UnusablePushedRequest() => new("invalid_request_uri", "request_uri is invalid, expired, or was already used");

    /// <summary>Whether the redirect URI of a stored request is still one of the client's.</summary>
    public static bool IsStillRegistered(AuthorizationRequest request, ApplicationEntry client) => RedirectUris.MatchesAny(
        client.Application.OidcClientMetadata.RedirectUris, request.RedirectUri, client.Application.Type == ApplicationType.Native);

    // The request can be opened again until it completes, so that reloading the sign-in page works; completing uses it up.
    private async Task<AuthorizationOutcome> FindPushedAsync(string reference, ApplicationEntry client, CancellationToken cancellation)
    {
        var hash = TokenReference.Hash(reference);
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var payload = await db.Tokens
            .Where(token => token.ReferenceHash == hash && token.Type == TokenType.PushedRequest && token.Status == TokenStatus.Valid)
            .Where(token => token.ApplicationId == client.Id && token.ExpiresAt > now)
            .Select(token => token.Payload)
            .FirstOrDefaultAsync(cancellation);
        if (payload is null)
        {
            return AuthorizationOutcome.Show(UnusablePushedRequest());
        }

        var request = JsonSerializer.Deserialize(payload, SessionsJson.Default.AuthorizationRequest)!;
        return IsStillRegistered(request, client)
            ? AuthorizationOutcome.Accept(request with { PushedRequestHash = Convert.ToHexString(hash) })
            : AuthorizationOutcome.Show(OAuthError.InvalidRedirectUri());
    }

    private static AuthorizationClient Describe(ApplicationEntry client) => new()
    {
        ClientId = client.Id,
        RedirectUris = client.Application.OidcClientMetadata.RedirectUris,
        IsNative = client.Application.Type == ApplicationType.Native,
        IsPublic = client.IsPublic,
        AllowsCode = client.AllowsCode,
        AllowsRefresh = client.AllowsRefresh,
        AllowedUserScopes = client.Permissions?.UserScopes,
    };
}
