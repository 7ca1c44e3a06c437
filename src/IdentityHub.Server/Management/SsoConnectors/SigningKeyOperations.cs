using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IdentityHub.Data;
using IdentityHub.Data.Sso;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Sso;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.SsoConnectors;

/// <summary>A signing key as answers show it: never the private part.</summary>
internal sealed record SigningKeyAnswer(string Id, string Certificate, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, bool Active, SigningKeyFingerprints Fingerprints)
{
    /// <summary>From the row.</summary>
    public static SigningKeyAnswer From(SamlSigningKey row)
    {
        using var certificate = X509Certificate2.CreateFromPem(row.Certificate);
        var hash = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        return new(row.Id, row.Certificate, row.CreatedAt, row.ExpiresAt, row.IsActive, new(new(string.Join(':', hash.Chunk(2).Select(static pair => new string(pair))), hash)));
    }
}

/// <summary>Hashes of a certificate, by which people compare it.</summary>
internal sealed record SigningKeyFingerprints(SigningKeyFingerprint Sha256);

/// <summary>A hash of a certificate.</summary>
/// <param name="Formatted">In pairs of digits.</param>
/// <param name="Unformatted">In one piece.</param>
internal sealed record SigningKeyFingerprint(string Formatted, string Unformatted);

/// <summary>A new key.</summary>
internal sealed record CreateSigningKey
{
    /// <summary>Whether it signs from now on, in the place of the one before; not at first when absent.</summary>
    public Optional<bool> Active { get; init; }
}

/// <summary>A change of a key.</summary>
internal sealed record UpdateSigningKey
{
    /// <summary>Whether it signs.</summary>
    public required bool Active { get; init; }
}

/// <summary>Keys with which SAML requests are signed. Of each connector at most one is active, so that a change of keys is prepared at the provider first.</summary>
internal static class SigningKeyOperations
{
    /// <summary>Lists them, the oldest first.</summary>
    public static async Task<ApiResult<List<SigningKeyAnswer>>> ListAsync(ApiCall call)
    {
        var id = call.Path("id");
        if (await FindProblemAsync(call, id) is { } problem)
        {
            return problem;
        }

        var rows = await call.Db.SamlSigningKeys.Where(row => row.SsoConnectorId == id).OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).ToListAsync(call.Cancellation);
        return rows.ConvertAll(SigningKeyAnswer.From);
    }

    /// <summary>Makes one.</summary>
    public static async Task<ApiResult<SigningKeyAnswer>> CreateAsync(ApiCall<CreateSigningKey> call)
    {
        var (id, isActive) = (call.Path("id"), call.Body.Active.Or(false));
        if (await FindProblemAsync(call, id) is { } problem)
        {
            return problem;
        }

        var key = call.Service<SamlKeys>().Create(id, isActive);
        return await call.WriteAsync<SigningKeyAnswer>(
            async (db, cancellation) =>
            {
                await db.LockCatalogAsync(cancellation);
                if (isActive)
                {
                    await db.SamlSigningKeys.Where(row => row.SsoConnectorId == id && row.IsActive)
                        .ExecuteUpdateAsync(update => update.SetProperty(row => row.IsActive, false), cancellation);
                }

                db.Add(key);
                return SigningKeyAnswer.From(key);
            },
            onForeignKey: SsoErrors.NotExists(id),
            created: static answer => answer.Id);
    }

    /// <summary>Activates or deactivates one. Activating deactivates the one before.</summary>
    public static async Task<ApiResult<SigningKeyAnswer>> UpdateAsync(ApiCall<UpdateSigningKey> call)
    {
        var (id, keyId, isActive) = (call.Path("id"), call.Path("keyId"), call.Body.Active);
        if (await FindProblemAsync(call, id) is { } problem)
        {
            return problem;
        }

        return await call.WriteAsync<SigningKeyAnswer>(async (db, cancellation) =>
        {
            await db.LockCatalogAsync(cancellation);
            if (await db.SamlSigningKeys.AsTracking().FirstOrDefaultAsync(row => row.SsoConnectorId == id && row.Id == keyId, cancellation) is not { } key)
            {
                return ApiErrors.NotFound;
            }

            if (key.IsActive && !isActive && await SignsAsync(call, db, id, cancellation))
            {
                return SsoErrors.SigningKeyInUse;
            }

            if (isActive)
            {
                await db.SamlSigningKeys.Where(row => row.SsoConnectorId == id && row.Id != keyId && row.IsActive)
                    .ExecuteUpdateAsync(update => update.SetProperty(row => row.IsActive, false), cancellation);
            }

            key.IsActive = isActive;
            return SigningKeyAnswer.From(key);
        });
    }

    /// <summary>Deletes one that does not sign.</summary>
    public static async Task<ApiResult<Nothing>> DeleteAsync(ApiCall call)
    {
        var (id, keyId) = (call.Path("id"), call.Path("keyId"));
        if (await FindProblemAsync(call, id) is { } problem)
        {
            return problem;
        }

        return await call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            await db.LockCatalogAsync(cancellation);
            var keys = db.SamlSigningKeys.Where(row => row.SsoConnectorId == id && row.Id == keyId);
            return await keys.Where(row => !row.IsActive).ExecuteDeleteAsync(cancellation) == 1 ? Nothing.Value
                : await keys.AnyAsync(cancellation) ? SsoErrors.SigningKeyActive
                : ApiErrors.NotFound;
        });
    }

    private static async Task<ApiError?> FindProblemAsync(ApiCall call, string id) => await SsoConnectorOperations.FindAsync(call, id) switch
    {
        null => SsoErrors.NotExists(id),
        { Provider.About.IsSaml: false } => SsoErrors.NotSaml,
        _ => null,
    };

    // As the write sees it: whoever turns signing on holds the same lock.
    private static async Task<bool> SignsAsync(ApiCall call, HubDbContext db, string id, CancellationToken cancellation) =>
        await db.SsoConnectors.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellation) is { } row
            && call.Service<SsoProviders>().Find(row.ProviderName) is { } provider
            && SsoConfigCheck.SignsRequests(provider, call.Service<SsoConnectorConfigs>().Read(row));
}
