using IdentityHub.Data.Signing;

namespace IdentityHub.Server.Management.Dashboard.Health;

/// <summary>When a key was made and signs.</summary>
/// <param name="Algorithm">JWS algorithm.</param>
/// <param name="Status">Where it is in its life.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="EffectiveAt">When it began to sign, if that was later.</param>
internal sealed record KeyMoment(string Algorithm, SigningKeyStatus Status, DateTimeOffset CreatedAt, DateTimeOffset? EffectiveAt);

/// <summary>Whether there is a key for every algorithm, and whether it is time for another one.</summary>
internal static class KeyHealthCheck
{
    /// <summary>How long a key should sign: the shorter end of what is recommended for private signature keys (NIST SP 800-57 Part 1, 5.3.6).</summary>
    public static readonly TimeSpan RotationInterval = TimeSpan.FromDays(365);

    /// <summary>Judges them.</summary>
    /// <param name="algorithms">The algorithms of the settings.</param>
    /// <param name="keys">All keys.</param>
    /// <param name="now">The time.</param>
    public static KeyHealth Judge(IReadOnlyList<string> algorithms, IReadOnlyList<KeyMoment> keys, DateTimeOffset now)
    {
        var ages = new List<SigningKeyAge>();
        foreach (var current in keys.Where(key => key.Status == SigningKeyStatus.Current && algorithms.Contains(key.Algorithm)))
        {
            var since = current.EffectiveAt ?? current.CreatedAt;
            var next = keys.FirstOrDefault(key => key.Status == SigningKeyStatus.Next && key.Algorithm == current.Algorithm);
            ages.Add(new(current.Algorithm, (int)Math.Max(0, (now - since).TotalDays), since + RotationInterval, next?.EffectiveAt));
        }

        var (state, code) = (HealthState.Ok, "keys.ok");
        if (algorithms.Any(name => ages.All(key => key.Algorithm != name)))
        {
            (state, code) = (HealthState.Error, "keys.missing");
        }
        else if (ages.Any(key => key.RotationDueAt <= now && key.NextFrom is null))
        {
            (state, code) = (HealthState.Warning, "keys.due");
        }
        else if (ages.Any(static key => key.NextFrom is not null))
        {
            code = "keys.rotating";
        }

        return new KeyHealth { State = state, Code = code, Keys = [.. ages.OrderBy(key => algorithms.ToList().IndexOf(key.Algorithm))] };
    }
}
