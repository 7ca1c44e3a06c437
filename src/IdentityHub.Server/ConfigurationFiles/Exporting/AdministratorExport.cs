using IdentityHub.Data;
using IdentityHub.Data.Users;
using IdentityHub.Server.People;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.ConfigurationFiles.Exporting;

/// <summary>Writes administrators: who they are and what they may do; all about them where people are written.</summary>
internal sealed class AdministratorExport(DocumentWriter writer, ExportCatalog catalog, ExportOptions options)
{
    private readonly List<ExportedSecret> secrets = [];

    /// <summary>The passwords that the file expects in environment variables.</summary>
    public IReadOnlyList<ExportedSecret> Secrets => secrets;

    /// <summary>Writes the section.</summary>
    public async Task WriteAsync(HubDbContext db, CancellationToken cancellation)
    {
        var users = await db.Users
            .Where(user => db.UserRoles.Any(row => row.UserId == user.Id && AdministratorRoles.Ids.Contains(row.RoleId)))
            .OrderBy(static user => user.Id)
            .ToListAsync(cancellation);
        var ids = users.ConvertAll(static user => user.Id);
        var roles = (await db.UserRoles.Where(row => ids.Contains(row.UserId)).ToListAsync(cancellation)).ToLookup(static row => row.UserId, static row => row.RoleId);
        writer.Key("administrators");
        writer.StartList();
        foreach (var user in users)
        {
            writer.StartObject();
            Write(user, [.. roles[user.Id]]);
            writer.EndObject();
        }

        writer.EndList();
    }

    private void Write(User user, IReadOnlyCollection<string> roleIds)
    {
        if (options.WithUsers)
        {
            new UserExport(writer, catalog, options).WriteMembers(user, roleIds);
        }
        else if (user.Username is not null || user.PrimaryEmail is not null || user.PrimaryPhone is not null)
        {
            writer.Member("username", user.Username);
            writer.Member("primaryEmail", user.PrimaryEmail);
            writer.Member("primaryPhone", user.Username is null && user.PrimaryEmail is null ? user.PrimaryPhone : null);
        }
        else
        {
            writer.Member("id", user.Id);
        }

        writer.Member("role", AdministratorRoles.NameOf(AdministratorRoles.OfRoles(roleIds)!.Value));
        if (user.PasswordEncrypted is not null && options is { WithPasswordDigests: false, LeavesOutSecrets: false })
        {
            var name = user.Username ?? user.PrimaryEmail ?? user.Id;
            var variable = SecretNames.OfPassword(name);
            secrets.Add(new ExportedSecret(variable, $"administrator {name}", "password"));
            writer.Key("password");
            writer.Variable(variable);
        }
    }
}
