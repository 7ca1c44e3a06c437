using System.Text.Json.Nodes;
using IdentityHub.Data;
using IdentityHub.Data.Roles;
using IdentityHub.Data.Users;
using IdentityHub.Protocol;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.ConfigurationFiles.Reporting;
using IdentityHub.Server.People;
using IdentityHub.Server.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Brings users to what the file wants.</summary>
internal sealed class UserChanges(HubDbContext db, StoredState stored, ChangeRecorder report, DateTimeOffset now)
{
    /// <summary>By what people recognize a user.</summary>
    public static string? LabelOf(User user) => user.Username ?? user.PrimaryEmail ?? user.PrimaryPhone;

    /// <summary>Applies one user.</summary>
    /// <param name="entry">The user of the file.</param>
    /// <param name="newDigest">Digest of the file's password where the stored one is for another; null to leave it.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task ApplyAsync(UserEntry entry, NewDigest? newDigest, CancellationToken cancellation)
    {
        var user = stored.Users.Find(entry);
        var isNew = user is null;
        if (user is null)
        {
            user = new User { Id = entry.Id.Is ? entry.Id.Value : RandomValues.ShortId(), CreatedAt = now, UpdatedAt = now };
            db.Add(user);
        }

        // What the password opened ends with it (RFC 9700 §4, 16), and all that a person may do with their suspension.
        if (!isNew && (newDigest is not null && user.PasswordEncrypted is not null || (entry.IsSuspended.Value && !user.IsSuspended)))
        {
            await UserRows.HoldAsync(db, user.Id, now, cancellation);
            await BrowserSessions.EndAllAsync(db, user.Id, cancellation);
        }

        ApplyColumns(entry, user, newDigest);
        var rolesChange = ApplyRoles(user.Id, entry, isNew);
        if (entry.Identities.Is)
        {
            ApplyIdentities(user, entry.Identities.Value);
        }

        Touch(user);
        if (isNew)
        {
            stored.Users.AddNew(user, entry.Named);
        }

        report.End(report.Begin(ObjectKind.User, user, user.Id, stored.Users.NameOf(user.Id), LabelOf(user)).List("roles", rolesChange, stored.NameOfRole));
    }

    private void ApplyColumns(UserEntry entry, User user, NewDigest? newDigest)
    {
        stored.Users.Forget(user);
        user.Username = entry.Username.Or(user.Username);
        user.NormalizedUsername = User.Normalize(user.Username);
        user.PrimaryEmail = entry.PrimaryEmail.Or(user.PrimaryEmail);
        user.NormalizedEmail = User.Normalize(user.PrimaryEmail);
        user.PrimaryPhone = entry.PrimaryPhone.Or(user.PrimaryPhone);
        user.Name = entry.Name.Or(user.Name);
        user.Avatar = entry.Avatar.Or(user.Avatar);
        user.Profile = entry.Profile.Is ? entry.Profile.Value(user.Profile) : user.Profile;
        user.CustomData = entry.CustomData.Is ? JsonMerge.Into(user.CustomData, entry.CustomData.Value) : user.CustomData;
        user.IsSuspended = entry.IsSuspended.Or(user.IsSuspended);
        if (newDigest is not null)
        {
            user.PasswordEncrypted = newDigest.Digest;
            user.PasswordEncryptionMethod = newDigest.Method;
            user.PasswordUpdatedAt = now;
            user.IsPasswordExpired = false;
        }

        user.IsPasswordExpired = entry.IsPasswordExpired.Or(user.IsPasswordExpired);
        stored.Users.Add(user);
    }

    private void Touch(User user)
    {
        var tracked = db.Entry(user);
        tracked.DetectChanges();
        if (tracked.State == EntityState.Modified)
        {
            user.UpdatedAt = now;
        }
    }

    // As anywhere else a new user gets the default roles, unless the file says which roles there are to be. Roles of the hub itself are not
    // named in lists, so these say nothing about them: what makes an administrator is the role of an entry of administrators.
    private RelationChange ApplyRoles(string userId, UserEntry entry, bool isNew)
    {
        if (!entry.Roles.Is && !isNew && !entry.Administrator.Is)
        {
            return RelationChange.None;
        }

        var held = stored.Users.Roles.KeysOf(userId);
        var visible = entry.Roles.Is ? stored.RoleIds(entry.Roles.Value.Select(static item => item.Value))
            : isNew ? stored.Roles.Where(row => row is { IsDefault: true, Type: RoleType.User } && !stored.IsInternalRole(row.Id)).Select(static row => row.Id)
            : held.Where(id => !stored.IsInternalRole(id));
        var hidden = entry.Administrator.Is
            ? held.Where(id => stored.IsInternalRole(id) && !AdministratorRoles.Ids.Contains(id)).Append(AdministratorRoles.IdOf(entry.Administrator.Value))
            : held.Where(stored.IsInternalRole);
        return stored.Users.Roles.Sync(db, userId, [.. visible, .. hidden], id => new UserRole { UserId = userId, RoleId = id });
    }

    // The document on the user is what people see, the rows are how an identity finds its user: both change together.
    private void ApplyIdentities(User user, IReadOnlyList<IdentityEntry> entries)
    {
        var document = JsonMerge.ToObject(user.Identities);
        foreach (var entry in entries)
        {
            var target = entry.Target.Value;
            var row = stored.Users.Identities.Find(user.Id, target);
            if (row is not null && row.IdentityId != entry.IdentityId?.Value)
            {
                db.Remove(row);
                db.RemoveRange(stored.Users.SecretsOf(row));
            }

            if (entry.IdentityId is null)
            {
                document.Remove(target);
                continue;
            }

            document[target] = Merge(document[target] as JsonObject, entry.IdentityId.Value, entry);
            if (row is null || row.IdentityId != entry.IdentityId.Value)
            {
                db.Add(new UserIdentity { Target = target, IdentityId = entry.IdentityId.Value, UserId = user.Id });
            }
        }

        user.Identities = JsonMerge.Keep(user.Identities, document);
    }

    private static JsonObject Merge(JsonObject? present, string identityId, IdentityEntry entry)
    {
        var isSame = present?["userId"] is JsonValue value && value.TryGetValue<string>(out var id) && id == identityId;
        var result = isSame ? (JsonObject)present!.DeepClone() : new JsonObject { ["userId"] = identityId };
        if (entry.Details.Is)
        {
            result["details"] = entry.Details.Value.DeepClone();
        }

        return result;
    }
}
