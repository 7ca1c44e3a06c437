using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Server.Api;
using IdentityHub.Server.Messages;

namespace IdentityHub.Server.Connectors;

/// <summary>What a connector is for.</summary>
internal enum ConnectorType
{
    /// <summary>E-mails.</summary>
    Email,

    /// <summary>Text messages.</summary>
    Sms,

    /// <summary>Signing in with an account elsewhere.</summary>
    Social,
}

/// <summary>How a field of a configuration is edited.</summary>
internal enum FormItemType
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Several lines.</summary>
    MultilineText,

    /// <summary>On or off.</summary>
    Switch,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>One of several words.</summary>
    Select,

    /// <summary>Some of several words.</summary>
    MultiSelect,
}

/// <summary>A word to select.</summary>
/// <param name="Value">As stored.</param>
/// <param name="Title">As shown.</param>
internal sealed record SelectItem(string Value, string Title);

/// <summary>When a field is shown: while another one has a value.</summary>
/// <param name="TargetKey">The other one.</param>
/// <param name="ExpectValue">Its value.</param>
internal sealed record ShowCondition(string TargetKey, Optional<JsonElement> ExpectValue);

/// <summary>One field of the form for a configuration.</summary>
/// <param name="Key">Name of the member.</param>
/// <param name="Label">Name for people.</param>
/// <param name="Type">How it is edited.</param>
internal sealed record FormItem(string Key, string Label, FormItemType Type)
{
    /// <summary>Whether the configuration needs it.</summary>
    public Optional<bool> Required { get; init; }

    /// <summary>Shown while it is empty.</summary>
    public Optional<string> Placeholder { get; init; }

    /// <summary>What it begins with.</summary>
    public Optional<JsonElement> DefaultValue { get; init; }

    /// <summary>What it does.</summary>
    public Optional<string> Tooltip { get; init; }

    /// <summary>Whether it is a secret.</summary>
    public Optional<bool> IsConfidential { get; init; }

    /// <summary>The words of a select.</summary>
    public Optional<List<SelectItem>> SelectItems { get; init; }

    /// <summary>When it is shown; always, without any.</summary>
    public Optional<List<ShowCondition>> ShowConditions { get; init; }

    /// <summary>Whether it is not finished; never here.</summary>
    public Optional<bool> IsDevFeature { get; init; }

    /// <summary>A line that must be filled in.</summary>
    public static FormItem Needs(string key, string label, string placeholder, string? tooltip = null) =>
        May(key, label, placeholder, tooltip) with { Required = true };

    /// <summary>A line that may stay empty.</summary>
    public static FormItem May(string key, string label, string placeholder, string? tooltip = null) => new(key, label, FormItemType.Text)
    {
        Required = false,
        Placeholder = placeholder,
        Tooltip = tooltip is null ? default : new Optional<string>(tooltip),
    };

    /// <summary>A secret that must be filled in.</summary>
    public static FormItem NeedsSecret(string key, string label, string placeholder, string? tooltip = null) =>
        Needs(key, label, placeholder, tooltip) with { IsConfidential = true };

    /// <summary>A secret that may stay empty.</summary>
    public static FormItem MaySecret(string key, string label, string placeholder, string? tooltip = null) =>
        May(key, label, placeholder, tooltip) with { IsConfidential = true };

    /// <summary>A switch that is off.</summary>
    public static FormItem Switch(string key, string label, string tooltip) =>
        new(key, label, FormItemType.Switch) { Required = false, DefaultValue = JsonSerializer.SerializeToElement(false), Tooltip = tooltip };

    /// <summary>A number that may stay empty.</summary>
    public static FormItem Number(string key, string label, string placeholder, bool required = false) =>
        new(key, label, FormItemType.Number) { Required = required, Placeholder = placeholder };

    /// <summary>JSON.</summary>
    public static FormItem Json(string key, string label, JsonNode defaultValue, string tooltip) =>
        new(key, label, FormItemType.Json) { Required = false, DefaultValue = JsonSerializer.SerializeToElement(defaultValue), Tooltip = tooltip };

    /// <summary>One of several words.</summary>
    public static FormItem Select(string key, string label, string defaultValue, params IReadOnlyList<string> words) => new(key, label, FormItemType.Select)
    {
        Required = false,
        DefaultValue = JsonSerializer.SerializeToElement(defaultValue),
        SelectItems = words.Select(static word => new SelectItem(word, word)).ToList(),
    };

    /// <summary>Some of several words.</summary>
    public static FormItem MultiSelect(string key, string label, params IReadOnlyList<string> words) => new(key, label, FormItemType.MultiSelect)
    {
        Required = false,
        SelectItems = words.Select(static word => new SelectItem(word, word)).ToList(),
    };

    /// <summary>Texts of one's own; the hub has texts in every language it speaks, so they may stay empty.</summary>
    public static FormItem Templates { get; } = Json(
        "templates",
        "Templates",
        new JsonArray(),
        "Texts of your own for this connector: usageType, subject, content, contentType. What has none here is sent in the words of the hub.");
}

/// <summary>A kind of connector: what is known of it before anybody configures one.</summary>
internal sealed record ConnectorFactory
{
    /// <summary>Id, such as <c>http-email</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is for.</summary>
    public required ConnectorType Type { get; init; }

    /// <summary>What accounts of it are called.</summary>
    public required string Target { get; init; }

    /// <summary>Name for people, by language; English is always there.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>What it is, by language; English is always there.</summary>
    public required IReadOnlyDictionary<string, string> Description { get; init; }

    /// <summary>How to set it up, in Markdown.</summary>
    public required string Readme { get; init; }

    /// <summary>The form of its configuration.</summary>
    public required IReadOnlyList<FormItem> FormItems { get; init; }

    /// <summary>Where it works; null unless it is for signing in.</summary>
    public ConnectorPlatform? Platform => Type == ConnectorType.Social ? ConnectorPlatform.Universal : null;

    /// <summary>Whether name, target and logos are left open, so that there may be several of it.</summary>
    public bool IsStandard { get; init; }

    /// <summary>Whether the tokens of accounts can be kept.</summary>
    public bool IsTokenStorageSupported { get; init; }

    /// <summary>Picture, as an address of data.</summary>
    public string Logo => ConnectorLogo.Of(this, "#5b3df5", "#ffffff");

    /// <summary>Picture for dark pages.</summary>
    public string LogoDark => ConnectorLogo.Of(this, "#cbbeff", "#1c1340");

    /// <summary>Which messages it carries; null when it carries none.</summary>
    public MessageChannel? Channel => Type switch
    {
        ConnectorType.Email => MessageChannel.Email,
        ConnectorType.Sms => MessageChannel.Sms,
        _ => null,
    };
}

/// <summary>Draws an envelope, a bubble, or for accounts elsewhere the first letter of a name.</summary>
internal static class ConnectorLogo
{
    /// <summary>The picture.</summary>
    public static string Of(ConnectorFactory factory, string ground, string ink)
    {
        var figure = factory.Type switch
        {
            ConnectorType.Email => Outline("M8 14h32v22H8zM8 14l16 13 16-13", ink),
            ConnectorType.Sms => Outline("M8 10h32v22H22l-8 7v-7H8z", ink),
            _ => $"<text x=\"24\" y=\"33\" font-family=\"sans-serif\" font-size=\"26\" font-weight=\"600\" text-anchor=\"middle\" fill=\"{ink}\">{factory.Name["en"][0]}</text>",
        };
        var svg = $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 48 48\"><rect width=\"48\" height=\"48\" rx=\"10\" fill=\"{ground}\"/>{figure}</svg>";
        return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(svg));
    }

    private static string Outline(string path, string ink) => $"<path d=\"{path}\" fill=\"none\" stroke=\"{ink}\" stroke-width=\"2.5\" stroke-linejoin=\"round\"/>";
}
