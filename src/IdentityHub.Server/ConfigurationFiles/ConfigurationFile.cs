using System.Text;
using IdentityHub.Data.Users;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.ConfigurationFiles.Reading;
using IdentityHub.Server.Connectors;

namespace IdentityHub.Server.ConfigurationFiles;

/// <summary>What came of reading a file.</summary>
/// <param name="Path">The file as the operator named it.</param>
/// <param name="Document">What could be read. Not to be applied while there are problems; good for finding more of them.</param>
/// <param name="Problems">Everything that is wrong with the file alone, in its order.</param>
internal sealed record ParsedFile(string Path, FileDocument Document, IReadOnlyList<FileProblem> Problems);

/// <summary>
/// Reads configuration files: text → tree with places → entries, every rule that needs no database checked on the way.
/// <c>docs/configuration-file.md</c> describes the format.
/// </summary>
internal static class ConfigurationFile
{
    /// <summary>Largest file that is read.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Loads and parses a file. A file that cannot be read is a problem like any other.</summary>
    public static async Task<ParsedFile> LoadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            var file = new FileInfo(path);
            if (file is { Exists: true, Length: > MaxBytes })
            {
                return Refuse(path, $"the file is larger than {MaxBytes / 1024 / 1024} MiB");
            }

            return Parse(path, StrictUtf8.GetString(await File.ReadAllBytesAsync(path, cancellation)));
        }
        catch (DecoderFallbackException)
        {
            return Refuse(path, "the file is not UTF-8 text");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Refuse(path, $"the file cannot be read: {exception.Message}");
        }
    }

    /// <summary>Parses text. Never throws, whatever the text is.</summary>
    /// <param name="path">Name for messages; <c>.json</c> at its end asks for strict JSON, anything else is YAML.</param>
    /// <param name="text">The file's text.</param>
    public static ParsedFile Parse(string path, string text) => Parse(path, text, Environment.GetEnvironmentVariable);

    /// <summary>Parses text that somebody sent. Environment variables in it are problems.</summary>
    public static ParsedFile ParseSent(string path, string text) => Parse(path, text, environment: null);

    /// <summary>Parses text with the given environment variables.</summary>
    /// <param name="path">Name for messages.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="environment">The value of a variable; null where none may be named.</param>
    public static ParsedFile Parse(string path, string text, Func<string, string?>? environment)
    {
        if (text.Length > MaxBytes)
        {
            return Refuse(path, $"the file is larger than {MaxBytes / 1024 / 1024} MiB");
        }

        var context = new ReadingContext(path, environment);
        var body = text.StartsWith('\uFEFF') ? text[1..] : text;
        var root = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? new JsonTree(context).Read(body) : new YamlTree(context).Read(body);
        var document = new FileDocument();
        if (root is MappingNode mapping)
        {
            var reader = new ObjectReader(mapping, context);
            document = Read(reader);
            reader.Finish();
        }
        else if (root is not null)
        {
            context.Report(root.Place, $"must be an object with keys such as 'applications', not {root.Description}");
        }

        return new ParsedFile(path, document, context.Problems);
    }

    private static ParsedFile Refuse(string path, string message) =>
        new(path, new FileDocument(), [new FileProblem(path, Place.Start, message)]);

    private static FileDocument Read(ObjectReader reader)
    {
        var absent = new List<AbsentEntry>();
        var document = new FileDocument
        {
            Resources = ReadList("resources", ObjectKind.Resource, ResourceEntry.Read),
            Roles = ReadList("roles", ObjectKind.Role, RoleEntry.Read),
            OrganizationScopes = ReadList("organizationScopes", ObjectKind.OrganizationScope, OrganizationScopeEntry.Read),
            OrganizationRoles = ReadList("organizationRoles", ObjectKind.OrganizationRole, OrganizationRoleEntry.Read),
            Applications = ReadList("applications", ObjectKind.Application, ApplicationEntry.Read),
            Users = [.. ReadList("users", ObjectKind.User, UserEntry.Read), .. reader.Objects("administrators", UserEntry.ReadAdministrator).Or([])],
            Organizations = ReadList("organizations", ObjectKind.Organization, OrganizationEntry.Read),
            Connectors = ReadList("connectors", ObjectKind.Connector, ConnectorEntry.Read),
            SsoConnectors = ReadList("ssoConnectors", ObjectKind.SsoConnector, SsoConnectorEntry.Read),
            EmailTemplates = reader.Objects("emailTemplates", EmailTemplateEntry.Read).Or([]),
            CustomPhrases = PhrasesEntry.ReadAll(reader),
            CustomProfileFields = ReadList("customProfileFields", ObjectKind.ProfileField, ProfileFieldEntry.Read),
            CaptchaProvider = CaptchaEntry.Read(reader),
            Settings = SettingEntry.ReadAll(reader),
            Absent = absent,
        };
        RefuseDuplicates(reader, document);
        return document;

        IReadOnlyList<T> ReadList<T>(string key, ObjectKind kind, Func<ObjectReader, T?> read)
            where T : class =>
            reader.Objects(key, item => item.IsAbsent() ? Note<T>(AbsentEntry.Read(item, kind)) : read(item)).Or([]);

        T? Note<T>(AbsentEntry? entry)
            where T : class
        {
            absent.AddRange(entry is null ? [] : [entry]);
            return null;
        }
    }

    private static void RefuseDuplicates(ObjectReader reader, FileDocument document)
    {
        Refuse(document.Applications, ObjectKind.Application, "id", static entry => entry.Id, static entry => entry.Place);
        Refuse(document.Resources, ObjectKind.Resource, "indicator", static entry => entry.Indicator, static entry => entry.Place);
        Refuse(document.Roles, ObjectKind.Role, "name", static entry => entry.Name, static entry => entry.Place);
        Refuse(document.OrganizationScopes, ObjectKind.OrganizationScope, "name", static entry => entry.Name, static entry => entry.Place);
        Refuse(document.OrganizationRoles, ObjectKind.OrganizationRole, "name", static entry => entry.Name, static entry => entry.Place);
        Refuse(document.Organizations, ObjectKind.Organization, "id", static entry => entry.Id.Value, static entry => entry.Place);
        // Two organizations may share a name, but then the name cannot tell which of them an entry without an id means.
        Refuse(document.Organizations.Where(static entry => !entry.Id.Is), ObjectKind.Organization, "name", static entry => entry.Name, static entry => entry.Place);
        Refuse(document.Users, ObjectKind.User, "id", static entry => entry.Id.Value, static entry => entry.Place);
        Refuse(document.Users, ObjectKind.User, "username", static entry => entry.Username.Value, static entry => entry.UsernamePlace);
        Refuse(document.Users, ObjectKind.User, "primaryEmail", static entry => entry.PrimaryEmail.Value, static entry => entry.EmailPlace);
        Refuse(document.Users, ObjectKind.User, "primaryPhone", static entry => entry.PrimaryPhone.Value, static entry => entry.PhonePlace);
        Duplicates.Refuse(
            reader,
            document.Users.SelectMany(static entry => entry.Identities.Or([])).Where(static identity => identity.IdentityId is not null),
            static identity => $"{identity.Target.Value}\n{identity.IdentityId!.Value}",
            static identity => identity.IdentityId!.Place);
        // One for each channel, one of each kind, and for accounts elsewhere one for each target.
        Duplicates.Refuse(
            reader, document.Connectors.Where(static entry => entry.Factory.Channel is not null).DistinctBy(static entry => entry.Factory.Id),
            static entry => entry.Factory.Type.ToString(), static entry => entry.Place);
        Refuse(document.Connectors.Where(static entry => !entry.Factory.IsStandard), ObjectKind.Connector, "connectorId", static entry => entry.Factory.Id, static entry => entry.Place);
        Refuse(
            document.Connectors.Where(static entry => entry.Factory is { Type: ConnectorType.Social }).DistinctBy(static entry => entry.Name),
            ObjectKind.Connector, "target", static entry => entry.Target, static entry => entry.Place);
        Refuse(document.Connectors.Where(static entry => entry.Factory.IsStandard), ObjectKind.Connector, "", static entry => entry.Name, static entry => entry.Place);
        Refuse(document.Connectors.Where(static entry => entry.Id.Is), ObjectKind.Connector, "id", static entry => entry.Id.Value, static entry => entry.Place);
        Refuse(document.SsoConnectors, ObjectKind.SsoConnector, "id", static entry => entry.Id.Value, static entry => entry.Place);
        Refuse(document.SsoConnectors, ObjectKind.SsoConnector, "connectorName", static entry => entry.ConnectorName, static entry => entry.Place);
        Refuse(document.CustomProfileFields, ObjectKind.ProfileField, "name", static entry => entry.Field.Name, static entry => entry.Place);
        Duplicates.Refuse(
            reader, document.EmailTemplates, static entry => $"{entry.LanguageTag} {entry.TemplateType}", static entry => entry.Place);
        foreach (var second in document.Resources.Where(static entry => entry.IsDefault.Value).Skip(1))
        {
            reader.Report(second.Place, "only one resource can have 'isDefault: true'");
        }

        // Present and absent entries together: an object cannot be both.
        void Refuse<T>(IEnumerable<T> entries, ObjectKind kind, string key, Func<T, string?> nameOf, Func<T, Place> placeOf)
        {
            var names = entries.Select(entry => (Name: nameOf(entry), Place: placeOf(entry)))
                .Concat(document.AbsentOf(kind).Where(entry => entry.Key == key).Select(static entry => (Name: (string?)entry.Name.Value, entry.Name.Place)));
            var ignoresCase = kind == ObjectKind.User && key is "username" or "primaryEmail";
            Duplicates.Refuse(
                reader, names.OrderBy(static item => item.Place.Line).ThenBy(static item => item.Place.Column),
                item => ignoresCase ? User.Normalize(item.Name) : item.Name, static item => item.Place);
        }
    }
}
