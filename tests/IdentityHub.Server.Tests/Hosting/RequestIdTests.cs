using System.Collections.Concurrent;
using System.Net;
using IdentityHub.Server.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace IdentityHub.Server.Tests.Hosting;

/// <summary>Whoever is told that something failed can tell an operator which entries of the log it is about.</summary>
public sealed class RequestIdTests
{
    private const string Header = "X-Request-Id";

    [Theory]
    [InlineData("/api/users", HttpStatusCode.Unauthorized)]
    [InlineData("/api/nope", HttpStatusCode.NotFound)]
    [InlineData("/api/status", HttpStatusCode.NoContent)]
    [InlineData("/oidc/.well-known/openid-configuration", HttpStatusCode.OK)]
    [InlineData("/api/fails", HttpStatusCode.InternalServerError)]
    public async Task Every_answer_has_one_that_the_client_did_not_choose(string path, HttpStatusCode status)
    {
        using var log = new ScopeLog();
        await using var hub = await StartAsync(log);
        using var client = hub.NewClient();
        client.DefaultRequestHeaders.Add(Header, "chosen-by-the-client");
        var ids = new HashSet<string>();
        for (var time = 0; time < 3; time++)
        {
            using var answer = await client.GetAsync(path);
            Assert.Equal(status, answer.StatusCode);
            var id = Assert.Single(answer.Headers.GetValues(Header));
            Assert.Matches("^[0-9A-Za-z:-]{8,64}$", id);
            Assert.True(ids.Add(id));
        }
    }

    [Fact]
    public async Task The_log_has_it_with_every_entry_of_the_request()
    {
        using var log = new ScopeLog();
        await using var hub = await StartAsync(log);
        using var client = hub.NewClient();
        using var answer = await client.GetAsync("/api/fails");
        var entry = Assert.Single(log.Entries, entry => entry.Level == LogLevel.Error);
        Assert.Equal(Assert.Single(answer.Headers.GetValues(Header)), entry.RequestId);
    }

    private static Task<HubHost> StartAsync(ScopeLog log) => HubHost.StartAsync(Databases.Sqlite, options =>
    {
        options.Configure = builder => builder.Logging.AddProvider(log);
        options.ConfigureApp = app => app.MapGet("/api/fails", string () => throw new InvalidOperationException("private detail"));
    });

    private sealed record Entry(LogLevel Level, string? RequestId);

    private sealed class ScopeLog : ILoggerProvider, ISupportExternalScope, ILogger
    {
        private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

        public ConcurrentQueue<Entry> Entries { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var found = new Dictionary<string, object?>();
            scopes.ForEachScope(
                static (scope, into) =>
                {
                    foreach (var (name, value) in scope as IEnumerable<KeyValuePair<string, object?>> ?? [])
                    {
                        into[name] = value;
                    }
                },
                found);
            Entries.Enqueue(new Entry(logLevel, found.GetValueOrDefault("RequestId") as string));
        }

        public void Dispose()
        {
        }
    }
}
