using System.Text.Json.Nodes;
using IdentityHub.Data;
using IdentityHub.Protocol.Jose;
using IdentityHub.Server.Api;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.Signing;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management;

/// <summary>
/// Who may call the Management API: whoever brings a JWT access token (RFC 9068) of ours with its audience and the scope <c>all</c>, and
/// still holds that permission (some operations ask for another scope instead). The token alone is not enough: an application that was disabled or deleted, a user who was suspended, and
/// anybody whose role was taken away is refused at once, not when the token expires.
/// </summary>
internal sealed class ManagementAccess(
    KeyRing keys, HubCatalog catalog, IDbContextFactory<HubDbContext> contexts, HubUrls urls, TimeProvider time)
{
    /// <summary>The scope that opens everything but what asks for one of its own.</summary>
    public const string All = "all";

    /// <summary>The scope that opens users' tokens of other providers, and nothing else. <see cref="All"/> does not include it (CVE-2026-63203).</summary>
    public const string ThirdPartyTokens = "third-party-tokens:read";

    private readonly JwtExpectation expectation = new() { Issuer = urls.Issuer, Audiences = [HubSeed.ManagementApiIndicator] };

    /// <summary>Proves who calls (RFC 6750 §2.1: the header only).</summary>
    public ValueTask<ApiResult<ApiCaller>> AuthorizeAsync(HttpContext http) => AuthorizeAsync(http, All);

    /// <summary>The same for operations that ask for another scope in the place of <see cref="All"/>.</summary>
    /// <param name="http">The request.</param>
    /// <param name="scope">A permission of the Management API.</param>
    public async ValueTask<ApiResult<ApiCaller>> AuthorizeAsync(HttpContext http, string scope)
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
        return caller.UserId is { } userId
            ? await CheckUserAsync(caller, userId, scope, snapshot, http.RequestAborted)
            : CheckHolder(caller, client.RoleIds, scope, snapshot);
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

    private async Task<ApiResult<ApiCaller>> CheckUserAsync(
        ApiCaller caller, string userId, string scope, CatalogSnapshot snapshot, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.Users.AnyAsync(user => user.Id == userId && !user.IsSuspended, cancellation))
        {
            return ApiErrors.Unauthorized;
        }

        return CheckHolder(caller, await HotQueries.RolesOfUserAsync(db, userId, cancellation), scope, snapshot);
    }

    private static ApiResult<ApiCaller> CheckHolder(ApiCaller caller, IReadOnlyList<string> roleIds, string scope, CatalogSnapshot snapshot)
    {
        var isHeld = roleIds.Any(id => snapshot.Roles.TryGetValue(id, out var role)
            && role.ResourceScopes.TryGetValue(HubSeed.ManagementApiIndicator, out var scopes)
            && scopes.Any(held => held.Name == scope));
        return isHeld && caller.Scopes.Contains(scope) ? caller : ApiErrors.Forbidden;
    }
}
