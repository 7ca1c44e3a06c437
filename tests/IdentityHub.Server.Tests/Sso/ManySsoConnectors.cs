using IdentityHub.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace IdentityHub.Server.Tests.Sso;

/// <summary>
/// Ten thousand connectors with three domains each: domain number <c>n</c> is <c>d{n}.example</c>. Of ten connectors eight are the operator's, one is an
/// organization's that has proven its domains, and one an organization's that has not.
/// </summary>
internal static class ManySsoConnectors
{
    public const int Connectors = 10_000;
    public const int Domains = 30_000;

    /// <summary>Fills an empty hub by set-based inserts.</summary>
    /// <param name="db">The store, within a write.</param>
    /// <param name="organizationId">An organization that there is.</param>
    public static async Task FillAsync(HubDbContext db, string organizationId)
    {
        var isPostgres = db.Database.IsNpgsql();
        var (no, blob) = isPostgres ? ("false", "''::bytea") : ("0", "x''");
        await InsertAsync(
            db,
            "sso_connectors (id, provider_name, connector_name, encrypted_config, branding, sync_profile, enable_token_storage, is_disabled, shares_domains, trusts_mfa, organization_id, created_at)",
            $"'c' || n, 'OIDC', 'Connector ' || n, {blob}, '{{}}', {no}, {no}, {no}, {no}, {no}, CASE WHEN n % 10 IN (8, 9) THEN '{organizationId}' END, n",
            Connectors);
        await InsertAsync(
            db,
            "sso_connector_domains (domain, sso_connector_id, position, challenge, verified_at, is_overridden)",
            $"'d' || n || '.example', 'c' || ((n - 1) % {Connectors} + 1), n / {Connectors}, 'x', CASE WHEN n % 10 = 8 THEN 1 END, {no}",
            Domains);
        await ExecuteAsync(db, "ANALYZE");
    }

    /// <summary>Gives a person twenty thousand identities, of a hundred connectors two hundred each: <c>c1</c> to <c>c100</c>.</summary>
    /// <param name="db">The store, within a write.</param>
    /// <param name="userId">The person.</param>
    public static async Task FillIdentitiesAsync(HubDbContext db, string userId)
    {
        await InsertAsync(
            db,
            "user_sso_identities (id, user_id, issuer, identity_id, detail, sso_connector_id, created_at, updated_at)",
            $"'i' || n, '{userId}', 'https://idp.example/' || n, 'person', '{{}}', 'c' || (n % 100 + 1), n, n",
            20_000);
        await ExecuteAsync(db, "ANALYZE");
    }

    private static Task InsertAsync(HubDbContext db, string columns, string values, int count) => ExecuteAsync(db, db.Database.IsNpgsql()
        ? $"INSERT INTO {columns} SELECT {values} FROM generate_series(1, {count}) AS n"
        : $"INSERT INTO {columns} WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count}) SELECT {values} FROM numbers");

    private static async Task ExecuteAsync(HubDbContext db, string sql)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // The text is this file's.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
