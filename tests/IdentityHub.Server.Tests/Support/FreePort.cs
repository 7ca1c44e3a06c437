using System.Net;
using System.Net.Sockets;

namespace IdentityHub.Server.Tests.Support;

/// <summary>
/// Ports for hubs, known before they start because the public URL holds them. The numbers lie below those that the system hands out to
/// outgoing connections, and each is given out once per test run.
/// </summary>
internal static class FreePort
{
    private const int First = 20_000;
    private const int Last = 32_000;
    private static int next = First + (Environment.ProcessId * 37 % (Last - First));

    public static int Take()
    {
        while (true)
        {
            var port = First + (Interlocked.Increment(ref next) % (Last - First));
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken by another process; the next one may be free.
            }
        }
    }
}
