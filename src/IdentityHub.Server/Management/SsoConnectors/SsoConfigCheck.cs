using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Sso;

namespace IdentityHub.Server.Management.SsoConnectors;

/// <summary>Holds configurations against their kind and against what the provider publishes.</summary>
internal static class SsoConfigCheck
{
    private const string SignsRequestsMember = "signAuthnRequest";

    /// <summary>Whether there is a configuration: one without members is to come later.</summary>
    public static bool IsGiven(JsonElement config) => config.ValueKind == JsonValueKind.Object && config.EnumerateObject().Any();

    /// <summary>What a provider publishes, as answers show it.</summary>
    public static Optional<JsonElement> Shown(JsonElement? published) => published is { ValueKind: JsonValueKind.Object } facts ? facts : default(Optional<JsonElement>);

    /// <summary>Whether requests to the provider are signed, for which a key is needed.</summary>
    public static bool SignsRequests(ISsoProvider provider, JsonElement config) =>
        provider.About.IsSaml && config.TryGetProperty(SignsRequestsMember, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>What is wrong without calling anybody; null when nothing is.</summary>
    public static ApiError? FindProblem(ISsoProvider provider, JsonElement config, bool keepsTokens) =>
        keepsTokens && provider.About.IsSaml ? ConnectorErrors.TokenStorageNotSupported
        : IsGiven(config) ? provider.CheckConfig(config)
        : null;

    /// <summary>Asks the provider.</summary>
    /// <returns>What it publishes; 400 <c>connector.invalid_config</c> says precisely why the configuration leads nowhere.</returns>
    public static async Task<ApiResult<JsonElement?>> VerifyAsync(ISsoProvider provider, ExternalConnector connector, CancellationToken cancellation)
    {
        if (!IsGiven(connector.Config))
        {
            return (JsonElement?)null;
        }

        var described = await provider.DescribeAsync(connector, cancellation);
        return described.Error is { } error ? SsoErrors.Unverified(error) : described;
    }
}
