using System.Diagnostics.Metrics;
using IdentityHub.Server.Messages;
using IdentityHub.Server.Tests.Connectors;
using IdentityHub.Server.Tests.Management;
using IdentityHub.Server.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Messages;

public sealed class MessageQueueTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Sends_in_the_background_and_the_rest_before_the_hub_stops(string provider)
    {
        await using var service = await FakeService.StartAsync();
        service.Answer = async context =>
        {
            await Task.Delay(100);
            await context.Response.WriteAsync("{}");
        };
        await using var hub = await StartAsync(provider, service);
        var queue = hub.Scenario.Host.Services.GetRequiredService<MessageQueue>();
        for (var number = 0; number < 20; number++)
        {
            Assert.True(queue.TryAdd(NewMessage(number)));
        }

        await hub.Scenario.Host.StopAsync();
        Assert.Equal(20, service.Requests.Count);
        Assert.False(queue.TryAdd(NewMessage(20)));
    }

    [Fact]
    public async Task Drops_what_finds_no_place_and_counts()
    {
        await using var service = await FakeService.StartAsync();
        var gate = new TaskCompletionSource();
        service.Answer = _ => gate.Task;
        await using var hub = await StartAsync(Databases.Sqlite, service);
        using var meters = new MeterListener();
        var dropped = 0L;
        var outcomes = new System.Collections.Concurrent.ConcurrentBag<string>();
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == MessageMetrics.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref dropped, count));
        meters.SetMeasurementEventCallback<double>((_, _, tags, _) => outcomes.Add(string.Join(' ', tags.ToArray().Select(tag => tag.Value))));
        meters.Start();
        var queue = hub.Scenario.Host.Services.GetRequiredService<MessageQueue>();

        var accepted = 0;
        while (accepted < 2 * MessageQueue.Capacity && queue.TryAdd(NewMessage(accepted)))
        {
            accepted++;
        }

        Assert.InRange(accepted, MessageQueue.Capacity, MessageQueue.Capacity + 8);
        Assert.Equal(1, Interlocked.Read(ref dropped));
        gate.SetResult();
        await Eventually.TrueAsync(() => service.Requests.Count == accepted && outcomes.Count >= accepted);
        Assert.Contains("http-email sent", outcomes);
    }

    private static async Task<ManagementScenario> StartAsync(string provider, FakeService service)
    {
        var hub = await ManagementScenario.StartAsync(provider, options => options.Settings["Outbound:AllowedHosts"] = service.Host);
        (await hub.PostAsync("/connectors", new { connectorId = "http-email", config = new { endpoint = service.Address } })).Is(200);
        return hub;
    }

    private static Message NewMessage(int number) => new(MessageChannel.Email, $"a{number}@example.com", TemplateType.SignIn, "en");
}
