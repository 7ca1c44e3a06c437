using System.Text.Json;
using System.Text.Json.Serialization;
using IdentityHub.Data.Grants;
using IdentityHub.Protocol;
using IdentityHub.Protocol.Authorization;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Oidc.Authorize;
using IdentityHub.Server.Oidc.Token;
using IdentityHub.Server.Sessions;

namespace IdentityHub.Server.Oidc.Par;

/// <summary>Pushed authorization requests (RFC 9126): <c>/oidc/request</c>. The client proves who it is before the browser is involved.</summary>
internal sealed class PushedRequestEndpoint(
    HubCatalog catalogs, ClientAuthenticator authenticator, AuthorizationRequests requests, HubWriter writer, TimeProvider clock)
{
    private const int LifetimeSeconds = 60;

    /// <summary>Checks the request as the authorization endpoint would, keeps it and answers with its <c>request_uri</c>.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!(await ReadAsync(context)).TryGet(out var request, out var error))
        {
            await OidcResponses.WriteErrorAsync(context, error);
            return;
        }

        var reference = RandomValues.Token();
        try
        {
            await StoreAsync(request, reference, context.RequestAborted);
        }
        catch (Exception exception) when (exception.IsForeignKeyViolation())
        {
            // The client was deleted a moment ago, and this node has not heard of it.
            await OidcResponses.WriteErrorAsync(context, OAuthError.UnknownClient(request.ClientId));
            return;
        }

        context.Response.StatusCode = StatusCodes.Status201Created;
        await context.Response.WriteAsJsonAsync(
            new PushedResponse(AuthorizationRequests.PushedPrefix + reference, LifetimeSeconds),
            ParJson.Default.PushedResponse,
            contentType: "application/json; charset=utf-8",
            context.RequestAborted);
    }

    private async Task<Result<AuthorizationRequest>> ReadAsync(HttpContext context)
    {
        var catalog = await catalogs.GetAsync(context.RequestAborted);
        if (!(await RequestReader.ReadBodyAsync(context.Request, context.RequestAborted)).TryGet(out var parameters, out var error)
            || !(await authenticator.AuthenticateAsync(context, parameters, catalog)).TryGet(out var client, out error))
        {
            return error;
        }

        // RFC 9126 §2.1: a pushed request does not lead to another one.
        if (parameters["request_uri"] is not null)
        {
            return OAuthError.InvalidRequest("request_uri must not be used at the pushed authorization request endpoint");
        }

        var outcome = await requests.ReadDirectAsync(parameters, client, catalog, context.RequestAborted);
        return outcome.TryGet(out var request, out error) ? request : error;
    }

    private Task StoreAsync(AuthorizationRequest request, string reference, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var row = new Data.Grants.Token
        {
            Id = RandomValues.Identifier21(),
            Type = TokenType.PushedRequest,
            ReferenceHash = TokenReference.Hash(reference),
            ApplicationId = request.ClientId,
            Payload = JsonSerializer.Serialize(request, SessionsJson.Default.AuthorizationRequest),
            CreatedAt = now,
            ExpiresAt = now.AddSeconds(LifetimeSeconds),
        };
        return writer.WriteAsync(
            Durability.Relaxed,
            (db, _) =>
            {
                db.Tokens.Add(row);
                return Task.CompletedTask;
            },
            cancellation);
    }
}

/// <summary>The answer (RFC 9126 §2.2).</summary>
/// <param name="RequestUri">What the client sends the browser with.</param>
/// <param name="ExpiresIn">Seconds it can be used.</param>
internal sealed record PushedResponse(string RequestUri, int ExpiresIn);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PushedResponse))]
internal sealed partial class ParJson : JsonSerializerContext;
