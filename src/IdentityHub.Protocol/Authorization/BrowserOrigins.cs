namespace IdentityHub.Protocol.Authorization;

/// <summary>Which browser origins (RFC 6454) may read the answers of the token endpoints for a client.</summary>
public static class BrowserOrigins
{
    private const int MaximumLength = 256;

    /// <summary>Whether an origin is listed or is that of a redirect URI.</summary>
    /// <param name="origin">The <c>Origin</c> header.</param>
    /// <param name="listed">Origins that the client registered.</param>
    /// <param name="redirectUris">Redirect URIs that the client registered; <c>*</c> stands for part of one host label.</param>
    /// <returns>Whether the origin is allowed. <c>null</c> and origins of other schemes never are.</returns>
    public static bool Allows(string origin, IReadOnlyList<string>? listed, IReadOnlyList<string> redirectUris)
    {
        if (!TrySplit(origin, out var actual))
        {
            return false;
        }

        if (listed is not null)
        {
            foreach (var candidate in listed)
            {
                if (TrySplit(candidate, out var expected) && Matches(expected, actual))
                {
                    return true;
                }
            }
        }

        foreach (var redirectUri in redirectUris)
        {
            if (TrySplit(redirectUri, out var expected) && Matches(expected, actual))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an origin may be registered: http or https and a host, in which a wildcard stands for part of a label as in redirect URIs.</summary>
    /// <param name="text">What somebody wants to register.</param>
    /// <returns>Whether it is an origin and nothing more.</returns>
    public static bool IsRegistrable(string text)
    {
        var host = text.IndexOf("://", StringComparison.Ordinal) + "://".Length;
        return text.Length <= MaximumLength
            && text.StartsWith("http", StringComparison.OrdinalIgnoreCase)
            && RedirectUris.ValidateRegistration(text) is null
            && text.IndexOfAny(['/', '?'], host) is var end
            && (end < 0 || end == text.Length - 1);
    }

    private static bool Matches(Origin expected, Origin actual)
    {
        if (expected.Scheme != actual.Scheme || expected.Port != actual.Port)
        {
            return false;
        }

        var expectedLabels = expected.Host.Split('.');
        var actualLabels = actual.Host.Split('.');
        return expectedLabels.Length == actualLabels.Length
            && !actual.Host.Contains('*', StringComparison.Ordinal)
            && expectedLabels.Zip(actualLabels).All(pair => LabelMatches(pair.First, pair.Second));
    }

    private static bool LabelMatches(string pattern, string label)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
        {
            return pattern == label;
        }

        // More than one star in a label is refused at registration; here it matches nothing.
        var prefix = pattern[..star];
        var suffix = pattern[(star + 1)..];
        return label.Length > prefix.Length + suffix.Length
            && label.StartsWith(prefix, StringComparison.Ordinal)
            && label.EndsWith(suffix, StringComparison.Ordinal);
    }

    private static bool TrySplit(string value, out Origin origin)
    {
        origin = default;
        var separator = value.IndexOf("://", StringComparison.Ordinal);
        var scheme = separator < 0 ? "" : value[..separator].ToLowerInvariant();
        if (scheme is not ("http" or "https"))
        {
            return false;
        }

        var rest = value.AsSpan(separator + 3);
        var end = rest.IndexOfAny('/', '?', '#');
        var authority = end < 0 ? rest : rest[..end];
        var colon = authority.LastIndexOf(':');
        var bracket = authority.LastIndexOf(']');
        var port = scheme == "https" ? 443 : 80;
        if (colon > bracket)
        {
            if (!int.TryParse(authority[(colon + 1)..], System.Globalization.NumberStyles.None, null, out port))
            {
                return false;
            }

            authority = authority[..colon];
        }

        if (authority.IsEmpty || authority.Contains('@'))
        {
            return false;
        }

        origin = new Origin(scheme, authority.ToString().ToLowerInvariant(), port);
        return true;
    }

    private readonly record struct Origin(string Scheme, string Host, int Port);
}
