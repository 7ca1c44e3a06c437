using IdentityHub.Data;
using IdentityHub.Data.Applications;
using IdentityHub.Data.Organizations;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.ConfigurationFiles.Exporting;

/// <summary>Writes organizations page by page, and the members of each page by page too: one organization can have very many.</summary>
internal sealed class OrganizationExport(DocumentWriter writer, ExportCatalog catalog, ExportOptions options)
{
    private const int PageSize = 200;

    /// <summary>Writes the section.</summary>
    public async Task WriteAsync(HubDbContext db, CancellationToken cancellation)
    {
        var members = new MemberPages(db);
        writer.Key("organizations");
        writer.StartList();
        for (var last = ""; ;)
        {
            var page = await db.Organizations
                .Where(row => row.Id.CompareTo(last) > 0).OrderBy(static row => row.Id).Take(PageSize).ToListAsync(cancellation);
            if (page.Count == 0)
            {
                break;
            }

            var belongings = await Belongings.LoadAsync(db, page[0].Id, page[^1].Id, cancellation);
            foreach (var organization in page)
            {
                writer.StartObject();
                Write(organization, belongings);
                if (options.WithUsers)
                {
                    await WriteMembersAsync(organization.Id, members, cancellation);
                }

                writer.EndObject();
            }

            await writer.FlushAsync(cancellation);
            last = page[^1].Id;
        }

        writer.EndList();
    }

    private void Write(Organization organization, Belongings belongings)
    {
        writer.Member("id", organization.Id);
        writer.Member("name", organization.Name);
        writer.Member("description", organization.Description);
        writer.Member("customData", organization.CustomData);
        writer.Member("isMfaRequired", organization.IsMfaRequired);
        writer.Member("isTrustedDeviceAllowed", organization.IsTrustedDeviceAllowed);
        writer.Member("isDisabled", organization.IsDisabled);
        writer.Member("color", organization.Color);
        writer.Member("branding", organization.Branding);
        writer.Member("customCss", organization.CustomCss);
        if (belongings.Domains.Contains(organization.Id) || belongings.JitRoles.Contains(organization.Id))
        {
            writer.Key("jit");
            writer.StartObject();
            writer.Member("emailDomains", belongings.Domains[organization.Id].Order(StringComparer.Ordinal));
            writer.Member("roles", catalog.OrganizationRoleNames(belongings.JitRoles[organization.Id]));
            writer.EndObject();
        }

        writer.Key("applications");
        writer.StartList();
        foreach (var application in belongings.Applications[organization.Id].Order(StringComparer.Ordinal))
        {
            writer.StartObject();
            writer.Member("id", application);
            writer.Member("roles", catalog.OrganizationRoleNames(belongings.ApplicationRoles[(organization.Id, application)]));
            writer.EndObject();
        }

        writer.EndList();
    }

    private async Task WriteMembersAsync(string organizationId, MemberPages members, CancellationToken cancellation)
    {
        writer.Key("users");
        writer.StartList();
        await foreach (var (userId, roles) in members.OfAsync(organizationId, cancellation))
        {
            writer.StartObject();
            writer.Member("id", userId);
            writer.Member("roles", catalog.OrganizationRoleNames(roles));
            writer.EndObject();
        }

        writer.EndList();
    }

    private sealed record Belongings(
        ILookup<string, string> Domains,
        ILookup<string, string> JitRoles,
        ILookup<string, string> Applications,
        ILookup<(string Organization, string Application), string> ApplicationRoles)
    {
        public static async Task<Belongings> LoadAsync(HubDbContext db, string first, string last, CancellationToken cancellation)
        {
            return new Belongings(
                (await Of(db.OrganizationJitEmailDomains).ToListAsync(cancellation)).ToLookup(static row => row.OrganizationId, static row => row.EmailDomain),
                (await Of(db.OrganizationJitRoles).ToListAsync(cancellation)).ToLookup(static row => row.OrganizationId, static row => row.OrganizationRoleId),
                (await Of(db.OrganizationApplications).Where(row => db.Applications.Any(
                        application => application.Id == row.ApplicationId && application.Type == ApplicationType.MachineToMachine))
                    .ToListAsync(cancellation)).ToLookup(static row => row.OrganizationId, static row => row.ApplicationId),
                (await Of(db.OrganizationRoleApplications).ToListAsync(cancellation))
                    .ToLookup(static row => (row.OrganizationId, row.ApplicationId), static row => row.OrganizationRoleId));

            IQueryable<T> Of<T>(IQueryable<T> rows)
                where T : class =>
                rows.Where(row => EF.Property<string>(row, "OrganizationId").CompareTo(first) >= 0
                    && EF.Property<string>(row, "OrganizationId").CompareTo(last) <= 0);
        }
    }
}
