namespace IdentityHub.Server.Sso.Dns;

/// <summary>Finds TXT records (RFC 1035 §3.3.14).</summary>
internal interface ITxtResolver
{
    /// <summary>Looks a name up.</summary>
    /// <param name="name">A name in ASCII.</param>
    /// <param name="cancellation">Ends the look-up.</param>
    Task<TxtLookup> FindAsync(string name, CancellationToken cancellation);
}

/// <summary>What a look-up found.</summary>
/// <param name="Texts">The records, each in one piece; none when the name has none or does not exist.</param>
/// <param name="Problem">Why nothing is known; null when something is.</param>
internal sealed record TxtLookup(IReadOnlyList<string> Texts, string? Problem = null);
