using System.Net;
using System.Net.Sockets;

namespace IdentityHub.Server.Hosting.Outbound;

/// <summary>The hub does not call this host: it is, or leads to, an address that is not of the Internet.</summary>
/// <param name="host">Its name.</param>
internal sealed class OutboundRefusedException(string host) : IOException(
    $"`{host}` is not an address of the Internet, so the hub does not call it. If it should, add it to IdentityHub:Outbound:AllowedHosts.");

/// <summary>
/// Opens every connection to another server. A name is resolved here and the very address that was looked at is connected to, so a name
/// that changes its mind between the two leads nowhere (DNS rebinding).
/// </summary>
/// <param name="options">What may be called besides the Internet.</param>
internal sealed class OutboundConnections(OutboundOptions options)
{
    private readonly HashSet<string> allowed = new(options.AllowedHosts.Select(Canonical), StringComparer.OrdinalIgnoreCase);

    /// <summary>Resolves, looks, connects.</summary>
    /// <param name="host">A name or an IP address.</param>
    /// <param name="port">Its port.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>The connection; the caller disposes of it.</returns>
    /// <exception cref="OutboundRefusedException">None of its addresses may be called.</exception>
    /// <exception cref="SocketException">There is no such name, or nobody answers.</exception>
    public async Task<NetworkStream> ConnectAsync(string host, int port, CancellationToken cancellation)
    {
        var addresses = await AddressesOfAsync(host, port, cancellation);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<IPAddress[]> AddressesOfAsync(string host, int port, CancellationToken cancellation)
    {
        var name = Canonical(host);
        var found = IPAddress.TryParse(name, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(name, cancellation);
        if (allowed.Contains(name) || allowed.Contains(With(name, port)))
        {
            return found;
        }

        var callable = Array.FindAll(found, IsCallable);
        return callable.Length > 0 ? callable : throw new OutboundRefusedException(host);
    }

    private bool IsCallable(IPAddress address) => NetworkReach.Of(address) switch
    {
        Reach.Public => true,
        Reach.Private => options.AllowPrivateAddresses,
        _ => false,
    };

    private static string With(string name, int port) => name.Contains(':', StringComparison.Ordinal) ? $"[{name}]:{port}" : $"{name}:{port}";

    // One spelling for a host: without the brackets of IPv6 and without the dot at the end of a name.
    private static string Canonical(string host)
    {
        var text = host.Trim().TrimEnd('.');
        return text is ['[', .. var inner, ']'] ? inner : text;
    }
}
