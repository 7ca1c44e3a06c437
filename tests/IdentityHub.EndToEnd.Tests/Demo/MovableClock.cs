namespace IdentityHub.EndToEnd.Tests.Demo;

/// <summary>The real time plus what a test has moved it by.</summary>
internal sealed class MovableClock : TimeProvider
{
    private TimeSpan moved;

    public void Move(TimeSpan by) => moved += by;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + moved;
}
