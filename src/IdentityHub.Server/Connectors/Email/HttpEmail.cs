using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting.Outbound;
using IdentityHub.Server.Messages;

namespace IdentityHub.Server.Connectors.Email;

/// <summary>Configuration of the generic connectors: a program of the operator's own that takes messages.</summary>
internal sealed record HttpMessageConfig : MessageConfig
{
    /// <summary>Where it takes them.</summary>
    [Url]
    public required string Endpoint { get; init; }

    /// <summary>The header <c>Authorization</c>.</summary>
    [StringLength(8192)]
    public Optional<string> Authorization { get; init; }

    /// <inheritdoc/>
    public override (string Member, string Problem)? FindProblem() =>
        Authorization.Or("").Any(char.IsControl) ? ("authorization", "A header has no line breaks.") : null;

    /// <summary>The form of it.</summary>
    public static IReadOnlyList<FormItem> Form { get; } =
    [
        FormItem.Needs("endpoint", "Endpoint", "https://example.com/messages", "The address that takes messages by POST."),
        FormItem.MaySecret("authorization", "Authorization header", "Bearer …", "Sent as it is, so that your program knows who calls."),
    ];

    /// <summary>The call: who, what for, and the values; the program has its own words.</summary>
    public static async Task<ApiResult<Nothing>> SendAsync(
        OutboundHttp http, JsonElement config, RenderedMessage rendered, CancellationToken cancellation)
    {
        if (!MessageConfig.Read<HttpMessageConfig>(config).TryGet(out var read, out var error))
        {
            return error;
        }

        var message = rendered.Message;
        var body = new JsonObject { ["to"] = message.To, ["type"] = message.Type.ToString(), ["payload"] = message.Payload.DeepClone() };
        if (message.Ip is { } ip)
        {
            body["ip"] = ip;
        }

        var request = ServiceCall.Json(read.Endpoint, body);
        if (read.Authorization.Or("") is { Length: > 0 } authorization)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return await ServiceCall.DeliverAsync(http, request, cancellation);
    }
}

/// <summary>E-mails by a program of the operator's own.</summary>
internal sealed class HttpEmail(OutboundHttp http) : IMessageConnector
{
    /// <summary>What is known of it.</summary>
    public static ConnectorFactory About { get; } = new()
    {
        Id = "http-email",
        Type = ConnectorType.Email,
        Target = "http-mail",
        Name = new Dictionary<string, string> { ["en"] = "HTTP e-mail", ["th"] = "อีเมลผ่าน HTTP" },
        Description = new Dictionary<string, string>
        {
            ["en"] = "Hands e-mails to a program of your own by an HTTP call.",
            ["th"] = "ส่งอีเมลให้โปรแกรมของคุณเองผ่านการเรียก HTTP",
        },
        Readme = """
            # HTTP e-mail

            For each e-mail the hub sends `POST` with JSON to the endpoint: `to`, `type` (such as `SignIn`), `payload` (such as `code`, `locale` and
            `application`) and, when it is known, `ip`. Answer with a status from 200 to 299 when you take it.

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
