using IdentityHub.Data.Roles;
using IdentityHub.Data.Users;
using IdentityHub.Server.People;

namespace IdentityHub.Server.Tests.Management.Administrators;

/// <summary>One administrator of each role.</summary>
internal static class Staff
{
    public const string Owner = "owner0000000";
    public const string Editor = "editor000000";
    public const string Viewer = "viewer000000";

    /// <summary>A user who is no administrator.</summary>
    public const string Nobody = "nobody000000";

    /// <summary>Puts them into a hub.</summary>
    public static async Task HireAsync(this ManagementScenario hub)
    {
        var now = hub.Scenario.Host.Time.GetUtcNow();
        (string Id, AdministratorRole? Role)[] people =
        [
            (Owner, AdministratorRole.Owner), (Editor, AdministratorRole.Editor), (Viewer, AdministratorRole.Viewer), (Nobody, null),
        ];
        await hub.Scenario.ChangeAsync(db =>
        {
            foreach (var (id, role) in people)
            {
                var (username, email) = (id.TrimEnd('0'), id.TrimEnd('0') + "@example.com");
                db.Add(new User
                {
                    Id = id,
                    Username = username,
                    NormalizedUsername = User.Normalize(username),
                    PrimaryEmail = email,
                    NormalizedEmail = User.Normalize(email),
                    CreatedAt = now,
                    UpdatedAt = now,
                });
                if (role is { } held)
                {
                    db.Add(new UserRole { UserId = id, RoleId = AdministratorRoles.IdOf(held) });
                }
            }

            return Task.CompletedTask;
        });
    }

    /// <summary>Sends a call as a person.</summary>
    public static Task<ApiAnswer> AsAsync(this ManagementScenario hub, string userId, string method, string path, object? body = null) =>
        hub.SendAsync(method, path, body, "Bearer " + hub.SignPerson(userId));
}
