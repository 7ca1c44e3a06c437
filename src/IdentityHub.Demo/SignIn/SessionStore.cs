using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace IdentityHub.Demo.SignIn;

/// <summary>The signed-in sessions, in memory. With more than one server this would be a shared, encrypted cache with the same three methods.</summary>
internal sealed class SessionStore(TimeProvider clock)
{
    /// <summary>How long a sign-in lasts at most, however active the user is.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    private readonly ConcurrentDictionary<string, SignedInSession> sessions = new(StringComparer.Ordinal);

    /// <returns>The session's id: 256 random bits, new at every sign-in, so that an id known before it is worth nothing after it.</returns>
    public string Add(SignedInSession session)
    {
        RemoveExpired();
        var id = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        sessions[id] = session;
        return id;
    }

    public SignedInSession? Find(string? id) =>
        id is not null && sessions.TryGetValue(id, out var session) && session.ExpiresAt > clock.GetUtcNow() ? session : null;

    public void Remove(string id) => sessions.TryRemove(id, out _);

    private void RemoveExpired()
    {
        var now = clock.GetUtcNow();
        foreach (var (id, session) in sessions)
        {
            if (session.ExpiresAt <= now)
            {
                sessions.TryRemove(id, out _);
            }
        }
    }
}
