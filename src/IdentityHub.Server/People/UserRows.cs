using IdentityHub.Data;
using IdentityHub.Data.Roles;
using IdentityHub.Data.Users;
using IdentityHub.Server.Hosting.Startup;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.People;

/// <summary>How rows of users are changed, whoever does it.</summary>
internal static class UserRows
{
    /// <summary>
    /// Takes hold of a user within a write, until it ends: whoever changes the same user at the same time waits, and reads what this write
    /// left. Without it two changes that read, merge and write would lose one of the two.
    /// </summary>
    /// <returns>False when there is no such user.</returns>
    public static async Task<bool> HoldAsync(HubDbContext db, string userId, DateTimeOffset now, CancellationToken cancellation) =>
        await db.Users.Where(user => user.Id == userId)
            .ExecuteUpdateAsync(update => update.SetProperty(user => user.UpdatedAt, now), cancellation) == 1;

    /// <summary>Takes hold of a user, and reads it to be changed.</summary>
    /// <returns>Null when there is no such user.</returns>
    public static async Task<User?> HoldAndReadAsync(HubDbContext db, string userId, DateTimeOffset now, CancellationToken cancellation) =>
        await HoldAsync(db, userId, now, cancellation)
            ? await db.Users.AsTracking().FirstOrDefaultAsync(user => user.Id == userId, cancellation)
            : null;

    /// <summary>Gives a new user the roles that every new user gets. None of them makes an administrator.</summary>
    public static async Task AddDefaultRolesAsync(HubDbContext db, string userId, CancellationToken cancellation) =>
        db.UserRoles.AddRange((await DefaultRolesAsync(db, cancellation)).Select(role => new UserRole { UserId = userId, RoleId = role }));

    /// <summary>Ids of the roles that every new user gets. None of them makes an administrator.</summary>
    public static Task<List<string>> DefaultRolesAsync(HubDbContext db, CancellationToken cancellation) =>
        db.Roles
            .Where(role => role.IsDefault && role.Type == RoleType.User && !role.Name.StartsWith(HubSeed.InternalPrefix))
            .Select(role => role.Id)
            .ToListAsync(cancellation);
}
