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

    /// <summary>A service for messages.</summary>
    Connector,

    /// <summary>An enterprise's own provider.</summary>
    SsoConnector,

    /// <summary>A text for one kind of e-mail in one language.</summary>
    EmailTemplate,

    /// <summary>The operator's sentences in one language.</summary>
    CustomPhrases,

    /// <summary>A fact about people that the hub can ask for.</summary>
    ProfileField,

    /// <summary>The captcha service, of which there is one or none.</summary>
    CaptchaProvider,

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
        ObjectKind.SsoConnector => "enterprise connector",
        ObjectKind.EmailTemplate => "e-mail template",
        ObjectKind.CustomPhrases => "custom phrases",
        ObjectKind.ProfileField => "profile field",
        ObjectKind.CaptchaProvider => "captcha provider",
        ObjectKind.Setting => "settings",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <summary>For machines, such as <c>organizationScope</c>.</summary>
    public static string Word(this ObjectKind kind) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
