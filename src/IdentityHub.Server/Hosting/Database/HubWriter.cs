using IdentityHub.Data;

namespace IdentityHub.Server.Hosting.Database;

/// <summary>What a committed write survives.</summary>
internal enum Durability
{
    /// <summary>Once the call returns, the write survives a power cut. For everything whose loss a client or an attacker could notice.</summary>
    Durable,

    /// <summary>Survives a crash of the process; a power cut may take the last moments. For last-seen times and the like.</summary>
    Relaxed,
}

/// <summary>A value together with whether the changes behind it are to be kept. Made by <see cref="Decision"/>.</summary>
/// <typeparam name="T">What the caller gets back either way.</typeparam>
internal readonly record struct Decision<T>(T Value, bool Keeps);

/// <summary>How a <see cref="HubWriter.DecideAsync{T}"/> delegate ends.</summary>
internal static class Decision
{
    /// <summary>Keep the changes and return the value.</summary>
    public static Decision<T> Commit<T>(T value) => new(value, true);

    /// <summary>Undo every change of this call, tracked or already executed, and return the value.</summary>
    public static Decision<T> Undo<T>(T value) => new(value, false);
}

/// <summary>
/// The one way to change the database. Each call is a transaction of its own: all of it happens or none.
/// </summary>
/// <remarks>
/// <code>
/// caller -> WriteAsync -> [SQLite: queue -> one writer groups what waits into one commit]
///                      -> [PostgreSQL: a transaction per call, repeated after a deadlock]
///        -> work(db)   queries, ExecuteUpdate, tracked changes; the writer saves and commits
///        -> committed  then ChangeSignal, then the caller continues
/// </code>
/// Rules for the delegate. It does database work only: on SQLite everybody else's writes wait for it. It may run more than once, so it
/// changes nothing outside its context. It neither begins transactions nor keeps the context. After a failed statement it throws or
/// returns <see cref="Decision.Undo{T}"/>, because PostgreSQL accepts nothing more in that transaction. Entities it returns are detached
/// from the database once it ends.
/// </remarks>
internal abstract class HubWriter
{
    /// <summary>Runs the work and commits it. An exception undoes the work and reaches the caller.</summary>
    /// <param name="durability">What the commit must survive.</param>
    /// <param name="work">The database work; see the remarks of this class.</param>
    /// <param name="cancellation">Removes the call while it waits; afterwards the work sees it. A commit is never interrupted.</param>
    public Task<T> WriteAsync<T>(
        Durability durability, Func<HubDbContext, CancellationToken, Task<T>> work, CancellationToken cancellation) =>
        RunAsync(durability, work, keeps: null, cancellation);

    /// <summary>Runs the work and commits it; for work without a result.</summary>
    public Task WriteAsync(Durability durability, Func<HubDbContext, CancellationToken, Task> work, CancellationToken cancellation) =>
        RunAsync(
            durability,
            async (db, token) =>
            {
                await work(db, token);
                return true;
            },
            keeps: null,
            cancellation);

    /// <summary>Runs the work, which decides itself whether its changes are kept, and returns its value either way.</summary>
    public async Task<T> DecideAsync<T>(
        Durability durability, Func<HubDbContext, CancellationToken, Task<Decision<T>>> work, CancellationToken cancellation) =>
        (await RunAsync(durability, work, static decision => decision.Keeps, cancellation)).Value;

    /// <summary>Runs one member; <paramref name="keeps"/> says of a result whether to commit, null meaning always.</summary>
    protected abstract Task<T> RunAsync<T>(
        Durability durability,
        Func<HubDbContext, CancellationToken, Task<T>> work,
        Func<T, bool>? keeps,
        CancellationToken cancellation);
}
