using System.Diagnostics;
using System.Threading.Channels;
using IdentityHub.Data;

namespace IdentityHub.Server.Hosting.Database;

/// <summary>
/// SQLite knows one writer at a time and pays for each commit with a wait for the disk. So one thread does all writing and puts
/// everything that waits into one transaction, each call in a savepoint of its own: the disk is waited for once per batch.
/// </summary>
internal sealed class SqliteWriter : HubWriter, IDisposable, IAsyncDisposable
{
    /// <summary>Calls that may wait; further callers wait asynchronously for a place.</summary>
    internal const int QueueCapacity = 4096;

    private readonly Channel<SqliteWrite> queue = Channel.CreateBounded<SqliteWrite>(
        new BoundedChannelOptions(QueueCapacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly SqliteBatch batch;
    private readonly Thread thread;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SqliteWriter(SqliteBatch batch)
    {
        this.batch = batch;

        // A thread of its own: writes must not wait for a busy thread pool, and waiting for the disk must not occupy it.
        thread = new Thread(WriteUntilClosed) { IsBackground = true, Name = "SQLite writer" };
        thread.Start();
    }

    /// <inheritdoc/>
    protected override async Task<T> RunAsync<T>(
        Durability durability,
        Func<HubDbContext, CancellationToken, Task<T>> work,
        Func<T, bool>? keeps,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var write = new SqliteWrite<T>(durability, work, keeps, Stopwatch.GetTimestamp(), cancellation);
        try
        {
            await queue.Writer.WriteAsync(write, cancellation);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(HubWriter));
        }

        return await write.Task;
    }

    /// <summary>Takes no new calls, finishes those that wait, closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await ended.Task;
    }

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose()
    {
        queue.Writer.TryComplete();
        thread.Join();
    }

    private void WriteUntilClosed()
    {
        var waiting = new Queue<SqliteWrite>(SqliteBatch.MaximumWrites);
        while (waiting.Count > 0 || WaitForWrites())
        {
            while (waiting.Count < SqliteBatch.MaximumWrites && queue.Reader.TryRead(out var write))
            {
                waiting.Enqueue(write);
            }

            batch.Write(waiting);
        }

        batch.Dispose();
        ended.SetResult();
    }

    private bool WaitForWrites() => queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();
}
