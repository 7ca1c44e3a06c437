using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Connectors.OpenId;

/// <summary>Tells which providers may be called without encryption: this machine, and in development the hosts that are allowed by name.</summary>
/// <param name="options">What may be called.</param>
/// <param name="isDevelopment">Whether this is a developer's hub.</param>
internal sealed class PlainHttp(OutboundOptions options, bool isDevelopment)
{
    /// <summary>Whether this address may be called by http. Whether it may be called at all is decided when it is.</summary>
    public bool IsAllowed(Uri address) => address.IsLoopback
        || (isDevelopment && (options.AllowedHosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase)
            || options.AllowedHosts.Contains(address.Authority, StringComparer.OrdinalIgnoreCase)));
}
