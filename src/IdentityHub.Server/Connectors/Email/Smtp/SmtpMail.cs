using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting.Outbound;
using IdentityHub.Server.Messages;

namespace IdentityHub.Server.Connectors.Email.Smtp;

/// <summary>E-mails by any mail server (RFC 5321, RFC 3207, RFC 4954).</summary>
/// <remarks>
/// <code>
/// connect -> (TLS) -> greeting -> EHLO -> (STARTTLS -> TLS -> EHLO) -> (AUTH) -> MAIL -> RCPT -> DATA -> QUIT
/// </code>
/// A password is never sent in the clear unless the configuration says <c>ignoreTLS</c>: otherwise whoever takes the offer of STARTTLS out of
/// the server's answer would get it.
/// </remarks>
internal sealed class SmtpMail(OutboundConnections connections, OutboundHttp http, TimeProvider time) : IMessageConnector
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);
    private static readonly IdnMapping Idn = new();

    /// <summary>What is known of it.</summary>
    public static ConnectorFactory About { get; } = new()
    {
        Id = "simple-mail-transfer-protocol",
        Type = ConnectorType.Email,
        Target = "smtp",
        Name = new Dictionary<string, string> { ["en"] = "SMTP", ["th"] = "SMTP" },
        Description = new Dictionary<string, string> { ["en"] = "Sends e-mails by any mail server.", ["th"] = "ส่งอีเมลผ่านเซิร์ฟเวอร์อีเมลใดก็ได้" },
        Readme = """
            # SMTP

            1. Enter the host of your mail server and its port: 587 with STARTTLS, or 465 with `secure` switched on.
            2. Enter the credentials as `{ "user": "…", "pass": "…" }`, or `{ "type": "OAuth2", "user": "…", "accessToken": "…" }`; with
               `refreshToken`, `clientId`, `clientSecret` and `accessUrl` the hub fetches access tokens itself.
            3. Enter the sender, and send yourself a test.

            `tls` takes `rejectUnauthorized`, `servername` and `ca`. A server in your own network must be in the hub's setting
            `IdentityHub:Outbound:AllowedHosts`.
            """,
        FormItems =
        [
            FormItem.Needs("host", "Host", "smtp.example.com"),
            FormItem.Number("port", "Port", "587", required: true),
            FormItem.Json("auth", "Auth", new JsonObject { ["user"] = "", ["pass"] = "" }, "user and pass, or an access token of OAuth 2.0.") with { IsConfidential = true },
            FormItem.Needs("fromEmail", "From e-mail", "Example <no-reply@example.com>"),
            FormItem.May("replyTo", "Reply to", "support@example.com"),
            FormItem.Templates,
            FormItem.Switch("secure", "Secure", "The connection begins with TLS, as on port 465."),
            FormItem.Switch("requireTLS", "Require TLS", "Nothing is sent unless the server offers STARTTLS."),
            FormItem.Switch("ignoreTLS", "Ignore TLS", "No STARTTLS, even when it is offered. Everything goes in the clear, the password too."),
            FormItem.Json("tls", "TLS", new JsonObject(), "rejectUnauthorized, servername, ca."),
            FormItem.May("servername", "Server name", "smtp.example.com", "Name in the server's certificate, when it is not the host."),
            FormItem.May("name", "Name", "hub.example.com", "What the hub calls itself."),
            FormItem.Number("connectionTimeout", "Connection timeout", "Milliseconds; at most 15000"),
            FormItem.Number("greetingTimeout", "Greeting timeout", "Milliseconds; at most 15000"),
            FormItem.Number("socketTimeout", "Socket timeout", "Milliseconds; at most 15000"),
            FormItem.Json("customHeaders", "Custom headers", new JsonObject(), "Further header fields."),
        ],
    };

    /// <inheritdoc/>
    public ConnectorFactory Factory => About;

    /// <inheritdoc/>
    public ApiError? CheckConfig(JsonElement config) => MessageConfig.Read<SmtpConfig>(config).Error;

    /// <inheritdoc/>
    public async Task<ApiResult<Nothing>> SendAsync(JsonElement config, RenderedMessage message, CancellationToken cancellation)
    {
        if (!MessageConfig.Read<SmtpConfig>(config).TryGet(out var read, out var error))
        {
            return error;
        }

        if (!Mailbox.IsAddress(message.Message.To))
        {
            return ConnectorErrors.InvalidRequestParameters("The recipient is not an e-mail address.");
        }

        string? token = null;
        if (read.Auth.Or(null) is { IsOAuth: true } auth && !(await SmtpTokens.FetchAsync(http, auth, cancellation)).TryGet(out token, out error))
        {
            return error;
        }

        try
        {
            await DeliverAsync(read, token, message, cancellation);
            return Nothing.Value;
        }
        catch (SmtpException exception)
        {
            return Explain(read.Host, exception);
        }
        catch (AuthenticationException)
        {
            return ConnectorErrors.General($"The certificate of {read.Host} is not trusted.");
        }
        catch (OutboundRefusedException exception)
        {
            return ConnectorErrors.General(exception.Message);
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return ConnectorErrors.General($"{read.Host}:{read.Port} cannot be reached, or it broke the connection off.");
        }
    }

    private async Task DeliverAsync(SmtpConfig config, string? token, RenderedMessage message, CancellationToken cancellation)
    {
        await using var session = new SmtpSession(await ConnectAsync(config, cancellation));
        session.Patience = Limit(config.GreetingTimeout);
        if (config.Secure.Or(false))
        {
            await session.EncryptAsync(SmtpTls.OptionsFor(config), cancellation);
        }

        var name = config.Name.Or("") is { Length: > 0 } own ? own : "identityhub";
        await session.GreetAsync(cancellation);
        session.Patience = Limit(config.SocketTimeout);
        await session.HelloAsync(name, cancellation);
        if (!session.IsEncrypted && !config.IgnoreTls.Or(false))
        {
            await UpgradeAsync(session, config, name, cancellation);
        }

        if (config.Auth.Or(null) is { } auth)
        {
            await SmtpSignIn.RunAsync(session, auth, token, config.IgnoreTls.Or(false), cancellation);
        }

        await HandOverAsync(session, config, message, cancellation);
    }

    private async Task<NetworkStream> ConnectAsync(SmtpConfig config, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit(config.ConnectionTimeout));
        try
        {
            return await connections.ConnectAsync(config.Host, config.Port, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new SmtpException(0, "The server did not answer.");
        }
    }

    private static async Task UpgradeAsync(SmtpSession session, SmtpConfig config, string name, CancellationToken cancellation)
    {
        if (!session.Offers("STARTTLS"))
        {
            if (config.RequireTls.Or(false))
            {
                throw new SmtpException(0, "The server offers no STARTTLS, and the connector requires it.");
            }

            return;
        }

        SmtpSession.Expect(await session.CommandAsync("STARTTLS", cancellation), 220);
        await session.EncryptAsync(SmtpTls.OptionsFor(config), cancellation);
        await session.HelloAsync(name, cancellation);
    }

    private async Task HandOverAsync(SmtpSession session, SmtpConfig config, RenderedMessage message, CancellationToken cancellation)
    {
        var sender = Mailbox.Parse(message.SendFrom ?? "") ?? Mailbox.Parse(config.FromEmail)!;
        var from = sender with { Address = Ascii(sender.Address) };
        var to = new Mailbox(Ascii(message.Message.To), "");
        var replyTo = Mailbox.Parse(message.ReplyTo ?? config.ReplyTo.Or(""));
        replyTo = replyTo is null ? null : replyTo with { Address = Ascii(replyTo.Address) };
        var needsUtf8 = new[] { from, to, replyTo }.Any(mailbox => mailbox is not null && !mailbox.Address.All(char.IsAscii));
        if (needsUtf8 && !session.Offers("SMTPUTF8"))
        {
            throw new SmtpException(0, "The server takes only addresses in ASCII (it does not offer SMTPUTF8).");
        }

        SmtpSession.Expect(await session.AddressCommandAsync("MAIL FROM:", from.Address, needsUtf8 ? " SMTPUTF8" : "", cancellation), 250);
        var recipient = await session.AddressCommandAsync("RCPT TO:", to.Address, "", cancellation);
        if (recipient.Code is not (250 or 251))
        {
            throw new SmtpException(recipient.Code, recipient.Text);
        }

        SmtpSession.Expect(await session.CommandAsync("DATA", cancellation), 354);
        SmtpSession.Expect(await session.DataAsync(Write(config, from, to, replyTo, message), cancellation), 250);
        try
        {
            await session.CommandAsync("QUIT", cancellation);
        }
        catch (IOException)
        {
            // The server has taken the message; how it says goodbye does not matter.
        }
    }

    private string Write(SmtpConfig config, Mailbox from, Mailbox to, Mailbox? replyTo, RenderedMessage message)
    {
        var mime = new MimeMessage()
            .Date(time.GetUtcNow())
            .Field("From", from)
            .Field("To", to)
            .Id(RandomValues.Identifier21(), from)
            .Field("Subject", message.Subject)
            // RFC 3834 §5: nobody's out-of-office answers.
            .Field("Auto-Submitted", "auto-generated");
        if (replyTo is not null)
        {
            mime.Field("Reply-To", replyTo);
        }

        foreach (var (name, value) in config.CustomHeaders.Or([]))
        {
            mime.Field(name, value);
        }

        return mime.Body(message.Text, message.Html, "hub-" + RandomValues.StandardId()).ToString();
    }

    // A domain of any language in the form that every server knows (RFC 5891); what cannot have one stays as it is and is refused by the server.
    private static string Ascii(string address)
    {
        var at = address.LastIndexOf('@');
        try
        {
            return address[..(at + 1)] + Idn.GetAscii(address, at + 1);
        }
        catch (ArgumentException)
        {
            return address;
        }
    }

    private static TimeSpan Limit(Optional<int> milliseconds) =>
        milliseconds.Or(0) is > 0 and var given && TimeSpan.FromMilliseconds(given) < Longest ? TimeSpan.FromMilliseconds(given) : Longest;

    // RFC 5321 §4.2.3 and RFC 4954 §6 for the codes; enhanced codes (RFC 3463) x.7.x are about policy.
    private static ApiError Explain(string host, SmtpException exception)
    {
        var said = exception.Code == 0 ? $"{host}: {exception.Message}" : $"{host} answered {exception.Code}: {exception.Message}";
        return exception.Code switch
        {
            530 or 534 or 535 or 538 => ConnectorErrors.AuthorizationFailed(said),
            421 or 450 or 451 or 452 when IsAboutRate(exception.Message) => ConnectorErrors.RateLimitExceeded(said),
            _ => ConnectorErrors.General(said),
        };
    }

    private static bool IsAboutRate(string text) =>
        text.StartsWith("4.7.", StringComparison.Ordinal)
        || text.Contains("rate", StringComparison.OrdinalIgnoreCase)
        || text.Contains("too many", StringComparison.OrdinalIgnoreCase);
}
