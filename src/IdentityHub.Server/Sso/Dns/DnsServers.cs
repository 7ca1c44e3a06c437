using System.Net;

namespace IdentityHub.Server.Sso.Dns;

/// <summary>The name servers of the machine.</summary>
internal static class DnsServers
{
    private const string File = "/etc/resolv.conf";
    private const int Port = 53;
    private const int Most = 3;
    private const int LargestFile = 64 * 1024;

    /// <summary>Reads them anew, so that a change of the network needs no restart.</summary>
    public static IReadOnlyList<IPEndPoint> Read()
    {
        try
        {
            return new FileInfo(File) is { Exists: true, Length: <= LargestFile } ? Parse(System.IO.File.ReadAllText(File)) : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The servers that a file names: the first three, as everywhere.</summary>
    public static IReadOnlyList<IPEndPoint> Parse(string text) =>
    [
        .. text.Split('\n').Select(static line => line.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries))
            .Where(static words => words is ["nameserver", _, ..])
            .Select(static words => IPAddress.TryParse(words[1], out var address) ? new IPEndPoint(address, Port) : null)
            .OfType<IPEndPoint>().Take(Most),
    ];
}
