using System.Net;
using System.Net.Sockets;
using IdentityHub.Server.Sso.Dns;

namespace IdentityHub.Server.Tests.Sso;

/// <summary>Look-ups at name servers of a test, which answer, stay silent, or lie.</summary>
public sealed class DnsTxtResolverTests
{
    private const string Name = "_identityhub.example.com";
    private static readonly byte[] Text = DnsMessageTests.Record(Name, 16, [5, .. "proof"u8]);

    [Fact]
    public void Reads_the_servers_of_the_machine()
    {
        var servers = DnsServers.Parse("# comment\nnameserver 192.0.2.1\n\tnameserver\t2001:db8::1 # second\r\nnameserver nonsense\noptions ndots:1\nnameserver 192.0.2.2\nnameserver 192.0.2.3\n");
        Assert.Equal(["192.0.2.1:53", "[2001:db8::1]:53", "192.0.2.2:53"], servers.Select(server => server.ToString()));
        Assert.Empty(DnsServers.Parse(""));
    }

    [Fact]
    public async Task Takes_the_answer_to_its_question_and_no_other()
    {
        await using var server = new NameServer(question => [Answer(question, 1), [1, 2, 3], Answer(question, 0, Text)]);
        Assert.Equal(["proof"], (await FindAsync(server)).Texts);
        Assert.Equal(1, server.Questions);

        // Each question comes from a port of its own.
        for (var again = 0; again < 4; again++)
        {
            Assert.Equal(["proof"], (await FindAsync(server)).Texts);
        }

        Assert.True(server.Ports.Distinct().Count() > 1);
    }

    [Fact]
    public async Task Goes_on_by_TCP_when_the_answer_is_too_long()
    {
        await using var server = new NameServer(
            question => [Truncated(question)],
            question => Answer(question, 0, [.. Enumerable.Range(0, 80).Select(_ => DnsMessageTests.Record(Name, 16, [5, .. "proof"u8]))]));
        Assert.Equal(80, (await FindAsync(server)).Texts.Count);
    }

    [Fact]
    public async Task Takes_no_answer_without_end()
    {
        await using var server = new NameServer(question => [Truncated(question)], question => [.. Answer(question, 0, Text), .. new byte[40_000]]);
        Assert.Contains("no sense", (await FindAsync(server)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asks_the_next_server_when_one_is_silent_or_fails()
    {
        await using var silent = new NameServer(_ => []);
        await using var failing = new NameServer(question => [Failed(question)]);
        await using var good = new NameServer(question => [Answer(question, 0, Text)]);
        Assert.Equal(["proof"], (await FindAsync(silent, failing, good)).Texts);
        Assert.Contains("in time", (await FindAsync(silent)).Problem, StringComparison.Ordinal);
        Assert.Equal("a name server answered with the code 2", (await FindAsync(failing)).Problem);
        Assert.Equal("the machine has no name server", (await FindAsync()).Problem);
        var nobody = new DnsTxtResolver(() => [new IPEndPoint(IPAddress.Loopback, 1)], TimeSpan.FromMilliseconds(300));
        Assert.NotNull((await nobody.FindAsync(Name, CancellationToken.None)).Problem);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_has_no_records()
    {
        await using var server = new NameServer(question => [NotThere(question)]);
        var found = await FindAsync(server);
        Assert.Null(found.Problem);
        Assert.Empty(found.Texts);
    }

    private static Task<TxtLookup> FindAsync(params NameServer[] servers) =>
        new DnsTxtResolver(() => [.. servers.Select(server => server.Address)], TimeSpan.FromMilliseconds(500)).FindAsync(Name, CancellationToken.None);

    // The answer of a test has the id 7; that of the question comes in its place, off by as much as wanted.
    private static byte[] Answer(byte[] question, int off, params byte[][] records) => WithId(DnsMessageTests.Answer(records), question, off);

    private static byte[] Truncated(byte[] question) => WithId(DnsMessageTests.Answer(flags: 0x8380), question, 0);

    private static byte[] Failed(byte[] question) => WithId(DnsMessageTests.Answer(code: 2), question, 0);

    private static byte[] NotThere(byte[] question) => WithId(DnsMessageTests.Answer(code: 3), question, 0);

    private static byte[] WithId(byte[] answer, byte[] question, int off)
    {
        (answer[0], answer[1]) = (question[0], (byte)(question[1] + off));
        return answer;
    }

    /// <summary>A name server on a free port, by UDP and TCP.</summary>
    private sealed class NameServer : IAsyncDisposable
    {
        private readonly Socket udp = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        private readonly TcpListener? tcp;
        private readonly CancellationTokenSource end = new();
        private readonly List<Task> work = [];

        public NameServer(Func<byte[], byte[][]> packets, Func<byte[], byte[]>? stream = null)
        {
            if (stream is null)
            {
                udp.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            }
            else
            {
                // The same port for both: TCP takes a free one, and UDP follows it.
                tcp = new TcpListener(IPAddress.Loopback, 0);
                tcp.Start();
                udp.Bind((IPEndPoint)tcp.LocalEndpoint);
                work.Add(ServeTcpAsync(stream));
            }

            Address = (IPEndPoint)udp.LocalEndPoint!;
            work.Add(ServeUdpAsync(packets));
        }

        public IPEndPoint Address { get; }

        public int Questions { get; private set; }

        /// <summary>Ports that asked.</summary>
        public List<int> Ports { get; } = [];

        public async ValueTask DisposeAsync()
        {
            await end.CancelAsync();
            await Task.WhenAll(work);
            udp.Dispose();
            tcp?.Dispose();
            end.Dispose();
        }

        private async Task ServeUdpAsync(Func<byte[], byte[][]> packets)
        {
            var buffer = new byte[2000];
            try
            {
                while (true)
                {
                    var received = await udp.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0), end.Token);
                    Questions++;
                    Ports.Add(((IPEndPoint)received.RemoteEndPoint).Port);
                    foreach (var packet in packets(buffer[..received.ReceivedBytes]))
                    {
                        await udp.SendToAsync(packet, received.RemoteEndPoint, end.Token);
                    }
                }
            }
            catch (OperationCanceledException)
            {
                // The test is over.
            }
        }

        private async Task ServeTcpAsync(Func<byte[], byte[]> answer)
        {
            try
            {
                while (true)
                {
                    using var client = await tcp!.AcceptTcpClientAsync(end.Token);
                    var stream = client.GetStream();
                    var prefix = new byte[2];
                    await stream.ReadExactlyAsync(prefix, end.Token);
                    var question = new byte[(prefix[0] << 8) | prefix[1]];
                    await stream.ReadExactlyAsync(question, end.Token);
                    var message = answer(question);
                    await stream.WriteAsync((byte[])[(byte)(message.Length >> 8), (byte)message.Length, .. message], end.Token);
                    await client.Client.DisconnectAsync(false, end.Token);
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
            {
                // The test is over, or the client had enough.
            }
        }
    }
}
