using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Messages;

namespace IdentityHub.Server.Connectors;

/// <summary>A service that carries e-mails or text messages. Each call gets its configuration; nothing is remembered between calls.</summary>
internal interface IMessageConnector
{
    /// <summary>What is known of it.</summary>
    ConnectorFactory Factory { get; }

    /// <summary>Checks a configuration without calling anybody.</summary>
    /// <param name="config">A JSON object.</param>
    /// <returns>400 <c>connector.invalid_config</c> with every mistake; null when there is none.</returns>
    ApiError? CheckConfig(JsonElement config);

    /// <summary>Hands a message to the service.</summary>
    /// <param name="config">A JSON object; it may be one that <see cref="CheckConfig"/> would refuse.</param>
    /// <param name="message">What to send, to whom.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>One of <see cref="ConnectorErrors"/> when the service did not take it.</returns>
    Task<ApiResult<Nothing>> SendAsync(JsonElement config, RenderedMessage message, CancellationToken cancellation);

    /// <summary>The configuration with its texts where all others have them, in <c>templates</c>.</summary>
    JsonElement WithTemplates(JsonElement config) => config;
}
