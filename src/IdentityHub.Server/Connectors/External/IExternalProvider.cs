using System.Text.Json;
using IdentityHub.Server.Api;

namespace IdentityHub.Server.Connectors.External;

/// <summary>
/// A provider with which people have accounts: signing in there says who they are here. It gets everything it needs with each call and remembers only
/// what is public, such as discovery documents and keys.
/// </summary>
/// <remarks>
/// <code>
/// StartAsync -> the browser goes to the provider and comes back -> CompleteAsync -> ExternalSignIn
/// </code>
/// The caller makes the <c>state</c>, keeps the session with the browser's interaction, and uses it once.
/// </remarks>
internal interface IExternalProvider
{
    /// <summary>Checks a configuration without calling anybody.</summary>
    /// <param name="config">A JSON object.</param>
    /// <returns>400 <c>connector.invalid_config</c> with every mistake; null when there is none.</returns>
    ApiError? CheckConfig(JsonElement config);

    /// <summary>Says where the browser is to go.</summary>
    /// <param name="connector">Whose configuration.</param>
    /// <param name="request">What is asked of the provider.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>The address, and what is needed when the browser comes back; one of <see cref="ConnectorErrors"/>.</returns>
    Task<ApiResult<ExternalStart>> StartAsync(ExternalConnector connector, ExternalRequest request, CancellationToken cancellation);

    /// <summary>Finds out who came back. Everything the provider says is checked here, but for the <c>state</c>.</summary>
    /// <param name="connector">Whose configuration.</param>
    /// <param name="session">What <see cref="StartAsync"/> gave.</param>
    /// <param name="data">The callback's parameters, each once.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>Who it is; one of <see cref="ConnectorErrors"/>, with details for the operator that hold nothing secret.</returns>
    Task<ApiResult<ExternalSignIn>> CompleteAsync(
        ExternalConnector connector, ExternalSession session, IReadOnlyDictionary<string, string> data, CancellationToken cancellation);

    /// <summary>Gets another access token (RFC 6749 §6).</summary>
    /// <param name="connector">Whose configuration.</param>
    /// <param name="refreshToken">The provider's refresh token.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>The new tokens; without a refresh token the old one stays good. One of <see cref="ConnectorErrors"/>.</returns>
    Task<ApiResult<ExternalTokens>> RefreshAsync(ExternalConnector connector, string refreshToken, CancellationToken cancellation);

    /// <summary>Reads what the provider publishes about itself, so that a wrong configuration is found when it is saved and not when somebody signs in.</summary>
    /// <returns>The parsed configuration for the operator; null when there is nothing to read. One of <see cref="ConnectorErrors"/> says precisely what is wrong.</returns>
    Task<ApiResult<JsonElement?>> DescribeAsync(ExternalConnector connector, CancellationToken cancellation);
}

/// <summary>A kind of connector by which people sign in with an account elsewhere.</summary>
internal interface ISocialConnector : IExternalProvider
{
    /// <summary>What is known of it.</summary>
    ConnectorFactory Factory { get; }
}

/// <summary>A kind of enterprise connector.</summary>
internal interface ISsoProvider : IExternalProvider
{
    /// <summary>What is known of it.</summary>
    SsoProviderInfo About { get; }
}

/// <summary>What is known of a kind of enterprise connector.</summary>
/// <param name="ProviderName">Its id: <c>OIDC</c>, <c>SAML</c>, <c>AzureAD</c>, <c>AzureAdOidc</c>, <c>GoogleWorkspace</c>, <c>Okta</c>.</param>
/// <param name="ProviderType"><c>oidc</c> or <c>saml</c>.</param>
/// <param name="Name">Name for people, by language; English is always there.</param>
/// <param name="Description">What it is, by language; English is always there.</param>
/// <param name="Logo">Picture, as an address of data.</param>
/// <param name="LogoDark">Picture for dark pages.</param>
internal sealed record SsoProviderInfo(
    string ProviderName,
    string ProviderType,
    IReadOnlyDictionary<string, string> Name,
    IReadOnlyDictionary<string, string> Description,
    string Logo,
    string LogoDark)
{
    /// <summary>Whether it speaks SAML.</summary>
    public bool IsSaml => ProviderType == "saml";
}
