using IdentityHub.Data.Applications;

namespace IdentityHub.Server.ConfigurationFiles.Exporting;

/// <summary>Writes who may use a client.</summary>
internal sealed class AccessControlExport(DocumentWriter writer, ExportCatalog catalog)
{
    /// <summary>Writes the rules of one client; nothing when there are none.</summary>
    public void Write(Application application, ApplicationBelongings belongings)
    {
        var id = application.Id;
        if (!application.AppLevelAccessControlEnabled && !belongings.HasRules(id))
        {
            return;
        }

        writer.Key("accessControl");
        writer.StartObject();
        writer.Member("enabled", application.AppLevelAccessControlEnabled);
        if (belongings.HasUsers)
        {
            WriteIds("users", belongings.AllowedUsers[id]);
        }

        writer.Member("userRoles", catalog.RoleNames(belongings.AllowedRoles[id]));
        WriteIds("organizations", belongings.AllowedOrganizations[id]);
        writer.Key("organizationRoles");
        writer.StartList();
        foreach (var rule in belongings.AllowedOrganizationRoles[id].GroupBy(static row => row.OrganizationId).OrderBy(static rule => rule.Key, StringComparer.Ordinal))
        {
            writer.StartObject();
            writer.Member("id", rule.Key);
            writer.Member("roles", catalog.OrganizationRoleNames(rule.Select(static row => row.OrganizationRoleId)));
            writer.EndObject();
        }

        writer.EndList();
        writer.EndObject();
    }

    private void WriteIds(string key, IEnumerable<string> ids)
    {
        writer.Key(key);
        writer.StartList();
        foreach (var id in ids.Order(StringComparer.Ordinal))
        {
            writer.StartObject();
            writer.Member("id", id);
            writer.EndObject();
        }

        writer.EndList();
    }
}
