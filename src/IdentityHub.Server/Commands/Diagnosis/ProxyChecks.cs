using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Commands.Diagnosis;

/// <summary>Whether what stands in front of the hub fits its settings.</summary>
internal static class ProxyChecks
{
    private const string Topic = "proxy";

    /// <summary>Looks at the settings.</summary>
    public static IEnumerable<Finding> Examine(HubOptions options, IConfiguration configuration)
    {
        if (configuration.GetValue("ForwardedHeaders_Enabled", false))
        {
            yield return Finding.Wrong(
                Topic, "ASPNETCORE_FORWARDEDHEADERS_ENABLED has no effect here. Remove it and name the proxies in IdentityHub:ReverseProxy:KnownProxies or KnownNetworks.");
        }

        var listensHttps = (configuration["urls"] ?? "").Contains("https:", StringComparison.OrdinalIgnoreCase)
            || !string.IsNullOrEmpty(configuration["https_ports"])
            || configuration.GetSection("Kestrel:Endpoints").GetChildren()
                .Any(endpoint => endpoint["Url"]?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true);
        if (options.Urls.IsHttps && !listensHttps && !options.ReverseProxy.IsConfigured)
        {
            yield return Finding.Wrong(
                Topic,
                "The public URL is https but the hub listens on http, so a proxy is in front of it, and none is known. Every visitor then seems to come from the proxy's "
                + "address, and limits per address hit all of them together. Name it in IdentityHub:ReverseProxy:KnownProxies or KnownNetworks.");
        }
        else
        {
            yield return Finding.Ok(
                Topic,
                options.ReverseProxy.IsConfigured
                    ? "X-Forwarded-For and X-Forwarded-Proto are taken from the known proxies and from nobody else"
                    : "none is known; forwarded headers are ignored");
        }

        if (options.Urls is { IsHttps: false, IsLoopback: false })
        {
            yield return Finding.Wrong(
                "public URL", $"{options.Urls.PublicUrl} is not encrypted: passwords and tokens can be read on the way. Use https.");
        }
    }
}
