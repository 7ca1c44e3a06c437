using System.Security.Cryptography;
using IdentityHub.Protocol;
using IdentityHub.Protocol.ClientAuthentication;
using IdentityHub.Protocol.Messages;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Oidc;

/// <summary>
/// Proves which client a back-channel request comes from (RFC 6749 §2.3). Secrets carry at least 190 random bits, so one keyed SHA-256
/// is enough to check them; nothing slower would make guessing harder.
/// </summary>
internal sealed class ClientAuthenticator(MasterKey masterKey, HubUrls urls, TimeProvider time)
{
    /// <summary>Purpose of the keyed hash of secrets.</summary>
    public const string SecretPurpose = ClientSecrets.Purpose;

    /// <summary>Finds the client and checks its secret.</summary>
    /// <returns>The client; <c>invalid_request</c> or <c>invalid_client</c> otherwise.</returns>
    public async ValueTask<Result<ApplicationEntry>> AuthenticateAsync(
        HttpContext context, RequestParameters parameters, CatalogSnapshot catalog)
    {
        var authorization = context.Request.Headers.Authorization;
        if (authorization.Count > 1)
        {
            return OAuthError.InvalidRequest("invalid authorization header value format");
        }

        if (!ClientCredentials.Read(authorization.Count == 0 ? null : authorization[0], parameters).TryGet(out var credentials, out var error))
        {
            return error;
        }

        if (await catalog.FindApplicationAsync(credentials.ClientId, context.RequestAborted) is not { } client)
        {
            return OAuthError.UnknownClient(credentials.ClientId);
        }

        error = Check(client, credentials);
        if (error is { Status: StatusCodes.Status401Unauthorized } && credentials.Method == ClientAuthenticationMethod.ClientSecretBasic)
        {
            context.Response.Headers.WWWAuthenticate =
                $"Basic realm=\"{urls.Issuer}\", error=\"{error.Code}\", error_description=\"{error.Description}\"";
        }

        return error is null ? client : error;
    }

    /// <summary>The client that a refused request names. It proved nothing: for the audit trail alone.</summary>
    public static ValueTask<ApplicationEntry?> FindNamedAsync(HttpContext context, RequestParameters parameters, CatalogSnapshot catalog) =>
        ClientCredentials.Read(context.Request.Headers.Authorization.FirstOrDefault(), parameters).TryGet(out var credentials, out _)
            ? catalog.FindApplicationAsync(credentials.ClientId, context.RequestAborted)
            : default;

    private OAuthError? Check(ApplicationEntry client, ClientCredentials credentials)
    {
        if (client.IsPublic)
        {
            return credentials.Secret is null ? null : OAuthError.ClientAuthenticationFailed();
        }

        if (credentials.Secret is null)
        {
            return OAuthError.ClientAuthenticationFailed();
        }

        var hash = masterKey.KeyedHash(SecretPurpose, credentials.Secret);
        var matches = false;
        var isExpired = false;
        foreach (var secret in client.Secrets)
        {
            // Every secret is compared, so that the time tells nothing about which one matched.
            if (CryptographicOperations.FixedTimeEquals(secret.Hash, hash))
            {
                matches = true;
                isExpired = secret.ExpiresAt <= time.GetUtcNow();
            }
        }

        return (matches, isExpired) switch
        {
            (false, _) => OAuthError.ClientAuthenticationFailed(),
            (true, true) => OAuthError.InvalidRequest("client secret has expired"),
            _ => null,
        };
    }
}
