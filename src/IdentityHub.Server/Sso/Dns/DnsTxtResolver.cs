using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace IdentityHub.Server.Sso.Dns;

/// <summary>
/// Asks the name servers of the machine by UDP, and by TCP for what is too long for that (RFC 7766). A question has a random id and a random port
/// (RFC 5452 §9), and only the server that was asked is listened to.
/// </summary>
/// <param name="servers">The name servers; asked for with each look-up.</param>
/// <param name="patience">How long one server has for one answer.</param>
internal sealed class DnsTxtResolver(Func<IReadOnlyList<IPEndPoint>> servers, TimeSpan patience) : ITxtResolver
{
    private const int Rounds = 2;
    private const int LargestAnswer = 16 * 1024;
    private const int MostStrangePackets = 32;
    private const int NameDoesNotExist = 3;

    /// <summary>With the servers of the machine.</summary>
    public DnsTxtResolver()
        : this(DnsServers.Read, TimeSpan.FromSeconds(2))
    {
    }

    /// <inheritdoc/>
    public async Task<TxtLookup> FindAsync(string name, CancellationToken cancellation)
    {
        if (servers() is not { Count: > 0 } all)
        {
            return new TxtLookup([], "the machine has no name server");
        }

        var problem = "no name server answered";
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var server in all)
            {
                var (answer, why) = await AskAsync(server, name, cancellation);
                if (answer is { Code: 0 or NameDoesNotExist })
                {
                    return new TxtLookup(answer.Texts);
                }

                problem = answer is null ? why : $"a name server answered with the code {answer.Code}";
            }
        }

        return new TxtLookup([], problem);
    }

    private async Task<(DnsAnswer? Answer, string Problem)> AskAsync(IPEndPoint server, string name, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        try
        {
            var answer = await AskByUdpAsync(server, name, limit.Token);
            return (answer is { IsTruncated: true } ? await AskByTcpAsync(server, name, limit.Token) : answer, "a name server's answer makes no sense");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, "no name server answered in time");
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return (null, "a name server cannot be reached");
        }
    }

    private static async Task<DnsAnswer?> AskByUdpAsync(IPEndPoint server, string name, CancellationToken cancellation)
    {
        // A connected socket gets a port of the system's choice and hears nobody but the server.
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(server, cancellation);
        var id = NewId();
        await socket.SendAsync(DnsMessage.Ask(id, name), cancellation);
        var buffer = new byte[DnsMessage.LargestPacket];
        for (var packet = 0; packet < MostStrangePackets; packet++)
        {
            var length = await socket.ReceiveAsync(buffer, cancellation);
            if (DnsMessage.Read(buffer.AsSpan(0, length), id, name) is { } answer)
            {
                return answer;
            }
        }

        return null;
    }

    private static async Task<DnsAnswer?> AskByTcpAsync(IPEndPoint server, string name, CancellationToken cancellation)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server, cancellation);
        await using var stream = new NetworkStream(socket);
        var id = NewId();
        var question = DnsMessage.Ask(id, name);
        var message = new byte[question.Length + 2];
        BinaryPrimitives.WriteUInt16BigEndian(message, (ushort)question.Length);
        question.CopyTo(message, 2);
        await stream.WriteAsync(message, cancellation);

        var prefix = new byte[2];
        await stream.ReadExactlyAsync(prefix, cancellation);
        var length = BinaryPrimitives.ReadUInt16BigEndian(prefix);
        if (length > LargestAnswer)
        {
            return null;
        }

        var answer = new byte[length];
        await stream.ReadExactlyAsync(answer, cancellation);
        return DnsMessage.Read(answer, id, name) is { IsTruncated: false } read ? read : null;
    }

    private static ushort NewId() => (ushort)RandomNumberGenerator.GetInt32(ushort.MaxValue + 1);
}
