using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using IdentityHub.Data;
using IdentityHub.Data.Audit;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.People;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.SignIn;

/// <summary>What is counted: an account (or a name that could be one) and the network an attempt comes from.</summary>
/// <param name="Account">Keyed hash; the same for the username and the e-mail address of one account (CVE-2025-24806).</param>
/// <param name="Address">Keyed hash of an IPv4 address or an IPv6 /64, which is what one subscriber has.</param>
internal sealed record LockoutTargets(string Account, string Address);

/// <summary>Whether an attempt may go on.</summary>
/// <param name="IsAllowed">It may, and was counted as failed; whoever succeeds takes that back.</param>
/// <param name="RetryAfter">How long a refused one should wait.</param>
internal readonly record struct LockoutAnswer(bool IsAllowed, TimeSpan RetryAfter);

/// <summary>
/// Limits failed attempts per account and per address, for known and unknown accounts alike (ASVS 5.0, 6.3.1 and 6.3.8).
/// </summary>
/// <remarks>
/// <code>
/// AttemptAsync   counts before anything is verified, so that a burst of parallel guesses gets no further than the limit;
///                the count that reaches the limit locks
/// ForgiveAsync   after success: the account starts anew, the address gets its count back
/// </code>
/// There is no growing delay between attempts: it would let anybody keep a person out with a handful of requests, and the price of a
/// guess is already set by the password hash and the limit.
/// </remarks>
internal sealed class Lockout(HubWriter writer, MasterKey masterKey, TimeProvider clock)
{
    // Many people share an address behind one gateway, so it may fail more often than one account before it is locked.
    private const int AddressFactor = 3;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    // Attempts that are being verified count as failed. When only they stand in the way, it is worth waiting for them: for other requests,
    // not for the clock.
    private static readonly TimeSpan[] Waits = [.. Enumerable.Repeat(TimeSpan.FromMilliseconds(150), 10)];

    /// <summary>The targets of an attempt.</summary>
    /// <param name="userId">The account, when there is one.</param>
    /// <param name="identifier">What was typed, in its look-up form.</param>
    /// <param name="address">Where the attempt comes from.</param>
    public LockoutTargets TargetsOf(string? userId, string identifier, IPAddress? address) =>
        new(AccountTarget.Of(masterKey, userId, identifier), Hash("address:" + NetworkOf(address)));

    /// <summary>The counter of registrations from a network.</summary>
    public string RegistrationTarget(IPAddress? address) => Hash("registration:" + NetworkOf(address));

    /// <summary>Counts an attempt and says whether it may go on.</summary>
    public async Task<LockoutAnswer> AttemptAsync(LockoutTargets targets, SentinelPolicy policy, CancellationToken cancellation)
    {
        foreach (var wait in Waits)
        {
            var (answer, isBusy) = await CountAsync(targets, policy, cancellation);
            if (answer.IsAllowed || !isBusy)
            {
                return answer;
            }

            await Task.Delay(wait, cancellation);
        }

        return (await CountAsync(targets, policy, cancellation)).Answer;
    }

    /// <summary>Locks what reached its limit; after an attempt that failed.</summary>
    /// <param name="targets">What was counted.</param>
    /// <param name="policy">The limits.</param>
    /// <param name="record">What the audit trail says of it, given until when it locked; null when it did not.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task ConfirmFailureAsync(
        LockoutTargets targets, SentinelPolicy policy, Func<DateTimeOffset?, AuditLog> record, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var until = now + TimeSpan.FromMinutes(policy.LockoutDuration);
        var (account, address) = (targets.Account, targets.Address);
        var (accountLimit, addressLimit) = Limits(policy);
        return writer.WriteAsync(
            Durability.Relaxed,
            async (db, token) =>
            {
                var locked = await db.SignInFailures
                    .Where(row => row.LockedUntil == null
                        && ((row.TargetHash == account && row.Failures >= accountLimit) || (row.TargetHash == address && row.Failures >= addressLimit)))
                    .ExecuteUpdateAsync(row => row.SetProperty(failure => failure.LockedUntil, until), token);
                AuditRows.Add(db, record(locked > 0 ? until : null));
            },
            cancellation);
    }

    /// <summary>Takes back what an attempt counted, inside the write of its success.</summary>
    public static async Task ForgiveAsync(HubDbContext db, LockoutTargets targets, CancellationToken cancellation)
    {
        var (account, address) = (targets.Account, targets.Address);
        await db.SignInFailures.Where(row => row.TargetHash == account).ExecuteDeleteAsync(cancellation);
        await db.SignInFailures.Where(row => row.TargetHash == address && row.Failures > 0)
            .ExecuteUpdateAsync(row => row.SetProperty(failure => failure.Failures, failure => failure.Failures - 1), cancellation);
    }

    /// <summary>Takes back what an attempt counted that was neither right nor wrong.</summary>
    public Task UncountAsync(LockoutTargets targets, CancellationToken cancellation)
    {
        var (account, address) = (targets.Account, targets.Address);
        return writer.WriteAsync(
            Durability.Relaxed,
            (db, token) => db.SignInFailures.Where(row => (row.TargetHash == account || row.TargetHash == address) && row.Failures > 0)
                .ExecuteUpdateAsync(row => row.SetProperty(failure => failure.Failures, failure => failure.Failures - 1), token),
            cancellation);
    }

    /// <summary>Counts one use of a target that is limited by itself.</summary>
    /// <returns>False when the limit of the last hour is used up.</returns>
    public Task<bool> CountAsync(string target, int limit, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return writer.WriteAsync(Durability.Relaxed, async (db, token) => await CountOneAsync(db, target, limit, Window, now, token), cancellation);
    }

    /// <summary>The counter of something else than attempts to sign in.</summary>
    /// <param name="kind">What is counted, such as <c>message</c>.</param>
    /// <param name="name">Of whom, in the look-up form.</param>
    public string Target(string kind, string name) => Hash($"{kind}:{name}");

    /// <summary>Counts one use of a target within a time of its own, inside somebody's write.</summary>
    /// <returns>False when the limit of the time is used up.</returns>
    public static Task<bool> CountAsync(
        HubDbContext db, string target, int limit, TimeSpan window, DateTimeOffset now, CancellationToken cancellation) =>
        CountOneAsync(db, target, limit, window, now, cancellation);

    private Task<(LockoutAnswer Answer, bool IsBusy)> CountAsync(LockoutTargets targets, SentinelPolicy policy, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (accountLimit, addressLimit) = Limits(policy);
        // Undo: an attempt that the account refuses must not use up the address, nor the other way round.
        return writer.DecideAsync(
            Durability.Relaxed,
            async (db, token) =>
            {
                if (await CountOneAsync(db, targets.Account, accountLimit, Window, now, token) && await CountOneAsync(db, targets.Address, addressLimit, Window, now, token))
                {
                    return Decision.Commit((new LockoutAnswer(true, TimeSpan.Zero), false));
                }

                var (account, address) = (targets.Account, targets.Address);
                var until = await db.SignInFailures.Where(row => row.TargetHash == account || row.TargetHash == address)
                    .MaxAsync(row => row.LockedUntil, token);
                return Decision.Undo((new LockoutAnswer(false, until > now ? until.Value - now : TimeSpan.Zero), !(until > now)));
            },
            cancellation);
    }

    private static async Task<bool> CountOneAsync(
        HubDbContext db, string target, int limit, TimeSpan window, DateTimeOffset now, CancellationToken cancellation)
    {
        var windowStart = now - window;
        // A lock that has ended, or a window that is over, starts anew.
        await db.SignInFailures
            .Where(row => row.TargetHash == target && (row.LockedUntil != null ? row.LockedUntil <= now : row.WindowStartedAt <= windowStart))
            .ExecuteDeleteAsync(cancellation);

        // Both databases know this form. One command whether there is a counter already or not: the time it takes tells nothing.
        var start = now.ToUnixTimeMilliseconds();
        return await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO sign_in_failures (target_hash, failures, window_started_at) VALUES ({target}, 1, {start})
            ON CONFLICT (target_hash) DO UPDATE SET failures = sign_in_failures.failures + 1
            WHERE sign_in_failures.locked_until IS NULL AND sign_in_failures.failures < {limit}
            """,
            cancellation) == 1;
    }

    private static (int Account, int Address) Limits(SentinelPolicy policy) =>
        (policy.MaxAttempts, (int)Math.Min(int.MaxValue, (long)policy.MaxAttempts * AddressFactor));

    private string Hash(string target) => Base64Url.EncodeToString(masterKey.KeyedHash(AccountTarget.HashPurpose, target));

    private static string NetworkOf(IPAddress? address)
    {
        if (address is null)
        {
            return "unknown";
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(plain.GetAddressBytes().AsSpan(0, 8))
            : plain.ToString();
    }
}
