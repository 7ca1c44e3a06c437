using IdentityHub.Server.Hosting.Outbound;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IdentityHub.Server.Hosting;

/// <summary>The edge: settings, listening, limits, proxies and logging.</summary>
/// <remarks>
/// <code>
/// request -> known proxies -> security headers -> errors -> path base -> body limits -> routing -> slice
/// </code>
/// </remarks>
internal static class HostingFeature
{
    private const int KiB = 1024;
    private static readonly string[] ListeningSettings = ["urls", "http_ports", "https_ports"];

    /// <summary>Registers the settings and configures the web server.</summary>
    public static void AddHosting(this WebApplicationBuilder builder, HubOptions options)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(options.Urls);
        services.AddSingleton(options.Outbound);
        services.AddSingleton(options.Connectors);
        services.AddSingleton(options.Console);
        services.AddSingleton<OutboundConnections>();
        services.AddSingleton<OutboundHttp>();
        services.AddSingleton(options.Oidc);
        services.AddSingleton(options.Audit);
        services.AddSingleton<MasterKey>(static provider => MasterKeyFile.Load(provider.GetRequiredService<HubOptions>()));

        // ASPNETCORE_FORWARDEDHEADERS_ENABLED would trust everybody; who is trusted is said by ReverseProxy alone (CVE-2024-47070).
        services.PostConfigure<ForwardedHeadersOptions>(static forwarded => forwarded.ForwardedHeaders = ForwardedHeaders.None);
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimits.Elsewhere;
            kestrel.Limits.MaxRequestLineSize = 16 * KiB;
            kestrel.Limits.MaxRequestHeadersTotalSize = 32 * KiB;
            kestrel.Limits.MaxRequestHeaderCount = 100;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        if (Array.TrueForAll(ListeningSettings, key => string.IsNullOrEmpty(builder.Configuration[key]))
            && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(HubApplication.DefaultAddress);
        }

        // Files of wwwroot: published they lie beside the application, built they are found by a manifest.
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        services.Configure<HostOptions>(static host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));
    }

    /// <summary>People read the log in development, machines in production.</summary>
    public static void AddHubLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();

        // Not those of a client's traceparent: whoever chooses an id could hide among the entries of others.
        builder.Logging.Configure(static logging => logging.ActivityTrackingOptions = ActivityTrackingOptions.None);
        if (builder.Environment.IsDevelopment())
        {
            builder.Logging.AddSimpleConsole(static console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "HH:mm:ss.fff ";
            });
        }
        else
        {
            builder.Logging.AddJsonConsole(static console =>
            {
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

                // They say which request an entry belongs to: RequestId, as in the header X-Request-Id.
                console.IncludeScopes = true;
            });
        }

        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);

        // Its messages name the XML elements of key files; ours are rows.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }

    /// <summary>Takes the client's address and scheme from proxies that are known, and from nobody else.</summary>
    public static void UseKnownProxies(this IApplicationBuilder app, ReverseProxyOptions proxies)
    {
        // With both lists empty the framework's middleware would believe everybody.
        if (proxies.IsConfigured)
        {
            app.UseForwardedHeaders(TrustOnly(proxies));
        }

        app.Use(WriteAddressOneWay);
    }

    // A socket for both versions of IP shows IPv4 addresses as ::ffff:192.0.2.1; limits and records must not take that for another client.
    private static Task WriteAddressOneWay(HttpContext context, RequestDelegate next)
    {
        if (context.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped)
        {
            context.Connection.RemoteIpAddress = mapped.MapToIPv4();
        }

        return next(context);
    }

    private static ForwardedHeadersOptions TrustOnly(ReverseProxyOptions proxies)
    {
        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null,
        };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var address in proxies.KnownProxies)
        {
            forwarded.KnownProxies.Add(address);
        }

        foreach (var network in proxies.KnownNetworks)
        {
            forwarded.KnownIPNetworks.Add(network);
        }

        return forwarded;
    }
}
