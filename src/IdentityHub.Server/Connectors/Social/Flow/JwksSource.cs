using System.Collections.Concurrent;
using IdentityHub.Protocol.Jose;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting.Outbound;

namespace IdentityHub.Server.Connectors.Social.Flow;

/// <summary>
/// The public keys of providers. A set is asked for again after ten minutes, and earlier when a token names a key that is not in it, but then at most
/// every thirty seconds: tokens of strangers must not make the hub call a provider.
/// </summary>
internal sealed class JwksSource(OutboundHttp http, TimeProvider time)
{
    // Addresses come from configurations; a hub has a few.
    private const int MostSets = 256;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    // Of many sign-ins at once at a provider that is away, one waits for it.
    private static readonly TimeSpan AwayFor = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <summary>The keys at an address.</summary>
    /// <param name="address">Of a JSON Web Key Set (RFC 7517 §5).</param>
    /// <param name="header">Of the token to verify: which key it needs.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<ApiResult<VerificationKeySet>> GetAsync(string address, JwsHeader header, CancellationToken cancellation)
    {
        var entry = entries.GetOrAdd(address, static _ => new Entry());
        await entry.Gate.WaitAsync(cancellation);
        try
        {
            var age = time.GetUtcNow() - entry.FetchedAt;
            if (entry.Keys is null || age >= Fresh || (age >= Pause && Find(entry.Keys, header) is null))
            {
                var isAway = entry.Failure is not null && time.GetUtcNow() - entry.FailedAt < AwayFor;
                var result = isAway ? entry.Failure! : await FetchAsync(address, cancellation);
                if (!result.TryGet(out var keys, out var error))
                {
                    (entry.Failure, entry.FailedAt) = isAway ? (entry.Failure, entry.FailedAt) : (error, time.GetUtcNow());
                    // Keys that were good a while ago are better than nobody getting in while the provider is away.
                    return entry.Keys is { } old && Find(old, header) is not null ? KeysFor(old, header) : error;
                }

                Trim();
                (entry.Keys, entry.FetchedAt, entry.Failure) = (keys, time.GetUtcNow(), null);
            }

            return KeysFor(entry.Keys!, header);
        }
        finally
        {
            entry.Gate.Release();
        }
    }

    private async Task<ApiResult<JsonWebKeySet>> FetchAsync(string address, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (!(await http.SendAsync(request, cancellation)).TryGet(out var answer, out var failure))
        {
            return ConnectorErrors.ProviderFailed(failure.Message);
        }

        var host = request.RequestUri!.IdnHost;
        if (!answer.IsSuccess)
        {
            return ConnectorErrors.ProviderFailed($"{host} answered {answer.Status} when it was asked for its keys.");
        }

        return JsonWebKeySet.TryParse(answer.Body.Span, out var keys) ? keys : ConnectorErrors.InvalidResponse($"{host} gave something else than keys.");
    }

    private void Trim()
    {
        if (entries.Count > MostSets)
        {
            entries.Clear();
        }
    }

    private static VerificationKey? Find(JsonWebKeySet keys, JwsHeader header) => KeysFor(keys, header).Find(header.KeyId, header.Algorithm);

    // An RSA key that names no algorithm is for the one that the token names; a curve decides its own.
    private static VerificationKeySet KeysFor(JsonWebKeySet keys, JwsHeader header) =>
        VerificationKeySet.From(keys, header.Algorithm is JwsAlgorithm.PS256 ? JwsAlgorithm.PS256 : JwsAlgorithm.RS256);

    private sealed class Entry
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public JsonWebKeySet? Keys { get; set; }

        public DateTimeOffset FetchedAt { get; set; } = DateTimeOffset.MinValue;

        public ApiError? Failure { get; set; }

        public DateTimeOffset FailedAt { get; set; }
    }
}
