using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace IdentityHub.Server.Hosting.Outbound;

/// <summary>
/// The one way to call another server over HTTP: only the Internet's addresses and those that are allowed, ten seconds, an answer of at most
/// one MiB, and neither redirects nor cookies nor a proxy that the environment names.
/// </summary>
internal sealed class OutboundHttp : IDisposable
{
    /// <summary>How long a call may take, from the look-up of the name to the last byte of the answer.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>Bytes of the longest answer.</summary>
    public const int MaximumAnswer = 1024 * 1024;

    private readonly SocketsHttpHandler handler;

    /// <summary>Makes the handler that all clients share.</summary>
    public OutboundHttp(OutboundConnections connections)
    {
        handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            MaxResponseHeadersLength = 32,
            MaxConnectionsPerServer = 32,
            // Names move: no connection is used for longer than this.
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectTimeout = TimeSpan.FromSeconds(5),
            ConnectCallback = async (context, cancellation) =>
                await connections.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellation),
        };
        Client = NewClient();
    }

    /// <summary>A client with all limits, for packages that bring their own calls.</summary>
    public HttpClient Client { get; }

    /// <summary>Another client with the same limits, for packages that configure the client they are given. Disposing of it closes nothing.</summary>
    public HttpClient NewClient() => new(handler, disposeHandler: false)
    {
        Timeout = Timeout,
        MaxResponseContentBufferSize = MaximumAnswer,
        DefaultRequestHeaders = { UserAgent = { new ProductInfoHeaderValue("IdentityHub", null) } },
    };

    /// <summary>Sends a request and reads the whole answer, whatever its status.</summary>
    /// <param name="request">To an http or https address.</param>
    /// <param name="cancellation">Ends the call.</param>
    public async Task<OutboundResult> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        if (request.RequestUri is not { IsAbsoluteUri: true, Scheme: "https" or "http" })
        {
            return new OutboundFailure(OutboundFailureKind.Refused, "The address is neither http nor https.");
        }

        try
        {
            using var response = await Client.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellation);
            return new OutboundAnswer(
                (int)response.StatusCode,
                await response.Content.ReadAsByteArrayAsync(cancellation),
                response.Headers.TryGetValues("Retry-After", out var values) ? values.FirstOrDefault() : null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new OutboundFailure(OutboundFailureKind.TimedOut, $"{request.RequestUri.IdnHost} did not answer within {Timeout.TotalSeconds:0} seconds.");
        }
        catch (HttpRequestException exception)
        {
            return Explain(exception, request.RequestUri.IdnHost);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Client.Dispose();
        handler.Dispose();
    }

    private static OutboundFailure Explain(HttpRequestException exception, string host) => exception switch
    {
        { InnerException: OutboundRefusedException refused } => new(OutboundFailureKind.Refused, refused.Message),
        { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
            new(OutboundFailureKind.TooLarge, $"The answer of {host} is longer than {MaximumAnswer / 1024} KiB."),
        { HttpRequestError: HttpRequestError.NameResolutionError } => new(OutboundFailureKind.Unreachable, $"There is no host {host}."),
        { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            new(OutboundFailureKind.Unreachable, $"The certificate of {host} is not trusted, or it does not speak TLS."),
        { InnerException: System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.HostNotFound } } =>
            new(OutboundFailureKind.Unreachable, $"There is no host {host}."),
        _ => new(OutboundFailureKind.Unreachable, $"{host} cannot be reached, or it broke the connection off."),
    };
}

/// <summary>What another server answered.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The whole body.</param>
/// <param name="RetryAfter">The header of this name, as sent.</param>
internal sealed record OutboundAnswer(int Status, ReadOnlyMemory<byte> Body, string? RetryAfter)
{
    /// <summary>Whether the status says that it worked.</summary>
    public bool IsSuccess => Status is >= 200 and <= 299;

    /// <summary>The body as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    /// <summary>Prints the status alone: bodies hold secrets.</summary>
    public override string ToString() => $"{Status}";
}

/// <summary>Why there is no answer.</summary>
internal enum OutboundFailureKind
{
    /// <summary>The hub does not call that address.</summary>
    Refused,

    /// <summary>No such host, nobody there, or no trusted certificate.</summary>
    Unreachable,

    /// <summary>It took too long.</summary>
    TimedOut,

    /// <summary>The answer is too long.</summary>
    TooLarge,
}

/// <summary>Why there is no answer.</summary>
/// <param name="Kind">For programs.</param>
/// <param name="Message">For the operator; names the host and nothing secret.</param>
internal sealed record OutboundFailure(OutboundFailureKind Kind, string Message);

/// <summary>An answer, or why there is none.</summary>
internal readonly struct OutboundResult
{
    private OutboundResult(OutboundAnswer? answer, OutboundFailure? failure) => (Answer, Failure) = (answer, failure);

    /// <summary>The answer.</summary>
    public OutboundAnswer? Answer { get; }

    /// <summary>Why there is none.</summary>
    public OutboundFailure? Failure { get; }

    /// <summary>Wraps an answer.</summary>
    public static implicit operator OutboundResult(OutboundAnswer answer) => new(answer, null);

    /// <summary>Wraps a failure.</summary>
    public static implicit operator OutboundResult(OutboundFailure failure) => new(null, failure);

    /// <summary>Takes the answer or the failure.</summary>
    public bool TryGet(
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out OutboundAnswer? answer,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out OutboundFailure? failure)
    {
        (answer, failure) = (Answer, Failure);
        return answer is not null;
    }
}
