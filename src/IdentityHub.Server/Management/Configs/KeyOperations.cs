using IdentityHub.Data.Signing;
using IdentityHub.Server.Api;
using IdentityHub.Server.Audit;
using IdentityHub.Server.Oidc;
using IdentityHub.Server.Signing;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Configs;

/// <summary>
/// Keys: those that sign tokens, and, where the reference has keys for cookies, those of data protection, which do here what those do there.
/// </summary>
internal static class KeyOperations
{
    private const string Private = "private-keys";
    private const string Cookie = "cookie-keys";

    // A new key of data protection waits until every node has read it; nodes read them once a day.
    private static readonly TimeSpan CookieKeyDelay = TimeSpan.FromDays(2);
    private static readonly TimeSpan CookieKeyLifetime = TimeSpan.FromDays(90);

    /// <summary>Lists them, the newest first.</summary>
    public static async Task<ApiResult<List<OidcKeyAnswer>>> ListAsync(ApiCall call) => call.Path("keyType") switch
    {
        Private => await ListPrivateAsync(call),
        Cookie => await ListCookieAsync(call),
        _ => ConfigErrors.UnknownKeyType,
    };

    /// <summary>Makes a new one.</summary>
    public static async Task<ApiResult<List<OidcKeyAnswer>>> RotateAsync(ApiCall<RotateOidcKeys> call) => call.Path("keyType") switch
    {
        Private => await RotatePrivateAsync(call),
        Cookie => await RotateCookieAsync(call),
        _ => ConfigErrors.UnknownKeyType,
    };

    /// <summary>Deletes one that no longer signs.</summary>
    public static async Task<ApiResult<Nothing>> DeleteAsync(ApiCall call)
    {
        var (type, id) = (call.Path("keyType"), call.Path("keyId"));
        if (type == Cookie)
        {
            // Data protection removes none: what an old key protects must stay readable until it expires.
            return await call.Db.DataProtectionKeys.AnyAsync(key => key.FriendlyName == id, call.Cancellation) ? ConfigErrors.KeyRequired : ConfigErrors.KeyNotFound;
        }

        if (type != Private)
        {
            return ConfigErrors.UnknownKeyType;
        }

        var deletion = await call.Service<KeyRotation>().DeleteAsync(id, call.Cancellation);
        if (deletion == KeyDeletion.Deleted)
        {
            call.Service<AuditTrail>().Record(call.Http, ApiAudit.Entry(call, null));
            return Nothing.Value;
        }

        if (deletion == KeyDeletion.NotFound)
        {
            return ConfigErrors.KeyNotFound;
        }

        return await call.Db.SigningKeys.CountAsync(call.Cancellation) == 1 ? ConfigErrors.KeyRequired : ConfigErrors.OnlyPrevious;
    }

    private static async Task<ApiResult<List<OidcKeyAnswer>>> RotatePrivateAsync(ApiCall<RotateOidcKeys> call)
    {
        if (FindAlgorithm(call.Service<OidcOptions>(), call.Body.SigningKeyAlgorithm) is not { } algorithm)
        {
            return ConfigErrors.InvalidRotation;
        }

        var grace = TimeSpan.FromSeconds(call.Body.RotationGracePeriod.Or(0));
        var result = await call.Service<KeyRotation>().RotateAsync(algorithm, grace, call.Cancellation);
        if (result.Outcome != RotationOutcome.Rotated)
        {
            return ConfigErrors.InvalidRotation;
        }

        call.Service<AuditTrail>().Record(call.Http, ApiAudit.Entry(call, result.KeyId));
        return await ListPrivateAsync(call);
    }

    private static async Task<ApiResult<List<OidcKeyAnswer>>> RotateCookieAsync(ApiCall<RotateOidcKeys> call)
    {
        var now = call.Now;
        var starts = now + CookieKeyDelay;
        call.Service<IKeyManager>().CreateNewKey(starts, starts + CookieKeyLifetime);
        call.Service<AuditTrail>().Record(call.Http, ApiAudit.Entry(call, null));
        return await ListCookieAsync(call);
    }

    private static async Task<List<OidcKeyAnswer>> ListPrivateAsync(ApiCall call)
    {
        var keys = await call.Db.SigningKeys.OrderByDescending(key => key.CreatedAt).ThenBy(key => key.Id)
            .Select(key => new { key.Id, key.Algorithm, key.Status, key.CreatedAt, key.EffectiveAt }).ToListAsync(call.Cancellation);
        return keys.ConvertAll(key => new OidcKeyAnswer
        {
            Id = key.Id,
            CreatedAt = key.CreatedAt.ToUnixTimeSeconds(),
            SigningKeyAlgorithm = FamilyOf(key.Algorithm),
            Status = key.Status,
            EffectiveAt = key is { Status: SigningKeyStatus.Next, EffectiveAt: { } instant } ? instant : default(Optional<DateTimeOffset>),
        });
    }

    private static async Task<List<OidcKeyAnswer>> ListCookieAsync(ApiCall call)
    {
        var keys = await call.Db.DataProtectionKeys.OrderByDescending(key => key.CreatedAt).ThenBy(key => key.FriendlyName)
            .Select(key => new { key.FriendlyName, key.CreatedAt }).ToListAsync(call.Cancellation);
        return keys.ConvertAll(key => new OidcKeyAnswer { Id = key.FriendlyName, CreatedAt = key.CreatedAt.ToUnixTimeSeconds() });
    }

    private static string? FindAlgorithm(OidcOptions options, Optional<SigningKeyFamily> family) => family.IsGiven
        ? options.Algorithms.FirstOrDefault(algorithm => FamilyOf(algorithm) == family.Value)
        : options.SigningAlgorithm;

    private static SigningKeyFamily FamilyOf(string algorithm) =>
        algorithm.StartsWith("ES", StringComparison.Ordinal) ? SigningKeyFamily.EC : SigningKeyFamily.RSA;
}
