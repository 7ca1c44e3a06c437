using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Sso;
using IdentityHub.Protocol;
using IdentityHub.Protocol.Saml;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Database;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Connectors.Saml;

/// <summary>
/// Keeps responses between the provider's form, which browsers post without our cookies, and the browser's interaction, which comes for it a
/// moment later with its cookies.
/// </summary>
/// <remarks>
/// <code>
/// StartAsync    -> BeginAsync    row (hash of RelayState, request id)           the browser goes to the provider
/// ACS           -> ReceiveAsync  response into the row, once                     303 to the callback with our state
/// CompleteAsync -> TakeAsync     row out, once -> validated -> UseAsync, once    the assertion is never used again
///
/// the provider began: ACS -> KeepAsync (row, cookie) -> 303 to the client -> /oidc/auth?direct_sign_in=sso:{id}
///                     -> FindIdpInitiatedAsync (session of the cookie) -> CompleteAsync, as above
/// </code>
/// What a row holds is of use only to who has the RelayState or the cookie, of which there is a hash; response and state are encrypted.
/// </remarks>
internal sealed class SamlExchanges(HubWriter writer, IDbContextFactory<HubDbContext> database, MasterKey masterKey, TimeProvider time)
{
    /// <summary>How long somebody may take at the provider.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>How long a response that nobody asked for waits for its browser.</summary>
    public static readonly TimeSpan IdpInitiatedLifetime = TimeSpan.FromMinutes(10);

    private const string Purpose = "saml exchange";

    /// <summary>Prepares for a response.</summary>
    /// <param name="connectorId">Of this connector.</param>
    /// <param name="requestId">Which names this request.</param>
    /// <param name="request">Where the browser goes on, with which state.</param>
    /// <param name="cancellation">Ends the write.</param>
    /// <returns>The RelayState, and until when it counts.</returns>
    public async Task<(string RelayState, DateTimeOffset ExpiresAt)> BeginAsync(
        string connectorId, string requestId, ExternalRequest request, CancellationToken cancellation)
    {
        var (relayState, expiresAt) = (RandomValues.Token(), time.GetUtcNow() + Lifetime);
        var row = new SamlExchange
        {
            Id = Hash(relayState),
            ConnectorId = connectorId,
            RequestId = requestId,
            RedirectUri = request.RedirectUri,
            EncryptedState = Protect(connectorId, request.State),
            ExpiresAt = expiresAt,
        };
        await AddAsync(row, cancellation);
        return (relayState, expiresAt);
    }

    /// <summary>Keeps the response to a request, once.</summary>
    /// <returns>Where the browser goes on, with the state; null when nobody waits for it, or there is a response already.</returns>
    public async Task<string?> ReceiveAsync(string connectorId, string relayState, string response, CancellationToken cancellation)
    {
        var (id, now, kept) = (Hash(relayState), time.GetUtcNow(), Protect(connectorId, response));
        await using var db = await database.CreateDbContextAsync(cancellation);
        var row = await db.SamlExchanges.AsNoTracking().FirstOrDefaultAsync(
            row => row.Id == id && row.ConnectorId == connectorId && row.RequestId != null && row.EncryptedResponse == null && row.ExpiresAt > now, cancellation);
        if (row is not { RedirectUri: { } redirectUri, EncryptedState: { } encrypted } || Unprotect(connectorId, encrypted) is not { } state)
        {
            return null;
        }

        var isFirst = await writer.WriteAsync(
            Durability.Durable,
            (write, token) => write.SamlExchanges
                .Where(other => other.Id == id && other.ConnectorId == connectorId && other.EncryptedResponse == null && other.ExpiresAt > now)
                .ExecuteUpdateAsync(set => set.SetProperty(other => other.EncryptedResponse, kept), token),
            cancellation) == 1;
        return isFirst ? $"{redirectUri}{(redirectUri.Contains('?', StringComparison.Ordinal) ? '&' : '?')}state={Uri.EscapeDataString(state)}" : null;
    }

    /// <summary>Keeps a response that nobody asked for; the caller has checked it.</summary>
    /// <returns>The value of the cookie that the browser comes for it with.</returns>
    public async Task<string> KeepAsync(string connectorId, string response, CancellationToken cancellation)
    {
        var cookie = RandomValues.Token();
        var row = new SamlExchange
        {
            Id = Hash(cookie),
            ConnectorId = connectorId,
            EncryptedResponse = Protect(connectorId, response),
            ExpiresAt = time.GetUtcNow() + IdpInitiatedLifetime,
        };
        await AddAsync(row, cancellation);
        return cookie;
    }

    /// <summary>
    /// The session of a sign-in that the provider began, for <see cref="IExternalProvider.CompleteAsync"/> in the place of one from
    /// <see cref="IExternalProvider.StartAsync"/>. Ask when <c>direct_sign_in=sso:{id}</c> names the connector, with the value of the cookie
    /// <see cref="SamlCookie.Name"/>; remove the cookie whatever comes of it. Completing takes the response, so that it counts once.
    /// </summary>
    /// <param name="connectorId">The connector that is asked for; the response of another one is not found.</param>
    /// <param name="cookie">What the browser has.</param>
    /// <param name="redirectUri">The callback of the connector, for the session.</param>
    /// <param name="cancellation">Ends the look-up.</param>
    /// <returns>Null when nothing waits.</returns>
    public async Task<ExternalSession?> FindIdpInitiatedAsync(string connectorId, string cookie, string redirectUri, CancellationToken cancellation)
    {
        var (id, now) = (Hash(cookie), time.GetUtcNow());
        await using var db = await database.CreateDbContextAsync(cancellation);
        var expiresAt = await db.SamlExchanges
            .Where(row => row.Id == id && row.ConnectorId == connectorId && row.RequestId == null && row.EncryptedResponse != null && row.ExpiresAt > now)
            .Select(row => (DateTimeOffset?)row.ExpiresAt).FirstOrDefaultAsync(cancellation);
        return expiresAt is { } end
            ? new ExternalSession { State = RandomValues.Token(), RedirectUri = redirectUri, ExpiresAt = end, RelayState = cookie }
            : null;
    }

    /// <summary>Takes the response of a session, once.</summary>
    /// <returns>The form field; null when there is none.</returns>
    public async Task<string?> TakeAsync(string connectorId, ExternalSession session, CancellationToken cancellation)
    {
        if (session.RelayState is not { } relayState)
        {
            return null;
        }

        // A response that nobody asked for has no request, and no session of a request may take it.
        var (id, requestId, now) = (Hash(relayState), session.RequestId, time.GetUtcNow());
        await using var db = await database.CreateDbContextAsync(cancellation);
        var encrypted = await db.SamlExchanges
            .Where(row => row.Id == id && row.ConnectorId == connectorId && row.RequestId == requestId && row.EncryptedResponse != null && row.ExpiresAt > now)
            .Select(row => row.EncryptedResponse).FirstOrDefaultAsync(cancellation);
        var isFirst = encrypted is not null && await writer.WriteAsync(
            Durability.Durable,
            (write, token) => write.SamlExchanges.Where(row => row.Id == id && row.EncryptedResponse != null).ExecuteDeleteAsync(token),
            cancellation) == 1;
        return isFirst ? Unprotect(connectorId, encrypted!) : null;
    }

    /// <summary>Uses an assertion, once as long as anybody would accept it (SAML Profiles §4.1.4.5).</summary>
    /// <returns>Whether it was not used before.</returns>
    public async Task<bool> UseAsync(SamlAssertion assertion, CancellationToken cancellation)
    {
        var row = new SamlUsedAssertion
        {
            Id = Hash(JsonSerializer.Serialize(new[] { assertion.Issuer, assertion.Id })),
            ExpiresAt = assertion.ExpiresAt,
        };
        try
        {
            await writer.WriteAsync(
                Durability.Durable,
                async (db, token) =>
                {
                    db.SamlUsedAssertions.Add(row);
                    await db.SaveChangesAsync(token);
                },
                cancellation);
            return true;
        }
        catch (Exception exception) when (exception.IsUniqueViolation())
        {
            return false;
        }
    }

    private static byte[] Hash(string value) => SHA256.HashData(Encoding.UTF8.GetBytes(value));

    private Task AddAsync(SamlExchange row, CancellationToken cancellation) => writer.WriteAsync(
        Durability.Durable,
        async (db, token) =>
        {
            db.SamlExchanges.Add(row);
            await db.SaveChangesAsync(token);
        },
        cancellation);

    private byte[] Protect(string connectorId, string text) =>
        masterKey.Protect(Purpose, JsonSerializer.SerializeToUtf8Bytes(new Sealed(connectorId, text), ApiJson.Options));

    private string? Unprotect(string connectorId, byte[] envelope) =>
        masterKey.Unprotect(Purpose, envelope) is { } plain
        && JsonSerializer.Deserialize<Sealed>(plain, ApiJson.Options) is { } opened && opened.ConnectorId == connectorId
            ? opened.Text
            : null;

    // The connector goes along, so that nothing of one is taken for another's.
    private sealed record Sealed(string ConnectorId, string Text);
}
