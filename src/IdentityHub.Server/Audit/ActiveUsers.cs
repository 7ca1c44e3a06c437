namespace IdentityHub.Server.Audit;

/// <summary>Who obtained tokens on which day, for the figures of the dashboard. A user is stored once per node and day, or a little more often.</summary>
internal sealed class ActiveUsers(TimeProvider clock)
{
    private const int SecondsOfDay = 86_400;

    // Beyond this the memory is not worth it: forgetting only means storing again what is there already.
    private const int MostKnown = 100_000;

    private readonly Lock gate = new();
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private List<ActiveUser> waiting = [];
    private int today;

    /// <summary>A user obtained tokens.</summary>
    public void Note(string userId)
    {
        var day = (int)(clock.GetUtcNow().ToUnixTimeSeconds() / SecondsOfDay);
        lock (gate)
        {
            if (day != today || known.Count >= MostKnown)
            {
                known.Clear();
                today = day;
            }

            if (waiting.Count < MostKnown && known.Add(userId))
            {
                waiting.Add(new(day, userId));
            }
        }
    }

    /// <summary>Takes out who is to be stored.</summary>
    public List<ActiveUser> Take()
    {
        lock (gate)
        {
            var taken = waiting;
            waiting = [];
            return taken;
        }
    }

    /// <summary>Storing failed: whoever comes again is noted again.</summary>
    public void Forget(IEnumerable<ActiveUser> users)
    {
        lock (gate)
        {
            known.ExceptWith(users.Select(user => user.UserId));
        }
    }
}

/// <summary>A user and a day, counted from 1970-01-01.</summary>
internal readonly record struct ActiveUser(int Day, string UserId);
