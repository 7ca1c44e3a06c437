namespace IdentityHub.Server.ConfigurationFiles;

/// <summary>The kinds of objects a file describes, in the order in which they refer to each other.</summary>
internal enum ObjectKind
{
    /// <summary>An API resource.</summary>
    Resource,

    /// <summary>A permission of the organization template.</summary>
    OrganizationScope,

    /// <summary>A global role.</summary>
    Role,

    /// <summary>A role of the organization template.</summary>
    OrganizationRole,

    /// <summary>An OAuth client.</summary>
    Application,

    /// <summary>A person.</summary>
    User,

    /// <summary>An organization.</summary>
    Organization,

    /// <summary>A document of settings, of which there is one.</summary>
    Setting,
}

/// <summary>How kinds are written.</summary>
internal static class ObjectKinds
{
    /// <summary>For people, such as <c>organization scope</c>; nothing for settings, whose name says it all.</summary>
    public static string Words(this ObjectKind kind) => kind switch
    {
        ObjectKind.OrganizationScope => "organization scope",
        ObjectKind.OrganizationRole => "organization role",
        ObjectKind.Setting => "settings",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <summary>For machines, such as <c>organizationScope</c>.</summary>
    public static string Word(this ObjectKind kind) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
