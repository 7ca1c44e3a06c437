using IdentityHub.Data;
using IdentityHub.Server.ConfigurationFiles.Reporting;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Database;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.ConfigurationFiles.Exporting;

/// <summary>Writes what the hub has as a file that <c>apply</c> takes again.</summary>
/// <remarks>
/// <code>
/// one snapshot -> catalog (held: small) -> sections in the file's order -> writer
///                 users, organizations and members: page by page, written before the next one is read
/// </code>
/// </remarks>
internal sealed class FileExporter(IDbContextFactory<HubDbContext> contexts, MasterKey masterKey)
{
    /// <summary>Writes the whole file.</summary>
    /// <returns>The secrets that it expects in environment variables.</returns>
    public async Task<IReadOnlyList<ExportedSecret>> ExportAsync(DocumentWriter writer, ExportOptions options, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var snapshot = await ReadSnapshot.BeginAsync(db, cancellation);
        var catalog = await ExportCatalog.LoadAsync(db, cancellation);
        var applications = new ApplicationExport(writer, catalog, options);
        writer.StartObject();
        new CatalogExport(writer, catalog).Write();
        await applications.WriteAsync(db, cancellation);
        var administrators = new AdministratorExport(writer, catalog, options);
        await administrators.WriteAsync(db, cancellation);
        if (options.WithUsers)
        {
            await new UserExport(writer, catalog, options).WriteAsync(db, cancellation);
        }

        await new OrganizationExport(writer, catalog, options).WriteAsync(db, cancellation);
        var experience = new ExperienceExport(writer, masterKey, options);
        await experience.WriteAsync(db, cancellation);
        var enterprises = new SsoConnectorExport(writer, masterKey, options);
        await enterprises.WriteAsync(db, cancellation);
        await SettingExport.WriteAsync(writer, db, cancellation);
        writer.EndObject();
        List<ExportedSecret> secrets = [.. applications.Secrets, .. administrators.Secrets, .. experience.Secrets, .. enterprises.Secrets];
        WriteSecrets(writer, secrets);
        await writer.FlushAsync(cancellation);
        return secrets;
    }

    private static void WriteSecrets(DocumentWriter writer, IReadOnlyList<ExportedSecret> secrets)
    {
        if (secrets.Count > 0)
        {
            writer.Comment("\nSecrets are not in this file. Before it is applied these environment variables have to hold them:");
        }

        foreach (var secret in secrets)
        {
            writer.Comment($"  {secret.Variable}  ({secret.Owner}, {ShownText.Quoted(secret.Name)})");
        }
    }
}
