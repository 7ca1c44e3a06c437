using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon;
using Amazon.Runtime;
using IdentityHub.Server.Connectors.Email.Ses.SimpleEmailV2;

namespace IdentityHub.Server.Tests.Connectors.Ses;

/// <summary>Tests that set variables of the environment run one after another.</summary>
[CollectionDefinition(Name, DisableParallelization = false)]
public sealed class SesVariables
{
    public const string Name = "ses";
}

/// <summary>A variable of the environment for as long as a test needs it.</summary>
internal sealed class TemporaryVariable : IDisposable
{
    private readonly string name;
    private readonly string? before;

    public TemporaryVariable(string name, string? value)
    {
        (this.name, before) = (name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }

    public void Dispose() => Environment.SetEnvironmentVariable(name, before);
}

/// <summary>The client of SES on <c>AWSSDK.Core</c>: what it sends, how it is signed, where it goes, and how often it tries.</summary>
[Collection(SesVariables.Name)]
public sealed class SesClientTests
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    [Fact]
    public async Task Sends_what_SES_takes_signed_with_version_4()
    {
        await using var fake = await FakeSes.StartAsync();
        using var endpoint = new TemporaryVariable("AWS_ENDPOINT_URL_SESV2", fake.Address);
        using var client = NewClient();

        var response = await client.SendEmailAsync(Email("Grüße 你好 \"<&>\""));

        Assert.Equal("0100", response.MessageId);
        var call = Assert.Single(fake.Calls);
        Assert.Equal(("POST", "/v2/email/outbound-emails", "application/json"), (call.Method, call.Path, call.Headers["Content-Type"]));
        Assert.StartsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/", call.Headers["Authorization"], StringComparison.Ordinal);
        Assert.True(SignatureVersion4.IsSigned(call, Secret, "eu-central-1", "ses"), call.Headers["Authorization"]);
        Assert.False(SignatureVersion4.IsSigned(call with { Body = [.. call.Body, 0] }, Secret, "eu-central-1", "ses"));
        Assert.Equal(
            """{"Content":{"Simple":{"Body":{"Text":{"Charset":"UTF-8","Data":"t"}},"Subject":{"Charset":"UTF-8","Data":"Grüße 你好 \"<&>\""}}},"Destination":{"ToAddresses":["bob@example.com"]},"FromEmailAddress":"Shop <a@b.example>"}""",
            JsonNode.Parse(call.Body)!.ToJsonString(Readable));
    }

    [Fact]
    public async Task AWS_ENDPOINT_URL_SESV2_goes_before_AWS_ENDPOINT_URL_and_both_before_the_region()
    {
        await using var all = await FakeSes.StartAsync();
        await using var own = await FakeSes.StartAsync();
        using (new TemporaryVariable("AWS_ENDPOINT_URL", all.Address))
        {
            using var client = NewClient();
            await client.SendEmailAsync(Email("1"));
            Assert.Single(all.Calls);
            using (new TemporaryVariable("AWS_ENDPOINT_URL_SESV2", own.Address))
            {
                using var other = NewClient();
                await other.SendEmailAsync(Email("2"));
                Assert.Equal((1, 1), (all.Calls.Count, own.Calls.Count));
            }
        }
    }

    [Theory]
    [InlineData("eu-central-1", false, false, "https://email.eu-central-1.amazonaws.com/")]
    [InlineData("us-east-1", true, false, "https://email-fips.us-east-1.amazonaws.com/")]
    [InlineData("us-east-1", false, true, "https://email.us-east-1.api.aws/")]
    [InlineData("us-gov-west-1", false, false, "https://email.us-gov-west-1.amazonaws.com/")]
    [InlineData("cn-north-1", false, false, "https://email.cn-north-1.amazonaws.com.cn/")]
    [InlineData("xx-nowhere-9", false, false, "https://email.xx-nowhere-9.amazonaws.com/")]
    public void Finds_SES_in_a_region(string region, bool fips, bool dualStack, string expected)
    {
        var endpoint = new AmazonSimpleEmailServiceV2EndpointProvider().ResolveEndpoint(
            new SimpleEmailServiceV2EndpointParameters { Region = region, UseFIPS = fips, UseDualStack = dualStack });
        Assert.Equal(expected, new Uri(endpoint.URL).AbsoluteUri);
    }

    [Fact]
    public async Task Tries_again_with_growing_pauses_when_SES_is_busy()
    {
        await using var fake = await FakeSes.StartAsync();
        using var endpoint = new TemporaryVariable("AWS_ENDPOINT_URL_SESV2", fake.Address);
        using var client = NewClient();
        fake.Next(429, """{"message":"Maximum sending rate exceeded."}""", "TooManyRequestsException");
        fake.Next(503, "busy");

        Assert.Equal("0100", (await client.SendEmailAsync(Email("s"))).MessageId);

        var calls = fake.Calls.ToArray();
        Assert.Equal(3, calls.Length);
        Assert.All(calls, call => Assert.True(SignatureVersion4.IsSigned(call, Secret, "eu-central-1", "ses")));
        Assert.All(calls, call => Assert.Equal(Encoding.UTF8.GetString(calls[0].Body), Encoding.UTF8.GetString(call.Body)));
    }

    [Fact]
    public async Task Gives_up_after_three_attempts_and_says_what_SES_said()
    {
        await using var fake = await FakeSes.StartAsync();
        using var endpoint = new TemporaryVariable("AWS_ENDPOINT_URL_SESV2", fake.Address);
        using var client = NewClient();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            fake.Next(429, """{"message":"Maximum sending rate exceeded."}""", "TooManyRequestsException");
        }

        var thrown = await Assert.ThrowsAsync<AmazonSimpleEmailServiceV2Exception>(() => client.SendEmailAsync(Email("s")));

        Assert.Equal(("TooManyRequestsException", "Maximum sending rate exceeded."), (thrown.ErrorCode, thrown.Message));
        Assert.Equal(3, fake.Calls.Count);
    }

    [Fact]
    public async Task A_refusal_is_not_tried_again()
    {
        await using var fake = await FakeSes.StartAsync();
        using var endpoint = new TemporaryVariable("AWS_ENDPOINT_URL_SESV2", fake.Address);
        using var client = NewClient();
        fake.Next(400, """{"message":"Email address is not verified."}""", "MessageRejected:http://internal.amazon.com/coral/com.amazonaws.services.simpleemailservicev2/");

        var thrown = await Assert.ThrowsAsync<AmazonSimpleEmailServiceV2Exception>(() => client.SendEmailAsync(Email("s")));

        Assert.Equal(("MessageRejected", "Email address is not verified."), (thrown.ErrorCode, thrown.Message));
        Assert.Single(fake.Calls);
    }

    [Fact]
    public async Task Takes_the_credentials_of_the_environment_when_it_is_given_none()
    {
        await using var fake = await FakeSes.StartAsync();
        using var endpoint = new TemporaryVariable("AWS_ENDPOINT_URL_SESV2", fake.Address);
        using var id = new TemporaryVariable("AWS_ACCESS_KEY_ID", "AKIDENVIRONMENT");
        using var secret = new TemporaryVariable("AWS_SECRET_ACCESS_KEY", "environment-secret");
        using var token = new TemporaryVariable("AWS_SESSION_TOKEN", "a-session");
        using var client = new AmazonSimpleEmailServiceV2Client(Config());

        await client.SendEmailAsync(Email("s"));

        var call = Assert.Single(fake.Calls);
        Assert.Contains("Credential=AKIDENVIRONMENT/", call.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal("a-session", call.Headers["X-Amz-Security-Token"]);
        Assert.True(SignatureVersion4.IsSigned(call, "environment-secret", "eu-central-1", "ses"));
    }

    private static AmazonSimpleEmailServiceV2Client NewClient() => new(new BasicAWSCredentials("AKIDEXAMPLE", Secret), Config());

    private static AmazonSimpleEmailServiceV2Config Config() => new()
    {
        RegionEndpoint = RegionEndpoint.EUCentral1,
        AuthenticationRegion = RegionEndpoint.EUCentral1.SystemName,
        MaxErrorRetry = 2,
    };

    private static SendEmailRequest Email(string subject) => new()
    {
        FromEmailAddress = "Shop <a@b.example>",
        Destination = new Destination { ToAddresses = ["bob@example.com"] },
        Content = new EmailContent
        {
            Simple = new Message
            {
                Subject = new Content { Charset = "UTF-8", Data = subject },
                Body = new Body { Text = new Content { Charset = "UTF-8", Data = "t" } },
            },
        },
    };
}
