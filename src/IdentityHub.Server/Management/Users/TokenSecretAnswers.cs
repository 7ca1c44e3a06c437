using IdentityHub.Data.Vault;
using IdentityHub.Server.Api;
using IdentityHub.Server.Vault;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Users;

/// <summary>What answers show of the tokens that are kept for a social identity: nothing secret.</summary>
internal sealed record SocialTokenSecret(
    string TenantId,
    string Id,
    string UserId,
    string Type,
    SecretMetadata Metadata,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string ConnectorId,
    string Target,
    string IdentityId)
{
    /// <summary>From the row.</summary>
    public static SocialTokenSecret From(Secret row) => new(
        Tenant.Id, row.Id, row.UserId, row.Type, SecretMetadata.Parse(row.Metadata), row.CreatedAt, row.UpdatedAt, row.ConnectorId, row.Provider, row.IdentityId);
}

/// <summary>What answers show of the tokens that are kept for an enterprise identity: nothing secret.</summary>
internal sealed record SsoTokenSecret(
    string TenantId,
    string Id,
    string UserId,
    string Type,
    SecretMetadata Metadata,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string SsoConnectorId,
    string Issuer,
    string IdentityId)
{
    /// <summary>From the row.</summary>
    public static SsoTokenSecret From(Secret row) => new(
        Tenant.Id, row.Id, row.UserId, row.Type, SecretMetadata.Parse(row.Metadata), row.CreatedAt, row.UpdatedAt, row.ConnectorId, row.Provider, row.IdentityId);
}

/// <summary>The rows of the vault that belong to a user, when a call asks to see what is kept.</summary>
internal sealed class TokenSecretList
{
    /// <summary>The flag that asks for them.</summary>
    public const string Flag = "includeTokenSecret";

    /// <summary>What the flag does.</summary>
    public const string FlagSummary = "Whether to show that the provider's tokens are kept, and how long they last; never the tokens.";

    private readonly List<Secret> rows;

    private TokenSecretList(List<Secret> rows) => this.rows = rows;

    /// <summary>Reads them; none when the call does not ask.</summary>
    public static async Task<TokenSecretList> ReadAsync(ApiCall call, string userId) => new(
        call.Flag(Flag) ? await call.Db.Secrets.Where(row => row.UserId == userId).ToListAsync(call.Cancellation) : []);

    /// <summary>What is kept for a social identity.</summary>
    public Optional<SocialTokenSecret> Social(string target, string? identityId) =>
        rows.Find(row => row.Owner == SecretOwner.Social && row.Provider == target && row.IdentityId == identityId) is { } row
            ? SocialTokenSecret.From(row)
            : default(Optional<SocialTokenSecret>);

    /// <summary>What is kept for an enterprise identity.</summary>
    public Optional<SsoTokenSecret> Sso(string issuer, string identityId) =>
        rows.Find(row => row.Owner == SecretOwner.EnterpriseSso && row.Provider == issuer && row.IdentityId == identityId) is { } row
            ? SsoTokenSecret.From(row)
            : default(Optional<SsoTokenSecret>);
}
