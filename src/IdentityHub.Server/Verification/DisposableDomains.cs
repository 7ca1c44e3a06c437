using System.Collections.Frozen;

namespace IdentityHub.Server.Verification;

/// <summary>
/// Domains of services that give out addresses to throw away. The list is shipped with the hub, so that no address is told to anybody;
/// where it comes from and how it is renewed says <c>deploy/lists/README.md</c>.
/// </summary>
internal static class DisposableDomains
{
    private static readonly Lazy<FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>>> Known = new(Load);

    /// <summary>Whether a domain, or one above it, is on the list.</summary>
    /// <param name="domain">In the form of <see cref="EmailAddress"/>.</param>
    public static bool Contains(string domain)
    {
        var rest = domain.AsSpan();
        while (rest.Contains('.'))
        {
            if (Known.Value.Contains(rest))
            {
                return true;
            }

            rest = rest[(rest.IndexOf('.') + 1)..];
        }

        return false;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Load()
    {
        const string name = "IdentityHub.Server.Verification.disposable-domains.txt";
        using var stream = typeof(DisposableDomains).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(static line => line[0] != '#')
            .Select(static line => EmailAddress.CanonicalDomain(line) ?? line)
            .ToFrozenSet(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
