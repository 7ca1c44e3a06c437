using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Hosting.Outbound;
using IdentityHub.Server.Messages;

namespace IdentityHub.Server.Connectors.Sms;

/// <summary>Configuration of <see cref="VonageSms"/>.</summary>
internal sealed record VonageConfig : MessageConfig
{
    /// <summary>API key.</summary>
    [StringLength(256, MinimumLength = 1)]
    public required string ApiKey { get; init; }

    /// <summary>Its secret.</summary>
    [StringLength(256, MinimumLength = 1)]
    public required string ApiSecret { get; init; }

    /// <summary>Who messages are from: a name or a number.</summary>
    [StringLength(64, MinimumLength = 1)]
    public required string BrandName { get; init; }

    /// <summary>Another address of the service.</summary>
    [SchemaFrom(nameof(EndpointSchema))]
    public Optional<string> Endpoint { get; init; }

    private static Schema EndpointSchema => ConfigSchemas.OptionalUrl;
}

/// <summary>Text messages by Vonage: <c>POST /sms/json</c>, which says in the body of a 200 whether it took the message.</summary>
internal sealed class VonageSms(OutboundHttp http) : IMessageConnector
{
    private const string Service = "https://rest.nexmo.com";

    /// <summary>What is known of it.</summary>
    public static ConnectorFactory About { get; } = new()
    {
        Id = "vonage-sms",
        Type = ConnectorType.Sms,
        Target = "vonage-sms",
        Name = new Dictionary<string, string> { ["en"] = "Vonage", ["th"] = "Vonage" },
        Description = new Dictionary<string, string> { ["en"] = "Sends text messages by Vonage.", ["th"] = "ส่งข้อความด้วย Vonage" },
        Readme = """
            # Vonage

            1. Copy the API key and secret from the Vonage dashboard.
            2. Choose a brand name: up to 11 letters and digits, or a number of yours, as the country of the recipient allows.
            3. Enter them here, and send yourself a test.
            """,
        FormItems =
        [
            FormItem.Needs("apiKey", "API key", ""),
            FormItem.NeedsSecret("apiSecret", "API secret", ""),
            FormItem.Needs("brandName", "Brand name", "Example"),
            FormItem.May("endpoint", "Endpoint", Service, "Another address of the service."),
            FormItem.Templates,
        ],
    };

    /// <inheritdoc/>
    public ConnectorFactory Factory => About;

    /// <inheritdoc/>
    public ApiError? CheckConfig(JsonElement config) => MessageConfig.Read<VonageConfig>(config).Error;

    /// <inheritdoc/>
    public async Task<ApiResult<Nothing>> SendAsync(JsonElement config, RenderedMessage message, CancellationToken cancellation)
    {
        if (!MessageConfig.Read<VonageConfig>(config).TryGet(out var read, out var error))
        {
            return error;
        }

        var request = ServiceCall.Form(
            ConfigSchemas.Address(read.Endpoint, Service) + "/sms/json",
            [
                new("api_key", read.ApiKey),
                new("api_secret", read.ApiSecret),
                new("from", read.BrandName),
                new("to", message.Message.To.TrimStart('+')),
                new("text", message.Text),
                // What is not ASCII would arrive as question marks otherwise.
                new("type", message.Text.All(char.IsAscii) ? "text" : "unicode"),
            ]);
        return (await ServiceCall.SendAsync(http, request, cancellation)).TryGet(out var answer, out error) ? Read(answer) : error;
    }

    // One entry for each part of a long message; the message arrived when all were taken (status 0).
    private static ApiResult<Nothing> Read(OutboundAnswer answer)
    {
        if (ServiceCall.ReadJson(answer) is not { ValueKind: JsonValueKind.Object } json
            || !json.TryGetProperty("messages", out var parts)
            || parts.ValueKind != JsonValueKind.Array
            || parts.GetArrayLength() == 0)
        {
            return ConnectorErrors.InvalidResponse("Vonage answered without saying whether it took the message.");
        }

        foreach (var part in parts.EnumerateArray())
        {
            var status = Text(part, "status");
            var said = $"Vonage answered with status {status}: {Text(part, "error-text")}";
            switch (status)
            {
                case "0":
                    continue;
                case "1":
                    return ConnectorErrors.RateLimitExceeded(said);
                case "4" or "8" or "14":
                    return ConnectorErrors.AuthorizationFailed(said);
                default:
                    return ConnectorErrors.General(said);
            }
        }

        return Nothing.Value;
    }

    private static string Text(JsonElement part, string member) =>
        part.ValueKind == JsonValueKind.Object && part.TryGetProperty(member, out var value) ? value.ToString() : "";
}
