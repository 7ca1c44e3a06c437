namespace IdentityHub.Protocol.Authorization;

/// <summary>
/// Which redirect URIs may be registered and which requested ones they stand for (RFC 6749 §3.1.2, RFC 9700 §2.1, RFC 8252 §7.3).
/// No regular expression is ever made from a URI: patterns have one wildcard and a matcher of their own.
/// </summary>
public static class RedirectUris
{
    /// <summary>Longest URI that is looked at, in characters.</summary>
    public const int MaximumLength = 2048;

    /// <summary>Checks a URI that somebody wants to register.</summary>
    /// <param name="uri">An http(s) URI, with <c>*</c> allowed in host labels and path, or one with a scheme of an app's own.</param>
    /// <returns>What is wrong with it, for people, or <see langword="null"/>.</returns>
    public static string? ValidateRegistration(string uri)
    {
        if (RedirectUri.Parse(uri, out var problem) is not { } parsed)
        {
            return problem;
        }

        if (!uri.Contains('*', StringComparison.Ordinal))
        {
            return null;
        }

        if (!parsed.IsHttp || parsed.Query.Contains('*', StringComparison.Ordinal))
        {
            return "a wildcard may only be in the host or the path of an http or https URI";
        }

        var labels = parsed.Host.Split('.');
        var wildcardHost = parsed.Host.Contains('*', StringComparison.Ordinal);
        return wildcardHost && (labels.Length < 3 || labels[^1].Contains('*', StringComparison.Ordinal) || labels[^2].Contains('*', StringComparison.Ordinal))
            ? "a wildcard may not be in the last two labels of the host"
            : null;
    }

    /// <summary>Whether a requested URI is the registered one, or one that its wildcards stand for.</summary>
    /// <param name="registered">The registered URI.</param>
    /// <param name="requested">The URI of the request.</param>
    /// <param name="native">Whether the client is native: on its loopback URIs the port does not count (RFC 8252 §7.3).</param>
    /// <returns>Whether it is.</returns>
    public static bool Matches(string registered, string requested, bool native)
    {
        if (requested.Contains('*', StringComparison.Ordinal)
            || ValidateRegistration(registered) is not null
            || RedirectUri.Parse(registered, out _) is not { } pattern
            || RedirectUri.Parse(requested, out _) is not { } uri
            || pattern.Scheme != uri.Scheme
            || pattern.Query != uri.Query)
        {
            return false;
        }

        var anyPort = native && uri is { Scheme: "http", IsLoopback: true } && pattern.Host == uri.Host;
        return (anyPort || pattern.Port == uri.Port)
            && HostMatches(pattern.Host, uri.Host)
            && Wildcard.Matches(pattern.Path, uri.Path, minimum: 0);
    }

    /// <summary>Whether any of the registered URIs stands for the requested one.</summary>
    /// <param name="registered">Registered URIs.</param>
    /// <param name="requested">The URI of the request.</param>
    /// <param name="native">Whether the client is native.</param>
    /// <returns>Whether one does.</returns>
    public static bool MatchesAny(IEnumerable<string> registered, string requested, bool native) =>
        registered.Any(uri => Matches(uri, requested, native));

    /// <summary>The form in which a matched URI goes into a <c>Location</c> header: ASCII, with a path (WHATWG URL, serialization).</summary>
    /// <param name="uri">A URI that matched.</param>
    /// <returns>The form, or <see langword="null"/> for what could not have matched.</returns>
    public static string? Normalize(string uri) => RedirectUri.Parse(uri, out _)?.ToString();

    private static bool HostMatches(string pattern, string host)
    {
        if (!pattern.Contains('*', StringComparison.Ordinal))
        {
            return pattern == host;
        }

        // Label by label: a wildcard never stands for a dot.
        var patternLabels = pattern.Split('.');
        var labels = host.Split('.');
        if (patternLabels.Length != labels.Length)
        {
            return false;
        }

        for (var index = 0; index < labels.Length; index++)
        {
            if (!Wildcard.Matches(patternLabels[index], labels[index], minimum: 1))
            {
                return false;
            }
        }

        return true;
    }
}
