using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Users;
using IdentityHub.Server.People;
using IdentityHub.Server.People.Passwords;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.ConfigurationFiles.Exporting;

/// <summary>Writes people who are no administrators, page by page: a page is written before the next one is read, so memory does not grow with their number.</summary>
internal sealed class UserExport(DocumentWriter writer, ExportCatalog catalog, ExportOptions options)
{
    /// <summary>Users that are held at a time.</summary>
    internal const int PageSize = 500;

    /// <summary>Writes the section.</summary>
    public async Task WriteAsync(HubDbContext db, CancellationToken cancellation)
    {
        writer.Key("users");
        writer.StartList();
        var count = 0;
        for (var last = ""; ;)
        {
            var page = await db.Users.Where(user => user.Id.CompareTo(last) > 0).OrderBy(static user => user.Id).Take(PageSize).ToListAsync(cancellation);
            if (page.Count == 0)
            {
                break;
            }

            var (first, end) = (page[0].Id, page[^1].Id);
            var roles = (await db.UserRoles.Where(row => row.UserId.CompareTo(first) >= 0 && row.UserId.CompareTo(end) <= 0).ToListAsync(cancellation))
                .ToLookup(static row => row.UserId, static row => row.RoleId);
            count += page.Count;
            options.UsersRead?.Invoke(count);
            foreach (var user in page.Where(user => AdministratorRoles.OfRoles([.. roles[user.Id]]) is null))
            {
                writer.StartObject();
                WriteMembers(user, roles[user.Id]);
                writer.EndObject();
            }

            await writer.FlushAsync(cancellation);
            last = end;
        }

        writer.EndList();
    }

    /// <summary>Writes everything about a person.</summary>
    public void WriteMembers(User user, IEnumerable<string> roleIds)
    {
        writer.Member("id", user.Id);
        writer.Member("username", user.Username);
        writer.Member("primaryEmail", user.PrimaryEmail);
        writer.Member("primaryPhone", user.PrimaryPhone);
        writer.Member("name", user.Name);
        writer.Member("avatar", user.Avatar);
        writer.Member("profile", JsonSerializer.SerializeToElement(user.Profile, ExportJson.Default.UserProfile));
        writer.Member("customData", user.CustomData);
        WriteIdentities(user.Identities);
        if (options.WithPasswordDigests && user.PasswordEncrypted is { } digest)
        {
            writer.Member("passwordDigest", digest);
            writer.Member("passwordAlgorithm", user.PasswordEncryptionMethod ?? nameof(PasswordAlgorithm.Argon2id));
        }

        writer.Member("isPasswordExpired", user.IsPasswordExpired);
        writer.Member("isSuspended", user.IsSuspended);
        writer.Member("roles", catalog.RoleNames(roleIds));
    }

    private void WriteIdentities(JsonElement identities)
    {
        if (identities.ValueKind != JsonValueKind.Object || !identities.EnumerateObject().Any())
        {
            return;
        }

        writer.Key("identities");
        writer.StartObject();
        foreach (var identity in identities.EnumerateObject().OrderBy(static identity => identity.Name, StringComparer.Ordinal))
        {
            writer.Key(identity.Name);
            writer.StartObject();
            writer.Member("userId", identity.Value.GetProperty("userId").GetString());
            if (identity.Value.TryGetProperty("details", out var details) && details.ValueKind == JsonValueKind.Object)
            {
                writer.Key("details");
                writer.Value(details);
            }

            writer.EndObject();
        }

        writer.EndObject();
    }
}
