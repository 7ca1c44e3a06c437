using IdentityHub.Data.Resources;
using IdentityHub.Data.Roles;
using IdentityHub.Server.Hosting.Startup;

namespace IdentityHub.Server.ConfigurationFiles.Exporting;

/// <summary>Writes resources, the organization template and roles.</summary>
internal sealed class CatalogExport(DocumentWriter writer, ExportCatalog catalog)
{
    /// <summary>Writes the four sections.</summary>
    public void Write()
    {
        Section("resources", catalog.Resources.Values.Where(static row => row.Indicator != HubSeed.ManagementApiIndicator), static row => row.Indicator, Write);
        Section("organizationScopes", catalog.OrganizationScopes.Values, static row => row.Name, row =>
        {
            writer.Member("name", row.Name);
            writer.Member("description", row.Description);
        });
        Section("roles", catalog.Roles.Values.Where(static role => !ExportCatalog.IsInternal(role)), static row => row.Name, Write);
        Section("organizationRoles", catalog.OrganizationRoles.Values, static row => row.Name, row =>
        {
            writer.Member("name", row.Name);
            writer.Member("description", row.Description);
            writer.Member("type", row.Type.ToString());
            writer.Member("scopes", catalog.OrganizationScopeNames(catalog.OrganizationRoleScopes[row.Id]));
            catalog.WriteScopes(writer, "resourceScopes", catalog.OrganizationRoleResourceScopes[row.Id]);
        });
    }

    private void Write(Resource resource)
    {
        writer.Member("indicator", resource.Indicator);
        writer.Member("name", resource.Name);
        writer.Member("accessTokenTtl", resource.AccessTokenTtl);
        writer.Member("isDefault", resource.IsDefault);
        writer.Key("scopes");
        writer.StartList();
        foreach (var scope in catalog.Scopes.Values.Where(scope => scope.ResourceId == resource.Id).OrderBy(static scope => scope.Name, StringComparer.Ordinal))
        {
            writer.StartObject();
            writer.Member("name", scope.Name);
            writer.Member("description", scope.Description);
            writer.EndObject();
        }

        writer.EndList();
    }

    private void Write(Role role)
    {
        writer.Member("name", role.Name);
        writer.Member("description", role.Description);
        writer.Member("type", role.Type.ToString());
        writer.Member("isDefault", role.IsDefault);
        catalog.WriteScopes(writer, "scopes", catalog.RoleScopes[role.Id]);
    }

    private void Section<T>(string key, IEnumerable<T> rows, Func<T, string> orderOf, Action<T> write)
    {
        writer.Key(key);
        writer.StartList();
        foreach (var row in rows.OrderBy(orderOf, StringComparer.Ordinal))
        {
            writer.StartObject();
            write(row);
            writer.EndObject();
        }

        writer.EndList();
    }
}
