using System.Diagnostics;
using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Connectors.Email;
using IdentityHub.Server.Connectors.Email.Ses;
using IdentityHub.Server.Connectors.Email.Ses.SimpleEmailV2;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Outbound;
using IdentityHub.Server.Messages;
using IdentityHub.Server.Tests.Management;
using IdentityHub.Server.Tests.Support;
using IdentityHub.Tests.Clients;
using Message = IdentityHub.Server.Messages.Message;

namespace IdentityHub.Server.Tests.Connectors.Ses;

/// <summary>The connector <c>aws-ses-mail</c>: against a server that keeps what it is sent, and against aws-ses-v2-local.</summary>
[Collection(SesVariables.Name)]
public sealed class SesMailTests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private const string Full = """
        {"accessKeyId":"AKIDEXAMPLE","accessKeySecret":"wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY","region":"eu-central-1","emailAddress":"Books & Co <shop@example.com>",
         "emailAddressIdentityArn":"arn:aws:ses:eu-central-1:1:identity/example.com","feedbackForwardingEmailAddress":"bounces@example.com",
         "feedbackForwardingEmailAddressIdentityArn":"arn:aws:ses:eu-central-1:1:identity/bounces.example.com","configurationSetName":"transactional",
         "templates":[{"usageType":"Generic","subject":"Code {{code}}","content":"<b>{{code}}</b>"}]}
        """;

    private const string Least = """{"region":"eu-central-1","emailAddress":"<shop@example.com>","accessKeyId":"a","accessKeySecret":"b","configurationSetName":"","emailAddressIdentityArn":""}""";

    [Fact]
    public async Task Sends_every_field_of_the_configuration()
    {
        await using var fake = await FakeSes.StartAsync();
        using var endpoint = new TemporaryVariable("AWS_ENDPOINT_URL_SESV2", fake.Address);
        Assert.Null((await SendAsync(Full, Rendered() with { ReplyTo = "Hilfe für alle <help@example.com>" })).Error);

        var call = Assert.Single(fake.Calls);
        Assert.True(SignatureVersion4.IsSigned(call, Secret, "eu-central-1", "ses"));
        Assert.Equal(
            """
            {"ConfigurationSetName":"transactional",
            "Content":{"Simple":{"Body":{"Html":{"Charset":"UTF-8","Data":"<b>123456</b>"},"Text":{"Charset":"UTF-8","Data":"123456"}},"Subject":{"Charset":"UTF-8","Data":"Code"}}},
            "Destination":{"ToAddresses":["bob@example.com"]},
            "FeedbackForwardingEmailAddress":"bounces@example.com",
            "FeedbackForwardingEmailAddressIdentityArn":"arn:aws:ses:eu-central-1:1:identity/bounces.example.com",
            "FromEmailAddress":"\"Books & Co\" <shop@example.com>",
            "FromEmailAddressIdentityArn":"arn:aws:ses:eu-central-1:1:identity/example.com",
            "ReplyToAddresses":["=?UTF-8?B?SGlsZmUgZsO8ciBhbGxl?= <help@example.com>"]}
            """.ReplaceLineEndings(""),
            Readable(call.Body));
    }

    [Fact]
    public async Task Leaves_out_what_is_empty_and_lets_the_template_say_who_it_is_from()
    {
        await using var fake = await FakeSes.StartAsync();
        using var endpoint = new TemporaryVariable("AWS_ENDPOINT_URL_SESV2", fake.Address);
        Assert.Null((await SendAsync(Least, Rendered() with { Html = null })).Error);
        Assert.Null((await SendAsync(Least, Rendered() with { Html = null, SendFrom = "Shop <other@exämple.com>" })).Error);

        Assert.Equal(
            """{"Content":{"Simple":{"Body":{"Text":{"Charset":"UTF-8","Data":"123456"}},"Subject":{"Charset":"UTF-8","Data":"Code"}}},"Destination":{"ToAddresses":["bob@example.com"]},"FromEmailAddress":"shop@example.com"}""",
            Readable(fake.Calls.First().Body));
        Assert.Contains("\"FromEmailAddress\":\"Shop <other@xn--exmple-cua.com>\"", Readable(fake.Calls.Last().Body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429, "TooManyRequestsException", "connector.rate_limit_exceeded", 3)]
    [InlineData(400, "ThrottlingException", "connector.rate_limit_exceeded", 3)]
    [InlineData(400, "LimitExceededException", "connector.rate_limit_exceeded", 3)]
    [InlineData(400, "SendingPausedException", "connector.rate_limit_exceeded", 1)]
    [InlineData(400, "MessageRejected", "connector.general", 1)]
    [InlineData(400, "MailFromDomainNotVerifiedException", "connector.general", 1)]
    [InlineData(404, "NotFoundException", "connector.general", 1)]
    [InlineData(400, "BadRequestException", "connector.general", 1)]
    [InlineData(400, "AccountSuspendedException", "connector.general", 1)]
    [InlineData(403, "UnrecognizedClientException", "connector.authorization_failed", 1)]
    [InlineData(403, "InvalidSignatureException", "connector.authorization_failed", 1)]
    [InlineData(403, "SignatureDoesNotMatch", "connector.authorization_failed", 1)]
    [InlineData(403, "AccessDeniedException", "connector.authorization_failed", 1)]
    [InlineData(403, null, "connector.authorization_failed", 1)]
    [InlineData(500, null, "connector.general", 3)]
    public async Task Says_why_SES_refused(int status, string? type, string code, int attempts)
    {
        await using var fake = await FakeSes.StartAsync();
        using var endpoint = new TemporaryVariable("AWS_ENDPOINT_URL_SESV2", fake.Address);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            fake.Next(status, """{"message":"What SES said."}""", type);
        }

        var error = (await SendAsync(Least, Rendered())).Error!;

        Assert.Equal(code, error.Code);
        Assert.Contains("What SES said.", error.Details, StringComparison.Ordinal);
        Assert.Equal(attempts, fake.Calls.Count);
    }

    [Fact]
    public async Task Does_not_wait_for_ever_nor_go_where_it_must_not()
    {
        await using var fake = await FakeSes.StartAsync();
        using (new TemporaryVariable("AWS_ENDPOINT_URL_SESV2", fake.Address))
        {
            // More than it tries, however the SDK counts attempts over connections that went stale.
            for (var attempt = 0; attempt < 20; attempt++)
            {
                fake.Next(200, "{}", delay: TimeSpan.FromSeconds(30));
            }

            using var clients = new SesClients(Http());
            using var client = clients.Make(Read(Least), TimeSpan.FromMilliseconds(300));
            var watch = Stopwatch.StartNew();
            var thrown = await Record.ExceptionAsync(() => client.SendEmailAsync(new SendEmailRequest()));
            Assert.NotNull(thrown);
            Assert.True(SesRefusals.Explain(thrown, default) is { Code: "connector.general" }, thrown.ToString());
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
        }

        using (new TemporaryVariable("AWS_ENDPOINT_URL_SESV2", "http://127.0.0.1:1"))
        {
            Assert.Equal("connector.general", (await SendAsync(Least, Rendered())).Error!.Code);
        }

        // A caller who is gone is not told anything.
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        Assert.Null(SesRefusals.Explain(new OperationCanceledException(gone.Token), gone.Token));
    }

    [Theory]
    [InlineData("{}", "emailAddress", "region")]
    [InlineData("""{"region":"eu-central-1","emailAddress":"nobody"}""", "emailAddress")]
    [InlineData("""{"region":"eu-central-1","emailAddress":"a@b.example\r\nBcc: c@d.example"}""", "emailAddress")]
    [InlineData("""{"region":"x@evil.example/","emailAddress":"a@b.example"}""", "region")]
    [InlineData("""{"region":"evil.example","emailAddress":"a@b.example"}""", "region")]
    [InlineData("""{"region":"","emailAddress":"a@b.example"}""", "region")]
    [InlineData("""{"region":"eu-central-1","emailAddress":"a@b.example","accessKeyId":"AKIA"}""", "accessKeySecret")]
    [InlineData("""{"region":"eu-central-1","emailAddress":"a@b.example","accessKeySecret":"s"}""", "accessKeyId")]
    [InlineData("""{"region":"eu-central-1","emailAddress":"a@b.example","feedbackForwardingEmailAddress":"nobody"}""", "feedbackForwardingEmailAddress")]
    [InlineData("""{"region":"eu-central-1","emailAddress":"a@b.example"}""")]
    [InlineData(Full)]
    [InlineData(Least)]
    public void Checks_a_configuration(string config, params string[] wrong)
    {
        using var clients = new SesClients(Http());
        var error = new SesMail(clients).CheckConfig(JsonColumn.Parse(config));
        Assert.Equal(wrong, error is null ? [] : error.Data!["issues"]!.AsArray().Select(issue => issue!["path"]![0]!.GetValue<string>()).Distinct().Order());
    }

    [Theory]
    [InlineData("a@b.example", "", "a@b.example")]
    [InlineData("a@b.example", "Ada Lovelace", "Ada Lovelace <a@b.example>")]
    [InlineData("a@b.example", "Lovelace, \"Ada\" \\", "\"Lovelace, \\\"Ada\\\" \\\\\" <a@b.example>")]
    [InlineData("a@bücher.example", "Bücher", "=?UTF-8?B?QsO8Y2hlcg==?= <a@xn--bcher-kva.example>")]
    [InlineData("a@b.example", "ร้านหนังสือออนไลน์", "=?UTF-8?B?4Lij4LmJ4Liy4LiZ4Lir4LiZ4Lix4LiH4Liq4Li34Lit4Lit4Lit4LiZ4LmE?= =?UTF-8?B?4Lil4LiZ4LmM?= <a@b.example>")]
    public void Writes_addresses_in_ASCII(string address, string name, string expected) => Assert.Equal(expected, SesAddress.Of(new Mailbox(address, name)));

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Aws_ses_v2_local_gets_a_test_and_an_invitation_from_the_hub(string provider)
    {
        await using var ses = await LocalSes.StartAsync();
        using var endpoint = new TemporaryVariable("AWS_ENDPOINT_URL_SESV2", ses.Address.AbsoluteUri);
        await using var hub = await ManagementScenario.StartAsync(provider);
        (await hub.PostAsync("/connectors/aws-ses-mail/test", new { email = "carol@example.com", config = JsonColumn.Parse(Full), locale = "en" })).Is(204);
        (await hub.PostAsync("/connectors", new { connectorId = "aws-ses-mail", config = new { region = "eu-central-1", emailAddress = "ร้านหนังสือ <shop@example.com>", accessKeyId = "a", accessKeySecret = "b" } })).Is(200);
        (await hub.PostAsync("/organization-invitations", new
        {
            organizationId = Scenario.Acme,
            invitee = "bob@example.com",
            inviterId = Scenario.Alice,
            expiresAt = hub.Scenario.Host.Time.GetUtcNow().AddHours(1).ToUnixTimeMilliseconds(),
            messagePayload = new { link = "https://app.example.com/join", locale = "th" },
        })).Is(201);

        var emails = await ses.EmailsAsync();
        Assert.Equal(2, emails.Count);
        var test = emails.Single(email => email.GetProperty("destination").GetProperty("to")[0].GetString() == "carol@example.com");
        Assert.Equal("Code 000000", test.GetProperty("subject").GetString());
        Assert.Equal("<b>000000</b>", test.GetProperty("body").GetProperty("html").GetString());
        Assert.Equal("000000", test.GetProperty("body").GetProperty("text").GetString());
        Assert.Equal("\"Books & Co\" <shop@example.com>", test.GetProperty("from").GetString());
        var invitation = emails.Single(email => email.GetProperty("destination").GetProperty("to")[0].GetString() == "bob@example.com");
        Assert.StartsWith("คำเชิญเข้าร่วม", invitation.GetProperty("subject").GetString(), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"th\"", invitation.GetProperty("body").GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Contains("https://app.example.com/join", invitation.GetProperty("body").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("=?UTF-8?B?", invitation.GetProperty("from").GetString(), StringComparison.Ordinal);
    }

    private static OutboundHttp Http() => new(new OutboundConnections(new OutboundOptions()));

    private static SesConfig Read(string config) => JsonColumn.Parse(config).Deserialize<SesConfig>(ApiJson.Options)!;

    private static async Task<ApiResult<Nothing>> SendAsync(string config, RenderedMessage message)
    {
        using var http = Http();
        using var clients = new SesClients(http);
        return await new SesMail(clients).SendAsync(JsonColumn.Parse(config), message, CancellationToken.None);
    }

    private static RenderedMessage Rendered() =>
        new(new Message(MessageChannel.Email, "bob@example.com", TemplateType.Generic, "en"), "Code", "123456") { Html = "<b>123456</b>" };

    private static string Readable(byte[] json) => System.Text.Json.Nodes.JsonNode.Parse(json)!.ToJsonString(ApiJson.Options);
}
