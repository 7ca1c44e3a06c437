using IdentityHub.Protocol.RelyingParty;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting.Outbound;

namespace IdentityHub.Server.Connectors.OpenId;

/// <summary>
/// What providers publish: discovery documents and keys. Both are asked for again after an hour and stand in for a day while the provider is away;
/// keys are asked for at once, but once a minute at most, when a token names one that is not there.
/// </summary>
internal sealed class OpenIdDirectory
{
    private static readonly FetchLimits Limits = new(Fresh: TimeSpan.FromHours(1), Usable: TimeSpan.FromHours(24));
    private readonly OutboundHttp http;
    private readonly PlainHttp plain;
    private readonly FetchCache<ProviderMetadata> documents;
    private readonly FetchCache<ProviderKeys> keys;

    /// <summary>Begins with nothing.</summary>
    public OpenIdDirectory(OutboundHttp http, PlainHttp plain, TimeProvider time, ILogger<OpenIdDirectory> logger)
        : this(http, plain, time, logger, Limits)
    {
    }

    /// <summary>The same with other limits.</summary>
    internal OpenIdDirectory(OutboundHttp http, PlainHttp plain, TimeProvider time, ILogger<OpenIdDirectory> logger, FetchLimits limits)
    {
        (this.http, this.plain) = (http, plain);
        documents = new FetchCache<ProviderMetadata>(time, limits, OnOld);
        keys = new FetchCache<ProviderKeys>(time, limits, OnOld);
        void OnOld(string address, ApiError error) => Log.OldIsUsed(logger, address, error.Details ?? error.Message);
    }

    /// <summary>Whether an issuer may stand in a configuration.</summary>
    public bool IsIssuer(IssuerRule rule) => ProviderMetadata.IsAddress(rule.Issuer, plain.IsAllowed) && !rule.Issuer.Contains('?', StringComparison.Ordinal);

    /// <summary>The discovery document of an issuer.</summary>
    /// <returns>One of <see cref="OpenIdErrors"/>.</returns>
    public Task<ApiResult<ProviderMetadata>> FindAsync(IssuerRule rule, CancellationToken cancellation) =>
        IsIssuer(rule)
            ? documents.GetAsync(
                $"{rule.DiscoveryAddress} of {rule.Description}",
                () => FetchDocumentAsync(rule),
                cancellation)
            : Task.FromResult<ApiResult<ProviderMetadata>>(OpenIdErrors.InvalidMetadata("The issuer is not an https address without query and fragment."));

    /// <summary>The keys of a provider.</summary>
    /// <param name="address">Of its key set: <c>jwks_uri</c>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>One of <see cref="OpenIdErrors"/>.</returns>
    public Task<ApiResult<ProviderKeys>> FindKeysAsync(string address, CancellationToken cancellation) =>
        keys.GetAsync(address, () => FetchKeysAsync(address), cancellation);

    /// <summary>The keys of a provider as they are now, when a token's is not among those that are kept.</summary>
    /// <param name="address">Of its key set.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Null when that was asked within the last minute.</returns>
    public Task<ApiResult<ProviderKeys>?> FindNewerKeysAsync(string address, CancellationToken cancellation) =>
        keys.GetAgainAsync(address, () => FetchKeysAsync(address), cancellation);

    private async Task<ApiResult<ProviderMetadata>> FetchDocumentAsync(IssuerRule rule)
    {
        var address = rule.DiscoveryAddress;
        if (!(await FetchAsync(address)).TryGet(out var body, out var error))
        {
            return error;
        }

        return ProviderMetadata.Parse(body.Span, rule, plain.IsAllowed).TryGet(out var metadata, out var problem)
            ? metadata
            : OpenIdErrors.InvalidMetadata($"{address}: {problem.Message}");
    }

    private async Task<ApiResult<ProviderKeys>> FetchKeysAsync(string address)
    {
        if (!(await FetchAsync(address)).TryGet(out var body, out var error))
        {
            return error;
        }

        return ProviderKeys.TryParse(body.Span, out var read) ? read : OpenIdErrors.InvalidMetadata($"{address} holds no key set (JWKS).");
    }

    // The client's own limits end it: nobody who waits decides for the others.
    private async Task<ApiResult<ReadOnlyMemory<byte>>> FetchAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Accept = { new("application/json"), new("*/*", 0.1) } } };
        if (!(await http.SendAsync(request, CancellationToken.None)).TryGet(out var answer, out var failure))
        {
            return OpenIdErrors.InvalidMetadata($"{address}: {failure.Message}");
        }

        return answer.Status switch
        {
            200 => answer.Body,
            >= 300 and <= 399 => OpenIdErrors.InvalidMetadata($"{address} answered {answer.Status}: it leads elsewhere, which the hub does not follow."),
            _ => OpenIdErrors.InvalidMetadata($"{address} answered {answer.Status}."),
        };
    }
}
