using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Connectors;

/// <summary>Schemas of members that several configurations have. Forms send what is empty as an empty text, so that is the same as absent.</summary>
internal static class ConfigSchemas
{
    /// <summary>An http or https address, or nothing.</summary>
    public static StringSchema OptionalUrl { get; } = new()
    {
        Max = 2048,
        Format = ("url", static text => text.Length == 0 || StringSchema.Url().Format!.Value.Accepts(text)),
    };

    /// <summary>A text that can stand in a path as it is: letters, digits, dots, hyphens and underscores.</summary>
    public static StringSchema PathPart { get; } = new()
    {
        Min = 1,
        Max = 256,
        Format = ("name", static text => text.All(static character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_') && text.Trim('.').Length > 0),
    };

    /// <summary>The base of a service's address, without a slash at the end.</summary>
    public static string Address(Optional<string> configured, string usual) => (configured.Or("") is { Length: > 0 } own ? own : usual).TrimEnd('/');
}
