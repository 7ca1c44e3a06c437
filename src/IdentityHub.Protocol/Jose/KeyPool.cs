using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace IdentityHub.Protocol.Jose;

/// <summary>
/// Copies of one key for use by many threads. .NET does not promise that an <see cref="AsymmetricAlgorithm"/> may be used by two
/// threads at once, and a lock would let one core sign at a time; so each user takes a copy out by one atomic exchange
/// and puts it back, and a copy is made when none is free.
/// </summary>
internal sealed class KeyPool : IDisposable
{
    // Twice the cores: a thread that is suspended while it signs keeps its copy, and making another costs more than signing.
    private readonly Slot[] _slots = new Slot[Math.Clamp(Environment.ProcessorCount * 2, 4, 64)];
    private readonly Func<AsymmetricAlgorithm> _copy;
    private volatile bool _disposed;

    /// <param name="first">A copy that already exists; the pool owns it from now on.</param>
    /// <param name="copy">Makes another copy; may be called by several threads at once.</param>
    public KeyPool(AsymmetricAlgorithm first, Func<AsymmetricAlgorithm> copy)
    {
        _copy = copy;
        _slots[0].Key = first;
    }

    public AsymmetricAlgorithm Rent()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var start = Thread.GetCurrentProcessorId();
        for (var i = 0; i < _slots.Length; i++)
        {
            ref var slot = ref _slots[(uint)(start + i) % (uint)_slots.Length];
            if (slot.Key is not null && Interlocked.Exchange(ref slot.Key, null) is { } key)
            {
                return key;
            }
        }

        return _copy();
    }

    public void Return(AsymmetricAlgorithm key)
    {
        var start = Thread.GetCurrentProcessorId();
        for (var i = 0; i < _slots.Length && !_disposed; i++)
        {
            ref var slot = ref _slots[(uint)(start + i) % (uint)_slots.Length];
            if (slot.Key is null && Interlocked.CompareExchange(ref slot.Key, key, null) is null)
            {
                if (_disposed)
                {
                    Empty();
                }

                return;
            }
        }

        key.Dispose();
    }

    public void Dispose()
    {
        _disposed = true;
        Empty();
    }

    private void Empty()
    {
        for (var i = 0; i < _slots.Length; i++)
        {
            Interlocked.Exchange(ref _slots[i].Key, null)?.Dispose();
        }
    }

    // One slot a cache line, so that cores do not take turns with each other's slots.
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Slot
    {
        [FieldOffset(0)]
        public AsymmetricAlgorithm? Key;
    }
}
