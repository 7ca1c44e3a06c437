using System.Threading.Channels;

namespace IdentityHub.Server.People.Passwords;

/// <summary>
/// A bounded queue in front of a fixed number of threads, each with its own working memory. It bounds both the memory and
/// the processor time that sign-ins can take, and it keeps the long computations away from the thread pool that serves requests.
/// A cancelled entry keeps its place until a thread reaches it, which then drops it without computing.
/// </summary>
internal sealed class PasswordQueue : IDisposable
{
    private readonly Channel<Work> _channel;
    private readonly Thread[] _threads;

    /// <param name="concurrency">Threads.</param>
    /// <param name="capacity">Entries that may wait.</param>
    /// <param name="blocksPerThread">Blocks of 1 KiB each thread keeps between computations.</param>
    public PasswordQueue(int concurrency, int capacity, int blocksPerThread)
    {
        _channel = Channel.CreateBounded<Work>(new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.Wait });
        _threads = new Thread[concurrency];
        for (var i = 0; i < concurrency; i++)
        {
            _threads[i] = new Thread(() => Serve(blocksPerThread)) { IsBackground = true, Name = $"password-{i}" };
            _threads[i].Start();
        }
    }

    /// <summary>Entries that wait now.</summary>
    public int Length => _channel.Reader.Count;

    /// <summary>Adds a computation to the queue.</summary>
    /// <param name="compute">Runs on one of the threads, with its memory.</param>
    /// <param name="cancellationToken">Ends the wait; what has not begun by then is never computed.</param>
    /// <returns>The result to come, or null when the queue is full or closed.</returns>
    public Task<TResult>? TryEnqueue<TResult>(Func<Argon2Memory, TResult> compute, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<TResult>(cancellationToken);
        }

        var work = new Work<TResult>(compute, cancellationToken);
        if (_channel.Writer.TryWrite(work))
        {
            return work.Task;
        }

        work.Withdraw();
        return null;
    }

    /// <summary>Takes no more work, finishes what is queued and ends the threads.</summary>
    public void Dispose()
    {
        _channel.Writer.TryComplete();
        foreach (var thread in _threads)
        {
            thread.Join();
        }
    }

    private void Serve(int blocks)
    {
        using var memory = new Argon2Memory(blocks);
        while (_channel.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (_channel.Reader.TryRead(out var work))
            {
                work.Run(memory);
            }
        }
    }

    private abstract class Work
    {
        public abstract void Run(Argon2Memory memory);
    }

    private sealed class Work<TResult> : Work
    {
        private readonly TaskCompletionSource<TResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Func<Argon2Memory, TResult> _compute;
        private readonly CancellationTokenRegistration _registration;

        public Work(Func<Argon2Memory, TResult> compute, CancellationToken cancellationToken)
        {
            _compute = compute;
            _registration = cancellationToken.UnsafeRegister(
                static (state, token) => ((TaskCompletionSource<TResult>)state!).TrySetCanceled(token), _completion);
        }

        public Task<TResult> Task => _completion.Task;

        public void Withdraw() => _registration.Dispose();

        public override void Run(Argon2Memory memory)
        {
            if (!Task.IsCompleted)
            {
                try
                {
                    _completion.TrySetResult(_compute(memory));
                }
#pragma warning disable CA1031 // Whatever it is (no memory, most likely), it belongs to the one who waits; the thread must live on.
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    _completion.TrySetException(exception);
                }
            }

            _registration.Dispose();
        }
    }
}
