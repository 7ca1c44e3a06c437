using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IdentityHub.Server.Tests.Connectors.Ses;

/// <summary>A request as it came over the wire.</summary>
internal sealed record SesCall(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body, DateTime At);

/// <summary>A server that keeps what it is sent, and answers what it is told to.</summary>
internal sealed class FakeSes : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(int Status, string Body, string? ErrorType, TimeSpan Delay)> answers = new();

    private FakeSes(WebApplication app) => this.app = app;

    /// <summary>Where it listens.</summary>
    public string Address => app.Urls.First();

    /// <summary>What it was sent.</summary>
    public ConcurrentQueue<SesCall> Calls { get; } = new();

    public static async Task<FakeSes> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var fake = new FakeSes(app);
        app.Run(fake.AnswerAsync);
        await app.StartAsync();
        return fake;
    }

    /// <summary>Says what the next call is answered; without more of these, calls succeed.</summary>
    public void Next(int status, string body, string? errorType = null, TimeSpan delay = default) => answers.Enqueue((status, body, errorType, delay));

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Calls.Enqueue(new SesCall(
            context.Request.Method,
            context.Request.Path,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray(),
            DateTime.UtcNow));
        var (status, text, errorType, delay) = answers.TryDequeue(out var next) ? next : (200, """{"MessageId":"0100"}""", null, default);
        await Task.Delay(delay, context.RequestAborted);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        if (errorType is not null)
        {
            context.Response.Headers["x-amzn-ErrorType"] = errorType;
        }

        await context.Response.WriteAsync(text);
    }
}
