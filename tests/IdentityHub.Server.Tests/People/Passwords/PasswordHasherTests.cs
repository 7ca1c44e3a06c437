using System.Diagnostics;
using System.Diagnostics.Metrics;
using IdentityHub.Server.People.Passwords;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.People.Passwords;

public sealed class PasswordHasherTests : IDisposable
{
    private static readonly PasswordOptions Cheap = new() { Concurrency = 1, QueueCapacity = 4, MemoryKiB = 1024, Iterations = 1 };

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task Verifies_the_password_it_hashed_and_no_other()
    {
        using var hasher = Create(Cheap);
        var hash = await hasher.HashAsync("correct horse", default);
        Assert.Equal(PasswordHashStatus.Hashed, hash.Status);
        Assert.StartsWith("$argon2id$v=19$m=1024,t=1,p=1$", hash.Digest, StringComparison.Ordinal);
        Assert.Equal("Hashed", hash.ToString());
        Assert.Equal(PasswordVerdict.Verified, await hasher.VerifyAsync("correct horse", hash.Digest, null, default));
        Assert.Equal(PasswordVerdict.Verified, await hasher.VerifyAsync("correct horse", hash.Digest, PasswordAlgorithm.Argon2id, default));
        Assert.Equal(PasswordVerdict.Failed, await hasher.VerifyAsync("Correct horse", hash.Digest, null, default));
        Assert.Equal(PasswordVerdict.Failed, await hasher.VerifyAsync("correct horse ", hash.Digest, null, default));
    }

    [Fact]
    public async Task Keeps_composed_and_decomposed_spellings_apart()
    {
        using var hasher = Create(Cheap);
        var hash = await hasher.HashAsync("caf\u00e9 au lait", default);
        Assert.Equal(PasswordVerdict.Failed, await hasher.VerifyAsync("cafe\u0301 au lait", hash.Digest, null, default));
    }

    [Fact]
    public async Task Uses_all_of_a_password_of_256_code_points()
    {
        using var hasher = Create(Cheap);
        var password = string.Concat(Enumerable.Repeat("\U0001F511", 255));
        var hash = await hasher.HashAsync(password + "a", default);
        Assert.Equal(PasswordVerdict.Verified, await hasher.VerifyAsync(password + "a", hash.Digest, null, default));
        Assert.Equal(PasswordVerdict.Failed, await hasher.VerifyAsync(password + "b", hash.Digest, null, default));
        Assert.Equal(PasswordHashStatus.Rejected, (await hasher.HashAsync(password + "ab", default)).Status);
    }

    [Fact]
    public async Task Refuses_text_that_cannot_be_a_password()
    {
        using var hasher = Create(Cheap);
        foreach (var password in new[] { "", "with\0nul", "half \ud83d of a pair" })
        {
            Assert.Equal(PasswordHashStatus.Rejected, (await hasher.HashAsync(password, default)).Status);
            Assert.Equal(PasswordVerdict.Failed, await hasher.VerifyAsync(password, null, null, default));
        }
    }

    [Fact]
    public async Task Refuses_a_password_far_too_long_without_hashing_it()
    {
        using var hasher = Create(Cheap);
        using var durations = new Durations(_services);
        Assert.Equal(PasswordVerdict.Failed, await hasher.VerifyAsync(new string('a', 10_000_000), null, null, default));
        Assert.Empty(durations.Operations);
    }

    [Fact]
    public async Task Asks_for_a_new_digest_when_the_old_one_is_of_another_cost()
    {
        using var old = Create(Cheap with { Iterations = 2 });
        using var hasher = Create(Cheap);
        var hash = await old.HashAsync("correct horse", default);
        Assert.Equal(PasswordVerdict.VerifiedNeedsRehash, await hasher.VerifyAsync("correct horse", hash.Digest, null, default));
        Assert.Equal(PasswordVerdict.Failed, await hasher.VerifyAsync("wrong", hash.Digest, null, default));
    }

    [Fact]
    public async Task Verifies_a_digest_that_needs_more_memory_than_the_threads_keep()
    {
        using var old = Create(Cheap with { MemoryKiB = 8192 });
        using var hasher = Create(Cheap with { Concurrency = 2 });
        var hash = await old.HashAsync("correct horse", default);
        var verdicts = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => hasher.VerifyAsync("correct horse", hash.Digest, null, default).AsTask()));
        Assert.All(verdicts, verdict => Assert.Equal(PasswordVerdict.VerifiedNeedsRehash, verdict));
    }

    [Theory]
    [InlineData("5f4dcc3b5aa765d61d8327deb882cf", (int)PasswordAlgorithm.MD5)]
    [InlineData("$2b$31$abcdefghijklmnopqrstuuJbhMFP8wWdP2l1A.ZWGej2rbWTu9nOW", (int)PasswordAlgorithm.Bcrypt)]
    [InlineData("$argon2id$v=19$m=2000000000,t=1,p=1$c29tZXNhbHQxMjM0NTY$XlLhYy891g+T16mYEZ+SMBUYHzIIOD15rQ9B8kJy8C0", (int)PasswordAlgorithm.Argon2id)]
    [InlineData("nonsense", (int)PasswordAlgorithm.Argon2i)]
    public async Task Answers_unsupported_for_a_digest_it_cannot_verify(string digest, int algorithm)
    {
        using var hasher = Create(Cheap);
        Assert.Equal(PasswordVerdict.Unsupported, await hasher.VerifyAsync("password", digest, (PasswordAlgorithm)algorithm, default));
    }

    [Fact]
    public async Task Spends_one_hash_of_the_configured_cost_on_unknown_accounts_and_on_unreadable_and_fast_digests()
    {
        using var hasher = Create(Cheap with { MemoryKiB = 19456, Iterations = 2 });
        var hash = await hasher.HashAsync("correct horse", default);
        (string? Digest, PasswordAlgorithm? Algorithm)[] stored =
            [(hash.Digest, null), (null, null), ("nonsense", null), ("5f4dcc3b5aa765d61d8327deb882cf99", PasswordAlgorithm.MD5)];
        var fastest = new double[stored.Length];
        Array.Fill(fastest, double.MaxValue);

        // In turns, so that what else the machine does slows down all of them alike.
        for (var i = 0; i < 10 * stored.Length; i++)
        {
            var (digest, algorithm) = stored[i % stored.Length];
            var start = Stopwatch.GetTimestamp();
            await hasher.VerifyAsync("wrong", digest, algorithm, default);
            fastest[i % stored.Length] = Math.Min(fastest[i % stored.Length], Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        Assert.Equal(PasswordVerdict.Failed, await hasher.VerifyAsync("wrong", null, null, default));
        Assert.All(fastest, time => Assert.InRange(time / fastest[0], 0.2, 5));
    }

    [Fact]
    public async Task Answers_overloaded_when_the_queue_is_full_and_recovers()
    {
        using var hasher = Create(Cheap with { QueueCapacity = 2, MemoryKiB = 19456, Iterations = 4 });
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => hasher.VerifyAsync("password", null, null, default).AsTask()));
        Assert.Contains(PasswordVerdict.Overloaded, verdicts);
        Assert.InRange(verdicts.Count(verdict => verdict == PasswordVerdict.Failed), 2, 19);
        Assert.Equal(PasswordHashStatus.Hashed, (await hasher.HashAsync("password", default)).Status);
    }

    [Fact]
    public async Task Answers_a_new_hash_with_overloaded_too()
    {
        using var hasher = Create(Cheap with { QueueCapacity = 1, MemoryKiB = 19456, Iterations = 4 });
        var hashes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => hasher.HashAsync("password", default).AsTask()));
        var refused = Assert.Single(hashes.Where(hash => hash.Status == PasswordHashStatus.Overloaded).Distinct());
        Assert.Null(refused.Digest);
    }

    [Fact]
    public async Task Does_not_compute_for_a_request_that_was_cancelled_while_it_waited()
    {
        using var queue = new PasswordQueue(1, 8, 8);
        using var gate = new ManualResetEventSlim();
        using var cancellation = new CancellationTokenSource();
        var computed = 0;
        var first = queue.TryEnqueue(_ => { gate.Wait(); return 1; }, default)!;
        var second = queue.TryEnqueue(_ => Interlocked.Increment(ref computed), cancellation.Token)!;
        var third = queue.TryEnqueue(_ => 3, default)!;
        await cancellation.CancelAsync();
        var late = queue.TryEnqueue(_ => Interlocked.Increment(ref computed), cancellation.Token)!;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => late);
        gate.Set();
        var results = await Task.WhenAll(first, third);
        Assert.Equal([1, 3], results);
        Assert.Equal(0, computed);
    }

    [Fact]
    public async Task Hands_a_failure_to_the_one_who_waits_and_goes_on()
    {
        using var queue = new PasswordQueue(1, 8, 8);
        var failing = queue.TryEnqueue<int>(_ => throw new InvalidOperationException(), default)!;
        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        Assert.Equal(2, await queue.TryEnqueue(_ => 2, default)!);
    }

    [Fact]
    public async Task Finishes_what_is_queued_when_it_is_closed_and_takes_no_more()
    {
        var queue = new PasswordQueue(1, 8, 8);
        var pending = Enumerable.Range(0, 4).Select(i => queue.TryEnqueue(_ => i, default)!).ToArray();
        queue.Dispose();
        var results = await Task.WhenAll(pending);
        Assert.Equal([0, 1, 2, 3], results);
        Assert.Null(queue.TryEnqueue(_ => 5, default));
    }

    [Fact]
    public async Task Measures_every_computation()
    {
        using var durations = new Durations(_services);
        using var hasher = Create(Cheap);
        await hasher.HashAsync("password", default);
        await hasher.VerifyAsync("password", null, null, default);
        Assert.Equal(["hash", "verify"], durations.Operations);
    }

    [Fact]
    public void Names_the_setting_that_is_wrong()
    {
        Assert.Empty(new PasswordOptions().Problems());
        Assert.StartsWith(
            "IdentityHub:Passwords:Concurrency", Assert.Single(new PasswordOptions { Concurrency = 0 }.Problems()), StringComparison.Ordinal);
        Assert.StartsWith(
            "IdentityHub:Passwords:QueueCapacity", Assert.Single(new PasswordOptions { QueueCapacity = 0 }.Problems()), StringComparison.Ordinal);
        Assert.StartsWith(
            "IdentityHub:Passwords:MemoryKiB", Assert.Single(new PasswordOptions { MemoryKiB = 7 }.Problems()), StringComparison.Ordinal);
    }

    private PasswordHasher Create(PasswordOptions options) =>
        new(options, TimeProvider.System, _services.GetRequiredService<IMeterFactory>());

    private sealed class Durations : IDisposable
    {
        private readonly MeterListener _listener = new();

        public Durations(IServiceProvider services)
        {
            var factory = services.GetRequiredService<IMeterFactory>();
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "identityhub.password.duration" && instrument.Meter.Scope == factory)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Operations.Add((string)tags[0].Value!));
            _listener.Start();
        }

        public List<string> Operations { get; } = [];

        public void Dispose() => _listener.Dispose();
    }
}
