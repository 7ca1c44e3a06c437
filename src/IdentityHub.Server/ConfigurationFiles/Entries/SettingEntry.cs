using System.Text.Json.Nodes;
using IdentityHub.Server.ConfigurationFiles.Reading;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.Sessions;

namespace IdentityHub.Server.ConfigurationFiles.Entries;

/// <summary>Members to set in a stored document of settings.</summary>
/// <param name="Key">Key of the document.</param>
/// <param name="Value">The members.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record SettingEntry(string Key, JsonObject Value, Place Place)
{
    /// <summary>What ID tokens can hold beyond the standard.</summary>
    private static readonly Shape IdToken = Shape.Object(
        ("enabledExtendedClaims", Shape.ListOf(Shape.OneOf(
            "custom_data", "identities", "sso_identities", "roles", "organizations", "organization_data", "organization_roles"))));

    private static readonly Shape Session = Shape.Object(("ttl", Shape.Integer(1, SessionSettings.MaximumTtl)));

    /// <summary>The documents and where a file holds them, in the file's order.</summary>
    public static IReadOnlyList<(string Key, IReadOnlyList<string> Path, Shape Shape)> All { get; } =
    [
        (SeedSettings.SignInExperience, ["signInExperience"], SignInExperienceShape.Whole),
        (SeedSettings.IdToken, ["idToken"], IdToken),
        (SessionSettings.Key, ["oidc", "session"], Session),
    ];

    /// <summary>Reads all that the file holds.</summary>
    public static IReadOnlyList<SettingEntry> ReadAll(ObjectReader reader)
    {
        var entries = new List<SettingEntry>();
        foreach (var (key, path, shape) in All)
        {
            var value = path.Count == 1 ? reader.Shaped(path[0], shape) : reader.Object(path[0], inner => inner.Shaped(path[1], shape)).Value;
            if (value.Is)
            {
                entries.Add(new SettingEntry(key, value.Value, reader.PlaceOf(path[0])));
            }
        }

        return entries;
    }
}
