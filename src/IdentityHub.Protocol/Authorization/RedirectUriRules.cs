using System.Buffers;
using IdentityHub.Protocol.Messages;

namespace IdentityHub.Protocol.Authorization;

/// <summary>What no redirect URI may have. Each rule answers with a problem for people, or <see langword="null"/>.</summary>
internal static class RedirectUriRules
{
    private static readonly SearchValues<char> UnsafeCharacters = SearchValues.Create("\\\"<>`{}|^#");

    // Schemes that run code in the browser, or that name what the browser or its machine holds (CVE-2026-9086).
    private static readonly HashSet<string> ForbiddenSchemes = new(StringComparer.Ordinal)
    {
        "javascript", "data", "vbscript", "file", "blob", "about", "filesystem", "view-source", "jar", "intent",
        "ws", "wss", "ftp", "mailto", "tel", "sms", "urn", "chrome", "resource", "livescript", "mocha",
    };

    // A response adds these itself; twice, a client might read the wrong one (CVE-2026-9689).
    private static readonly HashSet<string> ResponseParameters = new(StringComparer.OrdinalIgnoreCase)
    {
        "code", "state", "iss", "error", "error_description", "error_uri", "response", "id_token", "access_token", "session_state",
    };

    /// <summary>Whether a scheme is never redirected to.</summary>
    public static bool IsForbidden(string scheme) => ForbiddenSchemes.Contains(scheme);

    /// <summary>What must be nowhere in a redirect URI.</summary>
    public static string? FindUnsafe(string text)
    {
        if (text.Length is 0 or > RedirectUris.MaximumLength)
        {
            return "must have 1 to 2048 characters";
        }

        return text.Contains('#', StringComparison.Ordinal) ? "must not have a fragment"
            : text.AsSpan().ContainsAny(UnsafeCharacters) || text.Any(IsUnprintable) ? "must not have spaces, control characters or backslashes"
            : null;
    }

    /// <summary>Parameters in a query that a response adds itself.</summary>
    public static string? FindResponseParameter(string query)
    {
        foreach (var pair in query.TrimStart('?').Split('&'))
        {
            if (!FormEncoding.TryDecode(pair.Split('=')[0], out var name) || ResponseParameters.Contains(name))
            {
                return "must not have parameters of a response, such as code or state, in its query";
            }
        }

        return null;
    }

    /// <summary>Dot segments in any spelling.</summary>
    /// <remarks>Servers differ in what they make of <c>..;</c>, <c>%2e%2e</c> and <c>%252e%252e</c>; none of them gets to decide (CVE-2024-8883).</remarks>
    public static string? FindDotSegment(string path)
    {
        const string Problem = "must not have dot segments or encoded dots, slashes and backslashes next to them";
        const StringComparison IgnoreCase = StringComparison.OrdinalIgnoreCase;
        if (path.Contains("%2e", IgnoreCase) || path.Contains("%252e", IgnoreCase) || path.Contains("%5c", IgnoreCase)
            || path.Contains("%0", IgnoreCase) || path.Contains("%1", IgnoreCase))
        {
            return Problem;
        }

        var segments = path.Replace("%2f", "/", IgnoreCase).Replace("%252f", "/", IgnoreCase).Replace("%3b", ";", IgnoreCase).Split('/', ';');
        return Array.Exists(segments, segment => segment is "." or "..") ? Problem : null;
    }

    private static bool IsUnprintable(char character) =>
        char.IsControl(character) || char.IsWhiteSpace(character) || char.IsSurrogate(character);
}
