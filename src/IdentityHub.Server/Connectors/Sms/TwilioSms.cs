using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Hosting.Outbound;
using IdentityHub.Server.Messages;

namespace IdentityHub.Server.Connectors.Sms;

/// <summary>Configuration of <see cref="TwilioSms"/>.</summary>
internal sealed record TwilioConfig : MessageConfig
{
    /// <summary>Host of the region; the usual one when empty.</summary>
    [SchemaFrom(nameof(HostSchema))]
    public Optional<string> Host { get; init; }

    /// <summary>Account.</summary>
    [JsonPropertyName("accountSID")]
    [SchemaFrom(nameof(AccountSchema))]
    public required string AccountSid { get; init; }

    /// <summary>Its secret.</summary>
    [StringLength(512, MinimumLength = 1)]
    public required string AuthToken { get; init; }

    /// <summary>The messaging service that sends.</summary>
    [JsonPropertyName("fromMessagingServiceSID")]
    [StringLength(256, MinimumLength = 1)]
    public required string FromMessagingServiceSid { get; init; }

    /// <summary>Whether Twilio's check for pumped traffic is switched off.</summary>
    public Optional<bool> DisableRiskCheck { get; init; }

    /// <summary>Another address of the service, with scheme; before <see cref="Host"/>.</summary>
    [SchemaFrom(nameof(EndpointSchema))]
    public Optional<string> Endpoint { get; init; }

    private static Schema AccountSchema => ConfigSchemas.PathPart;

    private static Schema EndpointSchema => ConfigSchemas.OptionalUrl;

    private static Schema HostSchema => new StringSchema
    {
        Max = 253,
        Format = ("hostname", static text => text.Length == 0 || Uri.CheckHostName(text) == UriHostNameType.Dns),
    };
}

/// <summary>Text messages by Twilio: <c>POST /2010-04-01/Accounts/{sid}/Messages.json</c>.</summary>
internal sealed class TwilioSms(OutboundHttp http) : IMessageConnector
{
    private const string UsualHost = "api.twilio.com";

    /// <summary>What is known of it.</summary>
    public static ConnectorFactory About { get; } = new()
    {
        Id = "twilio-short-message-service",
        Type = ConnectorType.Sms,
        Target = "twilio-sms",
        Name = new Dictionary<string, string> { ["en"] = "Twilio", ["th"] = "Twilio" },
        Description = new Dictionary<string, string> { ["en"] = "Sends text messages by Twilio.", ["th"] = "ส่งข้อความด้วย Twilio" },
        Readme = """
            # Twilio

            1. In Twilio, make a messaging service and give it a sender.
            2. Copy the account SID, the auth token and the SID of the messaging service.
            3. Enter them here, and send yourself a test.

            Accounts in another region set its host, such as `api.dublin.ie1.twilio.com`.
            """,
        FormItems =
        [
            FormItem.May("host", "API host", UsualHost, "Host of your region, without scheme and path."),
            FormItem.Needs("accountSID", "Account SID", "AC…"),
            FormItem.NeedsSecret("authToken", "Auth token", ""),
            FormItem.Needs("fromMessagingServiceSID", "From messaging service SID", "MG…"),
            FormItem.Switch("disableRiskCheck", "Disable risk check", "Switches off Twilio's check for pumped traffic."),
            FormItem.Templates,
        ],
    };

    /// <inheritdoc/>
    public ConnectorFactory Factory => About;

    /// <inheritdoc/>
    public ApiError? CheckConfig(JsonElement config) => MessageConfig.Read<TwilioConfig>(config).Error;

    /// <inheritdoc/>
    public async Task<ApiResult<Nothing>> SendAsync(JsonElement config, RenderedMessage message, CancellationToken cancellation)
    {
        if (!MessageConfig.Read<TwilioConfig>(config).TryGet(out var read, out var error))
        {
            return error;
        }

        var host = read.Host.Or("") is { Length: > 0 } own ? own : UsualHost;
        var address = $"{ConfigSchemas.Address(read.Endpoint, $"https://{host}")}/2010-04-01/Accounts/{read.AccountSid}/Messages.json";
        var request = ServiceCall.Form(
            address,
            [
                new("To", "+" + message.Message.To.TrimStart('+')),
                new("MessagingServiceSid", read.FromMessagingServiceSid),
                new("Body", message.Text),
                new("RiskCheck", read.DisableRiskCheck.Or(false) ? "disable" : "enable"),
            ]);
        return await ServiceCall.DeliverAsync(http, request.WithBasic(read.AccountSid, read.AuthToken), cancellation);
    }
}
