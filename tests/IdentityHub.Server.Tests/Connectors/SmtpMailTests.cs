using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Server.Connectors.Email;
using IdentityHub.Server.Connectors.Email.Smtp;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Outbound;
using IdentityHub.Server.Messages;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.Connectors;

public sealed class SmtpMailTests : IAsyncDisposable
{
    private readonly FakeMailServer server = new();
    private readonly OutboundConnections connections = new(new OutboundOptions { AllowedHosts = ["127.0.0.1"] });
    private readonly OutboundHttp http;
    private readonly SmtpMail mail;

    public SmtpMailTests()
    {
        http = new OutboundHttp(connections);
        mail = new SmtpMail(connections, http, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Sends_with_starttls_and_a_password()
    {
        await SendsAsync(Config(new { user = "hub", pass = "geheim ß" }));

        Assert.Equal(
            [
                "EHLO identityhub", "STARTTLS", "EHLO identityhub", "AUTH PLAIN " + Base64("\0hub\0geheim ß"), "MAIL FROM:<hub@example.com>",
                "RCPT TO:<ada@example.com>", "DATA", "QUIT",
            ],
            server.Lines);
        var (header, body) = Split();
        Assert.Contains("From: \"Hub\" <hub@example.com>", header);
        Assert.Contains("To: ada@example.com", header);
        Assert.Contains("Subject: Your code", header);
        Assert.Contains("MIME-Version: 1.0", header);
        Assert.Contains("Auto-Submitted: auto-generated", header);
        Assert.Contains("Reply-To: help@example.com", header);
        Assert.Contains("X-Campaign: codes", header);
        Assert.Single(header, line => System.Text.RegularExpressions.Regex.IsMatch(line, @"^Message-ID: <[\w-]{21}@example\.com>$"));
        Assert.Single(header, line => line.StartsWith("Date: ", StringComparison.Ordinal) && DateTimeOffset.TryParse(line[6..], System.Globalization.CultureInfo.InvariantCulture, out _));
        var boundary = header.Single(line => line.StartsWith("Content-Type: multipart/alternative", StringComparison.Ordinal)).Split('"')[1];
        var parts = body.Split("--" + boundary);
        Assert.Equal(4, parts.Length);
        Assert.Equal("It is 123456\r\n.\r\nสวัสดี", Decode(parts[1], "text/plain"));
        Assert.Equal("<p>It is 123456</p>", Decode(parts[2], "text/html"));
        Assert.Equal("--\r\n", parts[3]);
    }

    [Fact]
    public async Task Sends_with_implicit_tls_and_login()
    {
        server.BeginsWithTls = true;
        server.Offers[0] = "AUTH LOGIN";
        await SendsAsync(Config(new { user = "hub", pass = "pw" }, config => config["secure"] = true));
        Assert.Equal(["AUTH LOGIN", Base64("hub"), Base64("pw")], server.Lines.Skip(1).Take(3));
    }

    [Fact]
    public async Task Sends_with_a_token_of_oauth_and_fetches_one()
    {
        await SendsAsync(Config(new { type = "OAuth2", user = "hub@example.com", accessToken = "ya29.t" }));
        Assert.Contains("AUTH XOAUTH2 " + Base64("user=hub@example.com\u0001auth=Bearer ya29.t\u0001\u0001"), server.Lines);

        await using var tokens = await FakeService.StartAsync();
        tokens.Says(200, """{"access_token":"fresh","token_type":"Bearer"}""");
        await SendsAsync(Config(new { type = "oauth2", user = "hub", refreshToken = "r", clientId = "c", clientSecret = "s", accessUrl = tokens.Address }));
        Assert.Contains("AUTH XOAUTH2 " + Base64("user=hub\u0001auth=Bearer fresh\u0001\u0001"), server.Lines);
        Assert.Equal("refresh_token", tokens.Only.Form["grant_type"]);

        tokens.Says(400, """{"error":"invalid_grant"}""");
        await RefusesAsync(
            Config(new { type = "oauth2", user = "hub", refreshToken = "r", accessUrl = tokens.Address }), "connector.general", "invalid_grant");
        server.Answer = line => line.StartsWith("AUTH", StringComparison.Ordinal) ? "334 e30=" : line.Length == 0 ? "535 5.7.8 no" : null;
        await RefusesAsync(Config(new { type = "OAuth2", user = "hub", accessToken = "old" }), "connector.authorization_failed", "5.7.8 no");
    }

    [Fact(DisplayName = "A password is never sent in the clear unless the operator says so")]
    public async Task Keeps_the_password_from_a_server_without_encryption()
    {
        server.OffersTls = false;
        await RefusesAsync(Config(new { user = "hub", pass = "pw" }), "connector.general", "no encryption");
        Assert.DoesNotContain(server.Lines, line => line.StartsWith("AUTH", StringComparison.Ordinal));
        await RefusesAsync(Config(null, config => config["requireTLS"] = true), "connector.general", "STARTTLS");
        Assert.DoesNotContain(server.Lines, line => line.StartsWith("MAIL", StringComparison.Ordinal));
        await SendsAsync(Config(new { user = "hub", pass = "pw" }, config => config["ignoreTLS"] = true));
        server.Lines.Clear();
        await SendsAsync(Config(null));
        Assert.DoesNotContain(server.Lines, line => line.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Trusts_only_certificates_that_are_trusted()
    {
        await RefusesAsync(Config(null, config => config["tls"] = new JsonObject()), "connector.general", "not trusted");
        await RefusesAsync(Config(null, config => config["servername"] = "other.example"), "connector.general", "not trusted");
        Assert.DoesNotContain(server.Lines, line => line.StartsWith("MAIL", StringComparison.Ordinal));
        await SendsAsync(Config(null, config => config["tls"] = new JsonObject { ["rejectUnauthorized"] = false }));
    }

    [Fact(DisplayName = "CVE-2011-0411: what a server says before the encryption begins is not taken for its answer")]
    public async Task Throws_away_what_came_before_the_encryption()
    {
        server.Answer = line => line == "STARTTLS" ? "220 go on\r\n250-injected\r\n250 AUTH PLAIN" : null;
        await RefusesAsync(Config(new { user = "hub", pass = "pw" }), "connector.general", "before the encryption");
    }

    [Theory(DisplayName = "Header and command injection: no value from outside ends its line")]
    [InlineData("ada@example.com\r\nRCPT TO:<eve@example.com>")]
    [InlineData("ada@example.com>\r\nDATA")]
    [InlineData("ada@example.com> SIZE=1")]
    [InlineData("<ada@example.com>")]
    [InlineData("ada@example.com,eve@example.com")]
    [InlineData("ada@example.com\u0000")]
    [InlineData("\"a b\"@example.com")]
    [InlineData("ada")]
    [InlineData("@example.com")]
    [InlineData("")]
    public async Task Refuses_recipients_that_are_no_address(string to)
    {
        var error = (await mail.SendAsync(Config(null), Message(to), CancellationToken.None)).Error;
        Assert.Equal("connector.invalid_request_parameters", error?.Code);
        Assert.Empty(server.Lines);
    }

    [Fact(DisplayName = "Header injection: subjects, names and addresses of templates stay within their fields")]
    public async Task Keeps_values_within_their_fields()
    {
        var message = Message() with
        {
            Subject = "Code\r\nBcc: eve@example.com\r\n\r\n.\r\nMAIL FROM:<x>",
            SendFrom = "\"Eve\r\nBcc: eve@example.com\" <eve@example.com>",
            ReplyTo = "a@example.com\r\nBcc: eve@example.com",
            Html = null,
        };
        await SendsAsync(Config(null), message);
        var (header, _) = Split();
        Assert.DoesNotContain(header, line => line.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("From: \"Hub\" <hub@example.com>", header);
        Assert.DoesNotContain(header, line => line.StartsWith("Reply-To", StringComparison.Ordinal));
        Assert.Equal("Code  Bcc: eve@example.com    .  MAIL FROM:<x>", Words(header, "Subject"));
        Assert.Single(server.Lines, line => line.StartsWith("MAIL", StringComparison.Ordinal));
        foreach (var (name, value) in new[] { ("X-A", "b\r\nBcc: x"), ("Bcc", "x@example.com"), ("X A", "b"), ("X:A", "b"), ("", "b"), ("Subject", "b") })
        {
            var config = Config(null, config => config["customHeaders"] = new JsonObject { [name] = value });
            Assert.Equal("connector.invalid_config", mail.CheckConfig(config)?.Code);
        }
    }

    [Fact(DisplayName = "Header injection: any subject is whole again when it is read, in lines of ASCII")]
    public void Encodes_every_subject() => Prop.ForAll(ArbMap.Default.GeneratorFor<UnicodeString>().ToArbitrary(), text =>
    {
        var subject = new string([.. (text?.Get ?? "").EnumerateRunes().SelectMany(rune => rune.ToString())]);
        var lines = new MimeMessage().Field("Subject", subject).ToString().Split("\r\n");
        Assert.All(lines, line => Assert.True(line.Length <= 86 && line.All(character => character is >= ' ' and <= '~'), line));
        Assert.All(lines[1..^1], line => Assert.StartsWith(" =?utf-8?B?", line, StringComparison.Ordinal));
        var expected = string.Concat(subject.EnumerateRunes().Select(rune => Rune.IsControl(rune) ? " " : rune.ToString()));
        return Words([.. lines], "Subject") == expected;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Speaks_other_scripts_where_the_server_does()
    {
        await SendsAsync(Config(null), Message("ada@bücher.example"));
        Assert.Contains("RCPT TO:<ada@xn--bcher-kva.example>", server.Lines);
        await RefusesAsync(Config(null), "connector.general", "SMTPUTF8", Message("อาดา@example.com"));
        server.Offers.Add("SMTPUTF8");
        await SendsAsync(Config(null), Message("อาดา@example.com"));
        Assert.Contains("MAIL FROM:<hub@example.com> SMTPUTF8", server.Lines);
        Assert.Contains("RCPT TO:<อาดา@example.com>", server.Lines);
    }

    [Theory]
    [InlineData("AUTH", "535 5.7.8 Username and Password not accepted", "connector.authorization_failed")]
    [InlineData("AUTH", "454 4.7.0 Temporary authentication failure", "connector.general")]
    [InlineData("MAIL", "530 5.7.0 Authentication Required", "connector.authorization_failed")]
    [InlineData("RCPT", "550 5.1.1 No such user", "connector.general")]
    [InlineData("RCPT", "450 4.2.1 The user is receiving mail at too high a rate", "connector.rate_limit_exceeded")]
    [InlineData("DATA", "421 4.7.0 Try again later", "connector.rate_limit_exceeded")]
    [InlineData(".", "552 5.3.4 Message too big", "connector.general")]
    [InlineData("EHLO", "garbage", "connector.general")]
    [InlineData("EHLO", "999 what", "connector.general")]
    [InlineData("EHLO", "250-a\r\n250", "connector.general")]
    public async Task Explains_refusals(string command, string reply, string code)
    {
        server.Answer = line => line.StartsWith(command, StringComparison.Ordinal) ? reply : null;
        var error = (await mail.SendAsync(Config(new { user = "hub", pass = "pw" }), Message(), CancellationToken.None)).Error;
        Assert.Equal(code, error?.Code);
        Assert.DoesNotContain("pw", error!.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waits_for_nobody_for_ever()
    {
        server.Answer = line => line.StartsWith("MAIL", StringComparison.Ordinal) ? "" : null;
        await RefusesAsync(Config(null, config => config["socketTimeout"] = 300), "connector.general", "did not answer within 0.3 seconds");
        server.Greeting = "";
        await RefusesAsync(Config(null, config => config["greetingTimeout"] = 300), "connector.general", "did not answer within 0.3 seconds");
        server.Greeting = "220 " + new string('a', 5000);
        await RefusesAsync(Config(null), "connector.general", "does not end");
        server.Greeting = string.Concat(Enumerable.Repeat("220-a\r\n", 200)) + "220 b";
        await RefusesAsync(Config(null), "connector.general", "does not end");
        await RefusesAsync(Config(null, config => config["port"] = FreePort.Take()), "connector.general", "cannot be reached");
    }

    [Theory]
    [InlineData("""{"port":25,"fromEmail":"a@example.com"}""", "host")]
    [InlineData("""{"host":"a b","port":25,"fromEmail":"a@example.com"}""", "host")]
    [InlineData("""{"host":"m.example","port":"25","fromEmail":"a@example.com"}""", "port")]
    [InlineData("""{"host":"m.example","port":70000,"fromEmail":"a@example.com"}""", "port")]
    [InlineData("""{"host":"m.example","port":25,"fromEmail":"a"}""", "fromEmail")]
    [InlineData("""{"host":"m.example","port":25,"fromEmail":"a@example.com","name":"x\r\nMAIL"}""", "name")]
    [InlineData("""{"host":"m.example","port":25,"fromEmail":"a@example.com","auth":{"user":"x"}}""", "auth")]
    [InlineData("""{"host":"m.example","port":25,"fromEmail":"a@example.com","auth":{"type":"oauth2","user":"x","serviceClient":"y","privateKey":"z"}}""", "auth")]
    [InlineData("""{"host":"m.example","port":25,"fromEmail":"a@example.com","secure":true,"requireTLS":true}""", "requireTLS")]
    [InlineData("""{"host":"m.example","port":25,"fromEmail":"a@example.com","ignoreTLS":true,"requireTLS":true}""", "requireTLS")]
    [InlineData("""{"host":"m.example","port":25,"fromEmail":"a@example.com","tls":{"ca":"x"}}""", "tls")]
    public void Names_what_is_wrong_with_a_configuration(string config, string member)
    {
        var error = mail.CheckConfig(JsonDocument.Parse(config).RootElement);
        Assert.Equal("connector.invalid_config", error?.Code);
        Assert.Equal(member, (string?)error!.Data!["issues"]![0]!["path"]![0]);
    }

    [Fact]
    public void Accepts_the_reference_s_configuration() => Assert.Null(mail.CheckConfig(JsonDocument.Parse("""
        {"host":"smtp.example.com","port":465,"auth":{"type":"login","user":"u","pass":"p"},"fromEmail":"a@example.com","replyTo":"","templates":[
        {"usageType":"SignIn","contentType":"text/plain","subject":"S","content":"{{code}}"}],"logger":true,"debug":false,"disableFileAccess":true,
        "disableUrlAccess":true,"name":"","localAddress":"","connectionTimeout":120000,"greetingTimeout":30000,"socketTimeout":600000,"dnsTimeout":30000,
        "secure":true,"tls":{},"servername":""}
        """).RootElement));

    [Fact]
    public void Doubles_dots_and_reads_mailboxes()
    {
        Assert.Equal(new Mailbox("a@example.com", ""), Mailbox.Parse("a@example.com"));
        Assert.Equal(new Mailbox("a@example.com", ""), Mailbox.Parse("<a@example.com>"));
        Assert.Equal(new Mailbox("a@example.com", "Ada L."), Mailbox.Parse("\"Ada L.\" <a@example.com>"));
        Assert.Equal(new Mailbox("a@example.com", "อาดา"), Mailbox.Parse("อาดา <a@example.com>"));
        foreach (var wrong in new[] { "", "a", "a@", "@b", "a@b@c", "a b@c", "a@b, c@d", "a@b\n", "<a@b", "\u0000a@b", new string('a', 400) + "@b" })
        {
            Assert.Null(Mailbox.Parse(wrong));
        }
    }

    private JsonElement Config(object? auth, Action<JsonObject>? change = null)
    {
        var config = new JsonObject
        {
            ["host"] = "127.0.0.1",
            ["port"] = server.Port,
            ["fromEmail"] = "Hub <hub@example.com>",
            ["replyTo"] = "help@example.com",
            ["servername"] = "mail.example",
            ["tls"] = new JsonObject { ["ca"] = server.Pem },
            ["customHeaders"] = new JsonObject { ["X-Campaign"] = "codes" },
        };
        if (auth is not null)
        {
            config["auth"] = JsonSerializer.SerializeToNode(auth);
        }

        change?.Invoke(config);
        return JsonSerializer.SerializeToElement(config);
    }

    private static RenderedMessage Message(string to = "ada@example.com") =>
        new(new Message(MessageChannel.Email, to, TemplateType.SignIn, "en"), "Your code", "It is 123456\n.\nสวัสดี") { Html = "<p>It is 123456</p>" };

    private async Task SendsAsync(JsonElement config, RenderedMessage? message = null)
    {
        server.Data.Clear();
        var error = (await mail.SendAsync(config, message ?? Message(), CancellationToken.None)).Error;
        Assert.True(error is null, $"{error?.Code}: {error?.Details}");
    }

    private async Task RefusesAsync(JsonElement config, string code, string said, RenderedMessage? message = null)
    {
        var error = (await mail.SendAsync(config, message ?? Message(), CancellationToken.None)).Error;
        Assert.Equal(code, error?.Code);
        Assert.Contains(said, error!.Details, StringComparison.Ordinal);
    }

    private (List<string> Header, string Body) Split()
    {
        var end = server.Data.IndexOf("");
        Assert.All(server.Data, line => Assert.True(line.Length <= 998 && line.All(char.IsAscii)));
        return (server.Data[..end], string.Join("\r\n", server.Data[(end + 1)..]) + "\r\n");
    }

    private static string Decode(string part, string type)
    {
        Assert.Contains($"Content-Type: {type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n", part, StringComparison.Ordinal);
        return Encoding.UTF8.GetString(Convert.FromBase64String(part[(part.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..].Trim()));
    }

    // What RFC 2047 §6.2 makes of a field: words are joined without the space between them.
    private static string Words(List<string> header, string name)
    {
        var first = header.FindIndex(line => line.StartsWith(name + ": ", StringComparison.Ordinal));
        var value = header[first][(name.Length + 2)..];
        for (var next = first + 1; next < header.Count && header[next].StartsWith(' '); next++)
        {
            value += header[next];
        }

        if (!value.StartsWith("=?", StringComparison.Ordinal))
        {
            return value;
        }

        return Encoding.UTF8.GetString([.. value.Split(' ').SelectMany(word => Convert.FromBase64String(word["=?utf-8?B?".Length..^2]))]);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
