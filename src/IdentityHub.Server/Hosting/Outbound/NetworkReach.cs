using System.Net;
using System.Net.Sockets;

namespace IdentityHub.Server.Hosting.Outbound;

/// <summary>How far an IP address reaches.</summary>
internal enum Reach
{
    /// <summary>Everybody's network: may be called.</summary>
    Public,

    /// <summary>This machine or a network of somebody's own.</summary>
    Private,

    /// <summary>The link (where clouds keep their credentials), groups, and what is no address of a server at all.</summary>
    Special,
}

/// <summary>
/// Tells addresses of the Internet from all others, by the special-purpose registries of IANA (RFC 6890). An IPv6 address that carries an
/// IPv4 address is judged by that one; an address in no list of IPv6 is not the Internet's, because so far only 2000::/3 is.
/// </summary>
internal static class NetworkReach
{
    private static readonly (IPNetwork Network, Reach Reach)[] Version4 =
    [
        (IPNetwork.Parse("0.0.0.0/8"), Reach.Special),
        (IPNetwork.Parse("10.0.0.0/8"), Reach.Private),
        (IPNetwork.Parse("100.64.0.0/10"), Reach.Private),
        (IPNetwork.Parse("127.0.0.0/8"), Reach.Private),
        (IPNetwork.Parse("169.254.0.0/16"), Reach.Special),
        (IPNetwork.Parse("172.16.0.0/12"), Reach.Private),
        (IPNetwork.Parse("192.0.0.0/24"), Reach.Special),
        (IPNetwork.Parse("192.0.2.0/24"), Reach.Special),
        (IPNetwork.Parse("192.88.99.0/24"), Reach.Special),
        (IPNetwork.Parse("192.168.0.0/16"), Reach.Private),
        (IPNetwork.Parse("198.18.0.0/15"), Reach.Private),
        (IPNetwork.Parse("198.51.100.0/24"), Reach.Special),
        (IPNetwork.Parse("203.0.113.0/24"), Reach.Special),
        (IPNetwork.Parse("224.0.0.0/3"), Reach.Special),
    ];

    private static readonly IPNetwork Version6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork UniqueLocal = IPNetwork.Parse("fc00::/7");
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    private static readonly IPNetwork[] NotServers =
    [
        IPNetwork.Parse("2001::/23"),
        IPNetwork.Parse("2001:db8::/32"),
        IPNetwork.Parse("3fff::/20"),
    ];

    /// <summary>How far an address reaches.</summary>
    public static Reach Of(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return OfVersion4(address);
        }

        // A scope id says which link it is on; the networks below are compared without.
        var bytes = address.GetAddressBytes();
        var plain = new IPAddress(bytes);
        if (plain.IsIPv4MappedToIPv6)
        {
            return OfVersion4(plain.MapToIPv4());
        }

        if (IPAddress.IsLoopback(plain) || UniqueLocal.Contains(plain))
        {
            return Reach.Private;
        }

        // RFC 6052 §2.1: a translator reaches the IPv4 address at the end; RFC 3056 §2: a relay reaches the one behind the prefix.
        if (Translated.Contains(plain))
        {
            return OfVersion4(new IPAddress(bytes.AsSpan(12, 4)));
        }

        if (SixToFour.Contains(plain))
        {
            return OfVersion4(new IPAddress(bytes.AsSpan(2, 4)));
        }

        return Version6.Contains(plain) && !Array.Exists(NotServers, network => network.Contains(plain)) ? Reach.Public : Reach.Special;
    }

    private static Reach OfVersion4(IPAddress address)
    {
        foreach (var (network, reach) in Version4)
        {
            if (network.Contains(address))
            {
                return reach;
            }
        }

        return Reach.Public;
    }
}
