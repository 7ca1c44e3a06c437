using System.Collections.Concurrent;
using IdentityHub.Protocol.Saml;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting.Outbound;

namespace IdentityHub.Server.Connectors.Saml;

/// <summary>
/// Metadata by address. It is public, so it may be remembered: for an hour, and for a day more while the address cannot be reached, so that a
/// provider whose metadata server is down can be signed in with.
/// </summary>
internal sealed class SamlMetadata(OutboundHttp http, TimeProvider time)
{
    /// <summary>How many are remembered.</summary>
    internal const int Capacity = 1024;

    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);
    private static readonly TimeSpan Stale = TimeSpan.FromHours(25);

    // Whoever sends responses that nobody signed must not make us ask the provider for each.
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, Entry> known = new(StringComparer.Ordinal);

    /// <summary>The provider whose metadata is there.</summary>
    /// <param name="address">http or https address.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>400 <c>connector.invalid_metadata</c>, saying what is wrong.</returns>
    public async Task<ApiResult<SamlIdentityProvider>> GetAsync(string address, CancellationToken cancellation)
    {
        var entry = known.GetValueOrDefault(address);
        if (entry is not null && IsUsable(entry, WasTriedNow(entry) ? Stale : Fresh))
        {
            return entry.Provider;
        }

        var fetched = await FetchAsync(address, cancellation);
        return fetched.Error is not null && entry is not null && IsUsable(entry, Stale) ? entry.Provider : fetched;
    }

    /// <summary>Fetches again, because a signature is by no certificate that is known: the provider may have a new one.</summary>
    /// <returns>Null when it was fetched a moment ago, or cannot be.</returns>
    public async Task<SamlIdentityProvider?> RefreshAsync(string address, CancellationToken cancellation)
    {
        return known.GetValueOrDefault(address) is { } entry && WasTriedNow(entry) ? null
            : (await FetchAsync(address, cancellation)).TryGet(out var provider, out _) ? provider
            : null;
    }

    private bool WasTriedNow(Entry entry) => entry.TriedAt + ShortestPause > time.GetUtcNow();

    private bool IsUsable(Entry entry, TimeSpan age) =>
        entry.FetchedAt + age > time.GetUtcNow() && !(entry.Provider.ValidUntil <= time.GetUtcNow());

    private async Task<ApiResult<SamlIdentityProvider>> FetchAsync(string address, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            return SamlErrors.InvalidMetadata("The address of the metadata is none.");
        }

        // Before it is tried: one that does not answer is not asked again by everybody who comes meanwhile.
        if (known.GetValueOrDefault(address) is { } entry)
        {
            known[address] = entry with { TriedAt = time.GetUtcNow() };
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        request.Headers.Accept.ParseAdd("application/samlmetadata+xml, application/xml, text/xml, */*;q=0.1");
        if (!(await http.SendAsync(request, cancellation)).TryGet(out var answer, out var failure))
        {
            return SamlErrors.InvalidMetadata(failure.Message);
        }

        if (!answer.IsSuccess)
        {
            return SamlErrors.InvalidMetadata($"{uri.IdnHost} answered {answer.Status} instead of metadata.");
        }

        if (!SamlIdentityProvider.ReadMetadata(answer.Text).TryGet(out var provider, out var refusal))
        {
            return SamlErrors.InvalidMetadata(refusal.Detail);
        }

        if (provider.ValidUntil <= time.GetUtcNow())
        {
            return SamlErrors.InvalidMetadata($"The metadata was valid until {provider.ValidUntil:u}.");
        }

        if (provider.EntityId.Length > SamlConfig.LongestEntityId)
        {
            return SamlErrors.InvalidMetadata($"The entity id of the provider is longer than {SamlConfig.LongestEntityId} characters.");
        }

        Remember(address, new Entry(provider, time.GetUtcNow(), time.GetUtcNow()));
        return provider;
    }

    private void Remember(string address, Entry entry)
    {
        known[address] = entry;
        if (known.Count > Capacity && known.MinBy(static pair => pair.Value.FetchedAt) is { Key: { } oldest })
        {
            known.TryRemove(oldest, out _);
        }
    }

    private sealed record Entry(SamlIdentityProvider Provider, DateTimeOffset FetchedAt, DateTimeOffset TriedAt);
}
