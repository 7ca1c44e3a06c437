using System.Globalization;
using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Applications;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Hosting.Startup;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.ConfigurationFiles.Exporting;

/// <summary>Writes OAuth clients, page by page.</summary>
internal sealed class ApplicationExport(DocumentWriter writer, ExportCatalog catalog, ExportOptions options)
{
    private const int PageSize = 200;

    // Clients of other kinds cannot be described in a file.
    private static readonly ApplicationType[] Types =
        [ApplicationType.Native, ApplicationType.SPA, ApplicationType.Traditional, ApplicationType.MachineToMachine];

    private readonly List<ExportedSecret> secrets = [];

    /// <summary>The secrets that the file expects in environment variables.</summary>
    public IReadOnlyList<ExportedSecret> Secrets => secrets;

    /// <summary>Writes the section.</summary>
    public async Task WriteAsync(HubDbContext db, CancellationToken cancellation)
    {
        writer.Key("applications");
        writer.StartList();
        for (var last = ""; ;)
        {
            var page = await db.Applications.OfOperator()
                .Where(row => row.Id.CompareTo(last) > 0 && Types.Contains(row.Type))
                .OrderBy(static row => row.Id)
                .Take(PageSize)
                .ToListAsync(cancellation);
            if (page.Count == 0)
            {
                break;
            }

            var belongings = await ApplicationBelongings.LoadAsync(db, page[0].Id, page[^1].Id, options, cancellation);
            foreach (var application in page)
            {
                Write(application, belongings);
            }

            await writer.FlushAsync(cancellation);
            last = page[^1].Id;
        }

        writer.EndList();
    }

    private void Write(Application application, ApplicationBelongings belongings)
    {
        writer.StartObject();
        writer.Member("id", application.Id);
        writer.Member("name", application.Name);
        writer.Member("description", application.Description);
        writer.Member("type", application.Type.ToString());
        writer.Member("isThirdParty", application.IsThirdParty);
        writer.Member("isDisabled", application.IsDisabled);
        WriteMetadata(application);
        writer.Member("customData", application.CustomData);
        if (ClientSecrets.AreFor(application.Type))
        {
            WriteSecrets(application.Id, belongings.Secrets[application.Id]);
        }

        if (application.Type == ApplicationType.MachineToMachine)
        {
            WriteRoles([.. belongings.Roles[application.Id]]);
        }

        if (application.IsThirdParty)
        {
            WritePermissions(application.Id, belongings);
        }

        WriteLook(belongings.Looks.GetValueOrDefault(application.Id));
        new AccessControlExport(writer, catalog).Write(application, belongings);
        writer.EndObject();
    }

    // What a list says twice a file says once; applying it takes that for the same.
    private void WriteMetadata(Application application)
    {
        var metadata = application.OidcClientMetadata with
        {
            RedirectUris = [.. application.OidcClientMetadata.RedirectUris.Distinct(StringComparer.Ordinal)],
            PostLogoutRedirectUris = [.. application.OidcClientMetadata.PostLogoutRedirectUris.Distinct(StringComparer.Ordinal)],
        };
        var custom = application.CustomClientMetadata with
        {
            CorsAllowedOrigins = application.CustomClientMetadata.CorsAllowedOrigins?.Distinct(StringComparer.Ordinal).ToList(),
        };
        writer.Member("oidcClientMetadata", JsonSerializer.SerializeToElement(metadata, ExportJson.Default.OidcClientMetadata));
        writer.Member("customClientMetadata", JsonSerializer.SerializeToElement(custom, ExportJson.Default.CustomClientMetadata));
    }

    private void WriteSecrets(string applicationId, IEnumerable<ApplicationSecret> rows)
    {
        writer.Key("secrets");
        writer.StartList();
        foreach (var row in rows.OrderBy(static row => row.Name, StringComparer.Ordinal))
        {
            writer.StartObject();
            writer.Member("name", row.Name);
            if (!options.LeavesOutSecrets)
            {
                var variable = SecretNames.Of(applicationId, row.Name);
                secrets.Add(new ExportedSecret(variable, $"application {applicationId}", row.Name));
                writer.Key("value");
                writer.Variable(variable);
            }

            writer.Member("expiresAt", row.ExpiresAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture));
            writer.EndObject();
        }

        writer.EndList();
    }

    private void WriteRoles(IReadOnlyList<string> ids)
    {
        writer.Member("roles", catalog.RoleNames(ids));
        var all = catalog.Scopes.Values.FirstOrDefault(scope =>
            scope.Name == "all" && catalog.Resources[scope.ResourceId].Indicator == HubSeed.ManagementApiIndicator);
        var holders = ids.Where(id => all is not null && catalog.RoleScopes[id].Contains(all.Id)).ToList();
        // A role of the hub itself cannot be named; what it gives can.
        if (holders.Count > 0 && holders.TrueForAll(id => ExportCatalog.IsInternal(catalog.Roles[id])))
        {
            writer.Member("managementApiAccess", true);
        }
    }

    private void WritePermissions(string id, ApplicationBelongings belongings)
    {
        writer.Key("permissions");
        writer.StartObject();
        writer.Member("userScopes", belongings.UserScopes[id].Order(StringComparer.Ordinal));
        catalog.WriteScopes(writer, "resourceScopes", belongings.ResourceScopes[id]);
        writer.Member("organizationScopes", catalog.OrganizationScopeNames(belongings.OrganizationScopes[id]));
        catalog.WriteScopes(writer, "organizationResourceScopes", belongings.OrganizationResourceScopes[id]);
        writer.EndObject();
    }

    private void WriteLook(ApplicationSignInExperience? look)
    {
        if (look is null)
        {
            return;
        }

        writer.Key("signInExperience");
        writer.StartObject();
        writer.Member("displayName", look.DisplayName);
        writer.Member("color", look.Color);
        writer.Member("branding", look.Branding);
        writer.Member("termsOfUseUrl", look.TermsOfUseUrl);
        writer.Member("privacyPolicyUrl", look.PrivacyPolicyUrl);
        writer.Member("customCss", look.CustomCss);
        writer.EndObject();
    }
}
