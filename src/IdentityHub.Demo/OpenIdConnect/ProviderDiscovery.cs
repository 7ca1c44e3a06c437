using Microsoft.Extensions.Options;

namespace IdentityHub.Demo.OpenIdConnect;

/// <summary>Fetches the discovery document once an hour and keeps it.</summary>
internal sealed class ProviderDiscovery(IHttpClientFactory http, IOptions<DemoOptions> options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile Snapshot? current;

    /// <exception cref="ProviderException">The provider does not answer, or its document is not to be trusted.</exception>
    public async Task<ProviderMetadata> GetAsync(CancellationToken cancellationToken)
    {
        if (Fresh() is { } known)
        {
            return known;
        }

        await gate.WaitAsync(cancellationToken);
        try
        {
            if (Fresh() is { } fetchedMeanwhile)
            {
                return fetchedMeanwhile;
            }

            // The path is appended to the issuer, whatever path the issuer has (OpenID Connect Discovery, 4.1).
            var authority = options.Value.Authority;
            var document = await http.GetJsonAsync($"{authority}/.well-known/openid-configuration", cancellationToken);
            var metadata = ProviderMetadata.Parse(document, authority);
            current = new Snapshot(metadata, clock.GetUtcNow());
            return metadata;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private ProviderMetadata? Fresh() =>
        current is { } snapshot && clock.GetUtcNow() - snapshot.FetchedAt < Lifetime ? snapshot.Metadata : null;

    private sealed record Snapshot(ProviderMetadata Metadata, DateTimeOffset FetchedAt);
}
