using System.Collections.Concurrent;
using System.Text.Json;
using IdentityHub.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace IdentityHub.Server.Tests.Connectors;

/// <summary>What a service was sent.</summary>
internal sealed record FakeRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonElement Json => JsonColumn.Parse(Body);

    public Dictionary<string, string> Form => new FormReader(Body).ReadForm().ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
}

/// <summary>A service on this machine that keeps what it is sent and answers what the test says.</summary>
internal sealed class FakeService : IAsyncDisposable
{
    private readonly WebApplication app;

    private FakeService(WebApplication app) => this.app = app;

    public ConcurrentQueue<FakeRequest> Requests { get; } = new();

    /// <summary>Writes the answer.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = context => context.Response.WriteAsync("{}");

    public string Address => app.Urls.First();

    public string Host => new Uri(Address).Authority;

    public FakeRequest Only => Assert.Single(Requests);

    public static async Task<FakeService> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var service = new FakeService(app);
        app.Run(service.HandleAsync);
        await app.StartAsync();
        return service;
    }

    /// <summary>Answers so from now on.</summary>
    public void Says(int status, string body, string type = "application/json") => Answer = context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body);
    };

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        Requests.Enqueue(new FakeRequest(context.Request.Method, context.Request.Path + context.Request.QueryString, headers, await reader.ReadToEndAsync()));
        await Answer(context);
    }
}
