using IdentityHub.Data;

namespace IdentityHub.Server.Hosting.Database;

/// <summary>One call of <see cref="HubWriter"/> on its way through the SQLite writer.</summary>
internal abstract class SqliteWrite(Durability durability, long enqueuedAt)
{
    public Durability Durability => durability;

    /// <summary>Stopwatch timestamp at which the call joined the queue.</summary>
    public long EnqueuedAt => enqueuedAt;

    /// <summary>How it ended; meaningful once it ran.</summary>
    public WriteOutcome Outcome { get; protected set; }

    /// <summary>Claims the call for the writer; false when the caller left while it waited.</summary>
    public abstract bool TryStart();

    /// <summary>Does the work and saves tracked changes. The outcome says whether the savepoint is to be released or rolled back.</summary>
    public abstract void Run(HubDbContext db);

    /// <summary>Lets the caller continue after the commit of the batch.</summary>
    public abstract void Complete();

    /// <summary>Gives the caller the exception that took the whole batch.</summary>
    public abstract void Fail(Exception exception);
}

/// <inheritdoc cref="SqliteWrite"/>
internal sealed class SqliteWrite<T> : SqliteWrite
{
    private readonly Func<HubDbContext, CancellationToken, Task<T>> work;
    private readonly Func<T, bool>? keeps;
    private readonly CancellationToken cancellation;
    private readonly CancellationTokenRegistration registration;
    private readonly ExecutionContext? callerContext = ExecutionContext.Capture();
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<T>? running;
    private T? result;
    private Exception? failure;
    private int claimed;

    public SqliteWrite(
        Durability durability,
        Func<HubDbContext, CancellationToken, Task<T>> work,
        Func<T, bool>? keeps,
        long enqueuedAt,
        CancellationToken cancellation)
        : base(durability, enqueuedAt)
    {
        this.work = work;
        this.keeps = keeps;
        this.cancellation = cancellation;
        registration = cancellation.UnsafeRegister(static self => ((SqliteWrite<T>)self!).Leave(), this);
    }

    public Task<T> Task => completion.Task;

    public override bool TryStart() => Interlocked.Exchange(ref claimed, 1) == 0;

    public override void Run(HubDbContext db)
    {
        registration.Dispose();
        try
        {
            result = RunAsCaller(db);
            if (keeps?.Invoke(result) == false)
            {
                Outcome = WriteOutcome.Undone;
                return;
            }

            db.SaveChanges();
            Outcome = WriteOutcome.Committed;
        }
        catch (Exception exception)
        {
            Outcome = WriteOutcome.Failed;
            failure = exception;
        }
    }

    public override void Complete()
    {
        switch (failure)
        {
            case null:
                completion.TrySetResult(result!);
                break;
            case OperationCanceledException cancelled when cancelled.CancellationToken == cancellation && cancellation.IsCancellationRequested:
                completion.TrySetCanceled(cancellation);
                break;
            default:
                completion.TrySetException(failure);
                break;
        }
    }

    public override void Fail(Exception exception)
    {
        registration.Dispose();

        // Each caller gets an exception object of its own: one shared by many threads would collect all their stack traces.
        completion.TrySetException(failure ?? new DatabaseWriteException(exception));
    }

    // The caller's log scopes and trace go along. SQLite works synchronously, so the task has nearly always ended when it is returned.
    private T RunAsCaller(HubDbContext db)
    {
        if (callerContext is null)
        {
            running = work(db, cancellation);
        }
        else
        {
            ExecutionContext.Run(callerContext, _ => running = work(db, cancellation), null);
        }

        return running!.GetAwaiter().GetResult();
    }

    private void Leave()
    {
        if (TryStart())
        {
            completion.TrySetCanceled(cancellation);
        }
    }
}
