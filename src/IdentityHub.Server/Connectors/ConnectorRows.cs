using IdentityHub.Data;
using IdentityHub.Data.Vault;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Connectors;

/// <summary>What goes with a connector that is deleted, besides what the database takes along.</summary>
internal static class ConnectorRows
{
    /// <summary>Deletes the tokens of accounts elsewhere that came by it: nothing could refresh them any more. Identities stay.</summary>
    /// <param name="db">The store, within the write that deletes the connector.</param>
    /// <param name="id">The connector.</param>
    /// <param name="cancellation">Ends the write.</param>
    public static Task EndAsync(HubDbContext db, string id, CancellationToken cancellation) =>
        db.Secrets.Where(row => row.Owner == SecretOwner.Social && row.ConnectorId == id).ExecuteDeleteAsync(cancellation);
}
