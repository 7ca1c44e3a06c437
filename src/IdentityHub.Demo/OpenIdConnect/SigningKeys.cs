using System.Text.Json;

namespace IdentityHub.Demo.OpenIdConnect;

/// <summary>
/// The provider's public keys. Kept for ten minutes; an unknown key id makes us look again at once, because the provider may have
/// rotated its keys a second ago, but not more than once in ten seconds, because anybody can send us tokens with made-up key ids.
/// </summary>
internal sealed partial class SigningKeys(
    ProviderDiscovery discovery, IHttpClientFactory http, TimeProvider clock, ILogger<SigningKeys> logger) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan BetweenExtraLooks = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim gate = new(1, 1);
    private DateTimeOffset lastExtraLook = DateTimeOffset.MinValue;
    private volatile Snapshot? current;

    /// <returns>The one key that may have signed such a token, or why there is none.</returns>
    /// <exception cref="ProviderException">No keys are known and the provider does not answer.</exception>
    public async Task<(VerificationKey? Key, TokenProblem Problem)> FindAsync(
        string algorithm, string? keyId, CancellationToken cancellationToken)
    {
        var found = Select(await KnownAsync(cancellationToken), algorithm, keyId);
        return found.Problem == TokenProblem.UnknownKey
            ? Select(await LookAgainAsync(cancellationToken), algorithm, keyId)
            : found;
    }

    public void Dispose() => gate.Dispose();

    private static (VerificationKey? Key, TokenProblem Problem) Select(Snapshot keys, string algorithm, string? keyId)
    {
        var candidates = keys.Keys.Where(key => key.Fits(algorithm) && (keyId is null || key.KeyId == keyId)).Take(2).ToArray();
        return candidates switch
        {
            [var only] => (only, TokenProblem.None),
            [] => (null, TokenProblem.UnknownKey),
            // Without a key id several keys would have to be tried in turn; the id is required then (OpenID Connect Core, 10.1).
            _ => (null, TokenProblem.AmbiguousKey),
        };
    }

    private async Task<Snapshot> KnownAsync(CancellationToken cancellationToken)
    {
        if (current is { } known && clock.GetUtcNow() - known.FetchedAt < Lifetime)
        {
            return known;
        }

        await gate.WaitAsync(cancellationToken);
        try
        {
            return current is { } fresh && clock.GetUtcNow() - fresh.FetchedAt < Lifetime ? fresh : await FetchAsync(cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<Snapshot> LookAgainAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (clock.GetUtcNow() - lastExtraLook < BetweenExtraLooks)
            {
                return current!;
            }

            lastExtraLook = clock.GetUtcNow();
            return await FetchAsync(cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<Snapshot> FetchAsync(CancellationToken cancellationToken)
    {
        try
        {
            var metadata = await discovery.GetAsync(cancellationToken);
            var document = await http.GetJsonAsync(metadata.JwksUri, cancellationToken);
            var keys = document.TryGetProperty("keys", out var list) && list.ValueKind == JsonValueKind.Array
                ? list.EnumerateArray().Select(VerificationKey.TryParse).OfType<VerificationKey>().ToArray()
                : [];
            return current = new Snapshot(keys, clock.GetUtcNow());
        }
        catch (ProviderException failure) when (current is { } old)
        {
            // The provider is away for a moment. What it signed yesterday stays true, so go on with the keys we have.
            LogKeptOldKeys(logger, failure);
            return old;
        }
    }

    [LoggerMessage(EventId = 10, Level = LogLevel.Warning, Message = "The signing keys could not be fetched; the known ones stay in use")]
    private static partial void LogKeptOldKeys(ILogger logger, Exception failure);

    private sealed record Snapshot(IReadOnlyList<VerificationKey> Keys, DateTimeOffset FetchedAt);
}
