using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Grants;
using IdentityHub.Data.Users;
using IdentityHub.Protocol;
using IdentityHub.Protocol.Tokens;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.People;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Oidc.Token;

/// <summary>What a user granted, as a code or refresh token remembers it.</summary>
internal sealed record UserGrant
{
    /// <summary>The user as of this request.</summary>
    public required User User { get; init; }

    /// <summary>The authorization.</summary>
    public required string AuthorizationId { get; init; }

    /// <summary>When the authorization ends.</summary>
    public required DateTimeOffset AuthorizationExpiresAt { get; init; }

    /// <summary>All granted scopes.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Scopes of this request: all granted ones, or fewer.</summary>
    public required IReadOnlyList<string> EffectiveScopes { get; init; }

    /// <summary>When the person proved who they are.</summary>
    public required DateTimeOffset AuthenticatedAt { get; init; }

    /// <summary>How they proved it.</summary>
    public required string Methods { get; init; }

    /// <summary>The nonce of the authorization request; only the code exchange returns it.</summary>
    public string? Nonce { get; init; }
}

/// <summary>Tokens for a user, and the row to store when the access token is opaque.</summary>
internal sealed record PreparedTokens(TokenResponse Response, Data.Grants.Token? AccessTokenRow);

/// <summary>Makes the access and ID tokens of a user; shared by the code and the refresh token grant.</summary>
internal sealed class UserTokens(IDbContextFactory<HubDbContext> contexts, TokenIssuer issuer, TimeProvider time)
{
    private const int DefaultLifetime = 3600;

    /// <summary>Checks what the user may do now and signs the tokens. Nothing is stored yet.</summary>
    public async Task<Result<PreparedTokens>> PrepareAsync(TokenRequest request, UserGrant grant, CancellationToken cancellation)
    {
        grant = BelowCeiling(grant, request.Client);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var isOpenId = grant.EffectiveScopes.Contains(KnownScopes.OpenId);
        var access = await UserAccess.ReadAsync(
            db,
            grant.User,
            request.Client,
            needsRoles: (isOpenId && UserClaims.NeedsRoles(grant.EffectiveScopes)) || (request.Resource is not null && request.OrganizationId is null),
            needsMemberships: (isOpenId && UserClaims.NeedsMemberships(grant.EffectiveScopes)) || request.OrganizationId is not null,
            needsSsoIdentities: isOpenId && UserClaims.NeedsSsoIdentities(grant.EffectiveScopes),
            cancellation);
        if (access is null)
        {
            return OAuthError.InvalidGrant("user is suspended");
        }

        if (!await ApplicationAccess.AllowsAsync(db, request.Client, grant.User.Id, cancellation))
        {
            return OAuthError.AccessDenied("user may not use this application");
        }

        Membership? organization = null;
        if (request.OrganizationId is not null)
        {
            if (!AdmitToOrganization(request.OrganizationId, grant, access).TryGet(out organization, out var refusal))
            {
                return refusal;
            }
        }

        var prepared = IssueAccessToken(request, grant, access, organization);
        return isOpenId
            ? prepared with { Response = prepared.Response with { IdToken = IdToken(request, grant, access) } }
            : prepared;
    }

    private static UserGrant BelowCeiling(UserGrant grant, ApplicationEntry client) => client.Permissions is null
        ? grant
        : grant with
        {
            Scopes = [.. grant.Scopes.Where(client.AllowsUserScope)],
            EffectiveScopes = [.. grant.EffectiveScopes.Where(client.AllowsUserScope)],
        };

    private static Result<Membership> AdmitToOrganization(string organizationId, UserGrant grant, UserAccess access)
    {
        if (access.In(organizationId) is not { } organization)
        {
            return OAuthError.AccessDenied("user is not a member of the organization");
        }

        if (!access.Disclosed.Contains(organization))
        {
            return OAuthError.AccessDenied("organization access is not granted to the application");
        }

        if (organization.IsMfaRequired && access.User.MfaVerifications.GetArrayLength() == 0)
        {
            return OAuthError.AccessDenied("organization requires MFA but user has no MFA configured");
        }

        return grant.Scopes.Contains(KnownScopes.Organizations)
            ? organization
            : OAuthError.InsufficientScope("refresh token missing required scope", KnownScopes.Organizations);
    }

    private PreparedTokens IssueAccessToken(TokenRequest request, UserGrant grant, UserAccess access, Membership? organization)
    {
        if (request.Resource is null && organization is null)
        {
            return IssueOpaque(request, grant);
        }

        var held = Held(request, access, organization);
        var granted = ScopeList.Join(grant.EffectiveScopes.Where(held.Contains));
        var scope = request.Resource is not null && granted.Length == 0 ? null : granted;
        var lifetime = request.Resource?.Resource.AccessTokenTtl ?? DefaultLifetime;
        var token = issuer.SignAccessToken(new AccessTokenClaims(
            grant.User.Id,
            request.Client.Id,
            request.Resource?.Resource.Indicator ?? KnownScopes.OrganizationAudience + organization!.OrganizationId,
            scope,
            request.Resource is null ? null : organization?.OrganizationId,
            lifetime));
        return new PreparedTokens(new TokenResponse(token, lifetime, scope), null);
    }

    /// <summary>Names of the scopes that the user holds for what was asked, below the ceiling of a third-party client.</summary>
    private static HashSet<string> Held(TokenRequest request, UserAccess access, Membership? organization)
    {
        var permissions = request.Client.Permissions;
        if (request.Resource is null)
        {
            return [.. UserAccess.OrganizationScopes(request.Catalog, organization!)
                .Where(scope => permissions?.OrganizationScopeIds.Contains(scope.Id) != false)
                .Select(scope => scope.Name)];
        }

        var ceiling = organization is null ? permissions?.ResourceScopeIds : permissions?.OrganizationResourceScopeIds;
        return [.. access.ResourceScopes(request.Catalog, request.Resource.Resource.Indicator, organization)
            .Where(scope => ceiling?.Contains(scope.Id) != false)
            .Select(scope => scope.Name)];
    }

    private PreparedTokens IssueOpaque(TokenRequest request, UserGrant grant)
    {
        var now = time.GetUtcNow();
        var expiresAt = Earlier(now.AddSeconds(DefaultLifetime), grant.AuthorizationExpiresAt);
        var scopes = grant.EffectiveScopes.Where(KnownScopes.IsOidc).ToArray();
        var value = RandomValues.Token();
        var row = new Data.Grants.Token
        {
            Id = RandomValues.Identifier21(),
            Type = TokenType.AccessToken,
            ReferenceHash = TokenReference.Hash(value),
            AuthorizationId = grant.AuthorizationId,
            ApplicationId = request.Client.Id,
            UserId = grant.User.Id,
            Payload = JsonSerializer.Serialize(new AccessTokenPayload { Scopes = scopes }, TokenJson.Default.AccessTokenPayload),
            CreatedAt = now,
            ExpiresAt = expiresAt,
        };
        return new PreparedTokens(new TokenResponse(value, (int)(expiresAt - now).TotalSeconds, ScopeList.Join(scopes)), row);
    }

    private string IdToken(TokenRequest request, UserGrant grant, UserAccess access) => issuer.SignIdToken(new IdTokenClaims(
        request.Client, access, request.Catalog, grant.EffectiveScopes, grant.Nonce, grant.AuthenticatedAt, grant.Methods));

    private static DateTimeOffset Earlier(DateTimeOffset first, DateTimeOffset second) => first < second ? first : second;
}
