using System.Diagnostics;

namespace IdentityHub.Server.Tests.Support;

/// <summary>Waits for what another thread or node does in its own time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Returns as soon as the condition holds; fails when it never does.</summary>
    public static Task TrueAsync(Func<bool> condition) => TrueAsync(() => Task.FromResult(condition()));

    /// <summary>Returns as soon as the condition holds; fails when it never does.</summary>
    public static async Task TrueAsync(Func<Task<bool>> condition)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, $"It did not happen within {Patience.TotalSeconds} s.");
            await Task.Delay(20);
        }
    }
}
