using System.Globalization;
using System.Net.Security;
using System.Text;

namespace IdentityHub.Server.Connectors.Email.Smtp;

/// <summary>A server that did not want what it was told, or does not speak SMTP.</summary>
/// <param name="code">Its code; 0 when it gave none.</param>
/// <param name="message">What happened.</param>
internal sealed class SmtpException(int code, string message) : IOException(message)
{
    /// <summary>Its code; 0 when it gave none.</summary>
    public int Code => code;
}

/// <summary>What a server said to one command.</summary>
/// <param name="Code">Three digits.</param>
/// <param name="Lines">The words behind them.</param>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    /// <summary>All words in one line.</summary>
    public string Text => string.Join(" ", Lines);
}

/// <summary>
/// One dialogue with a mail server (RFC 5321). A command is one line of printable ASCII: anything else in it is refused here, so nothing can
/// smuggle in a second command. Answers are limited in length.
/// </summary>
internal sealed class SmtpSession : IAsyncDisposable
{
    private const int LongestLine = 2048;
    private const int MostLines = 100;

    private readonly byte[] buffer = new byte[4096];
    private Stream stream;
    private int start;
    private int end;
    private Dictionary<string, string> extensions = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Begins on an open connection.</summary>
    public SmtpSession(Stream stream) => this.stream = stream;

    /// <summary>Whether the connection is encrypted.</summary>
    public bool IsEncrypted { get; private set; }

    /// <summary>Time for each answer.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether the server offers something, such as <c>STARTTLS</c>.</summary>
    public bool Offers(string extension) => extensions.ContainsKey(extension);

    /// <summary>The words behind an offer: <c>PLAIN LOGIN</c> for <c>AUTH</c>.</summary>
    public IReadOnlyList<string> OfferedWith(string extension) =>
        extensions.GetValueOrDefault(extension, "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Encrypts the connection.</summary>
    /// <exception cref="System.Security.Authentication.AuthenticationException">The certificate is not trusted.</exception>
    public async Task EncryptAsync(SslClientAuthenticationOptions options, CancellationToken cancellation)
    {
        // What came before the handshake could be from anybody in between and would be taken for the server's (CVE-2011-0411).
        if (start != end)
        {
            throw new SmtpException(0, "The server spoke before the encryption began.");
        }

        var encrypted = new SslStream(stream, leaveInnerStreamOpen: false);
        stream = encrypted;
        extensions = [];
        await WaitAsync(token => encrypted.AuthenticateAsClientAsync(options, token), cancellation);
        IsEncrypted = true;
    }

    /// <summary>Reads the greeting.</summary>
    public async Task GreetAsync(CancellationToken cancellation) => Expect(await ReadAsync(cancellation), 220);

    /// <summary>Says hello and learns what the server offers.</summary>
    public async Task HelloAsync(string name, CancellationToken cancellation)
    {
        var reply = Expect(await CommandAsync("EHLO " + name, cancellation), 250);
        extensions = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in reply.Lines.Skip(1))
        {
            // Some servers write AUTH=PLAIN for clients of the last century.
            var words = line.Split([' ', '='], 2);
            extensions[words[0]] = words.Length > 1 ? $"{extensions.GetValueOrDefault(words[0])} {words[1]}" : "";
        }
    }

    /// <summary>Sends a command and reads the answer, whatever it is.</summary>
    public async Task<SmtpReply> CommandAsync(string command, CancellationToken cancellation)
    {
        if (command.Length > 12_288 || !command.All(static character => character is >= ' ' and <= '~'))
        {
            throw new SmtpException(0, "The command holds characters that no command has.");
        }

        await WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), cancellation);
        return await ReadAsync(cancellation);
    }

    /// <summary>Sends a command with an address in it, which may have characters of any language after SMTPUTF8 was agreed (RFC 6531).</summary>
    public async Task<SmtpReply> AddressCommandAsync(string before, string address, string after, CancellationToken cancellation)
    {
        if (!Mailbox.IsAddress(address))
        {
            throw new SmtpException(0, "The address holds characters that no address has.");
        }

        await WriteAsync(Encoding.UTF8.GetBytes($"{before}<{address}>{after}\r\n"), cancellation);
        return await ReadAsync(cancellation);
    }

    /// <summary>Sends the e-mail after DATA: dots at the beginning of lines are doubled (RFC 5321 §4.5.2), and a lone dot ends it.</summary>
    public async Task<SmtpReply> DataAsync(string message, CancellationToken cancellation)
    {
        var stuffed = new StringBuilder(message.Length + 64);
        foreach (var line in message.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            stuffed.Append(line.StartsWith('.') ? "." : "").Append(line).Append("\r\n");
        }

        await WriteAsync(Encoding.UTF8.GetBytes(stuffed.Append(".\r\n").ToString()), cancellation);
        return await ReadAsync(cancellation);
    }

    /// <summary>Fails unless the answer has this code.</summary>
    public static SmtpReply Expect(SmtpReply reply, int code) => reply.Code == code ? reply : throw new SmtpException(reply.Code, reply.Text);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private Task WriteAsync(byte[] bytes, CancellationToken cancellation) => WaitAsync(
        async token =>
        {
            await stream.WriteAsync(bytes, token);
            await stream.FlushAsync(token);
        },
        cancellation);

    private async Task<SmtpReply> ReadAsync(CancellationToken cancellation)
    {
        SmtpReply? reply = null;
        await WaitAsync(async token => reply = await ReadReplyAsync(token), cancellation);
        return reply!;
    }

    private async Task<SmtpReply> ReadReplyAsync(CancellationToken cancellation)
    {
        var lines = new List<string>();
        while (true)
        {
            var line = await ReadLineAsync(cancellation);
            if (line.Length < 3
                || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code)
                || code is < 200 or > 599
                || (line.Length > 3 && line[3] is not (' ' or '-')))
            {
                throw new SmtpException(0, "The server does not speak SMTP.");
            }

            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ')
            {
                return new SmtpReply(code, lines);
            }

            if (lines.Count == MostLines)
            {
                throw new SmtpException(0, "The answer of the server does not end.");
            }
        }
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellation)
    {
        var line = new List<byte>();
        while (true)
        {
            if (start == end)
            {
                (start, end) = (0, await stream.ReadAsync(buffer, cancellation));
                if (end == 0)
                {
                    throw new SmtpException(0, "The server broke the connection off.");
                }
            }

            var value = buffer[start++];
            if (value == '\n')
            {
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(value);
            if (line.Count > LongestLine)
            {
                throw new SmtpException(0, "A line of the server does not end.");
            }
        }
    }

    private async Task WaitAsync(Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            await work(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new SmtpException(0, $"The server did not answer within {Patience.TotalSeconds:0.#} seconds.");
        }
    }
}
