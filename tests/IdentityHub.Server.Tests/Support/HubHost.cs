using System.Net;
using IdentityHub.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace IdentityHub.Server.Tests.Support;

/// <summary>
/// The real hub, in this process, on a free port: <c>await HubHost.StartAsync(Databases.Sqlite)</c>. Everything but the clock is real.
/// </summary>
internal sealed class HubHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TemporaryDirectory directory;
    private readonly bool ownsDirectory;

    private HubHost(WebApplication app, HubHostOptions options, TemporaryDirectory directory, bool ownsDirectory)
    {
        this.app = app;
        this.directory = directory;
        this.ownsDirectory = ownsDirectory;
        Time = options.Time;
        ConnectionString = options.ConnectionString;
        Address = app.Urls.First();
    }

    /// <summary>The hub's clock; real time until a test moves it.</summary>
    public ManualTimeProvider Time { get; }

    /// <summary>Where it listens, such as <c>http://127.0.0.1:40123</c>.</summary>
    public string Address { get; }

    /// <summary>Its public URL; the same as <see cref="Address"/> unless the test set another.</summary>
    public string PublicUrl => Services.GetRequiredService<HubUrls>().PublicUrl;

    /// <summary>Its services, to look behind the scenes.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Its data directory.</summary>
    public string DataDirectory => directory.Path;

    /// <summary>PostgreSQL only: its database.</summary>
    public string? ConnectionString { get; }

    /// <summary>Starts a hub with a database of its own.</summary>
    /// <param name="provider">One of <see cref="Databases.All"/>.</param>
    /// <param name="change">Changes what it starts with.</param>
    public static async Task<HubHost> StartAsync(string provider, Action<HubHostOptions>? change = null)
    {
        var options = new HubHostOptions { Provider = provider };
        change?.Invoke(options);
        var directory = options.DataDirectory ?? new TemporaryDirectory();
        var port = FreePort.Take();
        if (provider == Databases.PostgreSql)
        {
            options.ConnectionString ??= await PostgresServer.CreateDatabaseAsync();
        }

        var settings = options.SettingsFor(port, directory.Path);
        var app = HubApplication.Build(["--urls", $"http://127.0.0.1:{port}"], builder =>
        {
            builder.Configuration.AddInMemoryCollection(settings);
            builder.Services.AddSingleton<TimeProvider>(options.Time);
            if (Environment.GetEnvironmentVariable("IDENTITYHUB_TEST_LOG") is null)
            {
                builder.Logging.ClearProviders();
            }

            options.Configure?.Invoke(builder);
        });
        options.ConfigureApp?.Invoke(app);
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new HubHost(app, options, directory, options.DataDirectory is null);
    }

    /// <summary>A browser of its own: keeps cookies, follows no redirects. Dispose of it or not.</summary>
    public HttpClient NewBrowser(CookieContainer? cookies = null) => new(
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true, CookieContainer = cookies ?? new CookieContainer() })
    {
        BaseAddress = new Uri(Address),
    };

    /// <summary>A program: no cookies, no redirects.</summary>
    public HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Address) };

    /// <summary>Stops it as a signal would.</summary>
    public Task StopAsync() => app.StopAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (ownsDirectory)
        {
            directory.Dispose();
        }
    }
}

/// <summary>What a hub of a test starts with.</summary>
internal sealed class HubHostOptions
{
    /// <summary>Which database.</summary>
    public required string Provider { get; init; }

    /// <summary>The clock.</summary>
    public ManualTimeProvider Time { get; set; } = new();

    /// <summary>Settings, by their name below <c>IdentityHub:</c>.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>The path of its public URL, such as <c>/auth</c>.</summary>
    public string PublicPath { get; set; } = "";

    /// <summary>Content of a bootstrap file to start with.</summary>
    public string? Bootstrap { get; set; }

    /// <summary>The bootstrap file's name; the extension says what it holds.</summary>
    public string BootstrapName { get; set; } = "bootstrap.yaml";

    /// <summary>A data directory that outlives the hub, to start another one on it.</summary>
    public TemporaryDirectory? DataDirectory { get; set; }

    /// <summary>PostgreSQL only: a database that is there already.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Changes the builder before anything of the hub is registered.</summary>
    public Action<WebApplicationBuilder>? Configure { get; set; }

    /// <summary>Adds to the pipeline, such as an endpoint that fails.</summary>
    public Action<WebApplication>? ConfigureApp { get; set; }

    /// <summary>The configuration for a port and a data directory.</summary>
    public Dictionary<string, string?> SettingsFor(int port, string dataDirectory)
    {
        var settings = new Dictionary<string, string?>
        {
            ["IdentityHub:PublicUrl"] = $"http://127.0.0.1:{port}{PublicPath}",
            ["IdentityHub:DataDirectory"] = dataDirectory,
            ["IdentityHub:Database:Provider"] = Provider,
            ["ConnectionStrings:IdentityHub"] = ConnectionString,
        };
        if (Bootstrap is not null)
        {
            var path = Path.Combine(dataDirectory, BootstrapName);
            File.WriteAllText(path, Bootstrap);
            settings["IdentityHub:Bootstrap"] = path;
        }

        foreach (var (key, value) in Settings)
        {
            settings["IdentityHub:" + key] = value;
        }

        return settings;
    }
}
