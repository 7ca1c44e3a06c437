using System.Text.Json.Serialization;
using IdentityHub.Server.Hosting.Startup;

namespace IdentityHub.Server.People;

/// <summary>What an administrator may do; each may what the one before may.</summary>
internal enum AdministratorRole
{
    /// <summary>Sees everything but secrets.</summary>
    [JsonStringEnumMemberName("viewer")]
    Viewer,

    /// <summary>Changes everything but what could give more rights than these.</summary>
    [JsonStringEnumMemberName("editor")]
    Editor,

    /// <summary>Does everything.</summary>
    [JsonStringEnumMemberName("owner")]
    Owner,
}

/// <summary>The internal role of users and the permission of the Management API behind each <see cref="AdministratorRole"/>.</summary>
internal static class AdministratorRoles
{
    /// <summary>The permission of owners, and of machine applications.</summary>
    public const string All = "all";

    /// <summary>The permission of editors.</summary>
    public const string Edit = "edit";

    /// <summary>The permission of viewers.</summary>
    public const string Read = "read";

    /// <summary>Ids of the internal roles, the one with the most rights first.</summary>
    public static IReadOnlyList<string> Ids { get; } = [HubSeed.AdministratorRoleId, HubSeed.EditorRoleId, HubSeed.ViewerRoleId];

    /// <summary>The internal role of users.</summary>
    public static string IdOf(AdministratorRole role) => role switch
    {
        AdministratorRole.Owner => HubSeed.AdministratorRoleId,
        AdministratorRole.Editor => HubSeed.EditorRoleId,
        AdministratorRole.Viewer => HubSeed.ViewerRoleId,
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>The role with the most rights among internal roles; null when none of these makes an administrator.</summary>
    /// <param name="roleIds">Ids of roles.</param>
    public static AdministratorRole? OfRoles(IReadOnlyCollection<string> roleIds) =>
        roleIds.Contains(HubSeed.AdministratorRoleId) ? AdministratorRole.Owner
        : roleIds.Contains(HubSeed.EditorRoleId) ? AdministratorRole.Editor
        : roleIds.Contains(HubSeed.ViewerRoleId) ? AdministratorRole.Viewer
        : null;

    /// <summary>What permissions of the Management API allow; null when none of these opens it.</summary>
    /// <param name="permissions">Names of permissions.</param>
    public static AdministratorRole? OfPermissions(IReadOnlyCollection<string> permissions) =>
        permissions.Contains(All) ? AdministratorRole.Owner
        : permissions.Contains(Edit) ? AdministratorRole.Editor
        : permissions.Contains(Read) ? AdministratorRole.Viewer
        : null;

    /// <summary>The role as answers and files write it.</summary>
    public static string NameOf(AdministratorRole role) => role switch
    {
        AdministratorRole.Owner => "owner",
        AdministratorRole.Editor => "editor",
        AdministratorRole.Viewer => "viewer",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>Reads <see cref="NameOf"/>; null for other texts.</summary>
    public static AdministratorRole? Parse(string? name) => name switch
    {
        "owner" => AdministratorRole.Owner,
        "editor" => AdministratorRole.Editor,
        "viewer" => AdministratorRole.Viewer,
        _ => null,
    };
}
