using System.Net;
using AngleSharp.Html.Parser;
using IdentityHub.Data;
using IdentityHub.Server.Messages;
using IdentityHub.Server.Tests.Connectors;
using IdentityHub.Server.Tests.Management;
using IdentityHub.Server.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Messages;

public sealed class DevelopmentMailboxTests
{
    [Fact]
    public async Task Shows_in_development_what_would_have_been_sent()
    {
        await using var service = await FakeService.StartAsync();
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite, options =>
        {
            options.Configure = builder => builder.Environment.EnvironmentName = "Development";
            options.Settings["Outbound:AllowedHosts"] = service.Host;
        });
        using var client = hub.Scenario.Host.NewClient();
        Assert.Contains("No messages yet", await client.GetStringAsync(new Uri(MailboxPages.Path, UriKind.Relative)), StringComparison.Ordinal);
        var sender = hub.Scenario.Host.Services.GetRequiredService<MessageSender>();
        for (var number = 1; number <= DevelopmentMailbox.Capacity + 5; number++)
        {
            var message = new Message(MessageChannel.Email, $"<script>alert({number})</script>@example.com", TemplateType.SignIn, "en") { Payload = new() { ["code"] = $"{number:000000}" } };
            Assert.Null((await sender.SendAsync(message, CancellationToken.None)).Error);
        }

        Assert.Null((await sender.SendAsync(
            new Message(MessageChannel.Sms, "66812345678", TemplateType.Register, "th") { Payload = new() { ["code"] = "424242" } }, CancellationToken.None)).Error);
        using var response = await client.GetAsync(new Uri(MailboxPages.Path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        Assert.Empty(page.QuerySelectorAll("script"));
        var articles = page.QuerySelectorAll("article");
        Assert.Equal(DevelopmentMailbox.Capacity, articles.Length);
        Assert.Equal("424242", articles[0].QuerySelector(".mailbox-code")!.TextContent);
        Assert.Equal("000105", articles[1].QuerySelector(".mailbox-code")!.TextContent);
        Assert.All(page.QuerySelectorAll("iframe"), frame => Assert.Equal("", frame.GetAttribute("sandbox")));
        Assert.Null(page.QuerySelector("meta[http-equiv=refresh]"));
        Assert.Contains("http-equiv=\"refresh\"", await client.GetStringAsync(new Uri(MailboxPages.Path + "?refresh", UriKind.Relative)), StringComparison.Ordinal);
        var json = JsonColumn.Parse(await client.GetStringAsync(new Uri(MailboxPages.Path + ".json", UriKind.Relative)));
        Assert.Equal(DevelopmentMailbox.Capacity, json.GetArrayLength());
        Assert.Equal(("Sms", "66812345678", "Register"), (json[0].GetProperty("channel").GetString(), json[0].GetProperty("to").GetString(), json[0].GetProperty("type").GetString()));
        Assert.Contains("000105", json[1].GetProperty("text").GetString(), StringComparison.Ordinal);

        // With a connector, messages go there.
        (await hub.PostAsync("/connectors", new { connectorId = "http-email", config = new { endpoint = service.Address } })).Is(200);
        Assert.Null((await sender.SendAsync(new Message(MessageChannel.Email, "a@example.com", TemplateType.SignIn, "en"), CancellationToken.None)).Error);
        Assert.Equal("POST", service.Only.Method);
        Assert.Equal(json.GetRawText(), await client.GetStringAsync(new Uri(MailboxPages.Path + ".json", UriKind.Relative)));
    }

    [Theory(DisplayName = "The mailbox exists in development only: it shows codes to whoever asks")]
    [InlineData("Production")]
    [InlineData("Staging")]
    [InlineData("Testing")]
    public async Task Exists_nowhere_else(string environment)
    {
        await using var hub = await Scenario.StartAsync(
            Databases.Sqlite, options => options.Configure = builder => builder.Environment.EnvironmentName = environment);
        foreach (var path in new[] { MailboxPages.Path, MailboxPages.Path + ".json", MailboxPages.Path + "/", "/DEV/mailbox" })
        {
            using var response = await hub.Client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        Assert.Null(hub.Host.Services.GetService<DevelopmentMailbox>());
        Assert.DoesNotContain(
            hub.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>(),
            endpoint => endpoint.RoutePattern.RawText?.StartsWith("/dev", StringComparison.OrdinalIgnoreCase) == true);
        var message = new Message(MessageChannel.Email, "a@example.com", TemplateType.SignIn, "en");
        Assert.Equal(501, (await hub.Host.Services.GetRequiredService<MessageSender>().SendAsync(message, CancellationToken.None)).Error?.Status);
    }
}
