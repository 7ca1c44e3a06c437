using System.Security.Cryptography;
using IdentityHub.Data;
using IdentityHub.Data.Signing;
using IdentityHub.Protocol.Jose;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Oidc;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Signing;

/// <summary>
/// The keys in memory, for every token request. A snapshot that is swapped as a whole when the database has other keys; who holds a key
/// from before the swap can finish with it.
/// </summary>
internal sealed class KeyRing : IDisposable
{
    /// <summary>Purpose of private keys under the master key.</summary>
    public const string Purpose = "signing key";

    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(1);

    private readonly IDbContextFactory<HubDbContext> contexts;
    private readonly MasterKey masterKey;
    private readonly OidcOptions options;
    private readonly TimeProvider time;
    private readonly SemaphoreSlim loading = new(1, 1);
    private volatile KeyRingSnapshot snapshot = KeyRingSnapshot.Empty;
    private long lookedAt;

    /// <summary>An empty ring; <see cref="ReloadAsync"/> fills it.</summary>
    public KeyRing(IDbContextFactory<HubDbContext> contexts, MasterKey masterKey, OidcOptions options, TimeProvider time)
    {
        this.contexts = contexts;
        this.masterKey = masterKey;
        this.options = options;
        this.time = time;
    }

    /// <summary>What signs unless a client asks for another algorithm.</summary>
    /// <exception cref="InvalidOperationException">There is no key; the hub is not started.</exception>
    public SigningKey Current => For(null);

    /// <summary>Names of the algorithms that have a signing key, the default first.</summary>
    public IReadOnlyList<string> Algorithms => snapshot.Algorithms;

    /// <summary>All published keys.</summary>
    public VerificationKeySet VerificationKeys => snapshot.VerificationKeys;

    /// <summary>The key set document (RFC 7517 §5), ready to be sent.</summary>
    public ReadOnlyMemory<byte> JwksUtf8 => snapshot.Jwks;

    /// <summary>Whether there is a key to sign with.</summary>
    public bool IsReady => snapshot.Algorithms.Count > 0;

    /// <summary>The key that signs with an algorithm; null means the default.</summary>
    /// <exception cref="InvalidOperationException">
    /// No such key. Whoever stores the wish of a client for an algorithm checks it against <see cref="Algorithms"/> first.
    /// </exception>
    public SigningKey For(string? algorithm) => snapshot.FindSigningKey(algorithm ?? options.SigningAlgorithm)
        ?? throw new InvalidOperationException(
            $"There is no key for {algorithm ?? options.SigningAlgorithm}; IdentityHub:Oidc:AdditionalSigningAlgorithms can add one.");

    /// <summary>The published key with this identifier, among those that this node knows.</summary>
    public VerificationKey? FindByKid(string keyId) => snapshot.Find(keyId);

    /// <summary>
    /// The published key with this identifier. A node that has not heard of it yet looks into the database, at most once a second, so that
    /// a token that another node signed a moment ago verifies here.
    /// </summary>
    public async ValueTask<VerificationKey?> FindAsync(string keyId, CancellationToken cancellation)
    {
        if (snapshot.Find(keyId) is { } known)
        {
            return known;
        }

        // A limit on work, not a rule: strangers choose the identifiers. Hence real time.
        var last = Interlocked.Read(ref lookedAt);
        if (TimeProvider.System.GetElapsedTime(last) < LookAgainAfter
            || Interlocked.CompareExchange(ref lookedAt, TimeProvider.System.GetTimestamp(), last) != last)
        {
            return null;
        }

        await ReloadAsync(cancellation);
        return snapshot.Find(keyId);
    }

    /// <summary>Reads the keys from the database; keeps those that are in memory already.</summary>
    /// <exception cref="CryptographicException">A key cannot be opened with the master key.</exception>
    public async Task ReloadAsync(CancellationToken cancellation)
    {
        await loading.WaitAsync(cancellation);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            var records = await db.SigningKeys.AsNoTracking().ToListAsync(cancellation);
            var now = time.GetUtcNow();
            snapshot = KeyRingSnapshot.From(
                [.. records.Where(record => record.RetireAt is not { } end || end > now)],
                options.SigningAlgorithm,
                Open,
                snapshot);
        }
        finally
        {
            loading.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => loading.Dispose();

    private SigningKey Open(SigningKeyRecord record)
    {
        var pkcs8 = masterKey.Unprotect(Purpose, record.EncryptedPrivateKey)
            ?? throw new CryptographicException($"The signing key {record.Id} cannot be opened with the master key.");
        try
        {
            return JwsAlgorithms.TryParse(record.Algorithm, out var algorithm)
                ? SigningKey.FromPkcs8(algorithm, pkcs8)
                : throw new CryptographicException($"The signing key {record.Id} has an unknown algorithm.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pkcs8);
        }
    }
}
