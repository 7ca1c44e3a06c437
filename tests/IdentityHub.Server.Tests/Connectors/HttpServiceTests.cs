using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Connectors.Email;
using IdentityHub.Server.Connectors.Sms;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Outbound;
using IdentityHub.Server.Messages;

namespace IdentityHub.Server.Tests.Connectors;

/// <summary>What each service is sent, member for member, and what becomes of its answers.</summary>
public sealed class HttpServiceTests
{
    private const string Sender = "Hub <hub@example.com>";

    [Fact]
    public async Task Http_email_and_sms_hand_over_what_is_known()
    {
        await using var stage = await Stage.StartAsync();
        var config = new { endpoint = stage.Address + "/messages?x=1", authorization = "Bearer t" };
        await stage.SendsAsync(new HttpEmail(stage.Http), config, Mail() with { Message = Mail().Message with { Ip = "192.0.2.1" } });
        var request = stage.Take();
        Assert.Equal(("POST", "/messages?x=1"), (request.Method, request.Path));
        Assert.Equal("Bearer t", request.Headers["Authorization"]);
        Assert.StartsWith("application/json", request.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal("""{"to":"ada@example.com","type":"SignIn","payload":{"code":"123456"},"ip":"192.0.2.1"}""", request.Body);

        await stage.SendsAsync(new HttpSms(stage.Http), new { endpoint = stage.Address }, Text());
        request = stage.Take();
        Assert.Equal("""{"to":"66812345678","type":"SignIn","payload":{"code":"123456"}}""", request.Body);
        Assert.False(request.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Sendgrid_gets_both_parts_and_addresses_with_names()
    {
        await using var stage = await Stage.StartAsync();
        stage.Service.Says(202, "");
        var config = new { apiKey = "SG.k", fromEmail = "hub@example.com", fromName = "Hub", endpoint = stage.Address + "/" };
        await stage.SendsAsync(new SendGridEmail(stage.Http), config, Mail() with { ReplyTo = "Help <help@example.com>" });
        var request = stage.Take();
        Assert.Equal("/v3/mail/send", request.Path);
        Assert.Equal("Bearer SG.k", request.Headers["Authorization"]);
        Equal(
            """
            {"personalizations":[{"to":[{"email":"ada@example.com"}]}],"from":{"email":"hub@example.com","name":"Hub"},"subject":"Your code",
            "content":[{"type":"text/plain","value":"It is 123456"},{"type":"text/html","value":"<p>It is 123456</p>"}],
            "reply_to":{"email":"help@example.com","name":"Help"}}
            """,
            request.Body);

        stage.Service.Says(400, """{"errors":[{"message":"The from address does not match","field":"from"}]}""");
        await stage.RefusesAsync(new SendGridEmail(stage.Http), config, Mail(), 400, "connector.general", "The from address does not match");
    }

    [Fact]
    public async Task Postmark_gets_words_or_the_name_of_a_template()
    {
        await using var stage = await Stage.StartAsync();
        var config = new { serverToken = "tok", fromEmail = Sender, endpoint = stage.Address };
        await stage.SendsAsync(new PostmarkMail(stage.Http), config, Mail());
        var request = stage.Take();
        Assert.Equal("/email", request.Path);
        Assert.Equal("tok", request.Headers["X-Postmark-Server-Token"]);
        Assert.Equal("application/json", request.Headers["Accept"]);
        Equal(
            """{"From":"Hub <hub@example.com>","To":"ada@example.com","Subject":"Your code","TextBody":"It is 123456","HtmlBody":"<p>It is 123456</p>"}""",
            request.Body);

        var named = new { serverToken = "tok", fromEmail = Sender, endpoint = stage.Address, templates = new[] { new { usageType = "Generic", templateAlias = "code" } } };
        await stage.SendsAsync(new PostmarkMail(stage.Http), named, Mail());
        request = stage.Take();
        Assert.Equal("/email/withTemplate", request.Path);
        Equal("""{"From":"Hub <hub@example.com>","To":"ada@example.com","TemplateAlias":"code","TemplateModel":{"code":"123456"}}""", request.Body);

        stage.Service.Says(422, """{"ErrorCode":406,"Message":"You tried to send to an inactive recipient."}""");
        await stage.RefusesAsync(new PostmarkMail(stage.Http), config, Mail(), 400, "connector.general", "inactive recipient");
    }

    [Fact]
    public async Task Mailgun_gets_a_form()
    {
        await using var stage = await Stage.StartAsync();
        var config = new { domain = "mg.example.com", apiKey = "key-1", from = Sender, endpoint = stage.Address };
        await stage.SendsAsync(new MailgunEmail(stage.Http), config, Mail() with { ReplyTo = "help@example.com" });
        var request = stage.Take();
        Assert.Equal("/v3/mg.example.com/messages", request.Path);
        Assert.Equal("Basic " + Convert.ToBase64String("api:key-1"u8), request.Headers["Authorization"]);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["from"] = Sender,
                ["to"] = "ada@example.com",
                ["subject"] = "Your code",
                ["text"] = "It is 123456",
                ["html"] = "<p>It is 123456</p>",
                ["h:Reply-To"] = "help@example.com",
            },
            request.Form);

        var deliveries = new { SignIn = new { subject = "Named", template = "sign-in", variables = new { brand = "Acme" } } };
        await stage.SendsAsync(
            new MailgunEmail(stage.Http), new { domain = "mg.example.com", apiKey = "key-1", from = Sender, endpoint = stage.Address, deliveries }, Mail());
        var form = stage.Take().Form;
        Assert.Equal(("Named", "sign-in"), (form["subject"], form["template"]));
        Equal("""{"brand":"Acme","code":"123456"}""", form["h:X-Mailgun-Variables"]);
        Assert.False(form.ContainsKey("html"));
    }

    [Fact]
    public void Mailgun_s_texts_are_templates_like_all_others()
    {
        using var http = new OutboundHttp(new OutboundConnections(new OutboundOptions()));
        var config = Json(new
        {
            domain = "d.example",
            apiKey = "k",
            from = Sender,
            deliveries = new { SignIn = new { subject = "S {{code}}", html = "<b>{{code}}</b>", replyTo = "r@example.com" }, Generic = new { text = "{{code}}" } },
        });
        Equal(
            """
            {"templates":[{"usageType":"SignIn","subject":"S {{code}}","content":"<b>{{code}}</b>","contentType":"text/html","replyTo":"r@example.com"},
            {"usageType":"Generic","subject":"","content":"{{code}}","contentType":"text/plain","replyTo":""}]}
            """,
            new MailgunEmail(http).WithTemplates(config).GetRawText());
    }

    [Fact]
    public async Task Twilio_gets_a_form_with_the_number_in_international_form()
    {
        await using var stage = await Stage.StartAsync();
        stage.Service.Says(201, """{"sid":"SM1"}""");
        var config = new { accountSID = "AC1", authToken = "tok", fromMessagingServiceSID = "MG1", endpoint = stage.Address };
        await stage.SendsAsync(new TwilioSms(stage.Http), config, Text());
        var request = stage.Take();
        Assert.Equal("/2010-04-01/Accounts/AC1/Messages.json", request.Path);
        Assert.Equal("Basic " + Convert.ToBase64String("AC1:tok"u8), request.Headers["Authorization"]);
        Assert.Equal(
            new Dictionary<string, string> { ["To"] = "+66812345678", ["MessagingServiceSid"] = "MG1", ["Body"] = "รหัส 123456", ["RiskCheck"] = "enable" },
            request.Form);

        stage.Service.Says(400, """{"code":21211,"message":"The 'To' number is not a valid phone number.","status":400}""");
        await stage.RefusesAsync(new TwilioSms(stage.Http), config, Text(), 400, "connector.general", "not a valid phone number");
        using var http = new OutboundHttp(new OutboundConnections(new OutboundOptions()));
        Assert.NotNull(new TwilioSms(http).CheckConfig(Json(new { accountSID = "../x", authToken = "t", fromMessagingServiceSID = "M" })));
        Assert.NotNull(new TwilioSms(http).CheckConfig(Json(new { accountSID = "A", authToken = "t", fromMessagingServiceSID = "M", host = "evil.example/x?" })));
        Assert.Null(new TwilioSms(http).CheckConfig(Json(new { accountSID = "A", authToken = "t", fromMessagingServiceSID = "M", host = "api.dublin.ie1.twilio.com" })));
    }

    [Fact]
    public async Task Vonage_says_in_the_body_whether_it_took_the_message()
    {
        await using var stage = await Stage.StartAsync();
        stage.Service.Says(200, """{"message-count":"1","messages":[{"status":"0"}]}""");
        var config = new { apiKey = "k", apiSecret = "s", brandName = "Hub", endpoint = stage.Address };
        await stage.SendsAsync(new VonageSms(stage.Http), config, Text());
        var request = stage.Take();
        Assert.Equal("/sms/json", request.Path);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["api_key"] = "k",
                ["api_secret"] = "s",
                ["from"] = "Hub",
                ["to"] = "66812345678",
                ["text"] = "รหัส 123456",
                ["type"] = "unicode",
            },
            request.Form);
        await stage.SendsAsync(new VonageSms(stage.Http), config, Text() with { Text = "Code 123456" });
        Assert.Equal("text", stage.Take().Form["type"]);

        foreach (var (answer, status, code, said) in new[]
        {
            ("""{"messages":[{"status":"0"},{"status":"1","error-text":"Throttled"}]}""", 429, "connector.rate_limit_exceeded", "Throttled"),
            ("""{"messages":[{"status":"4","error-text":"Bad Credentials"}]}""", 401, "connector.authorization_failed", "Bad Credentials"),
            ("""{"messages":[{"status":"9","error-text":"Quota Exceeded"}]}""", 400, "connector.general", "Quota Exceeded"),
            ("""{"messages":[]}""", 400, "connector.invalid_response", ""),
            ("""{"messages":[7]}""", 400, "connector.general", ""),
            ("<html>", 400, "connector.invalid_response", ""),
        })
        {
            stage.Service.Says(200, answer);
            await stage.RefusesAsync(new VonageSms(stage.Http), config, Text(), status, code, said);
        }
    }

    [Theory]
    [InlineData(401, 401, "connector.authorization_failed")]
    [InlineData(403, 401, "connector.authorization_failed")]
    [InlineData(429, 429, "connector.rate_limit_exceeded")]
    [InlineData(302, 400, "connector.general")]
    [InlineData(404, 400, "connector.general")]
    [InlineData(500, 400, "connector.general")]
    public async Task Every_service_explains_a_refusal(int answered, int status, string code)
    {
        await using var stage = await Stage.StartAsync();
        stage.Service.Says(answered, """{"detail":"because of reasons"}""");
        foreach (var (connector, config, message) in Every(stage))
        {
            await stage.RefusesAsync(connector, config, message, status, code, "because of reasons");
        }
    }

    [Fact]
    public async Task Every_service_that_is_slow_or_away_or_sends_too_much_is_a_refusal()
    {
        await using var stage = await Stage.StartAsync();
        stage.Http.Client.Timeout = TimeSpan.FromMilliseconds(300);
        stage.Service.Answer = context => Task.Delay(TimeSpan.FromSeconds(20), context.RequestAborted);
        foreach (var (connector, config, message) in Every(stage))
        {
            await stage.RefusesAsync(connector, config, message, 400, "connector.general", "did not answer");
        }

        await stage.Service.DisposeAsync();
        foreach (var (connector, config, message) in Every(stage))
        {
            await stage.RefusesAsync(connector, config, message, 400, "connector.general", "cannot be reached");
        }
    }

    [Fact]
    public async Task No_service_is_called_with_a_configuration_that_is_wrong()
    {
        await using var stage = await Stage.StartAsync();
        foreach (var (connector, _, message) in Every(stage))
        {
            foreach (var wrong in new[] { "{}", """{"endpoint":"x","apiKey":7,"from":"a b","fromEmail":"no address","authToken":""}""" })
            {
                Assert.Equal("connector.invalid_config", connector.CheckConfig(JsonDocument.Parse(wrong).RootElement)?.Code);
                Assert.Equal("connector.invalid_config", (await connector.SendAsync(JsonDocument.Parse(wrong).RootElement, message, CancellationToken.None)).Error?.Code);
            }
        }

        Assert.Empty(stage.Service.Requests);
        Assert.NotNull(new HttpEmail(stage.Http).CheckConfig(Json(new { endpoint = stage.Address, authorization = "a\r\nX: y" })));
        Assert.NotNull(new MailgunEmail(stage.Http).CheckConfig(Json(new { domain = "../..", apiKey = "k", from = Sender })));
        Assert.NotNull(new PostmarkMail(stage.Http).CheckConfig(Json(new { serverToken = "a\nb", fromEmail = Sender })));
    }

    private static IEnumerable<(IMessageConnector Connector, object Config, RenderedMessage Message)> Every(Stage stage) =>
    [
        (new HttpEmail(stage.Http), new { endpoint = stage.Address }, Mail()),
        (new SendGridEmail(stage.Http), new { apiKey = "k", fromEmail = "a@example.com", endpoint = stage.Address }, Mail()),
        (new PostmarkMail(stage.Http), new { serverToken = "k", fromEmail = "a@example.com", endpoint = stage.Address }, Mail()),
        (new MailgunEmail(stage.Http), new { domain = "d", apiKey = "k", from = "a@example.com", endpoint = stage.Address }, Mail()),
        (new HttpSms(stage.Http), new { endpoint = stage.Address }, Text()),
        (new TwilioSms(stage.Http), new { accountSID = "A", authToken = "t", fromMessagingServiceSID = "M", endpoint = stage.Address }, Text()),
        (new VonageSms(stage.Http), new { apiKey = "k", apiSecret = "s", brandName = "b", endpoint = stage.Address }, Text()),
    ];

    private static RenderedMessage Mail() =>
        new(new Message(MessageChannel.Email, "ada@example.com", TemplateType.SignIn, "en") { Payload = new JsonObject { ["code"] = "123456" } }, "Your code", "It is 123456")
        {
            Html = "<p>It is 123456</p>",
        };

    private static RenderedMessage Text() =>
        new(new Message(MessageChannel.Sms, "66812345678", TemplateType.SignIn, "th") { Payload = new JsonObject { ["code"] = "123456" } }, "", "รหัส 123456");

    private static JsonElement Json(object value) => JsonSerializer.SerializeToElement(value);

    private static void Equal(string expected, string actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), $"{actual} instead of {expected}");

    private sealed class Stage : IAsyncDisposable
    {
        private Stage(FakeService service)
        {
            Service = service;
            Http = new OutboundHttp(new OutboundConnections(new OutboundOptions { AllowedHosts = [service.Host] }));
            Address = service.Address;
        }

        public FakeService Service { get; }

        public OutboundHttp Http { get; }

        public string Address { get; }

        public static async Task<Stage> StartAsync() => new(await FakeService.StartAsync());

        public FakeRequest Take()
        {
            Assert.True(Service.Requests.TryDequeue(out var request));
            Assert.Empty(Service.Requests);
            return request;
        }

        public async Task SendsAsync(IMessageConnector connector, object config, RenderedMessage message)
        {
            Assert.Null(connector.CheckConfig(Json(config)));
            var result = await connector.SendAsync(Json(config), message, CancellationToken.None);
            Assert.True(result.Error is null, $"{result.Error?.Code}: {result.Error?.Details}");
            Assert.Single(Service.Requests);
        }

        public async Task RefusesAsync(IMessageConnector connector, object config, RenderedMessage message, int status, string code, string said)
        {
            var error = (await connector.SendAsync(Json(config), message, CancellationToken.None)).Error;
            Assert.Equal((status, code), (error?.Status, error?.Code));
            Assert.Contains(said, error!.Details, StringComparison.Ordinal);
            Service.Requests.Clear();
        }

        public async ValueTask DisposeAsync()
        {
            Http.Dispose();
            await Service.DisposeAsync();
        }
    }
}
