using System.Text.Json;
using IdentityHub.Data.Connectors;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.People;

namespace IdentityHub.Server.Connectors;

/// <summary>What a connector shows of itself: that of its kind, or where the kind leaves it open (<see cref="ConnectorFactory.IsStandard"/>) its own.</summary>
/// <param name="Target">What accounts of it are called.</param>
/// <param name="Name">Name for people, by language; English is always there.</param>
/// <param name="Logo">Picture: an address.</param>
/// <param name="LogoDark">Picture for dark pages; null for the same one.</param>
internal sealed record ConnectorFace(string Target, IReadOnlyDictionary<string, string> Name, string Logo, string? LogoDark)
{
    private const int LongestName = 256;
    private static readonly string[] Pictures = ["logo", "logoDark"];

    /// <summary>The face of a connector.</summary>
    public static ConnectorFace Of(Connector row, ConnectorFactory factory)
    {
        if (!factory.IsStandard)
        {
            return new ConnectorFace(factory.Target, factory.Name, factory.Logo, factory.LogoDark);
        }

        var name = NamesOf(row.Metadata);
        var logo = Text(row.Metadata, "logo");
        return new ConnectorFace(
            TargetOf(row.Metadata) ?? factory.Target,
            name.ContainsKey("en") ? name : new Dictionary<string, string>(name) { ["en"] = name.Values.FirstOrDefault() ?? factory.Name["en"] },
            logo ?? factory.Logo,
            // The kind's dark picture does not belong beside another one.
            Text(row.Metadata, "logoDark") ?? (logo is null ? factory.LogoDark : null));
    }

    /// <summary>What accounts of a connector are called.</summary>
    public static string TargetOf(Connector row, ConnectorFactory factory) => factory.IsStandard && TargetOf(row.Metadata) is { } own ? own : factory.Target;

    /// <summary>The target that metadata have; null for none.</summary>
    public static string? TargetOf(JsonElement metadata) => Text(metadata, "target");

    /// <summary>Finds what is wrong with metadata.</summary>
    /// <param name="metadata">An object.</param>
    /// <returns>The problem; null when there is none.</returns>
    public static string? FindProblem(JsonElement metadata)
    {
        // It is part of addresses (/direct/social/{target}) and of the key of people's identities.
        if (TargetOf(metadata) is { } target && (target.Length > SocialIdentities.MaximumLength || !target.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')))
        {
            return $"The target must have at most {SocialIdentities.MaximumLength} letters, digits, '-', '_' or '.'.";
        }

        if (metadata.TryGetProperty("name", out var name) && !IsName(name))
        {
            return $"The name must be texts of at most {LongestName} characters by language.";
        }

        return Pictures.FirstOrDefault(member => Text(metadata, member) is { } logo && !IsPicture(logo)) is { } wrong
            ? $"`{wrong}` must be an https or http address, or an address of data for an image."
            : null;
    }

    private static bool IsName(JsonElement name) => name.ValueKind == JsonValueKind.Object
        && name.EnumerateObject().All(static text => text.Name.Length <= 35 && text.Value.ValueKind == JsonValueKind.String && text.Value.GetString()!.Length <= LongestName);

    private static bool IsPicture(string address) => address.StartsWith("data:image/", StringComparison.Ordinal) || StringSchema.Url(null).Format!.Value.Accepts(address);

    private static Dictionary<string, string> NamesOf(JsonElement metadata) =>
        metadata.ValueKind == JsonValueKind.Object && metadata.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.Object
            ? name.EnumerateObject().Where(static text => text.Value.ValueKind == JsonValueKind.String && text.Value.GetString()!.Length > 0)
                .ToDictionary(static text => text.Name, static text => text.Value.GetString()!, StringComparer.Ordinal)
            : [];

    private static string? Text(JsonElement metadata, string member) =>
        metadata.ValueKind == JsonValueKind.Object && metadata.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : null;
}
