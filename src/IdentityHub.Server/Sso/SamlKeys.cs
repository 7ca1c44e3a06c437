using IdentityHub.Data;
using IdentityHub.Data.Sso;
using IdentityHub.Protocol;
using IdentityHub.Protocol.Saml;
using IdentityHub.Server.Connectors.Saml;
using IdentityHub.Server.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Sso;

/// <summary>Makes keys of SAML connectors, each with a certificate that it signs itself: providers trust the certificate, not who issued it.</summary>
internal sealed class SamlKeys(MasterKey masterKey, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(3652);

    /// <summary>Makes a key, which takes a while.</summary>
    /// <param name="connectorId">The connector.</param>
    /// <param name="isActive">Whether it signs from now on.</param>
    public SamlSigningKey Create(string connectorId, bool isActive)
    {
        var now = time.GetUtcNow();
        var key = SamlKey.Make(connectorId, now, Lifetime);
        var id = RandomValues.StandardId();
        return new SamlSigningKey
        {
            Id = id,
            SsoConnectorId = connectorId,
            EncryptedPrivateKey = SamlSigningKeys.Protect(masterKey, id, key.ExportPkcs8()),
            Certificate = key.Certificate!.Pem,
            IsActive = isActive,
            CreatedAt = now,
            ExpiresAt = key.Certificate.NotAfter,
        };
    }

    /// <summary>The key with which a connector signs; null when it has none.</summary>
    public static Task<SamlSigningKey?> FindActiveAsync(HubDbContext db, string connectorId, CancellationToken cancellation) =>
        db.SamlSigningKeys.AsNoTracking().FirstOrDefaultAsync(row => row.SsoConnectorId == connectorId && row.IsActive, cancellation);
}
