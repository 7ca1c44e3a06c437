using IdentityHub.Server.ConfigurationFiles.Reading;
using IdentityHub.Server.Verification;

namespace IdentityHub.Server.ConfigurationFiles.Entries;

/// <summary>What the file wants to exist. Entries that could not be read are missing here and reported as problems.</summary>
internal sealed record FileDocument
{
    /// <summary>OAuth clients.</summary>
    public IReadOnlyList<ApplicationEntry> Applications { get; init; } = [];

    /// <summary>People.</summary>
    public IReadOnlyList<UserEntry> Users { get; init; } = [];

    /// <summary>API resources with their permissions.</summary>
    public IReadOnlyList<ResourceEntry> Resources { get; init; } = [];

    /// <summary>Global roles.</summary>
    public IReadOnlyList<RoleEntry> Roles { get; init; } = [];

    /// <summary>Permissions of the organization template.</summary>
    public IReadOnlyList<OrganizationScopeEntry> OrganizationScopes { get; init; } = [];

    /// <summary>Roles of the organization template.</summary>
    public IReadOnlyList<OrganizationRoleEntry> OrganizationRoles { get; init; } = [];

    /// <summary>Organizations with their members.</summary>
    public IReadOnlyList<OrganizationEntry> Organizations { get; init; } = [];

    /// <summary>Services for messages, and for signing in.</summary>
    public IReadOnlyList<ConnectorEntry> Connectors { get; init; } = [];

    /// <summary>Enterprises' own providers.</summary>
    public IReadOnlyList<SsoConnectorEntry> SsoConnectors { get; init; } = [];

    /// <summary>Texts of e-mails.</summary>
    public IReadOnlyList<EmailTemplateEntry> EmailTemplates { get; init; } = [];

    /// <summary>The operator's sentences by language.</summary>
    public IReadOnlyList<PhrasesEntry> CustomPhrases { get; init; } = [];

    /// <summary>Facts about people that the hub can ask for.</summary>
    public IReadOnlyList<ProfileFieldEntry> CustomProfileFields { get; init; } = [];

    /// <summary>The captcha service; given and null when there is to be none.</summary>
    public Given<CaptchaConfig?> CaptchaProvider { get; init; }

    /// <summary>Documents of settings.</summary>
    public IReadOnlyList<SettingEntry> Settings { get; init; } = [];

    /// <summary>Objects that are not to exist.</summary>
    public IReadOnlyList<AbsentEntry> Absent { get; init; } = [];

    /// <summary>Those of one kind that are not to exist.</summary>
    public IEnumerable<AbsentEntry> AbsentOf(ObjectKind kind) => Absent.Where(entry => entry.Kind == kind);

    /// <summary>Every place that names a user: members, and who may use a client.</summary>
    public IEnumerable<UserReference> UserReferences() =>
        Organizations.SelectMany(static entry => entry.Users.Or([])).Select(static member => member.User)
            .Concat(AccessControls().SelectMany(static control => control.Users.Or([])));

    /// <summary>Every place outside of <see cref="Organizations"/> that names an organization.</summary>
    public IEnumerable<OrganizationReference> OrganizationReferences() =>
        AccessControls().SelectMany(static control => control.Organizations.Or([])
            .Concat(control.OrganizationRoles.Or([]).Select(static rule => rule.Organization)))
            .Concat(SsoConnectors.Select(static entry => entry.Organization.Value).OfType<OrganizationReference>());

    private IEnumerable<AccessControlEntry> AccessControls() =>
        Applications.Where(static entry => entry.AccessControl.Is).Select(static entry => entry.AccessControl.Value);
}

/// <summary>A permission of an API resource, as roles and consents name it.</summary>
internal sealed record ScopeReference(Located Resource, Located Scope)
{
    /// <summary>Reads <c>{resource, scope}</c>.</summary>
    public static ScopeReference? Read(ObjectReader reader)
    {
        var resource = reader.RequiredText("resource", TextRules.Between(1, 2048));
        var scope = reader.RequiredText("scope", TextRules.ScopeName);
        return resource is null || scope is null
            ? null
            : new ScopeReference(new Located(resource, reader.PlaceOf("resource")), new Located(scope, reader.PlaceOf("scope")));
    }

    /// <summary>Reads a list of them, each once.</summary>
    public static Given<IReadOnlyList<ScopeReference>> ReadList(ObjectReader reader, string key)
    {
        var list = reader.Objects(key, Read);
        Duplicates.Refuse(reader, list.Or([]), static item => $"{item.Resource.Value} {item.Scope.Value}", static item => item.Scope.Place);
        return list;
    }
}

/// <summary>Finds entries that describe the same thing twice.</summary>
internal static class Duplicates
{
    /// <summary>Reports each entry whose key an earlier one has; entries without a key are not compared.</summary>
    public static void Refuse<T>(ObjectReader reader, IEnumerable<T> entries, Func<T, string?> key, Func<T, Place> place)
    {
        var first = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (key(entry) is { } value && !first.TryAdd(value, place(entry)))
            {
                reader.Report(place(entry), $"listed twice; the first is in line {first[value].Line}");
            }
        }
    }
}
