using System.Text.Json.Nodes;
using IdentityHub.Data;
using IdentityHub.Protocol.Jose;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.People;
using IdentityHub.Server.Signing;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management;

/// <summary>
/// Who may call the Management API: whoever brings a JWT access token (RFC 9068) of ours with its audience and a permission that the
/// operation needs, and still holds that permission. The token alone is not enough: an application that was disabled or deleted, a user who
/// was suspended, and anybody whose role was taken away is refused at once, not when the token expires.
/// </summary>
/// <remarks>
/// People's tokens count when they were issued to the Console. Whoever may change an application could otherwise have the browser of an
/// administrator, who is signed in, fetch a token for it.
/// </remarks>
internal sealed class ManagementAccess(
    KeyRing keys, HubCatalog catalog, IDbContextFactory<HubDbContext> contexts, HubUrls urls, TimeProvider time)
{
    /// <summary>The scope that opens users' tokens of other providers, and nothing else. No other includes it (CVE-2026-63203).</summary>
    public const string ThirdPartyTokens = "third-party-tokens:read";

    private readonly JwtExpectation expectation = new() { Issuer = urls.Issuer, Audiences = [HubSeed.ManagementApiIndicator] };

    /// <summary>Proves who calls (RFC 6750 §2.1: the header only), and that the role is enough for the operation.</summary>
    public async ValueTask<ApiResult<ApiCaller>> AuthorizeAsync(HttpContext http)
    {
        if (!(await IdentifyAsync(http)).TryGet(out var caller, out var error))
        {
            return error;
        }

        // What is called without being an operation would say nothing about who may: then nobody but owners.
        var operation = http.GetEndpoint()?.Metadata.GetMetadata<ApiOperation>();
        if (caller.Role is not { } role || role < (operation?.Needs ?? AdministratorRole.Owner))
        {
            return ApiErrors.Forbidden;
        }

        return !caller.IsOwner && operation is not null && await Privileges.RefuseAsync(http, operation, contexts) is { } refusal ? refusal : caller;
    }

    /// <summary>The same for operations that ask for a permission of their own instead.</summary>
    /// <param name="http">The request.</param>
    /// <param name="permission">A permission of the Management API.</param>
    public async ValueTask<ApiResult<ApiCaller>> AuthorizeAsync(HttpContext http, string permission)
    {
        if (!(await IdentifyAsync(http)).TryGet(out var caller, out var error))
        {
            return error;
        }

        return caller.Permissions.Contains(permission) ? caller : ApiErrors.Forbidden;
    }

    private async ValueTask<ApiResult<ApiCaller>> IdentifyAsync(HttpContext http)
    {
        if (!BearerHeader.Read(http.Request.Headers.Authorization).TryGet(out var token, out var error))
        {
            return error;
        }

        if (!(await VerifyAsync(token, http.RequestAborted)).TryGet(out var claims, out error))
        {
            return error;
        }

        if (claims.Subject is not { Length: > 0 } subject)
        {
            return ApiErrors.SubjectMissing;
        }

        var scopes = claims.GetString("scope")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var snapshot = await catalog.GetAsync(http.RequestAborted);
        if (claims.GetString("client_id") is not { } clientId
            || await snapshot.FindApplicationAsync(clientId, http.RequestAborted) is not { } client)
        {
            return ApiErrors.Unauthorized;
        }

        // A client that acts for itself is its own subject (RFC 9068 §2.2).
        var caller = new ApiCaller(clientId, subject == clientId ? null : subject, scopes);
        if (caller.UserId is not { } userId)
        {
            return caller with { Permissions = Held(client.RoleIds, scopes, snapshot) };
        }

        if (!(await RolesOfAsync(userId, http.RequestAborted)).TryGet(out var roleIds, out error))
        {
            return error;
        }

        return clientId == BuiltInApplications.Console ? caller with { Permissions = Held(roleIds, scopes, snapshot) } : caller;
    }

    private async ValueTask<ApiResult<JwtClaims>> VerifyAsync(string token, CancellationToken cancellation)
    {
        var read = JwsReader.ReadUnverified(token, BearerHeader.MaximumLength);
        if (!read.Succeeded)
        {
            return Refuse("ERR_JWS_INVALID", "JWSInvalid");
        }

        if (read.Value.Header.KeyId is not { } keyId || await keys.FindAsync(keyId, cancellation) is not { } key)
        {
            return Refuse("ERR_JWKS_NO_MATCHING_KEY", "JWKSNoMatchingKey");
        }

        if (read.Value.Verify(key) is not { Succeeded: true } verified)
        {
            return Refuse("ERR_JWS_SIGNATURE_VERIFICATION_FAILED", "JWSSignatureVerificationFailed");
        }

        if (!verified.Value.Header.HasType("at+jwt") || !JwtClaims.TryParse(verified.Value.Payload.Span, out var claims))
        {
            return Refuse("ERR_JWT_INVALID", "JWTInvalid");
        }

        return JwtValidation.Check(claims, expectation, time.GetUtcNow()) switch
        {
            JwtFailure.None => claims,
            JwtFailure.WrongAudience => Refuse("ERR_JWT_CLAIM_VALIDATION_FAILED", "JWTClaimValidationFailed", "aud"),
            JwtFailure.WrongIssuer => Refuse("ERR_JWT_CLAIM_VALIDATION_FAILED", "JWTClaimValidationFailed", "iss"),
            JwtFailure.Expired or JwtFailure.NoExpiry => Refuse("ERR_JWT_EXPIRED", "JWTExpired", "exp"),
            _ => Refuse("ERR_JWT_CLAIM_VALIDATION_FAILED", "JWTClaimValidationFailed"),
        };
    }

    /// <summary>Says under the reference's names why, so that who writes a client finds the mistake; nothing of the token is repeated.</summary>
    private static ApiError Refuse(string code, string name, string? claim = null)
    {
        var data = new JsonObject { ["code"] = code, ["name"] = name };
        if (claim is not null)
        {
            data["claim"] = claim;
            data["reason"] = "check_failed";
        }

        return ApiErrors.Unauthorized with { Data = data };
    }

    private async Task<ApiResult<IReadOnlyList<string>>> RolesOfAsync(string userId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.Users.AnyAsync(user => user.Id == userId && !user.IsSuspended, cancellation))
        {
            return ApiErrors.Unauthorized;
        }

        return await HotQueries.RolesOfUserAsync(db, userId, cancellation);
    }

    // Both the token and a role must have it: a token may ask for less than its owner has, and outlive what its owner had.
    private static HashSet<string> Held(IReadOnlyList<string> roleIds, IReadOnlyList<string> scopes, CatalogSnapshot snapshot) => roleIds
        .Select(id => snapshot.Roles.GetValueOrDefault(id)?.ResourceScopes.GetValueOrDefault(HubSeed.ManagementApiIndicator) ?? [])
        .SelectMany(static held => held.Select(static scope => scope.Name))
        .Where(scopes.Contains)
        .ToHashSet(StringComparer.Ordinal);
}
