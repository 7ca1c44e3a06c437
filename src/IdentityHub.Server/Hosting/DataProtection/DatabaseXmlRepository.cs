using System.Text;
using System.Xml.Linq;
using IdentityHub.Data;
using IdentityHub.Data.Signing;
using IdentityHub.Protocol;
using IdentityHub.Server.Hosting.Database;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Hosting.DataProtection;

/// <summary>Keeps the keys of data protection in the database, under the master key, so that a cookie of one node is good on every node.</summary>
internal sealed class DatabaseXmlRepository(
    IDbContextFactory<HubDbContext> contexts, HubWriter writer, MasterKey masterKey, TimeProvider time) : IXmlRepository
{
    private const string Purpose = "data protection";

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = contexts.CreateDbContext();
        return [.. db.DataProtectionKeys.AsNoTracking().Select(key => key.EncryptedXml).ToList().Select(Open)];
    }

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        var record = new DataProtectionKey
        {
            FriendlyName = string.IsNullOrEmpty(friendlyName) ? RandomValues.StandardId() : friendlyName,
            EncryptedXml = masterKey.Protect(Purpose, Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting))),
            CreatedAt = time.GetUtcNow(),
        };

        // The framework's interface is synchronous; it stores a key every few months.
        writer.WriteAsync(
            Durability.Durable,
            (db, _) =>
            {
                db.DataProtectionKeys.Add(record);
                return Task.CompletedTask;
            },
            CancellationToken.None).GetAwaiter().GetResult();
    }

    // One key that cannot be opened is a wrong master key or a damaged row: leaving it out would sign everybody out without a word.
    private XElement Open(byte[] encrypted) => masterKey.Unprotect(Purpose, encrypted) is { } xml
        ? XElement.Parse(Encoding.UTF8.GetString(xml))
        : throw new InvalidOperationException("A data protection key cannot be opened with the master key.");
}
