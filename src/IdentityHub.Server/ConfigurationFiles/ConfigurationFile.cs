using System.Text;
using IdentityHub.Data.Users;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.ConfigurationFiles.Reading;

namespace IdentityHub.Server.ConfigurationFiles;

/// <summary>What came of reading a bootstrap file.</summary>
/// <param name="Path">The file as the operator named it.</param>
/// <param name="Document">What could be read. Not to be applied while there are problems; good for finding more of them.</param>
/// <param name="Problems">Everything that is wrong with the file alone, in its order.</param>
internal sealed record ParsedFile(string Path, FileDocument Document, IReadOnlyList<FileProblem> Problems);

/// <summary>
/// Reads bootstrap files: text → tree with places → entries, every rule that needs no database checked on the way.
/// <c>docs/configuration-file.md</c> describes the format.
/// </summary>
internal static class ConfigurationFile
{
    /// <summary>Largest file that is read.</summary>
    public const int MaxBytes = 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Loads and parses a file. A file that cannot be read is a problem like any other.</summary>
    public static async Task<ParsedFile> LoadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            var file = new FileInfo(path);
            if (file is { Exists: true, Length: > MaxBytes })
            {
                return Refuse(path, $"the file is larger than {MaxBytes / 1024} KiB");
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

    /// <summary>Parses text with the given environment variables.</summary>
    public static ParsedFile Parse(string path, string text, Func<string, string?> environment)
    {
        if (text.Length > MaxBytes)
        {
            return Refuse(path, $"the file is larger than {MaxBytes / 1024} KiB");
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
        var document = new FileDocument
        {
            Resources = reader.Objects("resources", ResourceEntry.Read).Or([]),
            Roles = reader.Objects("roles", RoleEntry.Read).Or([]),
            OrganizationScopes = reader.Objects("organizationScopes", OrganizationScopeEntry.Read).Or([]),
            OrganizationRoles = reader.Objects("organizationRoles", OrganizationRoleEntry.Read).Or([]),
            Applications = reader.Objects("applications", ApplicationEntry.Read).Or([]),
            Users = reader.Objects("users", UserEntry.Read).Or([]),
            Organizations = reader.Objects("organizations", OrganizationEntry.Read).Or([]),
            SignInExperience = reader.Shaped("signInExperience", SignInExperienceShape.Whole),
        };
        RefuseDuplicates(reader, document);
        return document;
    }

    private static void RefuseDuplicates(ObjectReader reader, FileDocument document)
    {
        Duplicates.Refuse(reader, document.Applications, static entry => entry.Id, static entry => entry.Place);
        Duplicates.Refuse(reader, document.Resources, static entry => entry.Indicator, static entry => entry.Place);
        Duplicates.Refuse(reader, document.Roles, static entry => entry.Name, static entry => entry.Place);
        Duplicates.Refuse(reader, document.OrganizationScopes, static entry => entry.Name, static entry => entry.Place);
        Duplicates.Refuse(reader, document.OrganizationRoles, static entry => entry.Name, static entry => entry.Place);
        Duplicates.Refuse(reader, document.Organizations, static entry => entry.Id.Value, static entry => entry.Place);
        // Two organizations may share a name, but then the name cannot tell which of them an entry without an id means.
        Duplicates.Refuse(reader, document.Organizations.Where(static entry => !entry.Id.Is), static entry => entry.Name, static entry => entry.Place);
        Duplicates.Refuse(reader, document.Users, static entry => entry.Id.Value, static entry => entry.Place);
        Duplicates.Refuse(reader, document.Users, static entry => User.Normalize(entry.Username.Value), static entry => entry.Places["username"]);
        Duplicates.Refuse(reader, document.Users, static entry => User.Normalize(entry.PrimaryEmail.Value), static entry => entry.Places["primaryEmail"]);
        Duplicates.Refuse(reader, document.Users, static entry => entry.PrimaryPhone.Value, static entry => entry.Places["primaryPhone"]);
        foreach (var second in document.Resources.Where(static entry => entry.IsDefault.Value).Skip(1))
        {
            reader.Report(second.Place, "only one resource can have 'isDefault: true'");
        }
    }
}
