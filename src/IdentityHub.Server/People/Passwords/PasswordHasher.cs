using System.Diagnostics.Metrics;
using System.Security.Cryptography;

namespace IdentityHub.Server.People.Passwords;

/// <summary>
/// Makes and verifies password digests on threads of its own, see <see cref="PasswordQueue"/>. One instance per process.
/// An unknown account, an account without a password and an unreadable digest all cost one Argon2 hash of the configured cost, so the
/// time of the answer does not tell which accounts exist (ASVS 5.0, 6.3.8). So does a failure against an imported digest that is a plain
/// hash; imported digests that cost more do differ until the first successful sign-in replaces them.
/// </summary>
internal sealed class PasswordHasher : IDisposable
{
    private readonly PasswordOptions _options;
    private readonly TimeProvider _time;
    private readonly PasswordQueue _queue;
    private readonly PasswordMetrics _metrics;
    private readonly PasswordDigest _dummy;
    private readonly Lock _oversized = new();

    /// <param name="options">Settings without <see cref="PasswordOptions.Problems"/>.</param>
    /// <param name="time">For the durations in the metrics.</param>
    /// <param name="meters">Owns the meter "IdentityHub".</param>
    public PasswordHasher(PasswordOptions options, TimeProvider time, IMeterFactory meters)
    {
        _options = options;
        _time = time;
        _dummy = PasswordDigest.CreateDummy(options.Cost);
        _queue = new PasswordQueue(options.Concurrency, options.QueueCapacity, options.Cost.BlockCount);
        _metrics = new PasswordMetrics(meters, () => _queue.Length);
    }

    /// <summary>Makes the digest of a new password. The policy is checked before, with <see cref="PasswordPolicyCheck"/>.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled before the result was there.</exception>
    public async ValueTask<PasswordHash> HashAsync(string password, CancellationToken cancellationToken)
    {
        if (!PasswordText.IsAcceptable(password))
        {
            return new PasswordHash(PasswordHashStatus.Rejected, null);
        }

        var digest = await RunAsync("hash", password, Create, cancellationToken);
        return digest is null
            ? new PasswordHash(PasswordHashStatus.Overloaded, null)
            : new PasswordHash(PasswordHashStatus.Hashed, digest.Encode());
    }

    /// <summary>Holds a password against a stored digest.</summary>
    /// <param name="password">What was typed. Text that cannot be a password fails at once, for known and unknown accounts alike.</param>
    /// <param name="digest">The stored digest; null when there is no such account or it has no password.</param>
    /// <param name="algorithm">How the digest was made; null for one of our own.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled before the result was there.</exception>
    public async ValueTask<PasswordVerdict> VerifyAsync(
        string password, string? digest, PasswordAlgorithm? algorithm, CancellationToken cancellationToken)
    {
        if (!PasswordText.IsAcceptable(password))
        {
            return PasswordVerdict.Failed;
        }

        var stored = digest is null ? null : StoredDigest.Read(digest, algorithm, _options.MaximumMemoryKiB).Digest;
        var verdict = await RunAsync(
            "verify", password, (bytes, memory) => (PasswordVerdict?)Judge(stored, bytes, memory), cancellationToken);
        return verdict switch
        {
            null => PasswordVerdict.Overloaded,
            PasswordVerdict.Failed when digest is not null && stored is null => PasswordVerdict.Unsupported,
            { } known => known,
        };
    }

    /// <summary>Reads a digest that somebody imports, under the limits that hold when it is verified.</summary>
    public DigestReading Read(string digest, PasswordAlgorithm algorithm) => StoredDigest.Read(digest, algorithm, _options.MaximumMemoryKiB);

    /// <summary>Finishes what is queued and ends the threads.</summary>
    public void Dispose() => _queue.Dispose();

    private PasswordDigest? Create(ReadOnlySpan<byte> password, Argon2Memory memory) =>
        PasswordDigest.Create(password, _options.Cost, memory);

    private PasswordVerdict Judge(StoredDigest? stored, ReadOnlySpan<byte> password, Argon2Memory memory)
    {
        var matches = (stored ?? _dummy) switch
        {
            { } digest when digest.Blocks > _options.Cost.BlockCount => MatchesOversized(digest, password, memory),
            { } digest => digest.Matches(password, memory),
        };
        if (stored is null || !matches)
        {
            if (stored is { IsFast: true })
            {
                _dummy.Matches(password, memory);
            }

            return PasswordVerdict.Failed;
        }

        return stored.NeedsRehash(_options.Cost) ? PasswordVerdict.VerifiedNeedsRehash : PasswordVerdict.Verified;
    }

    // One at a time in the process: what imported digests may ask for, times the number of threads, could be more than there is.
    private bool MatchesOversized(StoredDigest digest, ReadOnlySpan<byte> password, Argon2Memory memory)
    {
        lock (_oversized)
        {
            return digest.Matches(password, memory);
        }
    }

    private async ValueTask<TResult?> RunAsync<TResult>(
        string operation, string password, Func<ReadOnlySpan<byte>, Argon2Memory, TResult?> compute, CancellationToken cancellationToken)
    {
        var asked = _time.GetTimestamp();
        var pending = _queue.TryEnqueue(
            memory =>
            {
                var started = _time.GetTimestamp();
                var result = WithBytes(password, memory, compute);
                _metrics.Finished(operation, _time.GetElapsedTime(asked, started), _time.GetElapsedTime(started));
                return result;
            },
            cancellationToken);
        if (pending is null)
        {
            _metrics.Overloaded(operation);
            return default;
        }

        return await pending;
    }

    // The bytes live on the worker's stack only, and not longer than the computation.
    private static TResult WithBytes<TResult>(string password, Argon2Memory memory, Func<ReadOnlySpan<byte>, Argon2Memory, TResult> compute)
    {
        Span<byte> buffer = stackalloc byte[PasswordText.MaximumBytes];
        try
        {
            return compute(PasswordText.Encode(password, buffer), memory);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer);
        }
    }
}
