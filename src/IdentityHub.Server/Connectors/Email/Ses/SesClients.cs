using Amazon;
using Amazon.Runtime;
using IdentityHub.Server.Connectors.Email.Ses.SimpleEmailV2;
using IdentityHub.Server.Hosting.Outbound;

namespace IdentityHub.Server.Connectors.Email.Ses;

/// <summary>
/// Makes clients of SES. The last one is kept, because it holds temporary credentials and knows how often SES lately wanted fewer requests.
/// </summary>
/// <param name="http">Calls go through it, so none goes to a network of somebody's own.</param>
/// <remarks>
/// An operator may send them elsewhere with <c>AWS_ENDPOINT_URL_SESV2</c>, <c>AWS_ENDPOINT_URL</c> or a profile, all of which are on the hub's own
/// machine and out of reach of its administrators. That is their word that this address may be called, wherever it is.
/// </remarks>
internal sealed class SesClients(OutboundHttp http) : IDisposable
{
    // With two retries and their pauses this stays below the thirty seconds that a message may take.
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(8);
    private readonly SocketsHttpHandler elsewhere = new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ActivityHeadersPropagator = null,
    };

    private volatile Kept? last;

    /// <summary>The client for a configuration. It is not the caller's to dispose of.</summary>
    public IAmazonSimpleEmailServiceV2 For(SesConfig config)
    {
        var key = (config.AccessKeyId.Or(""), config.AccessKeySecret.Or(""), config.Region);
        if (last is { } kept && kept.Key == key)
        {
            return kept.Client;
        }

        var made = new Kept(key, Make(config, AttemptTimeout));
        last = made;
        return made.Client;
    }

    /// <summary>A new client.</summary>
    /// <param name="config">Keys and region.</param>
    /// <param name="timeout">How long one attempt may take.</param>
    internal AmazonSimpleEmailServiceV2Client Make(SesConfig config, TimeSpan timeout)
    {
        var settings = new AmazonSimpleEmailServiceV2Config
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(config.Region),
            // Otherwise an address from the environment, which names no region, would be signed for us-east-1.
            AuthenticationRegion = config.Region,
            MaxErrorRetry = 2,
            Timeout = timeout,
            // The answers of SES are a few hundred bytes; nothing needs to know more of them than the message that an error has.
            LogResponse = false,
        };
        settings.HttpClientFactory = new Guarded(string.IsNullOrEmpty(settings.ServiceURL) ? http.NewClient : ElsewhereClient);
        return config.AccessKeyId.Or("") is { Length: > 0 } id
            ? new AmazonSimpleEmailServiceV2Client(new BasicAWSCredentials(id, config.AccessKeySecret.Or("")), settings)
            : new AmazonSimpleEmailServiceV2Client(settings);
    }

    /// <inheritdoc/>
    public void Dispose() => elsewhere.Dispose();

    private HttpClient ElsewhereClient() => new(elsewhere, disposeHandler: false) { MaxResponseContentBufferSize = 1 << 20 };

    private sealed record Kept((string Id, string Secret, string Region) Key, AmazonSimpleEmailServiceV2Client Client)
    {
        // The key has a secret in it.
        public override string ToString() => nameof(Kept);
    }

    /// <summary>Gives the SDK clients of the hub instead of its own.</summary>
    private sealed class Guarded(Func<HttpClient> make) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig)
        {
            var client = make();
            client.Timeout = clientConfig.Timeout ?? client.Timeout;
            return client;
        }

        // Clients share a handler, and that has the connections.
        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => true;

        public override string? GetConfigUniqueString(IClientConfig clientConfig) => null;
    }
}
