namespace IdentityHub.Server.People.Passwords;

/// <summary>
/// Settings under <c>IdentityHub:Passwords</c>. The defaults follow the OWASP advice for Argon2id: 19 MiB, two passes, one lane.
/// </summary>
internal sealed record PasswordOptions
{
    /// <summary>Hashes computed at the same time, each on a thread and with memory of its own. Default: the number of processors.</summary>
    public int Concurrency { get; init; } = Environment.ProcessorCount;

    /// <summary>Hashes that may wait for a thread; one more is answered with "overloaded". Default: 64.</summary>
    public int QueueCapacity { get; init; } = 64;

    /// <summary>Memory of a new digest in KiB. Default: 19456.</summary>
    public int MemoryKiB { get; init; } = 19456;

    /// <summary>Passes of a new digest. Default: 2.</summary>
    public int Iterations { get; init; } = 2;

    /// <summary>Lanes of a new digest. Default: 1.</summary>
    public int Parallelism { get; init; } = 1;

    /// <summary>The most memory in KiB a stored digest may ask for. Default: 262144 (256 MiB).</summary>
    public int MaximumMemoryKiB { get; init; } = 256 * 1024;

    /// <summary>The cost of new digests.</summary>
    public Argon2Cost Cost => new(Argon2Variant.Argon2id, MemoryKiB, Iterations, Parallelism);

    /// <summary>
    /// What is wrong with the settings, one sentence per setting; empty when all is well. The front door refuses to start otherwise.
    /// </summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        Require(Concurrency is >= 1 and <= 256, "Concurrency must be between 1 and 256.");
        Require(QueueCapacity is >= 1 and <= 10_000, "QueueCapacity must be between 1 and 10000.");
        Require(MaximumMemoryKiB is >= 1024 and <= 1024 * 1024, "MaximumMemoryKiB must be between 1024 and 1048576.");
        Require(Parallelism is >= 1 and <= PasswordDigest.MaximumParallelism, "Parallelism must be between 1 and 16.");
        Require(Iterations is >= 1 and <= PasswordDigest.MaximumIterations, "Iterations must be between 1 and 64.");
        Require(MemoryKiB >= 1024 && MemoryKiB <= MaximumMemoryKiB, "MemoryKiB must be between 1024 and MaximumMemoryKiB.");
        Require((long)MemoryKiB * Iterations <= PasswordDigest.MaximumWorkKiB, "MemoryKiB times Iterations must not exceed 2097152.");
        return problems;

        void Require(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add("IdentityHub:Passwords:" + problem);
            }
        }
    }
}
