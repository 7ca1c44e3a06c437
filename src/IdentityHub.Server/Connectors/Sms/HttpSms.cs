using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.Email;
using IdentityHub.Server.Hosting.Outbound;
using IdentityHub.Server.Messages;

namespace IdentityHub.Server.Connectors.Sms;

/// <summary>Text messages by a program of the operator's own.</summary>
internal sealed class HttpSms(OutboundHttp http) : IMessageConnector
{
    /// <summary>What is known of it.</summary>
    public static ConnectorFactory About { get; } = new()
    {
        Id = "http-sms",
        Type = ConnectorType.Sms,
        Target = "http-sms",
        Name = new Dictionary<string, string> { ["en"] = "HTTP SMS", ["th"] = "SMS ผ่าน HTTP" },
        Description = new Dictionary<string, string>
        {
            ["en"] = "Hands text messages to a program of your own by an HTTP call.",
            ["th"] = "ส่งข้อความให้โปรแกรมของคุณเองผ่านการเรียก HTTP",
        },
        Readme = """
            # HTTP SMS

            For each text message the hub sends `POST` with JSON to the endpoint: `to` (digits with the country code), `type` (such as `SignIn`),
            `payload` (such as `code` and `locale`) and, when it is known, `ip`. Answer with a status from 200 to 299 when you take it.

            The endpoint must be on the Internet, or its host in the hub's setting `IdentityHub:Outbound:AllowedHosts`.
            """,
        FormItems = HttpMessageConfig.Form,
    };

    /// <inheritdoc/>
    public ConnectorFactory Factory => About;

    /// <inheritdoc/>
    public ApiError? CheckConfig(JsonElement config) => MessageConfig.Read<HttpMessageConfig>(config).Error;

    /// <inheritdoc/>
    public Task<ApiResult<Nothing>> SendAsync(JsonElement config, RenderedMessage message, CancellationToken cancellation) =>
        HttpMessageConfig.SendAsync(http, config, message, cancellation);
}
