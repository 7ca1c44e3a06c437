using System.Text.Json;

namespace IdentityHub.Demo.OpenIdConnect;

/// <summary>JSON in which a member has one meaning: two parsers could read a duplicated one differently (RFC 7519, 4).</summary>
internal static class StrictJson
{
    public static JsonDocumentOptions Options { get; } = new() { AllowDuplicateProperties = false, MaxDepth = 32 };
}
