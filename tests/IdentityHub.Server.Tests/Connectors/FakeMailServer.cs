using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace IdentityHub.Server.Tests.Connectors;

/// <summary>A mail server on this machine that keeps every line it is told; its answers can be replaced by the test.</summary>
internal sealed class FakeMailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly X509Certificate2 certificate = MakeCertificate();
    private readonly Task loop;

    public FakeMailServer()
    {
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        loop = ListenAsync();
    }

    public int Port { get; }

    public ConcurrentQueue<string> Lines { get; } = new();

    /// <summary>What the server offers after EHLO.</summary>
    public List<string> Offers { get; } = ["AUTH PLAIN LOGIN XOAUTH2", "8BITMIME"];

    /// <summary>Whether STARTTLS is offered; it is no more once the connection is encrypted.</summary>
    public bool OffersTls { get; set; } = true;

    /// <summary>Whether connections begin with TLS.</summary>
    public bool BeginsWithTls { get; set; }

    /// <summary>Replaces an answer; null for the usual one, empty for none.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    public string Greeting { get; set; } = "220 mail.example ESMTP";

    public string Pem => certificate.ExportCertificatePem();

    /// <summary>The lines of the message, with the dots as they came.</summary>
    public List<string> Data { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await loop;
        stop.Dispose();
        certificate.Dispose();
    }

    private async Task ListenAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                _ = TalkAsync(client);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                Stream stream = client.GetStream();
                var isEncrypted = false;
                if (BeginsWithTls)
                {
                    stream = await EncryptAsync(stream);
                    isEncrypted = true;
                }

                await SayAsync(stream, Greeting);
                while (await ReadLineAsync(stream) is { } line)
                {
                    Lines.Enqueue(line);
                    if (Answer(line) is { } special)
                    {
                        await SayAsync(stream, special);
                        continue;
                    }

                    switch (line.Split(' ')[0].ToUpperInvariant())
                    {
                        case "EHLO":
                            var offers = OffersTls && !isEncrypted ? Offers.Prepend("STARTTLS") : Offers;
                            await SayAsync(stream, string.Join("\r\n", offers.Prepend("mail.example").Select(offer => "250-" + offer)) + "\r\n250 OK");
                            break;
                        case "STARTTLS":
                            await SayAsync(stream, "220 go on");
                            stream = await EncryptAsync(stream);
                            isEncrypted = true;
                            break;
                        case "AUTH" when line == "AUTH LOGIN":
                            await SayAsync(stream, "334 VXNlcm5hbWU6");
                            Lines.Enqueue((await ReadLineAsync(stream))!);
                            await SayAsync(stream, "334 UGFzc3dvcmQ6");
                            Lines.Enqueue((await ReadLineAsync(stream))!);
                            await SayAsync(stream, "235 fine");
                            break;
                        case "AUTH":
                            await SayAsync(stream, "235 fine");
                            break;
                        case "DATA":
                            await SayAsync(stream, "354 go on");
                            while (await ReadLineAsync(stream) is { } text && text != ".")
                            {
                                Data.Add(text);
                            }

                            await SayAsync(stream, Answer(".") ?? "250 taken");
                            break;
                        case "QUIT":
                            await SayAsync(stream, "221 bye");
                            return;
                        default:
                            await SayAsync(stream, "250 ok");
                            break;
                    }
                }
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or System.Security.Authentication.AuthenticationException or SocketException)
        {
            // The other side is gone.
        }
    }

    private async Task<SslStream> EncryptAsync(Stream stream)
    {
        var encrypted = new SslStream(stream);
        await encrypted.AuthenticateAsServerAsync(certificate);
        return encrypted;
    }

    private static async Task SayAsync(Stream stream, string text)
    {
        if (text.Length > 0)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text + "\r\n"));
            await stream.FlushAsync();
        }
    }

    private static async Task<string?> ReadLineAsync(Stream stream)
    {
        var bytes = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one) == 1)
        {
            bytes.Add(one[0]);
            if (bytes is [.., (byte)'\r', (byte)'\n'])
            {
                return Encoding.UTF8.GetString([.. bytes[..^2]]);
            }
        }

        return null;
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=mail.example", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("mail.example");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
